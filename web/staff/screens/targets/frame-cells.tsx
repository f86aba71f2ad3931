import { For, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import type { targetsOperations } from '../../../../server/contract/targets';
import { count, counted, percentFigure } from '../../../shared/format';
import { FillBar } from '../../parts/fill-bar';
import { Section } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { type Column, Table } from '../../parts/table';

export type Frame = ReplyOf<typeof targetsOperations.previewFrame>;
type Margin = Frame['margins'][number];
type Cell = Margin['cells'][number];

/** Under this share of its target a cell carries the warning. */
const lowShare = 0.6;
const isLow = (cell: Cell) => cell.target > 0 && cell.members < cell.target * lowShare;

/** Every margin of a frame: interlocks as a table of crossings first, then the margins outside the lock. */
export function FrameCells(props: { readonly frame: Frame }) {
  const locked = () => props.frame.margins.filter(({ variables }) => variables.length === 2);
  const others = () => props.frame.margins.filter(({ variables }) => variables.length !== 2);
  return (
    <>
      <Show when={props.frame.remarks.length > 0}>
        <Notice
          kind="plain"
          lead={
            props.frame.remarks.length === 1
              ? 'To know about the counts.'
              : `${count(props.frame.remarks.length)} things to know about the counts.`
          }
        >
          {props.frame.remarks.join(' ')}
        </Notice>
      </Show>
      <For each={locked()}>{(margin) => <Crossed margin={margin} />}</For>
      <div class="columns">
        <For each={others()}>{(margin) => <Single margin={margin} />}</For>
      </div>
    </>
  );
}

const marked = (margin: Margin) => (margin.otherUniverse ? ` (only shares, of ${margin.universe})` : '');

function foot(margin: Margin): string {
  const unknown =
    margin.unknown > 0
      ? ` ${counted(margin.unknown, 'member')} without an answer: they fill no cell here.`
      : '';
  return `Targets add up to ${count(margin.sum)}. ${margin.source}, ${margin.year}; ${margin.licence}.${unknown}`;
}

function Members(props: { readonly cell: Cell }) {
  return (
    <span class={isLow(props.cell) ? 'warned' : undefined}>
      {isLow(props.cell) ? '▼ ' : ''}
      {count(props.cell.members)} / <b>{count(props.cell.target)}</b>
    </span>
  );
}

function Crossed(props: { readonly margin: Margin }) {
  type Line = { readonly label: string; readonly cells: readonly (Cell | undefined)[] };
  const [down, across] = [() => props.margin.variables[0], () => props.margin.variables[1]];
  const lines = (): Line[] =>
    (down()?.categories ?? []).map((row) => ({
      label: row.label,
      cells: (across()?.categories ?? []).map((column) =>
        props.margin.cells.find((cell) => cell.codes[0] === row.code && cell.codes[1] === column.code),
      ),
    }));
  const sum = (line: Line, of: (cell: Cell) => number) =>
    line.cells.reduce((total, cell) => total + (cell ? of(cell) : 0), 0);
  const total = (): Line => ({
    label: 'All',
    cells: (across()?.categories ?? []).map((column) => {
      const own = props.margin.cells.filter((cell) => cell.codes[1] === column.code);
      const add = (of: (cell: Cell) => number) => own.reduce((whole, cell) => whole + of(cell), 0);
      return {
        codes: [],
        label: column.label,
        population: add((cell) => cell.population),
        share: add((cell) => cell.share),
        target: add((cell) => cell.target),
        tolerance: 0,
        members: add((cell) => cell.members),
      };
    }),
  });
  const columns = (): readonly Column<Line>[] => [
    { head: down()?.label ?? '', cell: (line) => line.label },
    ...(across()?.categories ?? []).flatMap((column, at): Column<Line>[] => [
      {
        head: '',
        kind: 'mark',
        narrow: 'hide',
        cell: (line) => (
          <Show when={line.cells[at]}>
            {(cell) => (
              <FillBar
                label={`${line.label}, ${column.label}`}
                members={cell().members}
                target={cell().target}
                isWarned={isLow(cell())}
              />
            )}
          </Show>
        ),
      },
      {
        head: `${column.label}, members / target`,
        kind: 'number',
        cell: (line) => <Show when={line.cells[at]}>{(cell) => <Members cell={cell()} />}</Show>,
      },
    ]),
    { head: 'Target', kind: 'number', cell: (line) => count(sum(line, ({ target }) => target)) },
    { head: 'Population, %', kind: 'number', cell: (line) => percentFigure(sum(line, ({ share }) => share)) },
  ];
  return (
    <Table
      caption={`Interlocked cells: ${props.margin.title}${marked(props.margin)}`}
      heading
      columns={columns()}
      groups={[{ rows: lines() }]}
      total={total()}
      note={`${count(props.margin.cells.length)} cells; ▼ under 60% of the target. ${foot(props.margin)}`}
    />
  );
}

const singleColumns: readonly Column<Cell>[] = [
  { head: 'Category', cell: (cell) => cell.label },
  {
    head: '',
    kind: 'mark',
    cell: (cell) => (
      <FillBar label={cell.label} members={cell.members} target={cell.target} isWarned={isLow(cell)} />
    ),
  },
  { head: 'Members / target', kind: 'number', cell: (cell) => <Members cell={cell} /> },
  { head: 'At most', kind: 'number', quiet: true, cell: (cell) => count(cell.target + cell.tolerance) },
  { head: 'Population, %', kind: 'number', quiet: true, cell: (cell) => percentFigure(cell.share) },
];

function Single(props: { readonly margin: Margin }) {
  return (
    <Table
      caption={`${props.margin.title}${marked(props.margin)}`}
      heading
      columns={singleColumns}
      groups={[{ rows: props.margin.cells }]}
      note={foot(props.margin)}
    />
  );
}

/** What happens to people and doors on the day a frame is taken in use. */
export function ChangeOnTheDay(props: { readonly frame: Frame; readonly hasFrameNow: boolean }) {
  const change = () => props.frame.change;
  return (
    <Section title="What changes on the day">
      <p>
        Nobody leaves. {count(change().admissibleThen)} of {counted(change().reserves, 'reserve')} could be
        admitted
        {props.hasFrameNow ? `, ${count(change().admissibleNow)} today` : ''}.
      </p>
      <Show when={props.hasFrameNow}>
        <p>
          Recruiters see {counted(change().cellsClosed, 'cell')} closed and {count(change().cellsReopened)}{' '}
          reopened. Past results keep the frame they were weighted by.
        </p>
      </Show>
    </Section>
  );
}
