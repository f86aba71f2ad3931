import { changeWave, listWaves } from '../../db/queries/fieldwork';
import { windowAt } from '../../surveys/fieldwork/window';
import type { Deps } from '../deps';
import type { Outcome } from './index';

/** Closes the waves whose last day, grace included, has ended in the footprint's own time zone. */
export async function closeWaves(deps: Deps): Promise<Outcome> {
  const now = deps.now();
  let closed = 0;
  for (const footprint of await deps.listFootprints()) {
    for (const wave of await listWaves(deps.read(footprint.id))) {
      if (wave.status !== 'open' || windowAt({ ...wave, timeZone: footprint.timeZone }, now) !== 'closed')
        continue;
      await deps.writer.write(footprint.id, (write) =>
        changeWave(write, wave.id, { status: 'closed', closedAt: now }),
      );
      closed += 1;
    }
  }
  return { closed };
}
