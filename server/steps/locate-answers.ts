import { isInside, type PlaceRule, type Places } from '../../db/reference/places';
import type { Answers } from '../../db/schema/responses';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { unfold } from '../../surveys/questionnaires/unfold';
import { own } from '../../surveys/questions/fields';
import { isLocated, type Located } from '../../surveys/questions/postcode/answer';
import type { Stored } from '../../surveys/vocabulary';
import { inNoArea, type NoArea } from './areas-of-survey';

/** What becomes of answers as their postcodes are looked up. */
export type LocatedAnswers = {
  readonly answers: Answers;
  /** The small area a member says they live in, where it is one of the footprint's. */
  readonly home: string | undefined;
  /** Postcodes that lie in none of the areas, by question. */
  readonly inNone: readonly { readonly question: string; readonly is: NoArea }[];
};

/**
 * Turns typed postcodes into what their questions keep: the area they lie in, as of the answer, and the postcode itself only
 * where that is asked for. A phone cannot look up, so it is done as an answer comes in, whichever way it came. Answers that
 * were looked up before stay as they are.
 */
export function locateAnswers(
  places: Pick<Places, 'findPostcode'>,
  rule: PlaceRule,
  questionnaire: Questionnaire,
  answers: Answers,
): LocatedAnswers {
  const located: Record<string, Stored> = { ...answers };
  const inNone: { question: string; is: NoArea }[] = [];
  let home: string | undefined;
  for (const question of unfold(questionnaire).pages.flatMap((page) => page.questions)) {
    if (question.kind !== 'postcode' || !isLocated(question) || question.level === undefined) continue;
    const stored = own(answers, question.key);
    if (!stored || !('value' in stored) || typeof stored.value !== 'string') continue;
    const finding = places.findPostcode(stored.value);
    const place = finding.found === 'place' ? finding.place : undefined;
    const isOurs = place !== undefined && isInside(rule, place);
    const none = place ? inNoArea.outside.code : inNoArea.notListed.code;
    if (!isOurs) inNone.push({ question: question.key, is: none });
    if (isOurs && question.home) home = place.lsoa;
    const value: Located = {
      area: isOurs ? place[question.level] : none,
      ...(question.keeps === 'whole' && { kept: stored.value }),
    };
    located[question.key] = { value };
  }
  return { answers: located, home, inNone };
}
