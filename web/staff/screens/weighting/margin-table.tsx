import { Show } from 'solid-js';
import type { WeightsPreview } from '../../../../server/contract/weighting';
import { count, percent, percentFigure, points } from '../../../shared/format';
import { BeforeAfterRow } from '../../parts/before-after-row';
import { Key } from '../../parts/layout';
import { scaleEnd } from '../../parts/scale';
import { type Column, Table } from '../../parts/table';

type Cell = WeightsPreview['margins'][number]['cells'][number] & { readonly end: number };

const columns: readonly Column<Cell>[] = [
  { head: 'Category', cell: (cell) => `${cell.isSparse ? '▲ ' : ''}${cell.label}` },
  {
    head: 'Share, %',
    kind: 'mark',
    narrow: 'hide',
    cell: (cell) => (
      <BeforeAfterRow
        label={cell.label}
        before={cell.before}
        after={cell.after}
        population={cell.isUnknown ? undefined : cell.wanted}
        end={cell.end}
      />
    ),
  },
  { head: 'Respondents', kind: 'number', cell: (cell) => count(cell.people) },
  {
    head: 'Population, %',
    kind: 'number',
    cell: (cell) => (cell.isUnknown ? 'as observed' : percentFigure(cell.wanted)),
  },
  { head: 'Unweighted, %', kind: 'number', cell: (cell) => percentFigure(cell.before) },
  { head: 'Weighted, %', kind: 'number', cell: (cell) => percentFigure(cell.after) },
  {
    head: 'Gap before, points',
    kind: 'number',
    quiet: true,
    narrow: 'lead',
    cell: (cell) => points(cell.before - cell.wanted),
  },
];

/** Each margin before and after weighting, beside the population it was fitted to, with where that comes from. */
export function MarginTable(props: { readonly made: Pick<WeightsPreview, 'margins'> }) {
  return (
    <>
      <Key
        items={[
          { mark: 'tick', words: 'population' },
          { mark: 'hollow', words: 'respondents, unweighted' },
          { mark: 'dot', words: 'weighted' },
        ]}
      />
      <Table
        caption="Margins before and after"
        rows="dense"
        columns={columns}
        groups={props.made.margins.map((margin) => {
          const end = scaleEnd(margin.cells.flatMap((cell) => [cell.before, cell.after, cell.wanted]));
          return {
            name: `${margin.label}${margin.otherUniverse ? ' (shares of another universe)' : ''}`,
            scale: `0 to ${percent(end, 0)}`,
            rows: margin.cells.map((cell) => ({ ...cell, end })),
          };
        })}
        note={
          <>
            {props.made.margins
              .map(({ label, source, year, universe }) => `${label}: ${source}, ${year}, ${universe}.`)
              .join(' ')}{' '}
            <Show when={props.made.margins.some(({ cells }) => cells.some(({ isSparse }) => isSparse))}>
              ▲ fewer than 20 respondents.{' '}
            </Show>
            <Show when={props.made.margins.some(({ cells }) => cells.some(({ isUnknown }) => isUnknown))}>
              Where some prefer not to say, the population’s shares are of the rest: with theirs as observed
              they come to 100.
            </Show>
          </>
        }
      />
    </>
  );
}
