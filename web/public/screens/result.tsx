// biome-ignore-all lint/a11y/noRedundantRoles: laid out as blocks on a phone, a table would lose its roles
import { For, Show } from 'solid-js';
import { count, percent } from '../../shared/format';
import { type Link, type ScreenOf, wordsIn } from '../../shared/frame';
import {
  Axis,
  type ChartScale,
  estimateWords,
  Figure,
  IntervalMark,
  type Shown,
  type Unit,
  unitWords,
  written,
} from './estimate';
import { mergeHidden } from './merge-hidden';

type TableBase = {
  readonly title: string;
  /** What the figures are, in a sentence. */
  readonly said?: string;
  /** The head of the first column: "Service", "Age". */
  readonly head: string;
  readonly unit: Unit;
  /** Base, what is too close to call, what the dagger means. */
  readonly notes: readonly string[];
};

/** One figure a row, drawn on its interval. */
export type EstimateTable = TableBase & {
  readonly form: 'estimates';
  readonly scale: ChartScale;
  readonly rows: readonly {
    readonly label: string;
    readonly cell: Shown;
    /** As written, one for each of `moreHeads`. */
    readonly more?: readonly string[];
  }[];
  /** Further columns, unit and all: "Middle half gave, points", "Health Insight Survey, %". */
  readonly moreHeads?: readonly string[];
};

/** A question by segments. */
export type CrossTable = TableBase & {
  readonly form: 'crosstab';
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly Shown[] }[];
};

/** A published result: a snapshot, the same for ever. */
export type ResultProps = {
  /** The finding, claiming no more than the ranges allow. */
  readonly title: string;
  readonly intro: string;
  readonly answered: number;
  readonly invited?: number;
  /** In words: "24 September to 14 December 2018". */
  readonly asked: string;
  readonly standsFor: string;
  readonly effectiveBase?: number;
  readonly tables: readonly (EstimateTable | CrossTable)[];
  /** Who was asked, weighting, likely range …: written by the system. */
  readonly method: readonly { readonly title: string; readonly said: string }[];
  readonly questions: readonly {
    readonly label: string;
    readonly hint?: string;
    readonly options: readonly string[];
    readonly base: string;
    readonly source?: string;
  }[];
  readonly version: {
    readonly number: number;
    /** In words. */
    readonly publishedOn: string;
    /** Another version of the same results: a later one supersedes this. */
    readonly supersededBy?: { readonly href: string; readonly on: string; readonly why: string };
    readonly supersedes?: { readonly href: string; readonly on: string; readonly why: string };
  };
  /** Answered by whoever wished: said at the top, wherever figures stand (R15). */
  readonly selfSelected: boolean;
  readonly links: readonly Link[];
};

const words = {
  en: {
    results: 'Results',
    answered: 'Answered',
    ofInvited: (answered: number, invited: number) => `${count(answered)} of ${count(invited)} invited`,
    people: (n: number) => `${count(n)} people`,
    asked: 'Asked',
    standsFor: 'Who they stand for',
    effective: 'Effective base',
    estimate: 'Estimate,',
    average: 'Average,',
    range: 'Likely range,',
    rangeWords: 'Likely range',
    base: 'Base, people',
    how: 'How this was done',
    questions: 'The questions in full',
    answers: 'Answers:',
    unchanged: 'This page does not change',
    version: (number: number, on: string) => `Version ${number}, published ${on}.`,
    supersededStrip: (on: string) => `A later version of ${on} takes the place of this one.`,
    later: 'See the later version',
    earlier: 'See the earlier version',
    supersedes: (on: string, why: string) => `It takes the place of the version of ${on}: ${why}`,
    selfSelected:
      'Anyone could answer. These are the views of those who chose to, not of the whole population, and they are not weighted.',
    dagger: '† A small base: take as a rough guide.',
    suppressed:
      '“Fewer than 10”: we never show so small a group. “Not shown”: large enough, but with it the small group beside it could be worked out.',
  },
};

