import { type MissingReason, missingReasons, type Selection } from '../surveys/vocabulary';
import { AnalysisError } from './errors';

/** One answer of one case, as the codebook's cells hold it. Nothing at all counts as not asked. */
export type CaseValue = string | number | { readonly missing: MissingReason } | null | undefined;

/** Codes of a closed list: `codes[i]` is an index into `categories`, or below 0 for a missing reason. */
export type CategoryColumn = {
  readonly kind: 'category';
  readonly categories: readonly string[];
  readonly codes: Int32Array;
};

/** Numbers: NaN where missing, and `missing[i]` then holds the reason (0 where there is a number). */
export type NumberColumn = {
  readonly kind: 'number';
  readonly values: Float64Array;
  readonly missing: Int8Array;
};

export type CaseColumn = CategoryColumn | NumberColumn;

/** The shape all methods read: one column a variable, one place a case. */
export type Cases = {
  readonly n: number;
  readonly columns: Readonly<Record<string, CaseColumn>>;
  /** From the draw; 1 if all were invited. */
  readonly baseWeights: Float64Array;
  /** Groups formed before the draw; left out for a simple draw. */
  readonly strata?: CategoryColumn;
  /** Units drawn together, the first stage first; a later stage's are numbered inside the unit above. Left out: each case its own. */
  readonly clusters?: readonly CategoryColumn[];
  /**
   * Finite populations: of each stage, for each case, from how many units its stage's sample was drawn (of the stratum, then of
   * the unit above). One more entry than `clusters` speaks of the cases themselves. Left out: drawn with replacement.
   */
  readonly populationSizes?: readonly Float64Array[];
  /** Whether the chance of being picked is known: intervals and rates are named by it (R16). */
  readonly selection: Selection;
};

export type CaseShape = {
  /** Category columns with their codes, in the order tables show them. */
  readonly categories?: Readonly<Record<string, readonly string[]>>;
  readonly numbers?: readonly string[];
  /** The field with the base weight; 1 for everybody when left out. */
  readonly baseWeight?: string;
  readonly stratum?: string;
  /** Fields with the units drawn together, the first stage first. */
  readonly clusters?: readonly string[];
  /** Fields with the number of units each stage's sample was drawn from. */
  readonly populationSizes?: readonly string[];
  readonly selection: Selection;
};

/**
 * Cases from plain objects, one a case.
 * @param rows field → code, number, or `{ missing: reason }`
 * @returns columns of the rows' length; a missing reason is kept as itself
 * @throws AnalysisError `unknown-category` for a code the list does not have, `bad-weight`, `wrong-column` for a number that is none,
 *   `missing-cluster` for a case without a unit
 * @example casesFrom([{ sex: 'f' }, { sex: { missing: 'skipped' } }], { categories: { sex: ['f', 'm'] }, selection: 'unknown' }).n // 2
 */
export function casesFrom(rows: readonly Readonly<Record<string, CaseValue>>[], shape: CaseShape): Cases {
  const columns: Record<string, CaseColumn> = {};
  for (const [name, categories] of Object.entries(shape.categories ?? {})) {
    columns[name] = categoryColumn(
      name,
      rows.map((row) => row[name]),
      categories,
    );
  }
  for (const name of shape.numbers ?? []) {
    columns[name] = numberColumn(
      name,
      rows.map((row) => row[name]),
    );
  }
  const stratum = shape.stratum;
  return {
    n: rows.length,
    columns,
    baseWeights: baseWeightsOf(rows, shape.baseWeight),
    ...(stratum !== undefined && { strata: seenColumn(stratum, rows) }),
    ...(shape.clusters && { clusters: shape.clusters.map((field) => clusterColumn(field, rows)) }),
    ...(shape.populationSizes && {
      populationSizes: shape.populationSizes.map(
        (field) =>
          numberColumn(
            field,
            rows.map((row) => row[field]),
          ).values,
      ),
    }),
    selection: shape.selection,
  };
}

/**
 * A column of category codes. Categories keep the order given.
 * @throws AnalysisError `unknown-category`
 * @example categoryColumn('sex', ['m', 'f'], ['f', 'm']).codes // Int32Array [1, 0]
 */
