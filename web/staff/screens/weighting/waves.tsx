import { A } from '@solidjs/router';
import type { ReplyOf } from '../../../../server/contract/operation';
import { weightingOperations } from '../../../../server/contract/weighting';
import { counted, shortDate } from '../../../shared/format';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';

type Wave = ReplyOf<typeof weightingOperations.listWeighting>['waves'][number];

/** Which survey to weight: those that were issued. */
export default function Waves() {
  const reading = createReading(weightingOperations.listWeighting);
  const toDo = () => reading.reply()?.waves.filter(({ weightings }) => weightings.length === 0).length;
  const columns: readonly Column<Wave>[] = [
    { head: 'Survey', cell: (wave) => <A href={`/staff/weighting/${wave.id}`}>{wave.title}</A> },
    {
      head: 'Fieldwork',
      cell: (wave) => `${shortDate(wave.opensOn)} to ${shortDate(wave.closesOn)}, ${wave.status}`,
    },
    {
      head: 'Weights',
      cell: (wave) => (wave.weightings[0] ? `kept ${shortDate(wave.weightings[0].createdAt)}` : '▲ none yet'),
    },
    { head: 'Sets kept', kind: 'number', quiet: true, cell: (wave) => wave.weightings.length },
  ];
  return (
    <>
      <PageHead
        where={[{ label: 'Weighting' }]}
        title={
          toDo() === undefined
            ? 'Weighting'
            : toDo() === 0
              ? 'Every survey has weights'
              : `${counted(toDo() ?? 0, 'survey')} without weights`
        }
      >
        Weights let those who answered stand for the people who live here. Sets are only ever added: a
        published result keeps the ones it was made with.
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <Table
            caption="Surveys"
            columns={columns}
            groups={[{ rows: reply().waves }]}
            empty="No survey has been issued yet. Once one is, its weights are made here."
          />
        )}
      </Waiting>
    </>
  );
}
