import { createSignal, Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Form, text } from '../../parts/form';
import { IntervalRow } from '../../parts/interval-row';
import { Section } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { type Column, Table } from '../../parts/table';
import { type Feasibility, Said } from './feasibility';
import { AddQuota, Propose } from './new-quotas';
import { type Lead, type Quota, quotaOf, type Shown } from './words';

type Row = Lead['quotas'][number];
type End = 'min' | 'max' | 'minFlex' | 'maxFlex';

/** Quotas as they stand, met or not; before the draw they can be proposed and changed, with feasibility at once. */
export function Quotas(props: { readonly shown: Shown; readonly lead: Lead; readonly onKept: () => void }) {
  const isDrawn = () => props.lead.draws.length > 0;
  const [found, setFound] = createSignal<Feasibility>();
  const [problem, setProblem] = createSignal<Problem>();
  const [open, setOpen] = createSignal<'propose' | 'add'>();
  const [hasRoom, setRoom] = createSignal(false);
  const toggle = (what: 'propose' | 'add') => setOpen((now) => (now === what ? undefined : what));
  const group = () => props.shown.group.id;
  const columns = (): readonly Column<Row>[] => [
    { head: 'Who', cell: (row) => row.name },
    { head: 'Can come', kind: 'number', quiet: true, cell: (row) => row.inPool },
    { head: 'At least', kind: 'number', cell: (row) => (isDrawn() ? row.min : <Bound of={row} end="min" />) },
    { head: 'At most', kind: 'number', cell: (row) => (isDrawn() ? row.max : <Bound of={row} end="max" />) },
    ...(hasRoom() && !isDrawn()
      ? (['minFlex', 'maxFlex'] as const).map((end) => ({
          head: endWords[end],
          kind: 'number' as const,
          cell: (row: Row) => <Bound of={row} end={end} />,
        }))
      : []),
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
      body: { quotas: quotas.map(quotaOf), from },
    });
    setProblem(answer.problem);
    if (!answer.reply) return;
    setFound(answer.reply);
    setOpen(undefined);
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
              quotas: props.lead.quotas.map((quota, q) => {
                const typed = (end: End) => text(data, `quotas.${q}.${end}`);
                const room = (end: 'minFlex' | 'maxFlex') =>
                  hasRoom() ? (typed(end) === '' ? {} : { [end]: Number(typed(end)) }) : {};
                return {
                  ...(hasRoom() ? { cell: quota.cell } : quotaOf(quota)),
                  min: Number(typed('min') || 'NaN'),
                  max: Number(typed('max') || 'NaN'),
                  ...room('minFlex'),
                  ...room('maxFlex'),
                };
              }),
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
            <>
              <Button look="plain" onPress={() => toggle('add')}>
                Add a quota
              </Button>{' '}
              <Button look="plain" onPress={() => toggle('propose')}>
                Propose others
              </Button>{' '}
              <Show when={props.lead.quotas.length > 0}>
                <Button look="plain" onPress={() => setRoom((is) => !is)}>
                  {hasRoom() ? 'Hide how far they may give' : 'Set how far they may give'}
                </Button>
              </Show>
            </>
          }
        >
          {list()}
          <Show when={hasRoom()}>
            <p class="quiet">
              If the quotas cannot be met together, the smallest change proposed stays within this room. Left
              empty, any change may be proposed. Nothing is changed by itself.
            </p>
          </Show>
        </Form>
      </Show>
      <Show when={found()}>
        {(said) => <Said of={said()} onAccept={(quotas) => void keep(quotas, 'hand')} />}
      </Show>
      <Show when={open() === 'propose'}>
        <h3>Propose quotas</h3>
        <Propose group={group()} onPropose={(quotas, from) => void keep(quotas, from)} />
      </Show>
      <Show when={open() === 'add'}>
        <h3>Add a quota</h3>
        <AddQuota
          group={group()}
          kept={props.lead.quotas.map(quotaOf)}
          onReply={(reply) => {
            setFound(reply);
            setOpen(undefined);
            props.onKept();
          }}
        />
      </Show>
    </Section>
  );

  function Bound(of: { readonly of: Row; readonly end: End }) {
    const at = () => props.lead.quotas.indexOf(of.of);
    return (
      <input
        class="input input-number width-4"
        name={`quotas.${at()}.${of.end}`}
        inputmode="numeric"
        autocomplete="off"
        value={of.of[of.end] ?? ''}
        aria-label={`${of.of.name}, ${endWords[of.end].toLowerCase()}`}
      />
    );
  }
}

const sayFrom = ({ quotasFrom }: Lead) =>
  quotasFrom === 'population'
    ? 'proposed from the population'
    : quotasFrom === 'pool'
      ? 'proposed from those who can come'
      : undefined;

const endWords: Readonly<Record<End, string>> = {
  min: 'At least',
  max: 'At most',
  minFlex: 'May sink to',
  maxFlex: 'May rise to',
};
