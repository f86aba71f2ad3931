import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseError } from '../db/connect';
import { ConfigError, makeSecretKey, readConfig } from './config';
import { mediaOfBackUp } from './jobs/back-up';
import { RestoreError, restore } from './jobs/restore';
import { serve } from './serve';

/** The only file with effects on import: reads the environment, starts the server or does a job that needs it stopped. */
const root = process.env.SOUNDING_ROOT ?? process.cwd();

try {
  const config = readConfig(process.env, root, () => savedKey(root));
  makeFolder(config.dataDir);
  const [task, ...rest] = process.argv.slice(2);
  if (task === 'restore') {
    const file = rest[0];
    if (file === undefined)
      throw new RestoreError('Name the back-up to restore: npm run job restore -- FILE');
    const { replaced, lost } = await restore(file, config.dataDir, join(root, 'db', 'migrations'));
    process.stdout.write(`Restored ${file}. The database it replaced is kept as ${replaced}.\n`);
    if (lost.length > 0)
      process.stdout.write(
        `It names ${lost.length} uploaded files that are not there. Copy the folder ${mediaOfBackUp(file)} beside the back-up and restore again:\n${lost.join('\n')}\n`,
      );
  } else {
    await serve(config, root);
  }
} catch (error) {
  if (error instanceof ConfigError || error instanceof DatabaseError || error instanceof RestoreError) {
    process.stderr.write(`Sounding cannot start. ${error.message}\n`);
    process.exitCode = 1;
  } else throw error;
}

/** On this machine alone a key is made at the first start and kept in the data folder. */
function savedKey(home: string): string {
  const isDemo = process.env.SOUNDING_DEMO?.trim() !== 'off';
  const folder = process.env.DATA_DIR?.trim() || join(home, 'data', isDemo ? 'demo' : 'panel');
  const file = join(folder, 'secret-key');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  makeFolder(folder);
  const key = makeSecretKey();
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return key;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const code = (error as { code?: string }).code ?? 'unknown trouble';
    throw new ConfigError(
      `DATA_DIR must be a folder that can be written: ${code}. Found: ${folder}. Example: DATA_DIR=./data/panel`,
    );
  }
}
