import { A } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { recruitmentOperations } from '../../../../server/contract/recruitment';
import { count, counted, dateTime, percentFigure, pounds } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Confirm } from '../../parts/confirm';
import { FillBar } from '../../parts/fill-bar';
import { Funnel } from '../../parts/funnel';
import { Section, Split } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useHasRole } from '../../session';
import { OpenCells } from './open-cells';
import { becauseWords, findingOf, sourceWords, titleOf } from './words';

type Shown = ReplyOf<typeof recruitmentOperations.showRecruitment>;
type Source = Shown['sources'][number];

/** From signing up to a place: the flow, what each source brought, whom to offer a place next. */
export default function Overview() {
  const hasRole = useHasRole();
  const reading = createReading(recruitmentOperations.showRecruitment);
  const [isAsking, setAsking] = createSignal(false);
  const [busy, setBusy] = createSignal<string>();
  const [problem, setProblem] = createSignal<Problem>();
  const [offered, setOffered] = createSignal<number>();
  const places = () => counted(reading.reply()?.offerable ?? 0, 'place');
  const offer = async () => {
    setBusy(`Offering ${places()}`);
    const answer = await call(recruitmentOperations.offerPlaces, {
      body: { places: reading.reply()?.offerable ?? 1 },
    });
    setBusy(undefined);
    setProblem(answer.problem);
    if (!answer.reply) return;
    setAsking(false);
    setOffered(answer.reply.offered);
    reading.again();
  };
  return (
    <>
      <PageHead
        where={[{ label: 'Recruitment' }]}
        asOf={
          <Show when={reading.reply()}>
            {(shown) => <>{`As of ${dateTime(shown().asOf)}. ${shown().frame?.name ?? 'No frame in use'}`}</>}
          </Show>
        }
        title={titleOf(reading.reply())}
        action={
          <Show when={hasRole('engagement-lead') && (reading.reply()?.offerable ?? 0) > 0}>
            <Button onPress={() => setAsking(true)}>Offer {places()}</Button>
          </Show>
        }
      >
        {findingOf(reading.reply())}
      </PageHead>
      <Show when={offered()}>
        {(n) => (
          <Notice kind="success" lead={`${counted(n(), 'place')} given.`}>
            Those with an e-mail address are told now; the others read it on their own page.
          </Notice>
        )}
      </Show>
      <Waiting reading={reading} rows={12}>
        {(shown) => (
          <Split asideFirst aside={<Beside shown={shown()} />}>
            <Section
              title="From signing up to a place"
              beside={
                shown().takenOver > 0
                  ? `${counted(shown().takenOver, 'person', 'people')} taken over are not counted here`
                  : undefined
              }
            >
              <Funnel
                caption="From signing up to a place"
                unit="People"
                base="signed up"
                stages={stagesOf(shown())}
              />
            </Section>
            <Table
              caption="What each source brought"
              heading
              columns={sourceColumns}
              groups={[{ rows: shown().sources }]}
              note="Below target: admitted and still on the panel, in a cell that has not passed its target. Cost is of the recruitment waves named."
              empty="Nobody has signed up yet. Share the address of the join page, send recruiters out, or import a file."
            />
            <Show when={shown().openCells.length > 0}>
              <OpenCells margins={shown().openCells} heading="All cells" />
            </Show>
          </Split>
        )}
      </Waiting>
      <Confirm
        open={isAsking()}
        onClose={() => setAsking(false)}
        title={`Offer ${places()}?`}
        act={`Offer ${places()}`}
        busy={busy()}
        problem={problem()}
        onAct={() => void offer()}
      >
        They become members at once, those who help the panel most first, and no cell is overfilled. Each is
        told, with the way to leave again.
      </Confirm>
    </>
  );
}

function Beside(props: { readonly shown: Shown }) {
  const hasRole = useHasRole();
  return (
    <>
      <Section title="Reserve: offer next">
        <Table
          caption="Reserve: offer next"
          narrow="table"
          columns={[
            { head: 'Cell', cell: (row: Shown['offers'][number]) => row.cell },
            { head: 'People', kind: 'number', strong: true, cell: (row) => count(row.people) },
            {
              head: 'Longest wait, days',
              kind: 'number',
              quiet: true,
              cell: (row) => count(row.longestWaitDays),
            },
          ]}
          groups={[{ rows: props.shown.offers }]}
          note="Ordered by how much each admission helps. Names are not shown here."
          empty="Nobody in reserve fits an open cell now."
        />
        <Show when={props.shown.waiting.length > 0}>
          <Table
            caption="Why people wait"
            heading
            narrow="table"
            columns={[
              {
                head: 'Because',
                cell: (row: Shown['waiting'][number]) => becauseWords[row.because] ?? row.because,
              },
              { head: 'People', kind: 'number', cell: (row) => count(row.people) },
            ]}
            groups={[{ rows: props.shown.waiting }]}
            note={
              props.shown.medianWaitDays === null
                ? undefined
                : `Half have waited ${count(props.shown.medianWaitDays)} days or longer.`
            }
          />
        </Show>
      </Section>
      <Section title="Bring people in">
        <Show when={hasRole('engagement-lead')}>
          <p>
            <A href="/staff/recruitment/enter">Enter a recruit</A>
          </p>
          <p>
            <A href="/staff/recruitment/import">Import a file of recruits</A>
          </p>
          <p>
            <A href="/staff/recruitment/take-over">Take over existing members</A>
          </p>
          <p>
            <A href="/staff/recruitment/wave">Name a recruitment wave</A>
          </p>
        </Show>
      </Section>
    </>
  );
}

function stagesOf({ flow }: Shown) {
  const open = flow.signedUp - flow.confirmed;
  return [
    { label: 'Signed up', count: flow.signedUp },
    {
      label: 'Confirmed',
      count: flow.confirmed,
      ...(open > 0 ? { note: `${count(open)} have not pressed the link` } : {}),
    },
    { label: 'Admitted', count: flow.admitted, isMain: true },
    { label: 'In reserve now', count: flow.reserve },
    { label: 'Left since', count: flow.left },
  ];
}

const each = ({ costPence, pencePerAdmitted }: Source) =>
  costPence === null
    ? 'not recorded'
    : pencePerAdmitted === null
      ? '–'
      : pounds(Math.round(pencePerAdmitted / 100) * 100);

const sourceColumns: readonly Column<Source>[] = [
  { head: 'Source', cell: (row) => sourceWords(row.source), line: true },
  { head: 'Signed up', kind: 'number', cell: (row) => count(row.signedUp) },
  { head: 'Admitted', kind: 'number', strong: true, cell: (row) => count(row.admitted), narrow: 'lead' },
  {
    head: 'Still members, % of admitted',
    kind: 'number',
    cell: (row) => (row.stillShare === null ? '–' : percentFigure(row.stillShare)),
  },
  { head: 'Reserve', kind: 'number', cell: (row) => count(row.reserve) },
  {
    head: 'Below target, of admitted',
    kind: 'mark',
    cell: (row) => <FillBar label={row.source} members={row.belowTarget} target={row.admitted} />,
    narrow: 'hide',
  },
  { head: 'Below target', kind: 'number', cell: (row) => count(row.belowTarget) },
  {
    head: 'Cost',
    kind: 'number',
    cell: (row) => (row.costPence === null ? 'not recorded' : pounds(row.costPence)),
  },
  { head: 'Cost per admitted', kind: 'number', cell: each },
];
