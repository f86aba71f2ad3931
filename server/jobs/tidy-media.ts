import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findMedia } from '../../db/queries/media';
import type { Deps } from '../deps';
import { mediaFolder } from '../media-folder';
import type { Outcome } from './index';

/** No upload takes as long. */
const dayMs = 86_400_000;

/** Files that no row names: of an upload, or a removal, that the end of the process cut off. */
export async function tidyMedia(deps: Deps): Promise<Outcome> {
  let removed = 0;
  for (const { id } of await deps.listFootprints()) {
    const folder = join(mediaFolder(deps.config.dataDir), id);
    for (const name of await readdir(folder).catch(() => [])) {
      const file = join(folder, name);
      const { mtimeMs } = await stat(file);
      if (deps.now().getTime() - mtimeMs < dayMs || (await findMedia(deps.read(id), name))) continue;
      await rm(file);
      removed += 1;
    }
  }
  return { removed };
}
