import type { Question } from '../../questions/answers';
import { kindOf } from '../../questions/answers';
import type { Condition, SumTest, Test } from '../show-if';

/**
 * A condition as XLSForm writes it (XPath), saying the same of every answer: no answer fails each test, there too.
 * @param find the question a test asks about
 * @example xpathOf({ question: 'used', includes: 'gp' }, find) // "selected(${used}, 'gp')"
 */
export function xpathOf(condition: Condition, find: (key: string) => Question | undefined): string {
  if ('all' in condition) return joined(condition.all, 'and', find);
  if ('any' in condition) return joined(condition.any, 'or', find);
  if ('not' in condition) return `not(${xpathOf(condition.not, find)})`;
  // A form knows nothing of the member and draws no arms: it asks everyone, and the exporter says so.
  if ('known' in condition || 'split' in condition) return 'true()';
  if ('sum' in condition) return sumOf(condition);
  return testOf(condition, find(condition.question));
}

function joined(
  conditions: readonly Condition[],
  operator: 'and' | 'or',
  find: Parameters<typeof xpathOf>[1],
): string {
  if (conditions.length === 0) return operator === 'and' ? 'true()' : 'false()';
  if (conditions.length === 1) return xpathOf(conditions[0]!, find);
  return `(${conditions.map((each) => xpathOf(each, find)).join(` ${operator} `)})`;
}

/** Numbers not given count as nothing; where none was given there is no sum, here as in our own. */
function sumOf(test: SumTest): string {
  const given = test.sum.map((question) => `\${${question}} != ''`).join(' or ');
  const sum = test.sum.map((question) => `coalesce(\${${question}}, 0)`).join(' + ');
  return `((${given}) and (${sum}) ${'atLeast' in test ? `>= ${test.atLeast}` : `<= ${test.atMost}`})`;
}

function testOf(test: Test, question: Question | undefined): string {
  const several = question !== undefined && kindOf(question).domain(question).several === true;
  // A missing reason that is offered as a choice is no answer to us.
  const given = `\${${nameOf(test)}}`;
  const isReason = (question?.offers ?? []).map((offer) =>
    several ? `selected(${given}, '${offer}')` : `${given} = '${offer}'`,
  );
  const isGiven =
    isReason.length > 0 ? `(${given} != '' and not(${isReason.join(' or ')}))` : `${given} != ''`;
  if ('answered' in test) return test.answered ? isGiven : `not(${isGiven})`;
  if ('includes' in test) return `selected(${given}, '${test.includes}')`;
  if ('is' in test) return `${given} = ${constant(test.is)}`;
  if ('isNot' in test) return `(${isGiven} and ${given} != ${constant(test.isNot)})`;
  if ('atLeast' in test) return `${given} >= ${test.atLeast}`;
  return `${given} <= ${test.atMost}`;
}

function nameOf({ question, item }: Test): string {
  return item === undefined ? question : `${question}_${item.replace(/-/g, '_')}`;
}

const constant = (value: string | number) => (typeof value === 'number' ? String(value) : `'${value}'`);
