import pino from 'pino';
import type { Config } from './config';

/** Ids, counts and codes only: never answers, addresses, names or links. */
export type Fact = string | number | boolean | null | undefined;
export type Log = {
  readonly info: (event: string, facts?: Readonly<Record<string, Fact>>) => void;
  readonly warn: (event: string, facts?: Readonly<Record<string, Fact>>) => void;
  readonly error: (event: string, facts?: Readonly<Record<string, Fact>>) => void;
};

export function createLog(config: Pick<Config, 'logLevel'>, destination?: pino.DestinationStream): Log {
  const options = { level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = destination
    ? pino(options, destination)
    : pino(options, pino.destination({ dest: 2, sync: true }));
  return {
    info: (event, facts) => logger.info({ event, ...facts }),
    warn: (event, facts) => logger.warn({ event, ...facts }),
    error: (event, facts) => logger.error({ event, ...facts }),
  };
}
