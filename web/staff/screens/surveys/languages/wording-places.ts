/** The wordings of a questionnaire under the thing they belong to, each with what it is. */
import type { Questionnaire } from '../../../../../surveys/questionnaires/types';
import { type Wording, wordingsOf } from '../../../../../surveys/questionnaires/wordings';

export type WordingGroup = { readonly title: string; readonly wordings: readonly Wording[] };

/** The questionnaire itself, each question in order, then what pages and logic say. */
export function wordingGroups(draft: Questionnaire): readonly WordingGroup[] {
  const all = wordingsOf(draft);
  const within = (...start: string[]) =>
    all.filter(({ path }) => start.every((step, at) => path[at] === step));
  const whole = [...within('title'), ...within('purpose'), ...within('thanks')];
  const questions = draft.pages.flatMap(({ questions: list }, page) =>
    list.map((question, at) => ({
      title: question.label.en,
      wordings: within('pages', String(page), 'questions', String(at)),
    })),
  );
  const others = [
    ...all.filter(({ path }) => path[0] === 'pages' && path[2] === 'checks'),
    ...within('ends'),
    ...within('safety'),
  ];
  return [
    { title: 'The questionnaire', wordings: whole },
    ...questions,
    { title: 'Checks, ends and help', wordings: others },
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
