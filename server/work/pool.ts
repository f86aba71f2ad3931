import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Tinypool } from 'tinypool';

/** How far a task is. */
export type Told = { readonly done: number; readonly of: number; readonly words: string | null };

export type Watch = {
  readonly onTold: (told: Told) => void;
  /** Asks the task to end soon with what it has; a task that does not listen ends only with its thread. */
  readonly stop: AbortSignal;
};

/** What a thread is handed beside the input, when somebody watches. */
export type Watched = { readonly port: MessagePort; readonly stopped: Int32Array };

export type Pool = {
  /** Runs a named task of server/worker.ts off the main thread. */
  readonly run: <Result>(task: string, input: unknown, watch?: Watch) => Promise<Result>;
  readonly stop: () => Promise<void>;
};

/** A task that has been asked to stop and does not is ended with its thread after so long. */
const graceMilliseconds = 20_000;

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
  const watched = async <Result>(task: string, input: unknown, watch: Watch): Promise<Result> => {
    const { port1, port2 } = new MessageChannel();
    const stopped = new Int32Array(new SharedArrayBuffer(4));
    const kill = new AbortController();
    let grace: NodeJS.Timeout | undefined;
    const stop = () => {
      Atomics.store(stopped, 0, 1);
      grace = setTimeout(() => kill.abort(), graceMilliseconds);
    };
    if (watch.stop.aborted) stop();
    else watch.stop.addEventListener('abort', stop, { once: true });
    port1.on('message', watch.onTold);
    try {
      return await pool!.run(
        { task, input, watched: { port: port2, stopped } satisfies Watched },
        { transferList: [port2], signal: kill.signal },
      );
    } finally {
      clearTimeout(grace);
      watch.stop.removeEventListener('abort', stop);
      port1.close();
    }
  };
  return {
    run: (task, input, watch) => {
      pool ??= open();
      return watch ? watched(task, input, watch) : pool.run({ task, input });
    },
    stop: async () => {
      await pool?.destroy();
      pool = null;
    },
  };
}
