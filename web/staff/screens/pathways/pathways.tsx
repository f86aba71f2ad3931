import { A, useNavigate } from '@solidjs/router';
import { For, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { pathwaysOperations } from '../../../../server/contract/pathways';
import { count, counted, shortDate } from '../../../shared/format';
import { Form, text } from '../../parts/form';
import { Section, Split } from '../../parts/layout';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useHasRole, useMe } from '../../session';

type Row = ReplyOf<typeof pathwaysOperations.listPathways>['pathways'][number];

/** The records one may see, with what waits on each. */
export default function Pathways() {
  const me = useMe();
  const hasRole = useHasRole();
  const go = useNavigate();
  const reading = createReading(pathwaysOperations.listPathways);
  const rows = () => reading.reply()?.pathways ?? [];
  const unanswered = () => rows().reduce((total, row) => total + row.unanswered, 0);
  const columns: readonly Column<Row>[] = [
    { head: 'Pathway', cell: (row) => <A href={`/staff/pathways/${row.id}`}>{row.name}</A> },
    {
      head: 'Themes without an answer',
      strong: true,
      narrow: 'lead',
      cell: (row) => (
        <span classList={{ warned: row.unanswered > 0 }}>
          {row.unanswered > 0
            ? `▲ ${row.unanswered} of ${row.themes}, oldest ${counted(row.oldestDays ?? 0, 'day')}`
            : row.themes === 0
              ? 'no theme linked yet'
              : row.isClosed
                ? '✓ all answered and told'
                : `all ${row.themes} answered`}
        </span>
      ),
    },
    {
      head: 'Milestones done',
      kind: 'number',
      cell: (row) => `${count(row.milestonesDone)} of ${count(row.milestones)}`,
    },
    { head: 'Past their date', kind: 'number', cell: (row) => count(row.milestonesLate) },
    {
      head: 'Last changed',
      quiet: true,
      cell: (row) => shortDate(row.changedAt, me().footprint?.timeZone),
    },
  ];
  const title = () =>
    !reading.hasReply() || rows().length === 0
      ? 'Which services are changing?'
      : unanswered() === 0
        ? 'Every theme has an answer'
        : `${counted(unanswered(), 'theme')} ${unanswered() === 1 ? 'waits' : 'wait'} for an answer`;
  return (
    <>
      <PageHead where={[{ label: 'Pathways' }]} title={title()}>
        Each record says what a service promised, what residents told it, and what came of it.
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => {
          const table = (
            <Table
              caption="Pathway records"
              columns={columns}
              groups={[{ rows: reply().pathways }]}
              empty={
                hasRole('engagement-lead')
                  ? 'No record is kept yet. Enter one that comes with the program, or a blank one, at the right.'
                  : 'No record is yours yet. Ask an administrator to name your pathway in your role.'
              }
            />
          );
          return (
            <Show when={hasRole('engagement-lead')} fallback={table}>
              <Split
                aside={
                  <>
                    <For each={reply().bundled}>
                      {(record) => (
                        <Section title={`Enter “${record.name}”`}>
                          <Form
                            operation={pathwaysOperations.enterPathway}
                            given={() => ({ body: { bundled: record.key } })}
                            send={`Enter ${record.name}`}
                            sending="Entering"
                            look="second"
                            onReply={(entered) => go(`/staff/pathways/${entered.id}`)}
                          >
                            <p class="quiet">{record.source}</p>
                          </Form>
                        </Section>
                      )}
                    </For>
                    <Section title="Enter a blank record">
                      <Form
                        operation={pathwaysOperations.enterPathway}
                        given={(data) => ({ body: { name: text(data, 'name'), aim: text(data, 'aim') } })}
                        send="Enter it"
                        sending="Entering"
                        look="second"
                        onReply={(entered) => go(`/staff/pathways/${entered.id}`)}
                      >
                        <TextInput name="name" label="Name" hint="The service: Stroke, Diabetes" />
                        <TextInput name="aim" label="Aim" hint="What will be better, for whom" lines={3} />
                      </Form>
                    </Section>
                  </>
                }
              >
                {table}
              </Split>
            </Show>
          );
        }}
      </Waiting>
    </>
  );
}
