import { helpedByKey } from '../../surveys/questionnaires/easy-read';
import { pooledQuestions, questionsApart } from '../../surveys/questionnaires/pool-easy-read';
import { unfold } from '../../surveys/questionnaires/unfold';
import type { ResultTable } from '../contract/results';
import type { UsableCase, WaveCases } from './read-cases';

/** Below it nothing is said of a number of people (R16). */
const fewest = 10;

/** How many of these people answered in Easy Read; null where they, or those who did not, are too few to say. */
function countInEasyRead(people: readonly UsableCase[]): number | null {
  const answered = people.filter(({ format }) => format === 'easy-read').length;
  return answered < fewest || people.length - answered < fewest ? null : answered;
}

/** What those who answered in Easy Read are to the figures of one question; null in a survey without that version (R14). */
export function easyReadOn(
  { questionnaire }: WaveCases,
  people: readonly UsableCase[],
  question: string,
): ResultTable['easyRead'] {
  if (!questionnaire.easyRead) return null;
  const isApart = questionsApart(standardOf(questionnaire)).some(({ key }) => key === question);
  const isTogether = pooledQuestions(standardOf(questionnaire)).some(
    ({ standard }) => standard.key === question,
  );
  return {
    answered: countInEasyRead(people),
    counts: isApart ? 'only' : isTogether ? 'together' : 'not-asked',
  };
}

/** The sentence of a method note that says who answered in Easy Read, and what is counted together; none without that version. */
export function easyReadNote(
  { questionnaire }: WaveCases,
  people: readonly UsableCase[],
): { title: string; said: string }[] {
  if (!questionnaire.easyRead) return [];
  const standard = standardOf(questionnaire);
  const together = pooledQuestions(standard);
  const pooled = new Set(together.map((pair) => pair.standard.key));
  const apart = questionsApart(standard).filter(
    ({ key, kind }) => key !== helpedByKey && kind !== 'information',
  );
  const notAsked = unfold(standard)
    .pages.flatMap((page) => page.questions)
    .filter(({ key, kind }) => kind !== 'information' && !pooled.has(key)).length;
  const listed = (labels: readonly { readonly en: string }[]) => labels.map(({ en }) => `“${en}”`).join('; ');
  const answered = countInEasyRead(people);
  return [
    {
      title: 'Easy Read',
      said: [
        answered === null
          ? `It was answered in Easy Read and in the standard version; one of the two by fewer than ${fewest} of ${people.length} people.`
          : `${answered} of ${people.length} answered in Easy Read, a version of its own.`,
        together.length > 0
          ? `Pooled, since each answer there counts as one here: ${listed(together.map((pair) => pair.standard.label))}.`
          : 'No answers of the two versions are pooled.',
        apart.length > 0 ? `Not pooled, and shown apart: ${listed(apart.map(({ label }) => label))}.` : '',
        notAsked > 0
          ? `${notAsked === 1 ? 'One question' : `${notAsked} questions`} of the standard version ${notAsked === 1 ? 'was' : 'were'} not asked in Easy Read, or on another scale: figures of ${notAsked === 1 ? 'it' : 'them'} are of the standard version only.`
          : '',
      ]
        .filter(Boolean)
        .join(' '),
    },
  ];
}

/** Without the pages that were put behind it for reading results. */
function standardOf(reported: WaveCases['questionnaire']): WaveCases['questionnaire'] {
  const apart = reported.easyRead?.pages.flatMap((page) => page.questions.map(({ key }) => key)) ?? [];
  const own = new Set([...apart, helpedByKey]);
  const pages = reported.pages.filter((page) => page.questions.every(({ key }) => !own.has(key)));
  return { ...reported, pages };
}
