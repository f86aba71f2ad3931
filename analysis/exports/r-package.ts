import { stringify } from 'csv-stringify/sync';
import type { Adjustment } from '../weighting/method';
import type { ReplicateWeights } from '../weighting/replicates';
import { csv } from './csv';
import type { ExportFile, ExportTable } from './format';
import { rScript } from './r-script';

/** A figure of a table as it was shown, and the columns of the data file it rests on. */
export type ShownFigure = {
  readonly question: string;
  readonly answer: string;
  readonly segmentLabel: string;
  /** The data column with the answer. */
  readonly variable: string;
  /** The code whose share it is; null for a mean. */
  readonly code: string | null;
  /** Columns that all hold an answer where the question was answered. */
  readonly answered: readonly string[];
  /** The data column and code of the segment; null for everyone. */
  readonly segmentVariable: string | null;
  readonly segmentCode: string | null;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly base: number;
  readonly effectiveBase: number;
  /** Decimals shown: of a percentage for a share, of the number itself for a mean. */
  readonly decimals: number;
};

/** What margins were fitted, one line a cell. */
export type MarginLine = {
  readonly margin: string;
  readonly cell: string;
  readonly share: number;
  readonly count: number | null;
  readonly universe: string;
  readonly source: string;
  readonly year: number;
  readonly licence: string;
};

export type RPackage = {
  readonly title: string;
  /** Data with its codebook; its first column names the case. */
  readonly data: ExportTable;
  /** Of the weighted cases, in one order: their names, strata, weights and the cell of each margin as it was fitted. */
  readonly cases: readonly string[];
  readonly strata: readonly string[];
  readonly baseWeights: Float64Array;
  readonly weights: Float64Array;
  readonly adjustments: readonly Adjustment[];
  readonly fittedCells: readonly { readonly margin: string; readonly cells: readonly string[] }[];
  readonly margins: readonly MarginLine[];
  readonly replicates: ReplicateWeights | null;
  readonly figures: readonly ShownFigure[];
  /** What the figures are called: modelled or sampling interval, with its assumption. */
  readonly intervalNote: string;
};

/**
 * All that is needed to work a survey's published figures out again elsewhere: data, labels, weights, replicate weights, margins,
 * the figures as shown, and a script in R that reproduces them to the last digit.
 * Numbers stand in full (17 digits), so that nothing is lost on the way.
 * @returns files of one folder
 * @example rPackage(made).map(({ name }) => name) // ['survey-1.csv', 'survey-1-codebook.csv', 'weights.csv', …]
 */
export function rPackage(made: RPackage): ExportFile[] {
  const { adjustments, fittedCells, replicates } = made;
  const weights = [
    [
      'case',
      'stratum',
      'base_weight',
      'weight',
      ...adjustments.flatMap((_, a) => [`before_${a + 1}`, `after_${a + 1}`]),
      ...fittedCells.map((_, m) => `cell_${m + 1}`),
    ],
    ...made.cases.map((name, i) => [
      name,
      made.strata[i] ?? 'all',
      made.baseWeights[i]!,
      made.weights[i]!,
      ...adjustments.flatMap(({ before, after }) => [before[i]!, after[i]!]),
      ...fittedCells.map(({ cells }) => cells[i]!),
    ]),
  ];
  const margins = [
    ['margin', 'cell', 'share', 'count', 'universe', 'source', 'year', 'licence'],
    ...made.margins.map((line) => [
      line.margin,
      line.cell,
      line.share,
      line.count ?? '',
      line.universe,
      line.source,
      line.year,
      line.licence,
    ]),
  ];
  return [
    ...csv.write(made.data),
    csvFile('weights.csv', weights),
    csvFile('margins.csv', margins),
    ...(replicates ? [replicatesFile(made.cases, replicates)] : []),
    csvFile('figures.csv', figureRows(made.figures)),
    textFile('reproduce.R', rScript(made)),
    textFile('README.txt', readme(made)),
  ];
}

function figureRows(figures: readonly ShownFigure[]): (string | number)[][] {
  return [
    [
      ...[
        'question',
        'answer',
        'segment',
        'variable',
        'code',
        'answered',
        'segment_variable',
        'segment_code',
      ],
      ...['estimate', 'low', 'high', 'base', 'effective_base', 'decimals'],
    ],
    ...figures.map((figure) => [
      figure.question,
      figure.answer,
      figure.segmentLabel,
      figure.variable,
      figure.code ?? '',
      figure.answered.join(' '),
      figure.segmentVariable ?? '',
      figure.segmentCode ?? '',
      figure.estimate,
      figure.low,
      figure.high,
      figure.base,
      figure.effectiveBase,
      figure.decimals,
    ]),
  ];
}

function replicatesFile(cases: readonly string[], { weights }: ReplicateWeights): ExportFile {
  return csvFile('replicate-weights.csv', [
    ['case', ...weights.map((_, r) => `replicate_${r + 1}`)],
    ...cases.map((name, i) => [name, ...weights.map((own) => own[i]!)]),
  ]);
}

function readme({ title, data, replicates, figures, intervalNote }: RPackage): string {
  return [
    title,
    '',
    `${data.name}.csv            one row a case, one column a variable; a missing value is its reason in brackets`,
    `${data.name}-codebook.csv   every variable and code with its label`,
    'weights.csv        of each weighted case: base weight, final weight (average 1), weights before and after each',
    '                   fitting, and its cell in each margin as fitted, merges included',
    'margins.csv        the margins fitted to, with universe, source, year and licence',
    ...(replicates
      ? [
          `replicate-weights.csv  ${replicates.weights.length} replicates (${replicates.kind}), the weighting done again on each`,
        ]
      : []),
    `figures.csv        ${figures.length} figures as they are shown, with the columns they rest on`,
    'reproduce.R        works the figures out again: Rscript reproduce.R',
    '',
    intervalNote,
    'The file is pseudonymous, not anonymous: keep it as you keep the panel’s own data.',
    '',
  ].join('\n');
}

const csvFile = (name: string, rows: readonly (readonly (string | number)[])[]): ExportFile => ({
  name,
  mediaType: 'text/csv; charset=utf-8',
  bytes: new TextEncoder().encode(
    stringify(
      rows.map((row) => row.map(String)),
      { record_delimiter: '\n' },
    ),
  ),
});

const textFile = (name: string, text: string): ExportFile => ({
  name,
  mediaType: 'text/plain; charset=utf-8',
  bytes: new TextEncoder().encode(text),
});
