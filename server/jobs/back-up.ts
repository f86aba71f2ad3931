import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Deps } from '../deps';
import type { Outcome } from './index';

const keepDays = 7;
const shape = /^sounding-(\d{4}-\d{2}-\d{2})\.db$/;

/** One copy a day, made from inside (VACUUM INTO); copies older than seven days go. */
export async function backUp(deps: Deps): Promise<Outcome> {
  const folder = join(deps.config.dataDir, 'back-ups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const today = deps.now().toISOString().slice(0, 10);
  const file = join(folder, `sounding-${today}.db`);
  rmSync(file, { force: true });
  await deps.backUpTo(file);
  const oldest = new Date(deps.now().getTime() - keepDays * 86_400_000).toISOString().slice(0, 10);
  const old = readdirSync(folder).filter((name) => {
    const day = shape.exec(name)?.[1];
    return day !== undefined && day <= oldest;
  });
  for (const name of old) rmSync(join(folder, name));
  return { kept: readdirSync(folder).filter((name) => shape.test(name)).length, removed: old.length };
}
