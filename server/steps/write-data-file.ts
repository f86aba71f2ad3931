import { formulaSafe } from '../../analysis/exports/csv';
import type { ExportFile, ExportTable } from '../../analysis/exports/format';
import { getExportFormat } from '../../analysis/exports/index';
import { listReleasedTexts } from '../../db/queries/results';
import type { Cell, Column } from '../../surveys/questions/question-kind';
import { type AnsweredFor, answeredFor } from '../../surveys/vocabulary';
import type { ResultFigure, ResultTable } from '../contract/results';
import type { WorkRead } from '../work/reader';
import type { UsableCase, WaveCases } from './read-cases';
import { readWeighted, type WeightedWave } from './read-weighted';
import { segmentsOf } from './tabulate';

/**
 * In a worker: the usable cases of a wave as a tidy file with its codebook. Pseudonymous: a case's name in the file is a
 * keyed hash, the order is that of the hashes, and comments stand in it only as people have released them.
 */
export async function writeDataFile(
  given: WorkRead,
  input: { readonly waveId: string },
): Promise<{ readonly files: readonly ExportFile[]; readonly rows: number }> {
  const table = await dataTableOf(given, await readWeighted(given, input.waveId));
  return { files: getExportFormat('csv').write(table), rows: table.rows.length };
}

/**
 * The name a case has in files: the same in all of them, and not to be led back without the key. In hexadecimal, since a
 * name that begins with a minus would be taken for a formula.
 */
export const caseNames =
  ({ secrets, read }: WorkRead) =>
  (caseId: string): string =>
    Buffer.from(secrets.blind(read.footprintId, 'data file', caseId)[0]!, 'base64url')
      .toString('hex')
      .slice(0, 16);

/** The usable cases of a wave as rows, with the codebook's columns. */
export async function dataTableOf(given: WorkRead, weighted: WeightedWave): Promise<ExportTable> {
  const { wave, people, weights, weighting } = weighted;
  const released = new Map(
    (await listReleasedTexts(given.read, wave.wave.id)).map(({ caseId, question, text }) => [
      `${caseId} ${question}`,
      text ?? '',
    ]),
  );
  const weightOf = new Map(people.map(({ caseId }, i) => [caseId, weights[i]!]));
  const nameOf = caseNames(given);
  const rows = wave.people
    .map((person): Cell[] => [
      nameOf(person.caseId),
      person.status,
      person.channel,
      person.answeredFor,
      person.isAsGiven ? 'yes' : 'no',
      person.cohort,
      person.selection,
      person.baseWeight,
      weighting ? (weightOf.get(person.caseId) ?? { missing: 'not-asked' }) : { missing: 'not-asked' },
      ...wave.variables.map(({ key }) => profileCell(person, key)),
      ...wave.codebook.map((column, index): Cell => {
        const cell = person.row[index]!;
        if (column.measure !== 'text' || column.isPlain || typeof cell !== 'string') return cell;
        return released.get(`${person.caseId} ${column.question}`) ?? '[not released]';
      }),
    ])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
  return { name: fileName(wave.wave.title), columns: columnsOf(wave), rows };
}

function profileCell({ profile }: UsableCase, key: string): Cell {
  const value = profile[key];
  return value === undefined ? { missing: 'not-asked' } : 'value' in value ? value.value : value;
}

function columnsOf(wave: WaveCases): Column[] {
  const labels = new Map(segmentsOf(wave).map((segment) => [segment.key, segment.labels]));
  const plain = (name: string, label: string, measure: Column['measure']): Column => ({
    name,
    label,
    measure,
    sensitive: false,
  });
  return [
    plain('case', 'Case, a name of this file only', 'text'),
    plain('status', 'Complete or partial, by the lines of the questionnaire', 'nominal'),
    plain('channel', 'How the answers came', 'nominal'),
    {
      ...plain('answered_for', 'Whom the answers were given for, as said by whoever answered', 'nominal'),
      categories: answeredFor.map((code) => ({ code, label: answeredForWords[code] })),
    },
    {
      ...plain('kept_as_given', 'Answers that do not go together, kept as the person gave them', 'nominal'),
      categories: [
        { code: 'yes', label: 'Kept as given' },
        { code: 'no', label: 'They go together' },
      ],
    },
    plain('cohort', 'Cohort the member was recruited in', 'nominal'),
    plain('selection', 'Whether the chance of being picked is known', 'nominal'),
    plain('base_weight', 'Base weight, from the draw', 'numeric'),
    plain('weight', 'Calibration weight, the newest kept; averages 1', 'numeric'),
    ...wave.variables.map(
      ({ key, label, sensitive }): Column => ({
        name: `profile_${key}`,
        label: `${label.en}, as of the invitation`,
        measure: 'nominal',
        sensitive,
        categories: [...(labels.get(key) ?? [])].map(([code, words]) => ({ code, label: words })),
      }),
    ),
    ...wave.codebook,
  ];
}

const answeredForWords: Readonly<Record<AnsweredFor, string>> = {
  self: 'Themselves',
  helped: 'Themselves, with help, in their own words',
  'on-behalf': 'Someone they care for, on their behalf',
};

const fileName = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'wave';

/** A disclosed table as CSV: one row a figure. What is hidden says so, and brings no base. */
export function writeTable(tables: readonly ResultTable[]): string {
  const head =
    'question,segment_variable,segment,measure,answer,estimate,low_95,high_95,base,effective_base,note';
  const rows = tables.flatMap((table) =>
    table.groups.flatMap((group) =>
      group.lines.flatMap((line) =>
        [
          ['Everyone', line.everyone] as const,
          ...table.segments.map(({ label }, s) => [label, line.segments[s]!] as const),
        ].map(([segment, figure]) =>
          [
            table.question.label,
            table.segment?.label ?? '',
            segment,
            group.unit === 'share' ? 'share' : group.title,
            line.label,
            ...cellsOf(figure),
          ]
            .map(quoted)
            .join(','),
        ),
      ),
    ),
  );
  return `\uFEFF${[head, ...rows].join('\r\n')}\r\n`;
}

function cellsOf(figure: ResultFigure): (string | number)[] {
  if (!figure.shown) return ['', '', '', '', '', figure.why === 'few' ? 'fewer than 10' : 'not shown'];
  return [
    round(figure.estimate),
    round(figure.low),
    round(figure.high),
    figure.base,
    Math.round(figure.effectiveBase),
    figure.isSmall ? 'small base' : '',
  ];
}

const round = (value: number) => Math.round(value * 10_000) / 10_000;

function quoted(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const safe = formulaSafe(cell);
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
