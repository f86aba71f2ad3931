import { listWaves } from '../../db/queries/fieldwork';
import { windowAt } from '../../surveys/fieldwork/window';
import type { Deps } from '../deps';
import { closeWave } from '../steps/close-wave';
import { windowOf } from '../steps/read-fieldwork';
import type { Outcome } from './index';

/** Closes the waves whose last day, grace included, has ended in the footprint's own time zone. */
export async function closeWaves(deps: Deps): Promise<Outcome> {
  let closed = 0;
  for (const footprint of await deps.listFootprints()) {
    for (const wave of await listWaves(deps.read(footprint.id))) {
      if (wave.status !== 'open' || windowAt(windowOf(wave, footprint), deps.now()) !== 'closed') continue;
      await closeWave(deps, footprint, wave.id, 'system');
      closed += 1;
    }
  }
  return { closed };
}
