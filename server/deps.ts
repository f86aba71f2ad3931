import type { Read, UnboundRead } from '../db/connect';
import type { Footprint } from '../db/queries/footprints';
import type { Places } from '../db/reference/places';
import type { Writer } from '../db/writer';
import type { Secrets } from './access/secrets';
import type { TryLimit } from './access/tries';
import type { Config } from './config';
import type { Log } from './log';
import type { Pages } from './pages';
import type { Pool } from './work/pool';
import type { Works } from './work/works';

/** All that a request or a job needs from outside: handed in, so that tests can hold time, mail and chance still. */
export type Deps = {
  readonly root: string;
  readonly config: Config;
  readonly log: Log;
  readonly now: () => Date;
  readonly secrets: Secrets;
  /** Reads of one footprint. */
  readonly read: (footprintId: string) => Read;
  /** Reads above footprints: access, footprints and the job loop only. */
  readonly unbound: UnboundRead;
  readonly writer: Writer;
  readonly listFootprints: () => Promise<Footprint[]>;
  readonly tries: TryLimit;
  readonly places: Places;
  readonly pages: Pages;
  readonly pool: Pool;
  /** Long work that staff have begun. */
  readonly works: Works;
  /** Runs soon, again and again, what waits in the outbox. */
  readonly nudgeOutbox: () => void;
  /** Tests look at errors nobody expected; in production only the log line stays. */
  readonly onUnexpected?: (error: unknown) => void;
  /** A consistent copy of the database into a new file, made off the main thread. */
  readonly backUpTo: (file: string) => Promise<void>;
};
