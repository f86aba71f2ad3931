import { type Cases, getCategories, getNumbers, type NumberColumn } from '../../analysis/cases';
import { type Crosstab, crosstab, type TableQuestion } from '../../analysis/results/crosstab';
import type { Design, Domain } from '../../analysis/results/design';
import {
  type DisclosedTable,
  type DisclosureRule,
  disclose,
  type HiddenRow,
  isHidden,
  type ShownRow,
} from '../../analysis/results/disclosure';
import { disclosedMeans, type ShownMean } from '../../analysis/results/means';
import { weightedQuantile } from '../../analysis/results/quantile';
import { shareWhere } from '../../analysis/results/share';
import type { HiddenReason } from '../../analysis/results/suppression';
import { kindOf, type Question } from '../../surveys/questions/answers';
import { columnName } from '../../surveys/questions/parts';
import type { Option } from '../../surveys/questions/question-kind';
import type { ResultFigure, ResultGroup, ResultLine } from '../contract/results';
import { columnOf } from './read-cases';

/** What a question is measured on. */
export type Measured = {
  readonly cases: Cases;
  readonly design: Design;
  readonly rule: DisclosureRule;
  /** A column of cases, or null for everyone only. */
  readonly segment: string | null;
};

export type Measures = {
  readonly groups: readonly ResultGroup[];
  readonly toSignOff: readonly { readonly segment: string | null; readonly code: string }[];
};

type Measure<Kind extends Question['kind']> = (
  question: Extract<Question, { kind: Kind }>,
  on: Measured,
) => Measures;

/** How each kind of question becomes figures; what leaves here has been through the disclosure rule. */
const measures: { readonly [Kind in Question['kind']]?: Measure<Kind> } = {
  'single-choice': (question, on) =>
    sharesOf(
      { column: columnOf(question.key) },
      question.options,
      on,
      'share',
      'Share of those who answered',
    ),
  'multiple-choice': (question, on) =>
    sharesOf(
      {
        items: question.options.map(({ code }) => ({
          code,
          column: columnOf(columnName(question, code)),
          chosen: 'yes',
        })),
      },
      question.options,
      on,
      'share',
      'Share who chose each; several could be chosen',
    ),
  scale: (question, on) =>
    question.style === 'labelled'
      ? sharesOf(
          { column: columnOf(question.key) },
          question.points,
          on,
          'share',
          'Share of those who answered',
        )
      : meansOf([{ code: question.key, label: 'Mean' }], columnOf, on, {
          key: 'mean',
          title: `Mean, from ${question.from} (${question.fromWords.en}) to ${question.to} (${question.toWords.en})`,
          unitWords: 'points',
          decimals: 1,
        }),
  number: (question, on) =>
    meansOf([{ code: question.key, label: 'Mean' }], columnOf, on, {
      key: 'mean',
      title: 'Mean',
      unitWords: question.unit?.en ?? 'number',
      decimals: 1,
    }),
  'constant-sum': (question, on) =>
    meansOf(
      question.items.map(({ code, label }) => ({ code, label: label.en })),
      (code) => columnOf(columnName(question, code)),
      on,
      {
        key: 'points',
        title: `Average share of ${question.total} ${question.unit.many.en}`,
        unitWords: question.unit.many.en,
        decimals: 1,
      },
    ),
  ranking: (question, on) => {
    const first = sharesOf(
      { column: columnOf(columnName(question, '1')) },
      question.options,
      on,
      'first-choice',
      'Share who put it first',
    );
    const places = withPlaces(question, on.cases);
    const means = meansOf(
      question.options.map(({ code, label }) => ({ code, label: label.en })),
      (code) => `place.${code}`,
      { ...on, cases: places },
      {
        key: 'mean-place',
        title: 'Mean place',
        unitWords: 'place',
        decimals: 1,
      },
    );
    return {
      groups: [
        ...first.groups,
        ...means.groups.map((group) => ({
          ...group,
          note: 'What someone did not put in order counts as midway among the places left.',
        })),
      ],
      toSignOff: first.toSignOff,
    };
  },
  'open-text': () => ({ groups: [], toSignOff: [] }),
  information: () => ({ groups: [], toSignOff: [] }),
};

/** The figures of one question, disclosed. */
export function measure(question: Question, on: Measured): Measures {
  // A row is found by the question's own kind, so it is the one made for that question.
  const own = measures[question.kind] as Measure<typeof question.kind> | undefined;
  return own ? own(question as never, on) : columnByColumn(question, on);
}

