import type { Selection } from '../surveys/vocabulary';
import { AnalysisError } from './errors';

/** Words that claim a known chance of being picked, each with what is said instead where it is not known (R11, R16). */
const saidInstead = {
  'response rate': 'participation rate',
  'recruitment rate': 'people admitted, by source',
  'cumulative response rate': 'participation rate',
  'margin of error': 'modelled interval',
  'sampling error': 'modelled interval',
} as const;

export type SelectionWords = keyof typeof saidInstead;

/**
 * Words of random sampling as they may be said of people picked so: the one place where they are refused.
 * @throws AnalysisError `selection-unknown` for people recruited by quota or open sign-up; it names what to say instead
 * Source: AAPOR, Standard Definitions, on non-probability panels; AAPOR guidance on precision of nonprobability samples (2016);
 *   Callegaro & DiSogra (2008), POQ 72.
 * @example wordsOfSelection('margin of error', 'known') // 'margin of error'
 */
export function wordsOfSelection<Words extends SelectionWords>(words: Words, selection: Selection): Words {
  if (selection === 'unknown') {
    throw new AnalysisError('selection-unknown', { words, instead: saidInstead[words] });
  }
  return words;
}
