import { CannotRead, type Expression, readExpression, type Spelling } from './expression';
import { allOf, anyOf, notOf } from './logic';
import type { Comparison, SourceCondition, SourceRule } from './source';

/** How a program writes conditions: its spelling, its functions that say something of an answer, its names. */
export type Dialect = {
  readonly spelling: Spelling;
  /** Function → what it says of what it is given; undefined when it says nothing we can. */
  readonly functions: Readonly<
    Record<string, (given: readonly Expression[], nameOf: NameOf) => SourceCondition | undefined>
  >;
  /** The question a name of the source means. */
  readonly nameOf: (name: string) => string;
};

type NameOf = (expression: Expression | undefined) => string | undefined;

/**
 * A condition of another program in neutral words, with its own text; why not, where it cannot be said.
 * @param self the name of the question it stands at, for `.`
 * @example ruleFrom("${age} >= 16", xlsformDialect).condition // { name: 'age', compare: '>=', value: 16 }
 */
export function ruleFrom(text: string, dialect: Dialect, self?: string): SourceRule {
  try {
    return { text, condition: conditionOf(readExpression(text, dialect.spelling), dialect, self) };
  } catch (error) {
    if (!(error instanceof CannotRead)) throw error;
    return { text, condition: { cannot: error.message } };
  }
}

/** What an expression says as a condition. @throws CannotRead */
export function conditionOf(expression: Expression, dialect: Dialect, self?: string): SourceCondition {
  const inner = (each: Expression) => conditionOf(each, dialect, self);
  const nameOf: NameOf = (each) => {
    if (!each) return undefined;
    if ('self' in each) return self;
    return 'name' in each ? dialect.nameOf(each.name) : undefined;
  };
  if ('not' in expression) return notOf(inner(expression.not));
  if ('number' in expression) return { always: expression.number !== 0 };
  if ('text' in expression) return { always: expression.text !== '' };
  if ('call' in expression) return ofCall(expression, dialect, nameOf);
  if ('operator' in expression) {
    const { operator, left, right } = expression;
    if (operator === 'and') return allOf(chainOf('and', expression).map(inner));
    if (operator === 'or') return anyOf(chainOf('or', expression).map(inner));
    if (isComparison(operator)) return ofComparison(operator, left, right, dialect, nameOf);
    throw new CannotRead(`it works out a number (“${operator}”)`);
  }
  const name = nameOf(expression);
  if (name === undefined) throw new CannotRead('it asks about an answer that is not named');
  if (/^(true|false)$/i.test(name)) return { always: /^true$/i.test(name) };
  return { name, answered: true };
}

/**
 * The parts that one `and` or `or` after another joins.
 * @example chainOf('and', readExpression('a and b and c', spelling)).length // 3
 */
export function chainOf(operator: 'and' | 'or', expression: Expression): Expression[] {
  const parts: Expression[] = [];
  let rest = expression;
  while ('operator' in rest && rest.operator === operator) {
    parts.unshift(rest.right);
    rest = rest.left;
  }
  return [rest, ...parts];
}

function ofCall(
  { call, given }: Extract<Expression, { readonly call: string }>,
  { functions }: Dialect,
  nameOf: NameOf,
): SourceCondition {
  const said = Object.hasOwn(functions, call) ? functions[call]?.(given, nameOf) : undefined;
  if (!said) throw new CannotRead(`it uses “${call}()”`);
  return said;
}

const turned: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function isComparison(operator: string): operator is Comparison {
  return Object.hasOwn(turned, operator);
}

function ofComparison(
  compare: Comparison,
  left: Expression,
  right: Expression,
  dialect: Dialect,
  nameOf: NameOf,
): SourceCondition {
  const name = nameOf(left);
  const value = constantOf(right);
  if (name !== undefined && value === '' && (compare === '=' || compare === '!='))
    return { name, answered: compare === '!=' };
  if (name !== undefined && value !== undefined) return { name, compare, value };
  const other = nameOf(right);
  const given = constantOf(left);
  if (other !== undefined && given !== undefined)
    return { name: other, compare: turned[compare], value: given };
  if (name !== undefined && other !== undefined)
    throw new CannotRead('it compares two answers with each other');
  const counted = ofCounted(compare, left, value, dialect, nameOf);
  if (counted) return counted;
  throw new CannotRead('it compares what it has worked out');
}

/** `selected(…) = true()`, `string-length(${x}) > 0`, `count-selected(${x}) >= 1`: whether something is said or given. */
function ofCounted(
  compare: Comparison,
  left: Expression,
  value: string | number | undefined,
  dialect: Dialect,
  nameOf: NameOf,
): SourceCondition | undefined {
  if (!('call' in left)) return undefined;
  const about = nameOf(left.given[0]);
  if (about !== undefined && /^(string-length|count-selected|strlen|count)$/.test(left.call)) {
    const isSome =
      (compare === '>' && value === 0) ||
      (compare === '>=' && value === 1) ||
      (compare === '!=' && value === 0);
    const isNone =
      (compare === '=' && value === 0) ||
      (compare === '<' && value === 1) ||
      (compare === '<=' && value === 0);
    if (isSome || isNone) return { name: about, answered: isSome };
    return undefined;
  }
  const said = Object.hasOwn(dialect.functions, left.call)
    ? dialect.functions[left.call]?.(left.given, nameOf)
    : undefined;
  if (!said || (compare !== '=' && compare !== '!=')) return undefined;
  const isTrue = value === 1 || value === 'true';
  if (!isTrue && value !== 0 && value !== 'false') return undefined;
  return isTrue === (compare === '=') ? said : notOf(said);
}

/** A number or a text that stands in the expression; true() and false() count as such. */
export function constantOf(expression: Expression): string | number | undefined {
  if ('number' in expression) return expression.number;
  if ('text' in expression) return expression.text;
  if ('call' in expression && expression.given.length === 0) {
    if (expression.call === 'true') return 'true';
    if (expression.call === 'false') return 'false';
  }
  return undefined;
}
