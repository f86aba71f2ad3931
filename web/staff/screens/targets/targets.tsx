import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { targetsOperations } from '../../../../server/contract/targets';
import { count, counted, shortDate } from '../../../shared/format';
import { Button } from '../../parts/button';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';

type Margin = ReplyOf<typeof targetsOperations.listMargins>['margins'][number];
type Kept = ReplyOf<typeof targetsOperations.listFrames>['frames'][number];

export const stateWords = { draft: 'draft', 'in-use': 'in use', retired: 'retired' } as const;

/** The population counts held, and the quota frames made of them. */
export default function Targets() {
  const me = useMe();
  const margins = createReading(targetsOperations.listMargins);
  const frames = createReading(targetsOperations.listFrames);
  const inUse = () => frames.reply()?.frames.find(({ state }) => state === 'in-use');
  const day = (at: string | null) => (at ? shortDate(at, me().footprint?.timeZone) : '');
  const frameColumns: readonly Column<Kept>[] = [
    { head: 'Frame', cell: (frame) => <A href={`/staff/targets/${frame.id}`}>{frame.name}</A> },
    { head: 'State', cell: (frame) => stateWords[frame.state], narrow: 'lead' },
    { head: 'Panel size', kind: 'number', cell: (frame) => count(frame.size) },
    { head: 'Built', cell: (frame) => day(frame.createdAt), quiet: true },
    {
      head: 'In use',
      cell: (frame) => [day(frame.inUseFrom), day(frame.retiredAt)].filter(Boolean).join(' to '),
      quiet: true,
    },
  ];
  const marginColumns: readonly Column<Margin>[] = [
    {
      head: 'Margin',
      cell: (margin) => (
        <>
          {margin.title}
          <Show when={!margin.isUsable}>
            <span class="quiet"> (not in the profile: to be seen only)</span>
          </Show>
        </>
      ),
    },
    { head: 'Categories', kind: 'number', cell: (margin) => count(margin.cells.length) },
    { head: 'Counts', kind: 'number', cell: (margin) => count(margin.total) },
    { head: 'Of whom', cell: (margin) => margin.universe },
    { head: 'Year', kind: 'number', cell: (margin) => String(margin.year) },
    { head: 'Source and licence', cell: (margin) => `${margin.source}. ${margin.licence}`, quiet: true },
  ];
  return (
    <>
      <PageHead
        where={[{ label: 'Targets' }]}
        title="Whom should the panel be like?"
        action={<Button href="/staff/targets/build">Build a quota frame</Button>}
      >
        <Show when={frames.hasReply()} fallback="Population counts, and the members wanted in each group.">
          <Show
            when={inUse()}
            fallback="No quota frame is in use yet, so nobody can be admitted by one. Build one from the counts below, look at its targets, and take it in use."
          >
            {(frame) => (
              <>{`“${frame().name}” has been in use since ${day(frame().inUseFrom)}, for a panel of ${count(frame().size)}.`}</>
            )}
          </Show>
        </Show>
      </PageHead>
      <Waiting reading={frames} rows={2}>
        {(reply) => (
          <Table
            caption="Quota frames"
            heading
            columns={frameColumns}
            groups={[{ rows: reply().frames }]}
            empty="None yet."
          />
        )}
      </Waiting>
      <Waiting reading={margins} rows={5}>
        {(reply) => (
          <Table
            caption="Population counts"
            heading
            columns={marginColumns}
            groups={[{ rows: reply().margins }]}
            note={`${counted(reply().margins.length, 'margin')}. Counts stand as the source has them; tables of one population may differ by up to 0.1%.`}
            empty="None yet. Import a margin file to begin."
          />
        )}
      </Waiting>
      <p class="actions">
        <Button look="second" href="/staff/targets/import">
          Import a margin file
        </Button>
      </p>
    </>
  );
}
