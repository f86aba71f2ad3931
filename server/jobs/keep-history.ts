import type { Deps } from '../deps';
import { keepHistory as keepHistoryOf } from '../steps/keep-history';
import type { Outcome } from './index';

/** One row a day and footprint: how like its population the panel is. */
export async function keepHistory(deps: Deps): Promise<Outcome> {
  let kept = 0;
  for (const footprint of await deps.listFootprints()) if (await keepHistoryOf(deps, footprint)) kept += 1;
  return { kept };
}
