import { findFolderFact, findFootprintById, keepFolderFact } from '../../db/queries/footprints';
import { ConfigError } from '../config';
import type { Deps } from '../deps';
import { buildDemo } from './build';

/**
 * Makes the demo footprint at the first start, by driving the steps people drive.
 * @returns false when it was there already
 */
export async function openDemo(deps: Deps, say: (words: string) => void): Promise<boolean> {
  if (await findFolderFact(deps.unbound, 'demo')) return false;
  if (await findFootprintById(deps.unbound, 'bnssg')) {
    throw new ConfigError(
      `The demo in DATA_DIR was stopped before it was whole. Found: ${deps.config.dataDir}. Delete that folder and start again.`,
    );
  }
  await buildDemo(deps, say);
  await deps.writer.writeUnbound((write) => keepFolderFact(write, 'demo', 'built'));
  return true;
}
