import type { Entry } from '../../../surveys/wording/entry';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';

/** Words about questions or answers, which are named by their numbers. */
export function sayAbout(
  words: Entry,
  numbers: readonly number[],
  language: string,
  others: Readonly<Record<string, number>> = {},
): string {
  return say(words, { ...others, numbers: sayNumbers(numbers, language), count: numbers.length }, language);
}

/** @example sayNumbers([8, 9, 10, 12], 'en') // '8 to 10, 12' */
export function sayNumbers(numbers: readonly number[], language: string): string {
  const list = wording(language).answering.page;
  const [first = 0, second = 0] = numbers;
  if (numbers.length === 2) return say(list.and, { first, second }, language);
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs[runs.length - 1];
    if (run && run[run.length - 1] === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs
    .map((run) =>
      run.length < 3 ? run.join(', ') : say(list.to, { from: run[0]!, to: run[run.length - 1]! }, language),
    )
    .join(', ');
}

/** @example fromTo(3, 5) // [3, 4, 5] */
export const fromTo = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
