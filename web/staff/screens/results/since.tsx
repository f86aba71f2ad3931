import { createSignal, Show } from 'solid-js';
import { type ResultChange, resultsOperations } from '../../../../server/contract/results';
import { shortDate } from '../../../shared/format';
import { Section } from '../../parts/layout';
import { Select } from '../../parts/select';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { changeNote, differenceWriter, writer } from './words';

type Line = ResultChange['lines'][number];

/** The question against an earlier survey that asked it too: a clear change, not a clear one, or it cannot be said (R18). */
export function Since(props: { readonly wave: string; readonly question: string }) {
  const [earlier, setEarlier] = createSignal<string>();
  const reading = createReading(resultsOperations.showChange, () => ({
    params: { wave: props.wave, question: props.question },
    query: earlier() ? { earlier: earlier()! } : {},
  }));
  return (
    <Waiting reading={reading} counting="Looking for an earlier survey…">
      {(change) => (
        <Show when={change().earlier}>
          {(compared) => (
            <Section
              title={`Since “${compared().title}”`}
              beside={`closed ${shortDate(compared().closesOn)}`}
            >
              <Show when={change().asked.length > 1}>
                <Select
                  name="earlier"
                  label="Earlier survey"
                  value={compared().id}
                  choices={change().asked.map(({ id, title, closesOn }) => ({
                    value: id,
                    label: `${title}, ${shortDate(closesOn)}`,
                  }))}
                  onChoose={setEarlier}
                />
              </Show>
              <Show
                when={change().lines.length > 0}
                fallback={<p>Not compared: {change().reasons.join('; ') || 'nothing of it can be shown'}.</p>}
              >
                <Table
                  caption={`Since “${compared().title}”`}
                  rows="dense"
                  columns={columnsOf(change())}
                  groups={[{ rows: change().lines }]}
                  suppressed={({ change: one }) => (one.shown ? undefined : notComparedWords[one.why])}
                  note={changeNote(change())}
                />
              </Show>
            </Section>
          )}
        </Show>
      )}
    </Waiting>
  );
}

const notComparedWords = {
  hidden: 'not compared: it is not shown in one of the surveys',
  small: 'not tested: a small base',
  protects: 'not compared: the answers of a few people could be worked out',
};

function columnsOf(change: ResultChange): readonly Column<Line>[] {
  const [say, sayDifference] = [writer(change), differenceWriter(change)];
  const unit = change.unit === 'share' ? '%' : change.unitWords;
  const points = change.unit === 'share' ? 'points' : change.unitWords;
  return [
    { head: 'Answer', cell: (line) => line.label },
    { head: `Then, ${unit}`, kind: 'number', cell: ({ change: one }) => one.shown && say(one.earlier) },
    {
      head: `Now, ${unit}`,
      kind: 'number',
      strong: true,
      narrow: 'lead',
      cell: ({ change: one }) => one.shown && say(one.later),
    },
    {
      head: `Change, ${points}`,
      kind: 'number',
      cell: ({ change: one }) => one.shown && (one.difference === null ? '' : sayDifference(one.difference)),
    },
    {
      head: 'Its range',
      kind: 'number',
      quiet: true,
      cell: ({ change: one }) =>
        one.shown && one.low !== null && one.high !== null
          ? `${sayDifference(one.low)} to ${sayDifference(one.high)}`
          : '',
    },
    { head: 'May it be said', cell: ({ change: one }) => one.shown && verdictWords(one) },
  ];
}

function verdictWords(one: Extract<Line['change'], { shown: true }>): string {
  if (one.verdict === 'clear change') return (one.difference ?? 0) > 0 ? '▲ clear change' : '▼ clear change';
  // "Cannot say it rose", without the reasons, which stand below.
  return one.verdict === 'cannot say' ? (one.said.split(':')[0] ?? one.said).toLowerCase() : one.verdict;
}
