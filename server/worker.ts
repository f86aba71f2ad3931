import { type Progress, unwatched } from '../analysis/progress';
import type { Told, Watched } from './work/pool';
import { tasks } from './work/tasks';

/** Entry of the worker threads: runs a named task on plain data. */
export default async function runTask({
  task,
  input,
  watched,
}: {
  task: string;
  input: unknown;
  watched?: Watched;
}): Promise<unknown> {
  const run = tasks[task as keyof typeof tasks] as
    | ((input: never, progress: Progress) => unknown)
    | undefined;
  if (run === undefined) throw new Error(`There is no task ${task}`);
  return run(input as never, watched ? progressOf(watched) : unwatched);
}

/** Told at most every tenth of a second, and at the end: the main thread has better things to do than to listen. */
function progressOf({ port, stopped }: Watched): Progress {
  let last = 0;
  return {
    tell: (done, of, words) => {
      const now = performance.now();
      if (now - last < 100 && done < of) return;
      last = now;
      port.postMessage({ done, of, words: words ?? null } satisfies Told);
    },
    isStopped: () => Atomics.load(stopped, 0) === 1,
  };
}
