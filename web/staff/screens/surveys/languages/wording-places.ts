/** The wordings of a questionnaire under the thing they belong to, each with what it is. */
import type { Page, Questionnaire } from '../../../../../surveys/questionnaires/types';
import { type Wording, wordingsOf } from '../../../../../surveys/questionnaires/wordings';

export type WordingGroup = { readonly title: string; readonly wordings: readonly Wording[] };

/** The questionnaire itself, each question in order, what pages and logic say; then the same of its Easy Read version. */
export function wordingGroups(draft: Questionnaire): readonly WordingGroup[] {
  const all = wordingsOf(draft);
  const isEasyRead = ({ path }: Wording) => path[0] === 'easyRead';
  const standard = groupsOf(
    draft.pages,
    all.filter((wording) => !isEasyRead(wording)),
    [],
    { whole: 'The questionnaire', question: '', others: 'Checks, ends and help' },
  );
  if (!draft.easyRead) return standard;
  const easyRead = groupsOf(draft.easyRead.pages, all.filter(isEasyRead), ['easyRead'], {
    whole: 'The Easy Read version',
    question: 'Easy Read: ',
    others: 'Easy Read: checks, ends and help',
  });
  return [...standard, ...easyRead];
}

/** @param within the way to the version */
function groupsOf(
  pages: readonly Page[],
  all: readonly Wording[],
  within: readonly string[],
  titles: { readonly whole: string; readonly question: string; readonly others: string },
): WordingGroup[] {
  const rest = (path: readonly string[]) => path.slice(within.length);
  const isOfLogic = (path: readonly string[]) => ['pages', 'ends', 'safety'].includes(rest(path)[0] ?? '');
  const groups = new Map<string, Wording[]>();
  const add = (place: string, wording: Wording) => groups.set(place, [...(groups.get(place) ?? []), wording]);
  for (const wording of all) {
    const [, page, part, at] = rest(wording.path);
    if (!isOfLogic(wording.path)) add('whole', wording);
    else if (part === 'questions') add(`${page}.${at}`, wording);
    else add('others', wording);
  }
  const questions = pages.flatMap(({ questions: list }, page) =>
    list.map((question, at) => ({
      title: `${titles.question}${question.label.en}`,
      wordings: groups.get(`${page}.${at}`) ?? [],
    })),
  );
  return [
    { title: titles.whole, wordings: groups.get('whole') ?? [] },
    ...questions,
    { title: titles.others, wordings: groups.get('others') ?? [] },
  ].filter(({ wordings }) => wordings.length > 0);
}

const names: Readonly<Record<string, string>> = {
  title: 'Title',
  purpose: 'What it is for',
  thanks: 'Thanks',
  label: 'Question',
  hint: 'Help',
  whyWeAsk: 'Why we ask',
  dontKnowWords: '“I do not know”',
  unit: 'Unit',
  one: 'Unit, one',
  many: 'Unit, several',
  fromWords: 'Low end',
  toWords: 'High end',
  itemWord: 'What an item is called',
  whereWords: '“Where”',
  whenWords: '“When”',
  howWords: '“How good”',
  transcript: 'What the clip says',
  alt: 'What the picture shows',
  words: 'What is said',
  name: 'Where help is',
  about: 'What for',
  paragraphs: 'Paragraph',
  options: 'Option',
  items: 'Item',
  points: 'Point',
};

/** What a wording is, from the way to it: “Option 2”. */
export function wordingName(path: readonly string[]): string {
  const last = path.at(-1) ?? '';
  const list = path.at(-3) ?? '';
  const number = Number(path.at(-2)) + 1;
  if (last === 'label' && ['options', 'items', 'points'].includes(list)) return `${names[list]} ${number}`;
  if (/^\d+$/.test(last)) return `${names[path.at(-2) ?? ''] ?? 'Words'} ${Number(last) + 1}`;
  return names[last] ?? last;
}
