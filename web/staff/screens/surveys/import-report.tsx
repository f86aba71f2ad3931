import { For, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import type { questionnairesOperations } from '../../../../server/contract/questionnaires';
import { count } from '../../../shared/format';
import { Section } from '../../parts/layout';
import { type Column, Table } from '../../parts/table';

type Judged = ReplyOf<typeof questionnairesOperations.importQuestionnaire>;
type Item = Judged['items'][number];

export const whatWords: Readonly<Record<Item['what'], string>> = {
  question: 'Question',
  choice: 'Choice',
  group: 'Group',
  setting: 'Setting',
  sheet: 'Part of the file',
};

const columns: readonly Column<Item>[] = [
  {
    head: 'In the file',
    cell: (item) => (
      <>
        {whatWords[item.what]} <b>{item.name}</b>
        <span class="under">{item.place}</span>
      </>
    ),
  },
  {
    head: 'Here',
    cell: (item) => (
      <Show when={item.key}>
        {item.words ?? ''}
        <span class="under">{item.key}</span>
      </Show>
    ),
  },
  { head: 'What became of it', cell: (item) => <Notes item={item} /> },
];

/** Rows drawn of one part; the file of the report holds them all. */
const mostDrawn = 400;

/** What became of each item: first what is left out, then what is changed, last what is as it was. */
export function ImportReport(props: { readonly judged: Judged }) {
  const isOther = (item: Item) => item.what === 'setting' || item.what === 'sheet';
  const asked = (outcome: Item['outcome']) =>
    props.judged.items.filter(
      (item) => item.outcome === outcome && !(outcome === 'left-out' && isOther(item)),
    );
  const others = () => props.judged.items.filter((item) => item.outcome === 'left-out' && isOther(item));
  return (
    <div class="report">
      <Show when={props.judged.added.length > 0}>
        <Section title="What the draft has and the file had not">
          <ul class="bullets">
            <For each={props.judged.added}>{(sentence) => <li>{sentence}</li>}</For>
          </ul>
        </Section>
      </Show>
      <Part
        title="Left out"
        items={asked('left-out')}
        empty="Nothing that asks or tells something is left out."
      />
      <Part title="Changed" items={asked('changed')} empty="Nothing is changed." />
      <Folded title="Settings and parts of the other program, left out" items={others()} />
      <Folded title="Carried over as it is" items={asked('carried')} />
    </div>
  );
}

function Part(props: {
  readonly title: string;
  readonly items: readonly Item[];
  readonly empty: string;
  /** Its title stands above it already. */
  readonly isFolded?: boolean;
}) {
  return (
    <Table
      caption={`${props.title}: ${count(props.items.length)}`}
      heading={!props.isFolded}
      narrow="blocks"
      columns={columns}
      groups={[{ rows: props.items.slice(0, mostDrawn) }]}
      note={
        props.items.length > mostDrawn
          ? `The first ${count(mostDrawn)} of ${count(props.items.length)}; the file of the report has them all.`
          : undefined
      }
      empty={props.empty}
    />
  );
}

function Folded(props: { readonly title: string; readonly items: readonly Item[] }) {
  return (
    <Show when={props.items.length > 0}>
      <details class="report-part">
        <summary>
          {props.title}: {count(props.items.length)}
        </summary>
        <Part title={props.title} items={props.items} empty="" isFolded />
      </details>
    </Show>
  );
}

/** What became of one item, note by note. */
export function Notes(props: { readonly item: Pick<Item, 'notes' | 'outcome'> }) {
  return (
    <For
      each={[...props.item.notes].sort((one, other) => weightOf(one) - weightOf(other))}
      fallback={<span class="quiet">{props.item.outcome === 'carried' ? 'As it is.' : ''}</span>}
    >
      {(note) => (
        <p class="report-note" classList={{ quiet: note.weight === 'aside' }}>
          {note.sentence}
          <Show when={note.source}>{(source) => <code>{shortened(source())}</code>}</Show>
        </p>
      )}
    </For>
  );
}

/** What changes the question first, what the source only has beside it after. */
const weightOf = (note: Item['notes'][number]) => (note.weight === 'changed' ? 0 : 1);

const shortened = (text: string) => (text.length > 240 ? `${text.slice(0, 240)}…` : text);

/** The whole report as a table for a spreadsheet, one row a note. */
export function reportAsCsv(judged: Judged): string {
  const head = ['what', 'name', 'place', 'outcome', 'key', 'words', 'weight', 'note', 'source'];
  const rows = judged.items.flatMap((item) => {
    const about = [item.what, item.name, item.place, item.outcome, item.key ?? '', item.words ?? ''];
    if (item.notes.length === 0) return [[...about, '', '', '']];
    return item.notes.map((note) => [...about, note.weight, note.sentence, note.source ?? '']);
  });
  const added = judged.added.map((sentence) => ['draft', '', '', 'added', '', '', '', sentence, '']);
  return `\uFEFF${[head, ...rows, ...added].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A spreadsheet would run a text that begins like a formula, so such a text is led by a quote mark. */
function cell(text: string): string {
  const safe = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}
