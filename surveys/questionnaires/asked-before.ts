/** Which questions of a draft were asked before, so that nobody is asked again for what they said already. */
import { kindOf, type Question } from '../questions/answers';
import type { Questionnaire } from './types';

/** An earlier survey and the question of it that was the same: by its key, or by its words under another one. */
export type AskedBefore<Survey> = {
  readonly survey: Survey;
  readonly key: string;
  /** Its words then, where they were others. */
  readonly otherWords?: string;
};

/**
 * For each question of a draft, the surveys that asked it already: under the same key, else in the same words.
 * @param draft the questionnaire being written
 * @param surveys those issued before, each with its questionnaire, in the order they are to be told
 * @returns by key of the draft's question; questions never asked are left out
 * @example askedBefore(draft, [{ id: 'w1', questionnaire }]).get('health') // [{ survey, key: 'health' }]
 */
export function askedBefore<Survey extends { readonly questionnaire: Questionnaire }>(
  draft: Questionnaire,
  surveys: readonly Survey[],
): ReadonlyMap<string, readonly AskedBefore<Survey>[]> {
  const found = new Map<string, AskedBefore<Survey>[]>();
  for (const survey of surveys) {
    const earlier = asking(survey.questionnaire);
    for (const question of asking(draft)) {
      const same =
        earlier.find(({ key }) => key === question.key && !givenKey.test(key)) ??
        earlier.find((one) => wordsOf(one) === wordsOf(question));
      if (!same) continue;
      const isOther = wordsOf(same) !== wordsOf(question);
      const list = found.get(question.key) ?? [];
      list.push({ survey, key: same.key, ...(isOther && { otherWords: same.label.en }) });
      found.set(question.key, list);
    }
  }
  return found;
}

/** A key that the editor gives to a new question says nothing of what it asks. */
const givenKey = /^question_\d+$/;

const asking = ({ pages }: Questionnaire): Question[] =>
  pages.flatMap(({ questions }) => questions).filter((question) => kindOf(question).asks);

const wordsOf = ({ label }: Question): string => label.en.trim().toLowerCase();
