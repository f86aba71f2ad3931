import type { Instance } from './instance';

/** What those drawn have said. Ids. */
export type Answers = {
  /** Sitting: chosen before, or drawn and not declined. */
  readonly accepted: readonly string[];
  /** Declined, withdrew, or cannot be reached: not drawn again. */
  readonly declined: readonly string[];
};

/**
 * The draw for the seats left open when someone declines, by the same rule: those who accepted sit and count towards quotas
 * and households, those who declined are out, and the lottery over everyone else is the fairest there is for what remains.
 * @param instance of the first draw
 * @returns an instance for findLottery; its quotas may not be kept any more, and then a relaxation is proposed
 * @example replacementOf(instance, { accepted: ['p1'], declined: ['p2'] }).chosen // ['p1']
 */
export function replacementOf(instance: Instance, { accepted, declined }: Answers): Instance {
  return {
    ...instance,
    chosen: [...new Set(accepted)],
    excluded: [...new Set([...(instance.excluded ?? []), ...declined])],
  };
}
