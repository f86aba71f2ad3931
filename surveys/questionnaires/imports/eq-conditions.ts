import { CannotRead } from './expression';
import { allOf, anyOf, notOf } from './logic';
import type { Comparison, SourceCondition, SourceRule } from './source';

type Json = unknown;

/**
 * A condition of an ONS questionnaire in neutral words, in the newer writing ({"in": [answer, values]}) and in the older
 * (a list of {id, condition, value}, of which all must hold).
 * @param when as it stands under “when”
 * @example eqRule([{ id: 'sex', condition: 'equals', value: 'Male' }]).condition // { name: 'sex', includes: 'Male' }
 */
export function eqRule(when: Json): SourceRule {
  const text = JSON.stringify(when) ?? '';
  try {
    return { text, condition: read(when, 0) };
  } catch (error) {
    if (!(error instanceof CannotRead)) throw error;
    return { text, condition: { cannot: error.message } };
  }
}

function read(when: Json, depth: number): SourceCondition {
  if (depth > 20) throw new CannotRead('it is nested too deeply');
  if (typeof when === 'boolean') return { always: when };
  if (Array.isArray(when)) return allOf(when.slice(0, 200).map((each) => readOlder(each, depth)));
  if (!isRecord(when)) throw new CannotRead('it is no condition we know');
  if ('condition' in when) return readOlder(when, depth);
  const [operator = '', ...more] = Object.keys(when);
  if (more.length > 0) throw new CannotRead('it is no condition we know');
  const given = when[operator];
  const list: readonly Json[] = Array.isArray(given) ? given.slice(0, 200) : [given];
  if (operator === 'and') return allOf(list.map((each) => read(each, depth + 1)));
  if (operator === 'or') return anyOf(list.map((each) => read(each, depth + 1)));
  if (operator === 'not') return notOf(read(list[0], depth + 1));
  return readTest(operator, list);
}

function readTest(operator: string, given: readonly Json[]): SourceCondition {
  const about = given.find((each) => isRecord(each));
  const turned = given.indexOf(about) === 1;
  const other = given.find((each) => each !== about);
  if (isRecord(about) && 'count' in about) return readCount(operator, about.count, other);
  const name = nameOf(about);
  if (given.filter(isRecord).length > 1) throw new CannotRead('it compares two answers with each other');
  const values = Array.isArray(other) ? other.map(comparable) : [];
  if (operator === 'in' || operator === 'any-in') return anyOf(values.map((value) => includes(name, value)));
  if (operator === 'all-in') return allOf(values.map((value) => includes(name, value)));
  const compare = comparisons[operator];
  if (compare === undefined) throw new CannotRead(`it uses “${operator}”`);
  if (other === null || other === undefined) return { name, answered: compare === '!=' };
  const value = comparable(other);
  if (compare === '=') return includes(name, value);
  if (compare === '!=') return notOf(includes(name, value));
  return { name, compare: turned ? (turnedRound[compare] ?? compare) : compare, value };
}

const comparisons: Readonly<Record<string, Comparison>> = {
  '==': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
const turnedRound: Readonly<Partial<Record<Comparison, Comparison>>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** {"count": [answer]} against 0 or 1 says whether there is any. */
function readCount(operator: string, counted: Json, value: Json): SourceCondition {
  const name = nameOf(Array.isArray(counted) ? counted[0] : counted);
  const written = `${operator} ${String(value)}`;
  if (['> 0', '>= 1', '!= 0'].includes(written)) return { name, answered: true };
  if (['== 0', '< 1', '<= 0'].includes(written)) return { name, answered: false };
  throw new CannotRead('it counts what was chosen');
}

function nameOf(about: Json): string {
  if (!isRecord(about)) throw new CannotRead('it is no condition we know');
  if (about.source === 'answers' && typeof about.identifier === 'string') return about.identifier;
  if (typeof about.source === 'string')
    throw new CannotRead(
      `it asks about “${about.source}” (${String(about.identifier ?? '')}), which is no answer`,
    );
  throw new CannotRead(`it works something out (“${Object.keys(about)[0] ?? ''}”)`);
}

function includes(name: string, value: string | number): SourceCondition {
  return typeof value === 'number' ? { name, compare: '=', value } : { name, includes: value };
}

function comparable(value: Json): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  throw new CannotRead('it compares with something that is worked out');
}

const older: Readonly<
  Record<string, (name: string, values: readonly (string | number)[]) => SourceCondition>
> = {
  equals: (name, [value = '']) => includes(name, value),
  'not equals': (name, [value = '']) => notOf(includes(name, value)),
  'equals any': (name, values) => anyOf(values.map((value) => includes(name, value))),
  'not equals any': (name, values) => notOf(anyOf(values.map((value) => includes(name, value)))),
  contains: (name, [value = '']) => includes(name, value),
  'not contains': (name, [value = '']) => notOf(includes(name, value)),
  'contains any': (name, values) => anyOf(values.map((value) => includes(name, value))),
  'contains all': (name, values) => allOf(values.map((value) => includes(name, value))),
  set: (name) => ({ name, answered: true }),
  'not set': (name) => ({ name, answered: false }),
  'greater than': (name, [value = 0]) => ({ name, compare: '>', value }),
  'less than': (name, [value = 0]) => ({ name, compare: '<', value }),
  'greater than or equal to': (name, [value = 0]) => ({ name, compare: '>=', value }),
  'less than or equal to': (name, [value = 0]) => ({ name, compare: '<=', value }),
};

function readOlder(when: Json, depth: number): SourceCondition {
  if (!isRecord(when)) throw new CannotRead('it is no condition we know');
  if (!('condition' in when)) return read(when, depth + 1);
  if (typeof when.id !== 'string') {
    const what =
      typeof when.meta === 'string' ? `“${when.meta}” of the person` : 'something that is no answer';
    throw new CannotRead(`it asks about ${what}`);
  }
  if ('date_comparison' in when) throw new CannotRead(`it compares the date of “${when.id}”`);
  if ('comparison' in when || 'comparison_id' in when)
    throw new CannotRead('it compares two answers with each other');
  const name = String(when.condition);
  const said = Object.hasOwn(older, name) ? older[name] : undefined;
  if (!said) throw new CannotRead(`it uses “${name}”`);
  const values = Array.isArray(when.values) ? when.values : 'value' in when ? [when.value] : [];
  return said(when.id, values.map(comparable));
}

/** Whether a value is an object with names. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
