import { join } from 'node:path';
import { connect, type Watch } from '../db/connect';
import { migrate } from '../db/migrate';
import { listFootprints } from '../db/queries/footprints';
import { loadPlaces, type Places } from '../db/reference/places';
import { createWriter } from '../db/writer';
import { createSecrets } from './access/secrets';
import { createTries } from './access/tries';
import type { Config } from './config';
import type { Deps } from './deps';
import type { Log } from './log';
import type { Pages } from './pages';
import type { Pool } from './work/pool';
import { createWorks } from './work/works';

export type Opened = { readonly deps: Deps; readonly migrated: number; readonly close: () => Promise<void> };

/** Opens the data folder and gathers all that requests and jobs need. */
export async function open(given: {
  root: string;
  config: Config;
  log: Log;
  now: () => Date;
  pages: Pages;
  pool: Pool;
  nudgeOutbox: () => void;
  places?: Places;
  watch?: Watch;
  onUnexpected?: (error: unknown) => void;
}): Promise<Opened> {
  const { root, config, log, now, pages, pool, nudgeOutbox } = given;
  const connections = await connect(config.dataDir, { watch: given.watch });
  try {
    const migrated = await migrate(connections, join(root, 'db', 'migrations'));
    const writer = createWriter(connections);
    const unbound = { sql: connections.readerSql };
    const deps: Deps = {
      root,
      config,
      log,
      now,
      pages,
      pool,
      works: createWorks(now),
      nudgeOutbox,
      ...(given.onUnexpected ? { onUnexpected: given.onUnexpected } : {}),
      secrets: createSecrets(config.secretKeys),
      read: (footprintId) => ({ sql: connections.readerSql, footprintId }),
      unbound,
      writer,
      listFootprints: () => listFootprints(unbound),
      tries: createTries(now),
      places: given.places ?? loadPlaces(join(root, 'db', 'reference', 'places')),
      backUpTo: (file) => pool.run('copy-database', { path: connections.path, file }),
    };
    return {
      deps,
      migrated,
      close: async () => {
        await writer.stop();
        await connections.close();
      },
    };
  } catch (error) {
    await connections.close();
    throw error;
  }
}