export const result: ScreenOf<ResultProps> = {
  layout: 'public',
  title: (data) => data.title,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap wide" id="main" tabindex="-1">
        <p class="crumb">
          <a href={`/${props.frame.footprint.id}/results`}>{list().results}</a>
        </p>
        <h1>{props.data.title}</h1>
        <Show when={props.data.version.supersededBy}>
          {(next) => (
            <div class="notice" role="note">
              <b>{list().supersededStrip(next().on)}</b> {next().why} <a href={next().href}>{list().later}</a>
            </div>
          )}
        </Show>
        <p class="measure">{props.data.intro}</p>
        <Show when={props.data.selfSelected}>
          <p class="notice">{list().selfSelected}</p>
        </Show>
        <dl class="line">
          <div>
            <dt>{list().answered}</dt>
            <dd>
              <Show when={props.data.invited} fallback={<b>{list().people(props.data.answered)}</b>}>
                {(invited) => (
                  <>
                    <b>{list().ofInvited(props.data.answered, invited())}</b> (
                    {percent(props.data.answered / invited())})
                  </>
                )}
              </Show>
            </dd>
          </div>
          <div>
            <dt>{list().asked}</dt>
            <dd>
              <b>{props.data.asked}</b>
            </dd>
          </div>
          <div>
            <dt>{list().standsFor}</dt>
            <dd>
              <b>{props.data.standsFor}</b>
            </dd>
          </div>
          <Show when={props.data.effectiveBase}>
            {(base) => (
              <div>
                <dt>{list().effective}</dt>
                <dd>
                  <b>{list().people(base())}</b>
                </dd>
              </div>
            )}
          </Show>
        </dl>
        <For each={props.data.tables}>
          {(table) => (
            <section>
              <h2>{table.title}</h2>
              <Show when={table.said}>
                <p class="measure">{table.said}</p>
              </Show>
              {table.form === 'estimates' ? <Estimates of={table} /> : <Cross of={table} />}
              <Notes of={table} />
            </section>
          )}
        </For>
        <h2>{list().how}</h2>
        <dl class="method">
          <For each={props.data.method}>
            {(part) => (
              <div>
                <dt>{part.title}</dt>
                <dd>{part.said}</dd>
              </div>
            )}
          </For>
          <div>
            <dt>{list().unchanged}</dt>
            <dd>
              {list().version(props.data.version.number, props.data.version.publishedOn)}{' '}
              <Show when={props.data.version.supersedes}>
                {(earlier) => (
                  <>
                    {list().supersedes(earlier().on, earlier().why)}{' '}
                    <a href={earlier().href}>{list().earlier}</a>
                  </>
                )}
              </Show>
            </dd>
          </div>
        </dl>
        <Show when={props.data.questions.length > 0}>
          <h2 id="questions">{list().questions}</h2>
          <ol class="questions">
            <For each={props.data.questions}>
              {(question) => (
                <li>
                  <b>{question.label}</b>
                  <Show when={question.hint}>
                    <span class="block">{question.hint}</span>
                  </Show>
                  <Show when={question.options.length > 0}>
                    <span class="block">
                      {list().answers} {question.options.join('; ')}
                    </span>
                  </Show>
                  <span class="block quiet">{question.base}</span>
                  <Show when={question.source}>
                    <span class="block quiet">{question.source}</span>
                  </Show>
                </li>
              )}
            </For>
          </ol>
        </Show>
        <ul class="ways">
          <For each={props.data.links}>
            {(link) => (
              <li>
                <a href={link.href}>{link.words}</a>
              </li>
            )}
          </For>
        </ul>
      </main>
    );
  },
};

