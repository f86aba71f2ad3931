/** A line of the report. */
export const say = (words: string) => process.stdout.write(`${words}\n`);

/** The middle one of several runs. */
export const median = (times: readonly number[]) =>
  [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)]!;
