import type { Split } from './given';
import { type Answers, type Condition, holds } from './show-if';
import type { Page } from './types';

/** What the pages after one look at, and which questions have been passed by then. */
export type ToCome = {
  readonly conditions: readonly Condition[];
  /** Earlier questions whose options are carried forward. */
  readonly carried: readonly string[];
  readonly passed: ReadonlySet<string>;
};

/**
 * What is still to be decided after a page.
 * @param at index of the page that was passed last
 * @example stillToDecide(survey.pages, survey.pages.length - 1).conditions // []
 */
export function stillToDecide(pages: readonly Page[], at: number): ToCome {
  const later = pages.slice(at + 1);
  const passed = new Set(pages.slice(0, at + 1).flatMap((page) => page.questions.map(({ key }) => key)));
  const carried = later.flatMap((page) => page.questions).flatMap(({ carryFrom }) => carryFrom ?? []);
  const conditions = new Map(conditionsOf(later).map((condition) => [JSON.stringify(condition), condition]));
  return {
    conditions: [...conditions.values()],
    carried: [...new Set(carried)].filter((key) => passed.has(key)),
    passed,
  };
}

/**
 * What some answers leave open of it, as a text: two ways with the same text are asked the same from here on, whatever they
 * answer next. A condition, or a part of one, that looks only at what was passed is settled; what is settled falls away.
 * @param answers to the questions passed, with what is given among them
 * @example whatIsLeft(stillToDecide(survey.pages, 0), { waiting: { value: 'no' } }) // '0' for a page shown if waiting is "yes"
 */
export function whatIsLeft(
  { conditions, carried, passed }: ToCome,
  answers: Answers,
  splits: readonly Split[] = [],
): string {
  const leftOf = (condition: Condition): string => {
    if ('all' in condition) return joined('all', condition.all.map(leftOf));
    if ('any' in condition) return joined('any', condition.any.map(leftOf));
    if ('not' in condition) return negated(leftOf(condition.not));
    if ('sum' in condition && !condition.sum.every((key) => passed.has(key))) {
      const values = condition.sum.map((key) => (passed.has(key) ? (answers[key] ?? null) : key));
      return JSON.stringify([condition, values]);
    }
    if ('question' in condition && !passed.has(condition.question)) return JSON.stringify(condition);
    return holds(condition, answers, splits) ? settled.true : settled.false;
  };
  const whole = carried.map((key) => JSON.stringify(answers[key] ?? null));
  return [...conditions.map(leftOf), ...whole].join(';');
}

/** The conditions of pages: on what is shown, and on where it jumps. */
export function conditionsOf(pages: readonly Page[]): readonly Condition[] {
  const shown = [...pages, ...pages.flatMap((page) => page.questions)].map(({ showIf }) => showIf);
  const jumped = pages.flatMap((page) => page.jumps ?? []).map((jump) => jump.if);
  return [...shown, ...jumped].filter((condition) => condition !== undefined);
}

const settled = { true: '1', false: '0' };

/** All parts, or any of them: one part can settle the whole, the other way round it falls away. */
function joined(word: 'all' | 'any', parts: readonly string[]): string {
  const [settling, idle] = word === 'all' ? [settled.false, settled.true] : [settled.true, settled.false];
  if (parts.includes(settling)) return settling;
  const left = [...new Set(parts)].filter((part) => part !== idle);
  return left.length === 0 ? idle : `${word}(${left.join(',')})`;
}

function negated(part: string): string {
  if (part === settled.true) return settled.false;
  return part === settled.false ? settled.true : `not(${part})`;
}
