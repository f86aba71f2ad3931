import { createSignal, For, Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import type { ReplyOf } from '../../../../server/contract/operation';
import { mayFollow } from '../../../../surveys/groups/standing';
import { pounds } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Section } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { Reveal } from '../../parts/reveal';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { Answered } from './answered';
import { Pay } from './pay';
import { Sheet } from './sheet';
import { type Lead, type Shown, type Standing, standingWords } from './words';

type Person = ReplyOf<typeof groupsOperations.listPeople>['people'][number];
type Named = ReplyOf<typeof groupsOperations.revealNames>['people'][number];

const acts = ['can-come', 'cannot-come', 'confirmed', 'declined', 'attended', 'no-show'] as const;
/** Those who say by post or telephone what others say on their own page. */
const byHand = <Row extends Person>(people: readonly Row[]) =>
  people.filter(({ channel, standing }) => channel !== 'email' && mayFollow(standing, 'can-come'));
const hasSeat = (standing: Standing) => ['drawn', 'confirmed', 'attended', 'no-show'].includes(standing);

/** Everyone invited: where they stand, what they said by other ways, names behind a reason, the sheet, payments. */
export function People(props: { readonly shown: Shown; readonly lead: Lead; readonly onChange: () => void }) {
  const group = () => props.shown.group.id;
  const reading = createReading(groupsOperations.listPeople, () => ({ params: { group: group() } }));
  const [names, setNames] = createSignal<ReadonlyMap<string, Named>>(new Map());
  const [problem, setProblem] = createSignal<Problem>();
  const nameOf = (person: Person, at: number) => names().get(person.id)?.name ?? `Person ${at + 1}`;
  const named = (people: readonly Person[]) =>
    people.map((person, at) => ({ ...person, name: nameOf(person, at) }));
  const note = async (person: Person, what: (typeof acts)[number]) => {
    const answer = await call(groupsOperations.noteStanding, {
      params: { group: group(), invitation: person.id },
      body: { what },
    });
    setProblem(answer.problem);
    reading.again();
    props.onChange();
  };
  const columns = (all: readonly Person[]): readonly Column<Person>[] => [
    { head: 'Who', cell: (row) => nameOf(row, all.indexOf(row)) },
    { head: 'Reached', quiet: true, cell: (row) => names().get(row.id)?.contact ?? row.channel },
    { head: 'Quota', quiet: true, cell: (row) => row.about },
    { head: 'Stands', cell: (row) => standingWords[row.standing] },
    {
      head: 'Needs',
      cell: (row) => names().get(row.id)?.needs || (row.hasNeeds ? 'said' : ''),
    },
    { head: 'Paid', kind: 'number', cell: (row) => (row.paidPence === 0 ? '' : pounds(row.paidPence)) },
    {
      head: 'Note',
      cell: (row) => (
        <div class="row-acts">
          <For each={acts.filter((what) => what !== row.standing && mayFollow(row.standing, what))}>
            {(what) => (
              <Button look="plain" onPress={() => void note(row, what)}>
                {noteWords[what]}
                <span class="for-readers">, {nameOf(row, all.indexOf(row))}</span>
              </Button>
            )}
          </For>
        </div>
      ),
    },
  ];
  return (
    <Section
      title="People"
      beside={`expenses ${pounds(props.lead.expensesPence)}, thanks ${pounds(props.lead.thanksPence)}`}
    >
      <Show when={problem()}>
        {(refused) => (
          <Notice kind="error" lead={refused().title}>
            {refused().detail}
          </Notice>
        )}
      </Show>
      <Reveal
        what="Names and contacts"
        reasons={['Call those without e-mail', 'Prepare the meeting', 'Pay expenses']}
        onReveal={async (purpose) => {
          const { reply, problem: refused } = await call(groupsOperations.revealNames, {
            params: { group: group() },
            body: { purpose },
          });
          if (reply) setNames(new Map(reply.people.map((one) => [one.id, one])));
          return refused;
        }}
        onHide={() => setNames(new Map())}
      >
        <p>Names and contacts stand in the list.</p>
      </Reveal>
      <Waiting reading={reading}>
        {(reply) => (
          <>
            <Table
              caption="With a seat"
              heading
              columns={columns(reply().people)}
              groups={[{ rows: reply().people.filter(({ standing }) => hasSeat(standing)) }]}
              empty="Nobody has a seat yet."
            />
            <details open={reply().people.every(({ standing }) => !hasSeat(standing))}>
              <summary>Everyone else who was invited</summary>
              <Table
                caption="Everyone else who was invited"
                columns={columns(reply().people)}
                groups={[{ rows: reply().people.filter(({ standing }) => !hasSeat(standing)) }]}
                empty="Everyone who was invited has a seat."
              />
            </details>
            <Show when={byHand(reply().people).length > 0}>
              <h3>Note what someone said on the telephone or on paper</h3>
              <Answered
                group={group()}
                people={byHand(named(reply().people))}
                onNoted={() => {
                  reading.again();
                  props.onChange();
                }}
              />
            </Show>
            <Show when={reply().people.some(({ standing }) => hasSeat(standing))}>
              <h3>Record a payment</h3>
              <Pay
                group={group()}
                people={named(reply().people).filter(({ standing }) => hasSeat(standing))}
                onPaid={() => {
                  reading.again();
                  props.onChange();
                }}
              />
              <h3>For who runs the meeting</h3>
              <Sheet group={group()} />
            </Show>
          </>
        )}
      </Waiting>
    </Section>
  );
}

const noteWords: Readonly<Record<(typeof acts)[number], string>> = {
  'can-come': 'Can come',
  'cannot-come': 'Cannot come',
  confirmed: 'Confirmed',
  declined: 'Gave it back',
  attended: 'Came',
  'no-show': 'Did not come',
};
