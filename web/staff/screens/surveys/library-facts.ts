import { harmonised } from '../../../../surveys/panel/harmonised';
import type { LibraryItem, PopulationMapping, Standard } from '../../../../surveys/questionnaires/library';
import { missingWords } from '../../../../surveys/questions/parts';

/** One thing staff should know of a library item before they take it. */
export type Fact = { readonly term: string; readonly words: string };

/** What stands beside a library item: its source, its id there, whether it is word for word, licence and mapping. */
export function factsOf(item: LibraryItem): readonly Fact[] {
  const { standard, licence, population, table } = item;
  const source = standard
    ? [
        { term: 'Source', words: `${standard.publisher}: ${standard.name}${yearOf(standard)}` },
        { term: 'Standard id', words: standard.id },
        { term: 'Wording', words: exactnessOf(standard) },
      ]
    : [{ term: 'Source', words: 'Wording of our own; it follows no standard' }];
  return [
    ...source,
    { term: 'Licence', words: licence },
    {
      term: 'Population',
      words: population
        ? mappingOf(item, population)
        : table
          ? `${table.name}, of ${table.universe}, counts this too, to compare by hand. ${table.note}`
          : 'No population file counts this',
    },
  ];
}

const yearOf = ({ name, version }: Standard) => (name.includes(version) ? '' : `, ${version}`);

function exactnessOf(standard: Standard): string {
  if (!standard.isExact) return `Not word for word. ${standard.because}`;
  return standard.leftOut === undefined
    ? 'Word for word, question and answers'
    : `Word for word, question and answers; without ${standard.leftOut}`;
}

/** Category by category the answers that count in it, in the words of both. */
function mappingOf({ question }: LibraryItem, { variable, groups, note }: PopulationMapping): string {
  const counted = harmonised.find(({ key }) => key === variable);
  const options = 'options' in question ? question.options : [];
  const wordsOf = (code: string) => options.find((option) => option.code === code)?.label.en ?? code;
  const groupsInWords = Object.entries(groups).map(([code, answers]) => {
    const category = counted?.categories.find((one) => one.code === code)?.label.en ?? code;
    return `${category}: ${answers.map(wordsOf).join('; ')}`;
  });
  const said = [
    `Counts as ${counted?.label.en ?? variable}. ${groupsInWords.join('. ')}.`,
    `“${missingWords['prefer-not-to-say'].en}” counts in no category.`,
    note,
  ];
  return said.filter((sentence) => sentence !== undefined).join(' ');
}
