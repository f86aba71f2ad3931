import { copyDatabase } from '../../db/integrity';

/** What worker threads can do, by name: plain data in, plain data out. */
export const tasks = {
  'copy-database': ({ path, file }: { path: string; file: string }) => copyDatabase(path, file),
} satisfies Record<string, (input: never) => unknown>;
