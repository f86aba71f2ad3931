import { useParams } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { questionnairesOperations } from '../../../../server/contract/questionnaires';
import { count, counted, dateTime } from '../../../shared/format';
import { call } from '../../api';
import { Section } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { Notes, whatWords } from './import-report';

type Shown = ReplyOf<typeof questionnairesOperations.showImport>;
type Item = Shown['items'][number] & { readonly index: number };

/** What was changed or left out when the draft was brought in, to come back to and tick off. */
export function BroughtIn(props: {
  readonly timeZone?: string | undefined;
  readonly onTick: (seen: number) => void;
}) {
  const params = useParams();
  const reading = createReading(questionnairesOperations.showImport, () => ({
    params: { questionnaire: params.questionnaire ?? '' },
  }));
  return (
    <Waiting reading={reading} rows={10}>
      {(reply) => (
        <Show when={reply()} keyed>
          {(shown) => (
            <Report
              shown={shown}
              questionnaire={params.questionnaire ?? ''}
              timeZone={props.timeZone}
              onTick={props.onTick}
            />
          )}
        </Show>
      )}
    </Waiting>
  );
}

function Report(props: {
  readonly shown: Shown;
  readonly questionnaire: string;
  readonly timeZone?: string | undefined;
  readonly onTick: (seen: number) => void;
}) {
  const [seen, setSeen] = createSignal<ReadonlySet<number>>(
    new Set(props.shown.items.flatMap(({ isSeen }, index) => (isSeen ? [index] : []))),
  );
  const [problem, setProblem] = createSignal<string>();
  const tick = async (item: number, isSeen: boolean) => {
    const answer = await call(questionnairesOperations.tickOffImport, {
      params: { questionnaire: props.questionnaire },
      body: { item, isSeen },
    });
    setProblem(answer.problem?.title);
    if (!answer.reply) return;
    const next = new Set(seen());
    if (isSeen) next.add(item);
    else next.delete(item);
    setSeen(next);
    props.onTick(answer.reply.seen);
  };
  const items = props.shown.items.map((item, index): Item => ({ ...item, index }));
  const columns: readonly Column<Item>[] = [
    {
      head: 'Seen',
      cell: (item) => (
        <label class="tick-off">
          <input
            type="checkbox"
            checked={seen().has(item.index)}
            onChange={(event) => void tick(item.index, event.currentTarget.checked)}
          />
          <span class="for-readers">
            {whatWords[item.what]} {item.name}, {item.place}, is seen
          </span>
        </label>
      ),
    },
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
        <Show when={item.key} fallback="Left out">
          {item.words ?? ''}
          <span class="under">{item.key}</span>
        </Show>
      ),
    },
    { head: 'What became of it', cell: (item) => <Notes item={item} /> },
  ];
  return (
    <div class="report">
      <p>
        Brought in from <b>{props.shown.fileName}</b> ({props.shown.format}) on{' '}
        {dateTime(props.shown.at, props.timeZone)} by {props.shown.by}. {counted(props.shown.carried, 'item')}{' '}
        came over as they were; {counted(items.length, 'thing')} to look at, {count(seen().size)} seen.
      </p>
      <Show when={problem()}>
        {(said) => (
          <Notice kind="error" lead="The tick is not kept.">
            {said()}
          </Notice>
        )}
      </Show>
      <Table
        caption={`To look at: ${count(items.length)}`}
        heading
        narrow="blocks"
        columns={columns}
        groups={[{ rows: items }]}
        empty="Nothing was changed or left out."
      />
      <Show when={props.shown.added.length > 0}>
        <Section title="What the draft has and the file had not">
          <ul class="bullets">
            <For each={props.shown.added}>{(sentence) => <li>{sentence}</li>}</For>
          </ul>
        </Section>
      </Show>
    </div>
  );
}
