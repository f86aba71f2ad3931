import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../db/connect';
import { isWhole } from '../../db/integrity';
import { migrate } from '../../db/migrate';

export class RestoreError extends Error {}

/**
 * Puts a back-up in the place of the database, with the server stopped. The back-up is checked and brought to the
 * newest schema in a copy first; the database it replaces is kept beside it.
 */
export async function restore(
  file: string,
  dataDir: string,
  migrations: string,
): Promise<{ readonly replaced: string }> {
  if (!existsSync(file))
    throw new RestoreError(`There is no file ${file}. The back-ups lie in ${join(dataDir, 'back-ups')}.`);
  const trial = join(dataDir, 'restore-trial');
  rmSync(trial, { recursive: true, force: true });
  // Opening the data folder for good proves that no server uses it, and holds it while files move.
  const { close } = await connect(dataDir);
  try {
    const opened = await connectCopy(file, trial);
    try {
      await migrate(opened, migrations);
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
  await close();
  const current = join(dataDir, 'sounding.db');
  const replaced = join(dataDir, `replaced-${new Date().toISOString().replace(/[:.]/g, '-')}.db`);
  renameSync(current, replaced);
  for (const tail of ['-wal', '-shm'])
    if (existsSync(current + tail)) renameSync(current + tail, replaced + tail);
  renameSync(join(trial, 'sounding.db'), current);
  rmSync(trial, { recursive: true, force: true });
  return { replaced };
}

async function connectCopy(file: string, folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  copyFileSync(file, join(folder, 'sounding.db'));
  return connect(folder);
}
