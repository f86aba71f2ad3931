import type { Random } from '../../analysis/random';

/** One of the options, each as likely as its weight says. */
export function pick<Option>(
  random: Random,
  options: readonly Option[],
  weightOf: (option: Option) => number,
): Option {
  const weights = options.map(weightOf);
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return options[index]!;
  }
  return options.at(-1)!;
}

export const oneOf = <Option>(random: Random, options: readonly Option[]): Option =>
  options[Math.floor(random() * options.length)]!;

/** A whole number from one to another, both possible. */
export const between = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));

/** About normal, mean 0 and spread 1: the sum of twelve even draws less six. */
export function bell(random: Random): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw++) sum += random();
  return sum;
}
