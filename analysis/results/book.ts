import type { Cases } from '../cases';
import { type Crosstab, crosstab, type TableQuestion } from './crosstab';
import { type Design, designOf } from './design';
import { type MeansTable, meansTable } from './means';
import { type TablesOn, tablesOn } from './tables-on';

/** A question of a book: shares of its answers, or the mean of its number. */
export type BookQuestion = { readonly key: string } & (TableQuestion | { readonly number: string });

export type BookTable = { readonly question: string; readonly segment: string | null } & (
  | { readonly kind: 'shares'; readonly table: Crosstab }
  | { readonly kind: 'means'; readonly table: MeansTable }
);

export type BookOptions = {
  /** Told after every table. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Looked at before every table: an AbortSignal, or anything with its flag. */
  readonly signal?: { readonly aborted: boolean };
};

/**
 * A book of tables: every question by every segment variable, with shares or means, both bases, errors, intervals, covariances
 * and tests. What the design needs is prepared once; tables come question after question, everyone's first when null is a segment.
 * @param segments category columns, and null for tables of everyone only
 * @returns the tables, or null when it was stopped
 * @throws AnalysisError `unknown-column`, `wrong-column`, `lonely-stratum`
 * Source: see crosstab and table-moments.
 * @example tableBook(cases, [{ key: 'care', column: 'care' }], [null, 'sex'], design)?.length // 2
 */
export function tableBook(
  cases: Cases,
  questions: readonly BookQuestion[],
  segments: readonly (string | null)[],
  design: Design = designOf(cases),
  { onProgress, signal }: BookOptions = {},
): BookTable[] | null {
  const tables: BookTable[] = [];
  const of = questions.length * segments.length;
  const book = eachTable(cases, questions, segments, tablesOn(design));
  while (!signal?.aborted) {
    const next = book.next();
    if (next.done) return tables;
    tables.push(next.value);
    onProgress?.(tables.length, of);
  }
  return null;
}

/**
 * The tables of a book one by one, for those who put other work between them.
 * @example [...eachTable(cases, questions, ['sex', 'age'], tablesOn(design))].length // 2 × questions
 */
export function* eachTable(
  cases: Cases,
  questions: readonly BookQuestion[],
  segments: readonly (string | null)[],
  on: TablesOn,
): Generator<BookTable, void> {
  for (const question of questions) {
    for (const segment of segments) {
      const about = { question: question.key, segment };
      yield 'number' in question
        ? { ...about, kind: 'means', table: meansTable(cases, question.number, segment, on.design, on) }
        : { ...about, kind: 'shares', table: crosstab(cases, question, segment, on.design, on) };
    }
  }
}
