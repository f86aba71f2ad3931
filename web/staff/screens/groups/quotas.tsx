import { createSignal, For, Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import type { ReplyOf } from '../../../../server/contract/operation';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Checkboxes } from '../../parts/checkboxes';
import { choices, Form, text } from '../../parts/form';
import { IntervalRow } from '../../parts/interval-row';
import { Section } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { Radios } from '../../parts/radios';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import type { Lead, Shown } from './words';

type Row = Lead['quotas'][number];
type Feasibility = ReplyOf<typeof groupsOperations.keepQuotas>;
type Quota = Pick<Row, 'cell' | 'min' | 'max'>;

/** Quotas as they stand, met or not; before the draw they can be proposed and changed, with feasibility at once. */
export function Quotas(props: { readonly shown: Shown; readonly lead: Lead; readonly onKept: () => void }) {
  const isDrawn = () => props.lead.draws.length > 0;
  const [found, setFound] = createSignal<Feasibility>();
  const [problem, setProblem] = createSignal<Problem>();
  const [isProposing, setProposing] = createSignal(false);
  const group = () => props.shown.group.id;
  const columns = (): readonly Column<Row>[] => [
    { head: 'Who', cell: (row) => row.name },
    { head: 'Can come', kind: 'number', quiet: true, cell: (row) => row.inPool },
    { head: 'At least', kind: 'number', cell: (row) => (isDrawn() ? row.min : <Bound of={row} end="min" />) },
    { head: 'At most', kind: 'number', cell: (row) => (isDrawn() ? row.max : <Bound of={row} end="max" />) },
    ...(isDrawn()
      ? [
          {
            head: `Of ${props.shown.group.seats}`,
            kind: 'mark' as const,
            cell: (row: Row) => (
              <IntervalRow
                label={`${row.name}, at least and at most`}
                estimate={row.seated}
                interval={[row.min, row.max]}
                end={props.shown.group.seats}
                words={String}
              />
            ),
          },
          {
            head: 'Drawn',
            kind: 'number' as const,
            strong: true,
            cell: (row: Row) => `${row.seated}${row.seated >= row.min && row.seated <= row.max ? ' ✓' : ''}`,
          },
        ]
      : []),
  ];
  const keep = async (quotas: readonly Quota[], from: 'population' | 'pool' | 'hand') => {
    const answer = await call(groupsOperations.keepQuotas, {
      params: { group: group() },
      body: { quotas: quotas.map(({ cell, min, max }) => ({ cell, min, max })), from },
    });
    setProblem(answer.problem);
    if (!answer.reply) return;
    setFound(answer.reply);
    setProposing(false);
    props.onKept();
  };
  const list = () => (
    <Table
      caption="Quotas"
      columns={columns()}
      groups={[{ rows: props.lead.quotas }]}
      empty="No quota is set: everyone who can come is as likely as anyone else. Propose some to have a mix like the population, or like those who can come."
    />
  );
  return (
    <Section title="Quotas" beside={sayFrom(props.lead)}>
      <Show when={problem()}>
        {(refused) => (
          <Notice kind="error" lead={refused().title}>
            {refused()
              .fields?.map(({ message }) => message)
              .join(' ') ?? refused().detail}
          </Notice>
        )}
      </Show>
      <Show when={!isDrawn()} fallback={list()}>
        <Form
          operation={groupsOperations.keepQuotas}
          given={(data) => ({
            params: { group: group() },
            body: {
              quotas: props.lead.quotas.map(({ cell }, q) => ({
                cell,
                min: Number(text(data, `quotas.${q}.min`) || 'NaN'),
                max: Number(text(data, `quotas.${q}.max`) || 'NaN'),
              })),
              from: 'hand' as const,
            },
          })}
          send="Keep these quotas, and see whether they can be met"
          sending="Trying them"
          look="second"
          onReply={(reply) => {
            setFound(reply);
            props.onKept();
          }}
          beside={
            <Button look="plain" onPress={() => setProposing((is) => !is)}>
              Propose others
            </Button>
          }
        >
          {list()}
        </Form>
      </Show>
      <Show when={found()}>
        {(said) => <Said of={said()} onAccept={(quotas) => void keep(quotas, 'hand')} />}
      </Show>
      <Show when={isProposing()}>
        <Propose
          group={group()}
          onPropose={(quotas, from) => void keep(quotas, from)}
          onProblem={setProblem}
        />
      </Show>
    </Section>
  );

  function Bound(of: { readonly of: Row; readonly end: 'min' | 'max' }) {
    const at = () => props.lead.quotas.indexOf(of.of);
    return (
      <input
        class="input input-number width-4"
        name={`quotas.${at()}.${of.end}`}
        inputmode="numeric"
        autocomplete="off"
        value={of.of[of.end]}
        aria-label={`${of.of.name}, at ${of.end === 'min' ? 'least' : 'most'}`}
      />
    );
  }
}

/** Feasible, or the smallest change that works, to be taken by a person. */
function Said(props: { readonly of: Feasibility; readonly onAccept: (quotas: readonly Quota[]) => void }) {
  return (
    <Show
      when={!props.of.isFeasible}
      fallback={
        <Notice kind="success" lead="Feasible.">
          Those who can come can meet every quota.
        </Notice>
      }
    >
      <Notice kind="warning" lead="These quotas cannot be met together.">
        {props.of.problems.join(' ')}
      </Notice>
      <Show
        when={props.of.repair}
        fallback={<p>No change of these quotas alone helps. Invite more people, or plan fewer seats.</p>}
      >
        {(repair) => (
          <>
            <p>The smallest change that works:</p>
            <ul class="lines">
              <For each={repair().words}>{(sentence) => <li>{sentence}</li>}</For>
            </ul>
            <p class="actions">
              <Button look="second" onPress={() => props.onAccept(repair().quotas)}>
                Make this change
              </Button>
            </p>
          </>
        )}
      </Show>
    </Show>
  );
}

/** Quotas in proportion to the population of the frame in use, or to those who can come. */
function Propose(props: {
  readonly group: string;
  readonly onPropose: (quotas: readonly Quota[], from: 'population' | 'pool') => void;
  readonly onProblem: (problem: Problem | undefined) => void;
}) {
  const about = createReading(groupsOperations.describeChoices);
  return (
    <Waiting reading={about}>
      {(reply) => (
        <Form
          operation={groupsOperations.proposeQuotas}
          given={(data) => ({
            params: { group: props.group },
            query: {
              from: text(data, 'from') === 'population' ? ('population' as const) : ('pool' as const),
              variables: choices(data, 'variables').join(','),
            },
          })}
          send="Propose and try them"
          sending="Working them out"
          look="second"
          onReply={({ quotas, source }) =>
            props.onPropose(quotas, source === 'those who can come' ? 'pool' : 'population')
          }
        >
          <Radios
            name="from"
            label="In proportion to"
            value="pool"
            choices={[
              { value: 'population', label: 'The population', hint: 'As the quota frame in use counts it.' },
              { value: 'pool', label: 'Those who can come' },
            ]}
          />
          <Checkboxes
            name="variables"
            label="By"
            choices={reply()
              .variables.filter(({ isProfile }) => isProfile)
              .map(({ key, label }) => ({ value: key, label }))}
          />
        </Form>
      )}
    </Waiting>
  );
}

const sayFrom = ({ quotasFrom }: Lead) =>
  quotasFrom === 'population'
    ? 'proposed from the population'
    : quotasFrom === 'pool'
      ? 'proposed from those who can come'
      : undefined;
