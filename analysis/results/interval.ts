import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Selection } from '../../surveys/vocabulary';
import { AnalysisError } from '../errors';

/** A range beside a figure, with the name it may go by and what it takes for granted (R16). */
export type Interval = {
  readonly lower: number;
  readonly upper: number;
  /** 0.95 unless asked. */
  readonly level: number;
  readonly name: 'modelled interval' | 'sampling interval';
};

/** The name of an interval: a sampling interval only where the chance of being picked is known. */
export function intervalName(selection: Selection): Interval['name'] {
  return selection === 'known' ? 'sampling interval' : 'modelled interval';
}

/**
 * The plain range around a figure: estimate ± t·se.
 * @param df degrees of freedom of t, above 0
 * @param level 0–1
 * @example rangeAround(10, 1, 14, 0.95, 'known') // { lower: 7.855…, upper: 12.144…, level: 0.95, name: 'sampling interval' }
 */
export function rangeAround(
  estimate: number,
  se: number,
  df: number,
  level: number,
  selection: Selection,
): Interval {
  const half = tQuantile((1 + level) / 2, df) * se;
  return { lower: estimate - half, upper: estimate + half, level, name: intervalName(selection) };
}

/** What the interval takes for granted, in one sentence for the method note. */
export function intervalAssumption(selection: Selection): string {
  return selection === 'known'
    ? 'The range shows how much the figure would vary from one random draw to another.'
    : 'The range shows how much the figure would vary if members were a random draw after weighting; they were not drawn at random, so other errors may be larger.';
}

/**
 * Words of random sampling, refused for a panel recruited by quota or open sign-up.
 * @throws AnalysisError `selection-unknown`
 * Source: AAPOR guidance on reporting precision for nonprobability samples (2016).
 * @example wordsOfPrecision('margin of error', 'known') // 'margin of error'
 */
export function wordsOfPrecision(words: 'margin of error' | 'sampling error', selection: Selection): string {
  if (selection === 'unknown')
    throw new AnalysisError('selection-unknown', { words, instead: 'modelled interval' });
  return words;
}
