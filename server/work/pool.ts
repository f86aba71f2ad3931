import { Tinypool } from 'tinypool';

export type Pool = {
  /** Runs a named task of server/worker.ts off the main thread. */
  readonly run: <Result>(task: string, input: unknown, signal?: AbortSignal) => Promise<Result>;
  readonly stop: () => Promise<void>;
};

/**
 * Work that may take over 50 ms goes to a worker. The workers come from the built bundle, or, when the server runs
 * from its sources (development and tests), through tsx.
 */
export function createPool(workerFile: URL | string, { warm = 0 }: { warm?: number } = {}): Pool {
  let pool: Tinypool | null = null;
  const open = () =>
    new Tinypool({
      filename: typeof workerFile === 'string' ? workerFile : workerFile.href,
      minThreads: warm,
      maxThreads: 2,
      idleTimeout: 30_000,
      runtime: 'worker_threads',
    });
  return {
    run: (task, input, signal) => {
      pool ??= open();
      return pool.run({ task, input }, signal ? { signal } : {});
    },
    stop: async () => {
      await pool?.destroy();
      pool = null;
    },
  };
}
