import type { Questionnaire } from '../../../../surveys/questionnaires/types';
import type { Question } from '../../../../surveys/questions/answers';

const keyShape = /^[a-z][a-z0-9_]{0,39}$/;
const codeShape = /^[a-z0-9][a-z0-9_-]{0,39}$/;

/** Why a split or a fact cannot be called so, among the names there are. */
export function faultOfName(names: readonly string[], name: string): string | undefined {
  if (!keyShape.test(name))
    return 'Use up to 40 small letters, figures and _, beginning with a letter, such as short_words.';
  return names.includes(name) ? `Another one is called “${name}” already. Write another name.` : undefined;
}

/** Why a question or page cannot have a key, as a sentence; nothing where it can. */
export function faultOfKey(draft: Questionnaire, key: string, what: 'question' | 'page'): string | undefined {
  if (!keyShape.test(key))
    return 'Use up to 40 small letters, figures and _, beginning with a letter, such as waiting_time.';
  const keys =
    what === 'page'
      ? draft.pages.map((page) => page.key)
      : draft.pages.flatMap((page) => page.questions.map((question) => question.key));
  return keys.includes(key) ? `Another ${what} has the key “${key}” already. Write another.` : undefined;
}

/** The same for the code of an option, among the codes of its list. */
export function faultOfCode(codes: readonly string[], code: string): string | undefined {
  if (!codeShape.test(code))
    return 'Use up to 40 small letters, figures, _ and -, beginning with a letter or figure.';
  return codes.includes(code) ? `Another one has the code “${code}” already. Write another.` : undefined;
}

/** The question as it was asked in an issued version, if it was. */
export function findIssued(issued: Questionnaire | null, key: string): Question | undefined {
  return issued?.pages.flatMap((page) => page.questions).find((question) => question.key === key);
}
