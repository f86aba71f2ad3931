import { tasks } from './work/tasks';

/** Entry of the worker threads: runs a named task on plain data. */
export default async function runTask({ task, input }: { task: string; input: unknown }): Promise<unknown> {
  const run = tasks[task as keyof typeof tasks] as ((input: never) => unknown) | undefined;
  if (run === undefined) throw new Error(`There is no task ${task}`);
  return run(input as never);
}
