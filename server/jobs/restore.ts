import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Connections } from '../../db/connect';
import { connect } from '../../db/connect';
import { isWhole } from '../../db/integrity';
import { migrate } from '../../db/migrate';
import { listFootprints } from '../../db/queries/footprints';
import { listMedia } from '../../db/queries/media';
import { copyMedia, mediaFile, mediaFolder } from '../media-folder';
import { mediaOfBackUp } from './back-up';

export class RestoreError extends Error {}

/**
 * Puts a back-up in the place of the database, with the server stopped. The back-up is checked and brought to the
 * newest schema in a copy first; the database it replaces is kept beside it. The uploaded files kept with it come back too.
 * @returns where the replaced database lies, and which uploaded files that the back-up names are nowhere to be found
 */
export async function restore(
  file: string,
  dataDir: string,
  migrations: string,
): Promise<{ readonly replaced: string; readonly lost: readonly string[] }> {
  if (!existsSync(file))
    throw new RestoreError(`There is no file ${file}. The back-ups lie in ${join(dataDir, 'back-ups')}.`);
  const trial = join(dataDir, 'restore-trial');
  rmSync(trial, { recursive: true, force: true });
  // Opening the data folder for good proves that no server uses it, and holds it while files move.
  const { close } = await connect(dataDir);
  let named: readonly string[] = [];
  try {
    const opened = await connectCopy(file, trial);
    try {
      await migrate(opened, migrations);
      named = await listNamedMedia(opened, dataDir);
    } finally {
      await opened.close();
    }
  } catch (error) {
    await close();
    rmSync(trial, { recursive: true, force: true });
    throw error instanceof RestoreError
      ? error
      : new RestoreError(
          `${file} is not a usable back-up: ${error instanceof Error ? error.message : 'unknown trouble'}`,
        );
  }
  if (!(await isWhole(trial))) {
    await close();
    throw new RestoreError(`${file} is damaged. Nothing was changed; try an older back-up.`);
  }
  await copyMedia(mediaOfBackUp(file), mediaFolder(dataDir));
  await close();
  const current = join(dataDir, 'sounding.db');
  const replaced = join(dataDir, `replaced-${new Date().toISOString().replace(/[:.]/g, '-')}.db`);
  renameSync(current, replaced);
  for (const tail of ['-wal', '-shm'])
    if (existsSync(current + tail)) renameSync(current + tail, replaced + tail);
  renameSync(join(trial, 'sounding.db'), current);
  rmSync(trial, { recursive: true, force: true });
  return { replaced, lost: named.filter((one) => !existsSync(one)) };
}

/** Where the uploaded files have to lie that a database names. */
async function listNamedMedia({ readerSql: sql }: Connections, dataDir: string): Promise<string[]> {
  const files: string[] = [];
  for (const { id: footprintId } of await listFootprints({ sql }))
    for (const { id } of await listMedia({ sql, footprintId }))
      files.push(mediaFile(dataDir, footprintId, id));
  return files;
}

async function connectCopy(file: string, folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  copyFileSync(file, join(folder, 'sounding.db'));
  return connect(folder);
}
