import { findFootprintById } from '../../db/queries/footprints';
import type { Deps } from '../deps';
import { openFootprint } from '../steps/open-footprint';
import { addDemoStaff } from './staff';

/**
 * Makes the demo footprint at the first start, by driving the steps people drive.
 * @returns false when it was there already
 */
export async function openDemo(deps: Deps, say: (words: string) => void): Promise<boolean> {
  if (await findFootprintById(deps.unbound, 'bnssg')) return false;
  for (const template of ['bnssg', 'bsw', 'york'] as const)
    await openFootprint(deps, template, { isDemo: true, by: 'system' });
  say('footprints and their census margins');
  await addDemoStaff(deps, 'bnssg', []);
  return true;
}
