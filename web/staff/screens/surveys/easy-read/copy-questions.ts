import type { EasyRead, Questionnaire } from '../../../../../surveys/questionnaires/types';
import { kindOf, type Question } from '../../../../../surveys/questions/answers';
import { takenKeys } from '../edits';

/** The questions of the standard version that can be asked again in easier words, and are not yet. */
export function questionsToCopy(draft: Questionnaire): readonly Question[] {
  const copied = draft.easyRead?.pages.flatMap((page) => page.questions.map(({ of }) => of)) ?? [];
  return draft.pages
    .flatMap((page) => page.questions)
    .filter((question) => kindOf(question).asks && !copied.includes(question.key));
}

/**
 * A draft with standard questions copied to its Easy Read version, each on a page of its own, for the words to be made simpler.
 * Begins that version where there is none yet.
 * @param keys of the standard questions
 */
export function copyToEasyRead(draft: Questionnaire, keys: readonly string[]): Questionnaire {
  const { title, purpose, minutes, thanks } = draft;
  const before: EasyRead = draft.easyRead ?? { title, purpose, minutes, thanks, pages: [] };
  const pages = draft.pages
    .flatMap((page) => page.questions)
    .filter(({ key }) => keys.includes(key))
    .map((question) => {
      const copy = easier(question, [...takenKeys(draft), ...takenKeys({ ...draft, pages: before.pages })]);
      return { key: copy.key, questions: [copy] };
    });
  return { ...draft, easyRead: { ...before, pages: [...before.pages, ...pages] } };
}

/** The same question under a key of its own: while its answers are the same they are counted together. */
function easier(question: Question, taken: readonly string[]): Question {
  const {
    showIf: _showIf,
    carryFrom: _carryFrom,
    shuffle: _shuffle,
    benchmark: _benchmark,
    source: _source,
    ...kept
  } = question;
  const isOwnWords = question.kind === 'open-text';
  return {
    ...kept,
    key: freeKey(`easy_${question.key}`.slice(0, 36), taken),
    of: question.key,
    ...(!isOwnWords && { mapped: 'same' }),
  } as Question; // only parts that any question may lack were left out
}

function freeKey(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let n = 2; ; n += 1) if (!taken.includes(`${wanted}_${n}`)) return `${wanted}_${n}`;
}