/** Roles are written out: laid out as blocks on a phone, a table would lose them. */
function Estimates(props: { of: EstimateTable }) {
  const list = words.en;
  const head = () => (props.of.unit.kind === 'share' ? list.estimate : list.average);
  return (
    <table class="figures rows-of" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {props.of.head}
          </th>
          <td class="chart-cell">
            <Axis scale={props.of.scale} unit={props.of.unit} />
          </td>
          <th role="columnheader" scope="col" class="number">
            {head()} {unitWords(props.of.unit)}
          </th>
          <th role="columnheader" scope="col" class="number">
            {list.range} {unitWords(props.of.unit)}
          </th>
          <For each={props.of.moreHeads ?? []}>
            {(words) => (
              <th role="columnheader" scope="col" class="number">
                {words}
              </th>
            )}
          </For>
          <th role="columnheader" scope="col" class="number">
            {list.base}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        <For each={props.of.rows}>
          {(row) => {
            const { cell } = row;
            const heads = props.of.moreHeads ?? [];
            const columns = 3 + heads.length;
            return (
              <tr role="row">
                <th role="rowheader" scope="row">
                  {row.label}
                </th>
                <td class="chart-cell">
                  <IntervalMark of={cell} scale={props.of.scale} />
                </td>
                {cell.shown ? (
                  <>
                    <td role="cell" class="number figure">
                      <Figure of={cell} unit={props.of.unit} />
                      <span class="narrow"> {unitWords(props.of.unit)}</span>
                    </td>
                    <td role="cell" class="number">
                      <span class="narrow">{list.rangeWords} </span>
                      {written(cell.low, props.of.unit)} {estimateWords.to}{' '}
                      {written(cell.high, props.of.unit)}
                    </td>
                    <For each={heads}>
                      {(words, index) => (
                        <td role="cell" class="number">
                          <span class="narrow">{words} </span>
                          {row.more?.[index()] ?? '–'}
                        </td>
                      )}
                    </For>
                    <td role="cell" class="number">
                      {count(cell.base)}
                      <span class="narrow"> {cell.base === 1 ? 'person' : 'people'}</span>
                    </td>
                  </>
                ) : (
                  <td role="cell" class="number quiet" colspan={columns}>
                    {estimateWords[cell.why]}
                  </td>
                )}
              </tr>
            );
          }}
        </For>
      </tbody>
    </table>
  );
}

function Cross(props: { of: CrossTable }) {
  return (
    <table class="figures cross" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {props.of.head}
          </th>
          <For each={props.of.columns}>
            {(column) => (
              <th role="columnheader" scope="col" class="number">
                {column}
                <span class="wide-only">, {unitWords(props.of.unit)}</span>
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody role="rowgroup">
        <For each={props.of.rows}>
          {(row) => (
            <tr role="row">
              <th role="rowheader" scope="row">
                {row.label}
              </th>
              <For each={mergeHidden(row.cells)}>
                {({ cell, at, columns }) => (
                  <td role="cell" class="number" colspan={columns > 1 ? columns : undefined}>
                    <span class="narrow block">{props.of.columns.slice(at, at + columns).join(', ')}</span>
                    {cell.shown ? (
                      <>
                        <Figure of={cell} unit={props.of.unit} />
                        <span class="narrow"> {unitWords(props.of.unit)}</span>
                        <span class="under-figure">
                          {written(cell.low, props.of.unit)} {estimateWords.to}{' '}
                          {written(cell.high, props.of.unit)}
                        </span>
                        <span class="under-figure">{estimateWords.people(cell.base)}</span>
                      </>
                    ) : (
                      <span class="quiet">{estimateWords[cell.why]}</span>
                    )}
                  </td>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function Notes(props: { of: EstimateTable | CrossTable }) {
  const cells = () =>
    props.of.form === 'estimates'
      ? props.of.rows.map((row) => row.cell)
      : props.of.rows.flatMap((row) => row.cells);
  return (
    <p class="notes">
      {props.of.notes.join(' ')}
      {cells().some((cell) => cell.shown && cell.isSmall) ? ` ${words.en.dagger}` : ''}
      {cells().some((cell) => !cell.shown) ? ` ${words.en.suppressed}` : ''}
    </p>
  );
}
