import { createEffect, createSignal, on, Show } from 'solid-js';
import { accessOperations } from '../../../../server/contract/access';
import type { ReplyOf } from '../../../../server/contract/operation';
import { count, shortDate, time } from '../../../shared/format';
import { Button } from '../../parts/button';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';
import { actWords, concernsPeople } from './act-words';

type Entry = ReplyOf<typeof accessOperations.listAudit>['entries'][number];

/** What was done, by whom, when and why: newest first, only ever added to. */
export default function Audit() {
  const me = useMe();
  const zone = () => me().footprint?.timeZone;
  const [before, setBefore] = createSignal<number>();
  const [entries, setEntries] = createSignal<readonly Entry[]>([]);
  const reading = createReading(accessOperations.listAudit, () => ({ query: { before: before() } }));
  createEffect(
    on(reading.reply, (reply) => reply && setEntries((shown) => [...shown, ...reply.entries]), {
      defer: true,
    }),
  );
  const columns: readonly Column<Entry>[] = [
    {
      head: 'When',
      cell: (entry) => `${shortDate(entry.at, zone())}, ${time(entry.at, zone())}`,
      line: true,
    },
    { head: 'Who', cell: (entry) => entry.actor, narrow: 'lead' },
    { head: 'What', cell: (entry) => actWords(entry.act) },
    { head: 'Why', cell: (entry) => entry.purpose ?? '', quiet: true },
    { head: 'Record', cell: (entry) => entry.object ?? '', quiet: true },
    {
      head: 'People concerned',
      cell: (entry) => (concernsPeople(entry.act) && entry.count > 0 ? count(entry.count) : ''),
      kind: 'number',
    },
  ];
  return (
    <>
      <PageHead where={[{ label: 'Audit' }]} title="Who did what, and why?">
        Every look at a name, every change of a role and every publication is written here. Nothing can be
        changed or taken away.
      </PageHead>
      <Waiting reading={reading} rows={12}>
        {(reply) => (
          <>
            <Table
              caption="Audit"
              columns={columns}
              groups={[{ rows: entries() }]}
              note="Record: the colleague it was about, else the first letters of the record’s own number."
              empty="Nothing has been done yet. The first invitation of a colleague is the first line."
            />
            <Show when={reply().more}>
              <p class="actions">
                <Button look="second" onPress={() => setBefore(reply().entries.at(-1)?.id)}>
                  Show earlier
                </Button>
              </p>
            </Show>
          </>
        )}
      </Waiting>
    </>
  );
}
