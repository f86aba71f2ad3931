import { useParams, useSearchParams } from '@solidjs/router';
import { Show } from 'solid-js';
import type { ResultFigure } from '../../../../server/contract/results';
import { type Sensitivity, weightingOperations } from '../../../../server/contract/weighting';
import { count, figure, percentFigure, points, rangeFigure } from '../../../shared/format';
import { IntervalRow } from '../../parts/interval-row';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { scaleEnd } from '../../parts/scale';
import { Select } from '../../parts/select';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';

type Shown = Extract<ResultFigure, { shown: true }>;
type Row = {
  readonly label: string;
  readonly people: number | null;
  readonly trouble: string | null;
  readonly shown: Shown | null;
  readonly inUse: Shown | null;
  readonly end: number;
  readonly isShare: boolean;
};

/** How far a result hangs on the way it was weighted: the same answers under other weights. */
export default function SensitivityOfWeights() {
  const params = useParams<{ wave: string }>();
  const [search, setSearch] = useSearchParams<{ question?: string; answer?: string }>();
  const reading = createReading(weightingOperations.tryOtherWeights, () => ({
    params: { wave: params.wave },
    query: { ...(search.question ? { question: search.question } : {}) },
  }));
  const line = () => {
    const lines = reading.reply()?.lines ?? [];
    return lines.find(({ code }) => code === search.answer) ?? lines[0];
  };
  const rows = (found: Sensitivity): Row[] => {
    const figures = (line()?.figures ?? []).map((one) => (one?.shown ? one : null));
    const end = scaleEnd(figures.flatMap((one) => (one ? [one.estimate, one.high] : [])));
    return found.ways.map((way, w) => ({
      ...way,
      shown: figures[w] ?? null,
      inUse: figures[0] ?? null,
      end,
      isShare: found.measure?.unit === 'share',
    }));
  };
  const columns: readonly Column<Row>[] = [
    { head: 'Weighted how', cell: (row) => row.label },
    {
      head: 'Estimate and range',
      kind: 'mark',
      narrow: 'hide',
      cell: (row) => (
        <Show when={row.shown}>
          {(shown) => (
            <IntervalRow
              label={row.label}
              estimate={shown().estimate}
              interval={[shown().low, shown().high]}
              isSmall={shown().isSmall}
              everyone={row.inUse?.estimate}
              end={row.end}
              words={(value) => said(row, value)}
            />
          )}
        </Show>
      ),
    },
    {
      head: 'Estimate',
      kind: 'number',
      strong: true,
      cell: (row) => row.shown && said(row, row.shown.estimate),
    },
    {
      head: 'Range, 95%',
      kind: 'number',
      quiet: true,
      cell: (row) =>
        row.shown &&
        (row.isShare
          ? rangeFigure(row.shown.low, row.shown.high)
          : `${figure(row.shown.low)}–${figure(row.shown.high)}`),
    },
    {
      head: 'Against those in use, points',
      kind: 'number',
      narrow: 'lead',
      cell: (row) => (row.shown && row.inUse && row.shown !== row.inUse ? apart(row) : ''),
    },
    {
      head: 'Weighted people',
      kind: 'number',
      quiet: true,
      cell: (row) => row.people !== null && count(row.people),
    },
    { head: 'Base', kind: 'number', quiet: true, cell: (row) => row.shown && count(row.shown.base) },
    {
      head: 'Effective base',
      kind: 'number',
      quiet: true,
      cell: (row) => row.shown && count(row.shown.effectiveBase),
    },
  ];
  return (
    <>
      <PageHead
        where={[
          { label: 'Weighting', href: '/staff/weighting' },
          { label: reading.reply()?.wave.title ?? 'Survey', href: `/staff/weighting/${params.wave}` },
          { label: 'Other weights' },
        ]}
        title="How far do results hang on the weights?"
      >
        {finding(reading.reply(), line())}
      </PageHead>
      <Waiting reading={reading} counting="Weighing in other ways…" rows={10}>
        {(found) => (
          <>
            <div class="choosers">
              <Select
                name="question"
                label="Question"
                value={found().question.key}
                choices={found().questions.map(({ key, label }) => ({ value: key, label }))}
                onChoose={(key) => setSearch({ question: key, answer: undefined })}
              />
              <Show when={found().lines.length > 1}>
                <Select
                  name="answer"
                  label="Answer"
                  value={line()?.code}
                  choices={found().lines.map(({ code, label }) => ({ value: code, label }))}
                  onChoose={(code) => setSearch({ answer: code })}
                />
              </Show>
            </div>
            <Show
              when={found().lines.length > 0}
              fallback={
                <Notice kind="warning" lead="This question has no figures.">
                  Choose another one.
                </Notice>
              }
            >
              <Table
                caption={found().measure?.title ?? 'Figures'}
                heading
                columns={columns}
                groups={[{ rows: rows(found()) }]}
                isSmall={(row) => row.shown?.isSmall === true}
                suppressed={(row) => row.trouble ?? (row.shown ? undefined : 'fewer than 10')}
                note="Base: those who answered this question. Dotted line: the weights in use. Where one margin is left out, the others are fitted again. The people of most weight are left out and nothing is fitted again. Ranges are modelled."
              />
            </Show>
          </>
        )}
      </Waiting>
    </>
  );
}

const said = (row: Pick<Row, 'isShare'>, value: number) =>
  row.isShare ? `${percentFigure(value, 1)}%` : figure(value, 1);

function apart({ shown, inUse, isShare }: Row): string {
  const difference = shown!.estimate - inUse!.estimate;
  return isShare ? points(difference, 1) : figure(difference, 1);
}

/** The widest any way moves the figure, and whether that is more than chance alone would. */
function finding(found: Sensitivity | undefined, line: Sensitivity['lines'][number] | undefined): string {
  const [inUse, ...others] = line?.figures ?? [];
  if (!found || !line || !inUse?.shown || found.measure?.unit !== 'share') return '';
  const moved = others.flatMap((one, o) =>
    one?.shown ? [{ by: one.estimate - inUse.estimate, way: found.ways[o + 1]!.label }] : [],
  );
  const widest = moved.sort((one, other) => Math.abs(other.by) - Math.abs(one.by))[0];
  if (!widest) return '';
  const isInside = moved.every(
    ({ by }) => inUse.estimate + by >= inUse.low && inUse.estimate + by <= inUse.high,
  );
  return `“${line.label}” is ${percentFigure(inUse.estimate, 1)}% with the weights in use. The ${moved.length} other ways move it by at most ${figure(Math.abs(widest.by) * 100, 1)} points (${widest.way.toLowerCase()}), ${
    isInside ? 'all inside' : 'and not all stay inside'
  } its range of ${rangeFigure(inUse.low, inUse.high)}%.`;
}
