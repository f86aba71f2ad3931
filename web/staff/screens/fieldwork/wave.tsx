import { useParams } from '@solidjs/router';
import { Show } from 'solid-js';
import { fieldworkOperations } from '../../../../server/contract/fieldwork';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { Monitor } from './monitor';
import { Prepare } from './prepare';

/** One wave: before its issue who would be asked, afterwards how it stands. */
export default function WaveScreen() {
  const params = useParams();
  const reading = createReading(fieldworkOperations.showWave, () => ({
    params: { wave: params.wave ?? '' },
  }));
  return (
    <Waiting reading={reading} rows={14}>
      {(reply) => (
        <Show
          when={reply().status !== 'draft'}
          fallback={<Prepare wave={reply()} onIssued={reading.again} />}
        >
          <Monitor wave={reply()} onChanged={reading.again} />
        </Show>
      )}
    </Waiting>
  );
}
