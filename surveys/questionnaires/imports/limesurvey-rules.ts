import { allOf, anyOf } from './logic';
import type { Comparison, SourceCondition, SourceRule } from './source';
import { type Dialect, ruleFrom } from './translate';

type Row = Readonly<Record<string, string>>;

/** How LimeSurvey's expressions name answers, and what their functions say. */
export function limesurveyDialect(titles: ReadonlyMap<string, string>): Dialect {
  return {
    spelling: { hyphens: false, backslashes: true },
    functions: {
      is_empty: ([about], nameOf) => answered(nameOf(about), false),
      empty: ([about], nameOf) => answered(nameOf(about), false),
    },
    nameOf: (name) => plainName(name, titles),
  };
}

function answered(name: string | undefined, isAnswered: boolean): SourceCondition | undefined {
  return name === undefined ? undefined : { name, answered: isAnswered };
}

/**
 * The name of an answer without what is asked of it: “Q1_SQ1.NAOK” is “Q1_SQ1”, and “36849X59X1342SQ1” the same by numbers.
 * @param titles by question id
 */
function plainName(name: string, titles: ReadonlyMap<string, string>): string {
  const bare = name.replace(/^INSERTANS:/i, '').replace(/\.(NAOK|value|valueNAOK|code)$/, '');
  const numbered = /^\d+X\d+X(\d+)(.*)$/.exec(bare);
  if (!numbered) return bare;
  // The code of a subquestion stands right behind the number and may itself begin with figures.
  const figures = numbered[1] ?? '';
  for (let length = figures.length; length > 0; length -= 1) {
    const title = titles.get(figures.slice(0, length));
    const rest = figures.slice(length) + (numbered[2] ?? '');
    if (title !== undefined) return rest === '' ? title : `${title}_${rest.replace(/^_/, '')}`;
  }
  return bare;
}

/**
 * The rule of a “relevance” cell; none for what always holds.
 * @example relevanceRules('1', dialect, 'q') // []
 */
export function relevanceRules(text: string, dialect: Dialect, self: string): SourceRule[] {
  const plain = text.trim();
  if (plain === '' || plain === '1') return [];
  // A name by numbers begins with a figure, which no name of an expression does.
  const named = plain.replace(/\b\d+X\d+X\d+\w*/g, (name) => dialect.nameOf(name));
  return [ruleFrom(named, dialect, self)].map(({ condition }) => ({ text: plain, condition }));
}

/**
 * The rule that rows of the older table “conditions” make for one question: scenarios are alternatives, questions within
 * one must all fit, values of one question are alternatives.
 */
export function conditionRules(rows: readonly Row[], dialect: Dialect): SourceRule[] {
  if (rows.length === 0) return [];
  const text = rows.map((row) => `${row.cfieldname ?? ''} ${row.method ?? ''} ${row.value ?? ''}`).join('; ');
  const strange = rows.find(
    (row) => /^(RX)$/.test((row.method ?? '').trim()) || /^@.*@$|^\{/.test(row.value ?? ''),
  );
  if (strange) return [{ text, condition: { cannot: 'it compares with a pattern or another answer' } }];
  const scenarios = grouped(rows, (row) => row.scenario ?? '1').map((scenario) =>
    allOf(
      grouped(scenario, (row) => row.cfieldname ?? '').map((same) =>
        anyOf(same.map((row) => testOf(row, dialect))),
      ),
    ),
  );
  return [{ text, condition: anyOf(scenarios) }];
}

function testOf(row: Row, dialect: Dialect): SourceCondition {
  const name = dialect.nameOf((row.cfieldname ?? '').replace(/^\+/, ''));
  const method = (row.method ?? '').trim();
  const compare: Comparison = method === '' || method === '==' ? '=' : isComparison(method) ? method : '=';
  const value = (row.value ?? '').trim();
  return {
    name,
    compare,
    value: compare !== '=' && compare !== '!=' && value !== '' ? Number(value) : value,
  };
}

function isComparison(method: string): method is Comparison {
  return ['!=', '<', '<=', '>', '>='].includes(method);
}

function grouped(rows: readonly Row[], by: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row]);
  return [...groups.values()];
}
