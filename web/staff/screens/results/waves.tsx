import { A } from '@solidjs/router';
import { For } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { resultsOperations } from '../../../../server/contract/results';
import { shortDate } from '../../../shared/format';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';

type Wave = ReplyOf<typeof resultsOperations.listResults>['waves'][number];

/** Surveys with results, and what was published of each. */
export default function ResultWaves() {
  const me = useMe();
  const reading = createReading(resultsOperations.listResults);
  const columns: readonly Column<Wave>[] = [
    { head: 'Survey', cell: (wave) => <A href={`/staff/results/${wave.id}`}>{wave.title}</A> },
    {
      head: 'Fieldwork',
      line: true,
      cell: (wave) => `${shortDate(wave.opensOn)} to ${shortDate(wave.closesOn)}, ${wave.status}`,
    },
    {
      head: 'Weights',
      cell: (wave) => (wave.weightings > 0 ? 'kept' : '▲ none: of those who answered only'),
    },
    {
      head: 'Published',
      line: true,
      cell: (wave) => (
        <For each={wave.published} fallback={<span class="quiet">not yet</span>}>
          {(one) => (
            <>
              <a href={`/${me().footprint?.id}/results/${one.id}`} rel="external">
                Version {one.version}, {shortDate(one.publishedAt, me().footprint?.timeZone)}
              </a>{' '}
            </>
          )}
        </For>
      ),
    },
  ];
  return (
    <>
      <PageHead where={[{ label: 'Results' }]} title="What did people say?">
        Choose a survey. Every figure carries its base and its range; nothing on fewer than 10 people is
        shown.
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <Table
            caption="Surveys"
            columns={columns}
            groups={[{ rows: reply().waves }]}
            empty="No survey has been issued yet. Once answers come in, they are tabulated here."
          />
        )}
      </Waiting>
    </>
  );
}
