import { createSignal, For, Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import type { ReplyOf } from '../../../../server/contract/operation';
import { mayFollow } from '../../../../surveys/groups/standing';
import { pounds } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Form, text } from '../../parts/form';
import { Section } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { Reveal } from '../../parts/reveal';
import { Select } from '../../parts/select';
import { type Column, Table } from '../../parts/table';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { type Lead, type Shown, type Standing, standingWords } from './words';

type Person = ReplyOf<typeof groupsOperations.listPeople>['people'][number];
type Named = ReplyOf<typeof groupsOperations.revealNames>['people'][number];
type Sheet = ReplyOf<typeof groupsOperations.takeSheet>;

const acts = ['can-come', 'cannot-come', 'confirmed', 'declined', 'attended', 'no-show'] as const;
const hasSeat = (standing: Standing) => ['drawn', 'confirmed', 'attended', 'no-show'].includes(standing);

/** Everyone invited: where they stand, what they said by other ways, names behind a reason, the sheet, payments. */
export function People(props: { readonly shown: Shown; readonly lead: Lead; readonly onChange: () => void }) {
  const group = () => props.shown.group.id;
  const reading = createReading(groupsOperations.listPeople, () => ({ params: { group: group() } }));
  const [names, setNames] = createSignal<ReadonlyMap<string, Named>>(new Map());
  const [sheet, setSheet] = createSignal<Sheet>();
  const [problem, setProblem] = createSignal<Problem>();
  const nameOf = (person: Person, at: number) => names().get(person.id)?.name ?? `Person ${at + 1}`;
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
        <For each={acts.filter((what) => what !== row.standing && mayFollow(row.standing, what))}>
          {(what) => (
            <>
              <Button look="plain" onPress={() => void note(row, what)}>
                {noteWords[what]}
              </Button>{' '}
            </>
          )}
        </For>
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
            <Show when={reply().people.some(({ standing }) => hasSeat(standing))}>
              <Pay
                group={group()}
                people={reply()
                  .people.map((person, at) => ({ ...person, name: nameOf(person, at) }))
                  .filter(({ standing }) => hasSeat(standing))}
                onPaid={() => {
                  reading.again();
                  props.onChange();
                }}
              />
              <Form
                operation={groupsOperations.takeSheet}
                given={(data) => ({
                  params: { group: group() },
                  body: { purpose: text(data, 'purpose') },
                })}
                send="Make the sheet for who runs the meeting"
                sending="Making it"
                look="second"
                onReply={setSheet}
              >
                <TextInput
                  name="purpose"
                  label="Who it is for"
                  hint="First names and needs of those who agreed to be on it. Written down with your name."
                />
              </Form>
            </Show>
          </>
        )}
      </Waiting>
      <Show when={sheet()}>
        {(made) => (
          <Table
            caption="For who runs the meeting"
            heading
            columns={[
              { head: 'First name', cell: (row: Sheet['rows'][number]) => row.firstName },
              { head: 'Needs', cell: (row: Sheet['rows'][number]) => row.needs.join('; ') || 'none told' },
            ]}
            groups={[{ rows: made().rows }]}
            note={`${made().notOnIt} with a seat did not agree to be on it.`}
            empty="Nobody with a seat has agreed to be on it."
          />
        )}
      </Show>
    </Section>
  );
}

/** One payment: expenses or thanks, for what, to someone who had a seat. */
function Pay(props: {
  readonly group: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly onPaid: () => void;
}) {
  return (
    <Form
      operation={groupsOperations.addPayment}
      given={(data) => ({
        params: { group: props.group, invitation: text(data, 'invitation') || 'none' },
        body: {
          kind: text(data, 'kind') === 'expenses' ? ('expenses' as const) : ('thanks' as const),
          pence: Math.round(Number(text(data, 'pence').replace('£', '') || 'NaN') * 100),
          words: text(data, 'words'),
        },
      })}
      send="Record the payment"
      sending="Recording"
      look="second"
      clears
      onReply={props.onPaid}
    >
      <Select
        name="invitation"
        label="Paid to"
        nothing="Choose a person"
        choices={props.people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        name="kind"
        label="As"
        choices={[
          { value: 'thanks', label: 'Thanks' },
          { value: 'expenses', label: 'Expenses' },
        ]}
      />
      <TextInput
        name="pence"
        label="Pounds"
        inputmode="decimal"
        width={10}
        hint="Below zero corrects an earlier one."
      />
      <TextInput name="words" label="For what, on which terms" />
    </Form>
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
