import { A, useParams } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import { pathwaysOperations } from '../../../../server/contract/pathways';
import { count, counted, date } from '../../../shared/format';
import { Button } from '../../parts/button';
import { Section, Split } from '../../parts/layout';
import { Milestones } from '../../parts/milestones';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';
import { Tabs } from '../../parts/tabs';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';
import { findingOf, type LinkedTheme, linesOf, milestoneRow, spanOf, tabsOf } from './words';

/** One record: milestones on their line, themes unanswered first, then aim, quick wins and risks. */
export default function PathwayScreen() {
  const params = useParams<{ pathway: string }>();
  const me = useMe();
  const reading = createReading(pathwaysOperations.showPathway, () => ({
    params: { pathway: params.pathway },
  }));
  const record = () => reading.reply();
  const open = () => record()?.themes.filter((theme) => theme.answers.length === 0) ?? [];
  const addressOf = (theme: LinkedTheme) => `/staff/pathways/${params.pathway}/themes/${theme.link}`;

  const columns: readonly Column<LinkedTheme>[] = [
    { head: 'Theme', strong: true, cell: (row) => <A href={addressOf(row)}>{row.title}</A> },
    { head: 'Evidence', quiet: true, cell: (row) => row.evidence },
    {
      head: 'Answer',
      cell: (row) => <span classList={{ warned: row.answers.length === 0 }}>{row.status}</span>,
    },
    { head: 'State or age', narrow: 'lead', cell: (row) => <State theme={row} /> },
  ];

  return (
    <>
      <PageHead
        withTabs
        where={[{ label: 'Pathways', href: '/staff/pathways' }, { label: record()?.name ?? 'Record' }]}
        asOf={
          record() &&
          `Last changed ${date(record()!.changedAt, me().footprint?.timeZone)} by ${record()!.changedBy}`
        }
        title={record()?.name ?? 'Pathway'}
        action={
          <Show when={record()?.mayChange && open()[0]}>
            {(first) => <Button href={addressOf(first())}>Answer {counted(open().length, 'theme')}</Button>}
          </Show>
        }
      >
        {record() ? findingOf(record()!) : 'What was promised, what residents said, and what came of it.'}
      </PageHead>
      <Tabs label="This pathway" tabs={tabsOf(params.pathway)} />
      <Waiting reading={reading} rows={14}>
        {(reply) => (
          <Split
            aside={
              <>
                <Block title="Aim" lines={linesOf(reply().fields.aim)} />
                <Block title="Out of scope" lines={linesOf(reply().fields.outOfScope)} />
                <Block title="Quick wins" lines={linesOf(reply().fields.quickWins)} />
                <Block title="Risks" lines={linesOf(reply().fields.risks)} />
              </>
            }
          >
            <Section
              title="Milestones"
              beside={`${count(reply().milestones.filter((one) => one.isDone).length)} of ${count(reply().milestones.length)} done`}
            >
              <Show
                when={reply().milestones.length > 0}
                fallback={
                  <p class="quiet">
                    None yet.{' '}
                    <A href={`/staff/pathways/${params.pathway}/milestones`}>Add the first dated promise</A>
                  </p>
                }
              >
                <Milestones
                  caption="Milestones"
                  {...spanOf(reply().milestones, reply().today)}
                  today={reply().today}
                  rows={reply().milestones.flatMap(
                    (one, index, all) => milestoneRow(one, all[index - 1]) ?? [],
                  )}
                />
              </Show>
            </Section>
            <Table
              heading
              caption="What people told us, and our answer"
              columns={columns}
              groups={[{ rows: reply().themes }]}
              empty="No theme is linked yet. The panel’s team links what residents say to the pathway it bears on; it then waits here for an answer."
            />
            <Owners owners={linesOf(reply().fields.owners)} groups={linesOf(reply().fields.groups)} />
            <Show when={reply().source}>{(source) => <p class="note">Source: {source()}</p>}</Show>
          </Split>
        )}
      </Waiting>
    </>
  );
}

function State(props: { readonly theme: LinkedTheme }): JSX.Element {
  const late = () => props.theme.owed.find((one) => one.isLate);
  const next = () => props.theme.owed[0];
  return (
    <Show
      when={props.theme.answers.length > 0}
      fallback={<span class="warned">▲ open {counted(props.theme.ageDays, 'day')}</span>}
    >
      <Show when={!late()} fallback={<span class="warned">▲ late: {late()?.words}</span>}>
        <Show when={next()} fallback={<span class="was-done">✓ told, nothing owed</span>}>
          <span class="quiet">{next()?.words}</span>
        </Show>
      </Show>
    </Show>
  );
}

function Block(props: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <Show when={props.lines.length > 0}>
      <Section title={props.title}>
        <ul class="lines">
          <For each={props.lines}>{(line) => <li>{line}</li>}</For>
        </ul>
      </Section>
    </Show>
  );
}

function Owners(props: { readonly owners: readonly string[]; readonly groups: readonly string[] }) {
  return (
    <Show when={props.owners.length + props.groups.length > 0}>
      <p>
        <Show when={props.owners.length > 0}>
          <b>Owners</b> <span class="quiet">{props.owners.join('; ')}.</span>{' '}
        </Show>
        <Show when={props.groups.length > 0}>
          <b>Groups</b> <span class="quiet">{props.groups.join('; ')}.</span>
        </Show>
      </p>
    </Show>
  );
}
