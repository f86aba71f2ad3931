import type { Stored } from '../vocabulary';

/** One question of the wave as it stood for this case. */
export type CompletenessItem = {
  /** Routing led to it, given the answers. */
  readonly isApplicable: boolean;
  /** Counts towards "complete"; chosen before launch. */
  readonly isCrucial: boolean;
  readonly stored: Stored | undefined;
};

/**
 * The share of applicable crucial questions that were answered, 0–1. "Don't know" and "prefer not to say" are answers;
 * a skipped or never seen question is not.
 * @returns 0 when nothing applicable is crucial, so that an empty form is never complete
 * Source: AAPOR Standard Definitions, complete and partial by share of applicable crucial questions.
 * @example completenessOf([{ isApplicable: true, isCrucial: true, stored: { value: 3 } }]) // 1
 */
export function completenessOf(items: readonly CompletenessItem[]): number {
  const counted = items.filter((item) => item.isApplicable && item.isCrucial);
  if (counted.length === 0) return 0;
  return counted.filter((item) => isAnswer(item.stored)).length / counted.length;
}

function isAnswer(stored: Stored | undefined): boolean {
  if (stored === undefined) return false;
  return 'value' in stored || stored.missing === 'dont-know' || stored.missing === 'prefer-not-to-say';
}
