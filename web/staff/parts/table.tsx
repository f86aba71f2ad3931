import { createUniqueId, For, type JSX, Show } from 'solid-js';

export type Column<Row> = {
  /** Head in small words, with unit and base: "Gap, points with ±95%". */
  readonly head: string;
  readonly cell: (row: Row) => JSX.Element;
  /** text: left; number: right, tabular; mark: a BarRow, IntervalRow … Default text. */
  readonly kind?: 'text' | 'number' | 'mark';
  /** Secondary ink: bases, ±, dates. */
  readonly quiet?: boolean;
  /** Never broken: dates, "1, issued", short links. */
  readonly line?: boolean;
  /** Bold: what the decision turns on, at most one column. */
  readonly strong?: boolean;
  /** On a small base: 'dagger' puts the figure in italics with †, 'italics' only in italics. */
  readonly whenSmall?: 'dagger' | 'italics';
  /** On a phone: 'lead' stands beside the name, 'hide' is left out; others follow as "head value". */
  readonly narrow?: 'lead' | 'hide';
};

export type Group<Row> = {
  /** Bold words over its rows; left out for a table of one group. */
  readonly name?: string;
  /** The scale of its marks: "0 to 22%". Stands at the end of the first mark column. */
  readonly scale?: string;
  readonly rows: readonly Row[];
};

/**
 * A table of figures. The first column names the row. Numbers stand right, the head over a 1 px ink rule,
 * groups apart by a line of their own, totals over an ink rule. A suppressed row keeps its name and one
 * merged cell in words: nothing else of the row is drawn.
 *
 * <Table caption="Participation by segment" columns={columns} groups={[{ name: 'Age', rows }]}
 *   isSmall={(row) => row.base < 30} suppressed={(row) => row.suppressed ? suppressedWords(row.suppressed) : undefined} />
 */
export function Table<Row>(props: {
  /** For screen readers; shown as the section's heading when `heading` is set. */
  readonly caption: string;
  readonly heading?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly groups: readonly Group<Row>[];
  /** Last row over an ink rule: "All sources". */
  readonly total?: Row;
  /** Hairlines between rows (lists, 27 px rows) or none (dense figures, 22 px rows with marks). Default 'lines'. */
  readonly rows?: 'lines' | 'dense';
  /** True sets daggers and italics; say what it means in `note` ("† fewer than 30"). */
  readonly isSmall?: (row: Row) => boolean;
  /** Words instead of every figure of the row, or undefined to show it. */
  readonly suppressed?: (row: Row) => string | undefined;
  /** Base and rules under the table, in small words. */
  readonly note?: JSX.Element;
  /** What stands instead of rows when there are none. */
  readonly empty?: JSX.Element;
  /** Wide tables become one block a row on a phone. Default: from 4 columns on. */
  readonly narrow?: 'blocks' | 'table';
}) {
  const headId = createUniqueId();
  const inBlocks = () => (props.narrow ?? (props.columns.length > 3 ? 'blocks' : 'table')) === 'blocks';
  const isEmpty = () => props.groups.every((group) => group.rows.length === 0);
  // Tables that turn into blocks lose their meaning in some browsers unless the roles are spelled out.
  const role = (name: 'table' | 'row' | 'cell' | 'rowheader') => (inBlocks() ? name : undefined);

  const row = (item: Row, isTotal = false) => {
    const words = () => props.suppressed?.(item);
    return (
      <tr role={role('row')} classList={{ total: isTotal }}>
        <th scope="row" role={role('rowheader')} class={props.columns[0]?.line ? 'line' : undefined}>
          {props.columns[0]?.cell(item)}
        </th>
        <Show
          when={words()}
          fallback={
            <For each={props.columns.slice(1)}>
              {(column) => (
                <td
                  role={role('cell')}
                  data-head={column.head}
                  class={cellClass(column, props.isSmall?.(item) ?? false)}
                >
                  {column.cell(item)}
                  <Show when={column.whenSmall === 'dagger' && props.isSmall?.(item)}>
                    <span class="dagger">†</span>
                  </Show>
                </td>
              )}
            </For>
          }
        >
          <td role={role('cell')} class="suppressed" colspan={props.columns.length - 1}>
            {words()}
          </td>
        </Show>
      </tr>
    );
  };

  return (
    <div class="table-frame">
      <Show when={props.heading}>
        <h2 id={headId}>{props.caption}</h2>
      </Show>
      <table
        role={role('table')}
        class={`table table-${props.rows ?? 'lines'}`}
        classList={{ 'table-blocks': inBlocks() }}
        aria-labelledby={props.heading ? headId : undefined}
        aria-label={props.heading ? undefined : props.caption}
      >
        <thead>
          <tr>
            <For each={props.columns}>
              {(column) => (
                <th scope="col" class={`cell-${column.kind ?? 'text'}`}>
                  {/* A mark needs no head to be seen; read aloud each column has one. */}
                  {column.head || <span class="for-readers">As a mark</span>}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <For each={props.groups}>
          {(group) => (
            <tbody>
              <Show when={group.name}>
                <tr class="group" role={role('row')}>
                  <GroupCells columns={props.columns} group={group} />
                </tr>
              </Show>
              <For each={group.rows}>{(item) => row(item)}</For>
            </tbody>
          )}
        </For>
        <Show when={props.total !== undefined}>
          {/* the Show has just established that there is a total */}
          <tbody>{row(props.total as Row, true)}</tbody>
        </Show>
      </table>
      <Show when={isEmpty() && props.empty}>
        <p class="table-empty">{props.empty}</p>
      </Show>
      <Show when={props.note}>
        <p class="note">{props.note}</p>
      </Show>
    </div>
  );
}

/** The words that stand for a figure held back (R16): a base under the limit, or a cell that would give another away. */
export function suppressedWords(why: { readonly limit: number } | { readonly protects: string }): string {
  return 'limit' in why ? `fewer than ${why.limit}` : `not shown: it would give “${why.protects}” away`;
}

function GroupCells<Row>(props: { readonly columns: readonly Column<Row>[]; readonly group: Group<Row> }) {
  const markAt = () => props.columns.findIndex((column) => column.kind === 'mark');
  const splits = () => Boolean(props.group.scale) && markAt() > 0;
  return (
    <>
      <th
        scope="rowgroup"
        classList={{ over: splits() }}
        colspan={splits() ? markAt() : props.columns.length}
      >
        {props.group.name}
      </th>
      <Show when={splits()}>
        <td class="scale">{props.group.scale}</td>
        <Show when={markAt() < props.columns.length - 1}>
          <td colspan={props.columns.length - markAt() - 1} />
        </Show>
      </Show>
    </>
  );
}

function cellClass<Row>(column: Column<Row>, isSmall: boolean): string {
  const words = [`cell-${column.kind ?? 'text'}`];
  if (column.quiet) words.push('quiet');
  if (column.strong) words.push('strong');
  if (column.line) words.push('line');
  if (column.whenSmall && isSmall) words.push('small-base');
  if (column.narrow) words.push(`narrow-${column.narrow}`);
  return words.join(' ');
}
