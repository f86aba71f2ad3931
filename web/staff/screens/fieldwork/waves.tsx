import { A } from '@solidjs/router';
import { fieldworkOperations } from '../../../../server/contract/fieldwork';
import type { ReplyOf } from '../../../../server/contract/operation';
import { count, counted, percent, shortDate } from '../../../shared/format';
import { Button } from '../../parts/button';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useHasRole } from '../../session';
import { statusWords } from './fieldwork-words';

type Wave = ReplyOf<typeof fieldworkOperations.listWaves>['waves'][number];

const columns: readonly Column<Wave>[] = [
  { head: 'Wave', cell: (wave) => <A href={`/staff/fieldwork/${wave.id}`}>{wave.title}</A> },
  { head: 'State', cell: (wave) => statusWords[wave.status], narrow: 'lead' },
  {
    head: 'Window',
    cell: (wave) => `${shortDate(wave.opensOn)} to ${shortDate(wave.closesOn)}`,
    quiet: true,
  },
  {
    head: 'Usable answers',
    kind: 'number',
    cell: (wave) => (wave.participation ? count(wave.participation.numerator) : '–'),
  },
  {
    head: 'Invited',
    kind: 'number',
    cell: (wave) => (wave.participation ? count(wave.participation.base) : '–'),
  },
  {
    head: 'Participation, % of invited',
    kind: 'number',
    strong: true,
    cell: (wave) => (wave.participation?.share != null ? percent(wave.participation.share) : '–'),
  },
];

/** Every wave, the newest first. */
export default function Waves() {
  const reading = createReading(fieldworkOperations.listWaves);
  const hasRole = useHasRole();
  const open = () => reading.reply()?.waves.filter((wave) => wave.status === 'open').length ?? 0;
  return (
    <>
      <PageHead
        where={[{ label: 'Fieldwork' }]}
        title={open() > 0 ? `${counted(open(), 'survey')} in the field` : 'No survey is in the field'}
        action={
          hasRole('engagement-lead') ? <Button href="/staff/fieldwork/plan">Plan a wave</Button> : undefined
        }
      >
        A wave puts one questionnaire to a drawn set of members, with a first and a last day.
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <Table
            caption="Waves"
            columns={columns}
            groups={[{ rows: reply().waves }]}
            note="Participation: usable answers (complete or partial) of all who were invited, as of now."
            empty="No wave is planned. Begin with a questionnaire in Surveys, then plan a wave here."
          />
        )}
      </Waiting>
    </>
  );
}