export function categoryColumn(
  name: string,
  values: readonly CaseValue[],
  categories: readonly string[],
): CategoryColumn {
  const indexOf = new Map(categories.map((code, index) => [code, index]));
  const codes = Int32Array.from(values, (value) => {
    const reason = missingCodeOf(value);
    if (reason < 0) return reason;
    const index = indexOf.get(String(value));
    if (index === undefined)
      throw new AnalysisError('unknown-category', { column: name, code: String(value) });
    return index;
  });
  return { kind: 'category', categories, codes };
}

/**
 * A column of numbers, with missing reasons beside.
 * @throws AnalysisError `wrong-column` for a text that is not a number
 * @example numberColumn('wait', [3, { missing: 'dont-know' }]).missing // Int8Array [0, -3]
 */
export function numberColumn(name: string, values: readonly CaseValue[]): NumberColumn {
  const missing = Int8Array.from(values, missingCodeOf);
  const numbers = Float64Array.from(values, (value, i) => {
    if (missing[i]! < 0) return Number.NaN;
    const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
    if (!Number.isFinite(number)) {
      throw new AnalysisError('wrong-column', {
        column: name,
        found: `“${String(value)}”`,
        wanted: 'numbers',
      });
    }
    return number;
  });
  return { kind: 'number', values: numbers, missing };
}

/**
 * The code under which a missing reason stands in a column: −1 for the first of the list, and so on down.
 * @example missingCode('skipped') // -2
 */
export function missingCode(reason: MissingReason): number {
  return -1 - missingReasons.indexOf(reason);
}

/**
 * The missing reason of a code below 0.
 * @example missingReasonOf(-2) // 'skipped'
 */
export function missingReasonOf(code: number): MissingReason {
  return missingReasons[-1 - code] ?? 'not-asked';
}

/** The category column of that name. @throws AnalysisError `unknown-column`, `wrong-column` */
export function getCategories(cases: Cases, name: string): CategoryColumn {
  const column = getColumn(cases, name);
  if (column.kind !== 'category')
    throw new AnalysisError('wrong-column', { column: name, found: 'numbers', wanted: 'categories' });
  return column;
}

/** The number column of that name. @throws AnalysisError `unknown-column`, `wrong-column` */
export function getNumbers(cases: Cases, name: string): NumberColumn {
  const column = getColumn(cases, name);
  if (column.kind !== 'number')
    throw new AnalysisError('wrong-column', { column: name, found: 'categories', wanted: 'numbers' });
  return column;
}

function getColumn(cases: Cases, name: string): CaseColumn {
  const column = Object.hasOwn(cases.columns, name) ? cases.columns[name] : undefined;
  if (!column)
    throw new AnalysisError('unknown-column', {
      column: name,
      columns: Object.keys(cases.columns).join(', '),
    });
  return column;
}

function missingCodeOf(value: CaseValue): number {
  if (value === null || value === undefined) return missingCode('not-asked');
  return typeof value === 'object' ? missingCode(value.missing) : 0;
}

function baseWeightsOf(
  rows: readonly Readonly<Record<string, CaseValue>>[],
  field: string | undefined,
): Float64Array {
  if (field === undefined) return new Float64Array(rows.length).fill(1);
  return Float64Array.from(rows, (row, i) => {
    const weight = typeof row[field] === 'number' ? row[field] : Number.NaN;
    if (!Number.isFinite(weight) || weight < 0) {
      throw new AnalysisError('bad-weight', { row: i + 1, value: String(row[field]) });
    }
    return weight;
  });
}

function clusterColumn(field: string, rows: readonly Readonly<Record<string, CaseValue>>[]): CategoryColumn {
  const column = seenColumn(field, rows);
  const row = column.codes.findIndex((code) => code < 0);
  if (row >= 0) throw new AnalysisError('missing-cluster', { column: field, row: row + 1 });
  return column;
}

/** A column whose categories are the values that occur, in order. */
function seenColumn(field: string, rows: readonly Readonly<Record<string, CaseValue>>[]): CategoryColumn {
  const values = rows.map((row) => row[field]);
  const seen = values.filter((value) => missingCodeOf(value) === 0).map(String);
  return categoryColumn(field, values, [...new Set(seen)].sort());
}
