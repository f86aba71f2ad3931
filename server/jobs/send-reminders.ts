import { listWaves } from '../../db/queries/fieldwork';
import type { Footprint } from '../../db/queries/footprints';
import { listGroups } from '../../db/queries/groups';
import { findVersion } from '../../db/queries/questionnaires';
import type { Deps } from '../deps';
import { readCasesOfWave } from '../steps/read-fieldwork';
import { remindGroup } from '../steps/remind-group';
import { readReminders, remindWave } from '../steps/remind-wave';
import type { Outcome } from './index';

/** Queues a reminder for every silent case that is due one by its wave's rule; the once-key makes a second run harmless. */
export async function sendReminders(deps: Deps): Promise<Outcome> {
  let reminded = 0;
  for (const footprint of await deps.listFootprints()) reminded += await remindFootprint(deps, footprint);
  if (reminded > 0) deps.nudgeOutbox();
  return { reminded };
}

async function remindFootprint(deps: Deps, footprint: Footprint): Promise<number> {
  const read = deps.read(footprint.id);
  let reminded = 0;
  for (const wave of await listWaves(read)) {
    const version = wave.status === 'open' ? await findVersion(read, wave.versionId) : undefined;
    if (!version) continue;
    const now = deps.now();
    const cases = await readCasesOfWave(read, wave.id, version.definition.completeness, now);
    const { due } = await readReminders(read, wave, footprint, cases, now);
    reminded += await remindWave(deps, footprint, wave, cases, due);
  }
  for (const group of await listGroups(read)) reminded += await remindGroup(deps, footprint, group);
  return reminded;
}