/** A kind without figures of its own: shares for each column with codes, a mean for each column of numbers. */
function columnByColumn(question: Question, on: Measured): Measures {
  const parts = kindOf(question)
    .columns(question)
    .filter((column) => column.measure !== 'text')
    .map((column): Measures => {
      const about = column.label.replace(question.label.en, '').trim();
      const title = about.replace(/^\(|\)$/g, '');
      return column.categories
        ? sharesOf(
            { column: columnOf(column.name) },
            column.categories.map(({ code, label }) => ({ code, label: { en: label } })),
            on,
            'share',
            title === '' ? 'Share of those who answered' : `Share of those who answered: ${title}`,
          )
        : meansOf([{ code: column.name, label: title || 'Mean' }], columnOf, on, {
            key: 'mean',
            title: title === '' ? 'Mean' : `Mean: ${title}`,
            unitWords: 'number',
            decimals: 1,
          });
    });
  return {
    groups: parts.flatMap(({ groups }) => groups),
    toSignOff: parts.flatMap(({ toSignOff }) => toSignOff),
  };
}

/** Who answered a question: 1 where the first of its columns holds an answer. */
export function answeredBy(cases: Cases, column: string): Uint8Array {
  const found = cases.columns[column];
  if (found === undefined) return new Uint8Array(cases.n);
  return found.kind === 'category'
    ? Uint8Array.from(found.codes, (code) => (code >= 0 ? 1 : 0))
    : Uint8Array.from(found.missing, (reason) => (reason >= 0 ? 1 : 0));
}

/** Shares of grouped answers ("Good": very good and good), each judged by the rule as if it stood alone. */
export function groupedShares(
  question: Question,
  groups: Readonly<Record<string, readonly string[]>>,
  on: Measured,
  shown: readonly ResultLine[],
): { readonly label: string; readonly everyone: ResultFigure }[] {
  const isPlain = question.kind === 'single-choice' || question.kind === 'scale';
  if (!isPlain && question.kind !== 'multiple-choice') return [];
  const columns = isPlain
    ? [columnOf(question.key)]
    : question.options.map(({ code }) => columnOf(columnName(question, code)));
  const answered = answeredBy(on.cases, columns[0] ?? '');
  return Object.entries(groups).map(([label, codes]) => {
    const hidden = shown.filter(({ code, everyone }) => codes.includes(code) && !everyone.shown);
    // A group with a hidden part would give it away, unless it is all but what is shown: then it is known already.
    const isRest = shown.every(({ code, everyone }) => codes.includes(code) || everyone.shown);
    if (hidden.length > 0 && !isRest) return { label, everyone: { shown: false, why: 'protects' } };
    const indicator = new Uint8Array(on.cases.n);
    columns.forEach((name, index) => {
      const column = getCategories(on.cases, name);
      const option = isPlain ? null : question.options[index]!.code;
      column.codes.forEach((code, i) => {
        const value = column.categories[code];
        if (option === null ? codes.includes(value ?? '') : value === 'yes' && codes.includes(option)) {
          indicator[i] = 1;
        }
      });
    });
    const column = 'grouped';
    const categories = {
      kind: 'category' as const,
      categories: ['yes', 'no'],
      codes: Int32Array.from(indicator, (one, i) => (answered[i] === 0 ? -1 : one === 1 ? 0 : 1)),
    };
    const cases = { ...on.cases, columns: { [column]: categories } };
    const table = disclose(crosstab(cases, { column }, null, on.design), on.rule);
    return { label, everyone: figureOf(table.everyone, 0) };
  });
}

function sharesOf(
  question: TableQuestion,
  options: readonly Option[],
  on: Measured,
  key: ResultGroup['key'],
  title: string,
): Measures {
  const table: Crosstab = crosstab(on.cases, question, on.segment, on.design);
  const disclosed: DisclosedTable = disclose(table, on.rule);
  const segments = on.segment === null ? [] : getCategories(on.cases, on.segment).categories;
  const rowOf = new Map(disclosed.rows.map((row) => [row.segment, row]));
  return {
    groups: [
      {
        key,
        title,
        unit: 'share',
        unitWords: '%',
        decimals: 0,
        isPartition: table.isPartition,
        lines: options.map(({ code, label }) => {
          const index = table.codes.indexOf(code);
          return {
            code,
            label: label.en,
            everyone: figureOf(disclosed.everyone, index),
            segments: segments.map((segment) => figureOf(rowOf.get(segment), index)),
          };
        }),
      },
    ],
    toSignOff: disclosed.toSignOff,
  };
}

function figureOf(row: ShownRow | HiddenRow | undefined, index: number): ResultFigure {
  if (row === undefined) return { shown: false, why: 'few' };
  if (isHidden(row)) return { shown: false, why: whyOf(row.hidden) };
  const cell = row.cells[index];
  if (cell === undefined || isHidden(cell)) {
    return { shown: false, why: cell === undefined ? 'few' : whyOf(cell.hidden) };
  }
  return {
    shown: true,
    estimate: cell.share,
    low: cell.interval?.lower ?? cell.share,
    high: cell.interval?.upper ?? cell.share,
    base: row.base,
    effectiveBase: row.effectiveBase,
    isSmall: row.hasSmallBase,
  };
}

