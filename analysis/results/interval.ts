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
