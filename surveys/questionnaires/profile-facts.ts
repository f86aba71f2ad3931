/** What answers write beside the response: facts of the dated profile, and consents. Decided here, done by the saving step. */
import type { Purpose } from '../panel/consent';
import type { Question } from '../questions/answers';
import type { Agreed } from '../questions/consent/answer';
import { own } from '../questions/fields';
import type { Stored } from '../vocabulary';
import type { Answers } from './show-if';
import type { Questionnaire } from './types';

export type ProfileFact = { readonly variable: string; readonly value: Stored<string> };

export type ConsentAnswer = {
  readonly purpose: Purpose;
  readonly isGiven: boolean;
  readonly textVersion: string;
};

/**
 * The facts about themselves that someone's new answers bring: one for each profile item answered otherwise than before,
 * "prefer not to say" too. A question skipped says nothing about anyone.
 * @param before answers as they stood, by question key
 * @param after answers as they stand now
 * @example profileFacts(survey, {}, { sex_now: { value: 'female' } }) // [{ variable: 'sex', value: { value: 'female' } }]
 */
export function profileFacts(
  questionnaire: Questionnaire,
  before: Answers,
  after: Answers,
): readonly ProfileFact[] {
  return questionsIn(questionnaire).flatMap((question): ProfileFact[] => {
    const stored = own(after, question.key);
    if (question.kind !== 'profile' || !stored || isSame(stored, own(before, question.key))) return [];
    if ('missing' in stored) {
      const isSaid = stored.missing === 'prefer-not-to-say' || stored.missing === 'dont-know';
      return isSaid ? [{ variable: question.variable, value: stored }] : [];
    }
    // A profile item stores a code of its variable.
    return [{ variable: question.variable, value: { value: String(stored.value) } }];
  });
}

/**
 * The consents that someone's new answers give or refuse: one for each consent answered otherwise than before.
 * @example consentsAnswered(survey, {}, { may_invite: { value: { code: 'yes', version: '1' } } })[0].isGiven // true
 */
export function consentsAnswered(
  questionnaire: Questionnaire,
  before: Answers,
  after: Answers,
): readonly ConsentAnswer[] {
  return questionsIn(questionnaire).flatMap((question) => {
    const stored = own(after, question.key);
    if (question.kind !== 'consent' || !stored || 'missing' in stored) return [];
    if (isSame(stored, own(before, question.key))) return [];
    // A consent stores yes or no and the version of its words.
    const { code, version } = stored.value as Agreed;
    return [{ purpose: question.purpose, isGiven: code === 'yes', textVersion: version }];
  });
}

const questionsIn = (questionnaire: Questionnaire): readonly Question[] =>
  questionnaire.pages.flatMap((page) => page.questions);

const isSame = (one: Stored, other: Stored | undefined) => JSON.stringify(one) === JSON.stringify(other);