const whyOf = (reason: HiddenReason) => (reason === 'fewer-than-10' ? 'few' : 'protects');

function meansOf(
  items: readonly { readonly code: string; readonly label: string }[],
  columnFor: (code: string) => string,
  on: Measured,
  about: Pick<ResultGroup, 'key' | 'title' | 'unitWords' | 'decimals'>,
): Measures {
  const segments = on.segment === null ? [] : getCategories(on.cases, on.segment).categories;
  const domains = new Map(
    segments.map((segment, s) => {
      const { codes } = getCategories(on.cases, on.segment!);
      return [segment, Uint8Array.from(codes, (code) => (code === s ? 1 : 0))];
    }),
  );
  const lines = items.map(({ code, label }): ResultLine => {
    const column = columnFor(code);
    const means = disclosedMeans(on.cases, column, on.segment, on.rule, on.design);
    const rowOf = new Map(means.map((row) => [row.segment, row]));
    const values = getNumbers(on.cases, column);
    const figureFor = (segment: string | null) =>
      meanFigure(
        rowOf.get(segment),
        values,
        on,
        segment === null ? undefined : domains.get(segment),
        about.key,
      );
    return { code, label, everyone: figureFor(null), segments: segments.map(figureFor) };
  });
  return { groups: [{ ...about, unit: 'number', isPartition: false, lines }], toSignOff: [] };
}

function meanFigure(
  row: ShownMean | ({ readonly hidden: HiddenReason } & { readonly segment: string | null }) | undefined,
  values: NumberColumn,
  on: Measured,
  domain: Domain | undefined,
  key: ResultGroup['key'],
): ResultFigure {
  if (row === undefined) return { shown: false, why: 'few' };
  if ('hidden' in row) return { shown: false, why: whyOf(row.hidden) };
  const quantile = (share: number) => weightedQuantile(values, share, on.design, domain) ?? row.mean;
  const isPoints = key === 'points';
  const nothing = isPoints ? nothingGiven(values, on, domain) : undefined;
  return {
    shown: true,
    estimate: row.mean,
    low: row.interval?.lower ?? row.mean,
    high: row.interval?.upper ?? row.mean,
    base: row.base,
    effectiveBase: row.effectiveBase,
    isSmall: row.hasSmallBase,
    ...(key !== 'mean-place' && { median: quantile(0.5) }),
    ...(isPoints && { middleHalf: [quantile(0.25), quantile(0.75)] as [number, number] }),
    ...(nothing !== undefined && { nothing }),
  };
}

/** The share who gave an item nothing; left out where the rule hides small counts and it rests on one. */
function nothingGiven(values: NumberColumn, on: Measured, domain: Domain | undefined): number | undefined {
  const isIn = (i: number) => values.missing[i]! >= 0 && (domain === undefined || domain[i] === 1);
  const zeros = Uint8Array.from(values.values, (value) => (value === 0 ? 1 : 0));
  const count = zeros.reduce((sum, zero, i) => sum + (isIn(i) ? zero : 0), 0);
  const others = zeros.reduce((sum, zero, i) => sum + (isIn(i) ? 1 - zero : 0), 0);
  const isTold = !on.rule.hideSmallCounts || [count, others].every((n) => n === 0 || n >= 10);
  return isTold
    ? shareWhere(zeros, (i) => values.missing[i]! >= 0, on.design, domain ? { domain } : {})?.estimate
    : undefined;
}

/** Places as numbers, one column an option: 1 for the first choice; midway among the places left for what was not put in order. */
function withPlaces(question: Extract<Question, { kind: 'ranking' }>, cases: Cases): Cases {
  const orders = Array.from({ length: question.top }, (_, place) =>
    getCategories(cases, columnOf(columnName(question, String(place + 1)))),
  );
  const first = orders[0]!;
  const columns: Record<string, NumberColumn> = {};
  question.options.forEach(({ code }, option) => {
    const values = new Float64Array(cases.n);
    const missing = new Int8Array(cases.n);
    for (let i = 0; i < cases.n; i++) {
      if (first.codes[i]! < 0) {
        values[i] = Number.NaN;
        missing[i] = first.codes[i]!;
        continue;
      }
      const place = orders.findIndex((order) => order.codes[i] === option);
      const given = orders.filter((order) => order.codes[i]! >= 0).length;
      values[i] = place >= 0 ? place + 1 : (given + 1 + question.options.length) / 2;
    }
    columns[`place.${code}`] = { kind: 'number', values, missing };
  });
  return { ...cases, columns: { ...cases.columns, ...columns } };
}
