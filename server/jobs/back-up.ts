import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Deps } from '../deps';
import { copyMedia, mediaFolder } from '../media-folder';
import type { Outcome } from './index';

const keepDays = 7;
const shape = /^sounding-(\d{4}-\d{2}-\d{2})\.(db|media)$/;

/**
 * One copy a day of the database, made from inside (VACUUM INTO), and of the uploaded files beside it; copies older than
 * seven days go.
 */
export async function backUp(deps: Deps): Promise<Outcome> {
  const folder = join(deps.config.dataDir, 'back-ups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const today = deps.now().toISOString().slice(0, 10);
  const file = join(folder, `sounding-${today}.db`);
  rmSync(file, { force: true });
  // Before and after: whatever the copy of the database names was there at one of the two.
  const from = mediaFolder(deps.config.dataDir);
  const to = mediaOfBackUp(file);
  await copyMedia(from, to);
  await deps.backUpTo(file);
  await copyMedia(from, to);
  const oldest = new Date(deps.now().getTime() - keepDays * 86_400_000).toISOString().slice(0, 10);
  const old = readdirSync(folder).filter((name) => {
    const day = shape.exec(name)?.[1];
    return day !== undefined && day <= oldest;
  });
  for (const name of old) rmSync(join(folder, name), { recursive: true });
  const copies = (names: readonly string[]) => names.filter((name) => name.endsWith('.db')).length;
  return { kept: copies(readdirSync(folder)), removed: copies(old) };
}

/** The folder of uploaded files that belongs to a back-up of the database: sounding-2026-03-02.media. */
export function mediaOfBackUp(file: string): string {
  return file.replace(/(\.db)?$/, '.media');
}
