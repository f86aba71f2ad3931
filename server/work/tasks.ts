/** What worker threads can do, by name: plain data in, plain data out. */
export const tasks = {} satisfies Record<string, (input: never) => unknown>;
