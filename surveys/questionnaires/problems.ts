/** Says every problem with an answer, in the words of the product and of the question. Runs on the phone. */

import { own } from '../questions/fields';
import type { Option, Problem, QuestionBase } from '../questions/question-kind';
import { sayDate } from '../questions/say-date';
import { inLanguage, type Words } from '../vocabulary';
import { say } from '../wording/say';
import { wording } from '../wording/words';

/** What words can be filled in from: the question the problem is about. */
type Asked = QuestionBase & {
  readonly options?: readonly Option[];
  readonly items?: readonly Option[];
  readonly unit?: Words | { readonly one: Words; readonly many: Words };
};

/**
 * A problem in words, numbers filled in.
 * @param question the one the problem is about: its own words are used for options, items and units
 * @param language falls back to English
 * @example sayProblem(share, { field: 'q.share.gp', code: 'points-left', values: { left: 20, total: 100 } }, 'en')
 * // 'Share your last 20 points, so that the total is 100'
 */
export function sayProblem(question: Asked, problem: Problem, language: string): string {
  const { problems } = wording(language);
  const values: Record<string, string | number> = { ...problem.values };
  for (const [name, list] of [
    ['option', question.options],
    ['item', question.items],
  ] as const) {
    const option = list?.find(({ code }) => code === values[name]);
    if (option) values[name] = inLanguage(option.label, language);
  }
  if (values.date !== undefined) values.date = sayDate(String(values.date), language);
  values.units = unitsFor(question, values.left ?? values.over, language);
  return say(own(problems, problem.code) ?? problems.unclear, values, language);
}

function unitsFor({ unit }: Asked, count: string | number | undefined, language: string): string {
  if (typeof unit !== 'object' || !('one' in unit) || typeof unit.one !== 'object') return '';
  const { one, many } = unit as { one: Words; many: Words }; // both or neither, by the shape of constant-sum
  return inLanguage(count === 1 ? one : many, language);
}
