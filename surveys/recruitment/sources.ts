/** What the product itself enters as the source of someone who found the join page alone. */
export const openWeb = 'open web';

/**
 * Did someone come of their own accord, instead of being asked? Sources are data, written as they were entered.
 * @example isSelfRecruited('Open web') // true
 */
export function isSelfRecruited(source: string): boolean {
  return /^(open web|open sign-?up|self[- ]?(selected|recruited)|walk[- ]?in)$/i.test(source.trim());
}
