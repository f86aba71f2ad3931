import { kindOf } from '../questions/answers';
import type { Domain } from '../questions/question-kind';
import { type Condition, type Test, testsIn } from './show-if';
import type { Questionnaire } from './types';

/**
 * What is wrong with one condition, test by test, as sentences for staff. Whether answers can meet the condition as a
 * whole is found by walking (dry-run.ts).
 * @param pageIndex the page the condition stands on; it may ask about earlier pages only, since a page is shown at once
 */
export function faultsOfCondition(
  questionnaire: Questionnaire,
  condition: Condition | undefined,
  pageIndex: number,
): string[] {
  if (!condition) return [];
  return testsIn(condition).flatMap((test) => {
    const { pages } = questionnaire;
    const standsOn = pages.findIndex((page) => page.questions.some(({ key }) => key === test.question));
    if (standsOn < 0) {
      return [`Its condition asks about “${test.question}”, and there is no such question. Correct the key.`];
    }
    if (standsOn >= pageIndex) {
      return [
        `Its condition asks about “${test.question}”, which comes later or on the same page. Move that question to an earlier page.`,
      ];
    }
    const about = pages[standsOn]!.questions.find(({ key }) => key === test.question)!;
    const fault = faultOfTest(test, kindOf(about).domain(about));
    return fault === null ? [] : [`Its condition ${fault}`];
  });
}

/** Why a test can never hold, given what the question can be answered with; null when it can. */
function faultOfTest(test: Test, domain: Domain): string | null {
  if ('answered' in test && test.item === undefined) return null;
  const { question, item } = test;
  const { codes, items, numbers } = domain;
  if (item !== undefined && !items?.includes(item)) {
    return `asks about “${item}” in “${question}”, which has no such item. Correct the code.`;
  }
  if (items && item === undefined) return `has to name one item of “${question}”. Add which one.`;
  if (codes && !('atLeast' in test || 'atMost' in test))
    return faultOfCode(test, codes, domain.several === true);
  if (!numbers || 'includes' in test) {
    return `compares “${question}” in a way its answers cannot be. Use “answered”.`;
  }
  const bound = comparedWith(test);
  if (bound === undefined || (typeof bound === 'number' && bound >= numbers.min && bound <= numbers.max))
    return null;
  return `compares “${question}” with ${bound}, outside ${numbers.min} to ${numbers.max}. Correct the number.`;
}

function faultOfCode(test: Test, codes: readonly string[], several: boolean): string | null {
  const { question } = test;
  const code = comparedWith(test);
  if (!codes.some((known) => known === code)) {
    return `names “${code}”, which “${question}” does not offer. Correct the code.`;
  }
  if (several && !('includes' in test)) {
    return `compares “${question}” with one code, but it has several. Use “includes”.`;
  }
  return !several && 'includes' in test
    ? `looks for a code in “${question}”, but it has only one. Use “is”.`
    : null;
}

/**
 * The code or number a test compares with; undefined for a test whether there is an answer.
 * @example comparedWith({ question: 'weeks', atLeast: 18 }) // 18
 */
export function comparedWith(test: Test): string | number | undefined {
  if ('is' in test) return test.is;
  if ('isNot' in test) return test.isNot;
  if ('includes' in test) return test.includes;
  if ('atLeast' in test) return test.atLeast;
  return 'atMost' in test ? test.atMost : undefined;
}
