/** The arithmetic of sharing out a total. Plain: it runs on the phone too. */
import { own, recordOf } from '../fields';

/** Whole numbers by item code. */
export type Shares = Readonly<Record<string, number>>;

/** Items put in order instead, the most important first; those without a place are left out. */
export type InOrder = { readonly order: readonly string[] };

type Sharing = { readonly items: readonly { readonly code: string }[]; readonly total: number };

/**
 * Whether the items were put in order instead of sharing the total.
 * @example isInOrder({ order: ['gp', 'hospitals'] }) // true
 */
export function isInOrder(value: Shares | InOrder): value is InOrder {
  return Array.isArray((value as InOrder).order); // an item may be called “order”, but its share is a number
}

/**
 * What has been given out so far.
 * @example shared({ gp: 40, hospitals: 25 }) // 65
 */
export function shared(shares: Shares): number {
  return Object.values(shares).reduce((sum, number) => sum + number, 0);
}

/**
 * The total shared equally; what does not divide goes one by one to the items that stand first.
 * @example shareEqually({ items: sixServices, total: 100 }) // 17, 17, 17, 17, 16, 16
 */
export function shareEqually({ items, total }: Sharing): Shares {
  const each = Math.floor(total / items.length);
  const rest = total - each * items.length;
  return recordOf(items.map(({ code }, index) => [code, each + (index < rest ? 1 : 0)]));
}

/**
 * Whether all items got the same, as near as whole numbers allow (they differ by 1 at most). A quality flag only:
 * an even split may be an opinion or a quick way out.
 * @example isEvenSplit({ items: sixServices, total: 100 }, shareEqually({ items: sixServices, total: 100 })) // true
 */
export function isEvenSplit({ items }: Sharing, shares: Shares): boolean {
  const numbers = items.map(({ code }) => own(shares, code) ?? 0);
  return Math.max(...numbers) - Math.min(...numbers) <= 1;
}

/**
 * Whether the item that stood first got more than any other. A quality flag only: of k items in an order drawn for each
 * person about 1 in k do so by opinion, so what is looked at is how far the share of them lies above that.
 * @param shown codes in the order they were shown
 * @example isFirstHeavy({ gp: 60, hospitals: 40 }, ['gp', 'hospitals']) // true
 */
export function isFirstHeavy(shares: Shares, shown: readonly string[]): boolean {
  const [first, ...others] = shown.map((code) => own(shares, code) ?? 0);
  return first !== undefined && others.length > 0 && others.every((number) => number < first);
}

/**
 * Shares as given on paper or by telephone, brought to the total: each times total ÷ what was given. Not rounded, so
 * that they add up; shares that come to the total already are left as they are. Nothing given stays nothing.
 * @returns shares on the scale of the total, what was given in all, and whether it was scaled
 * @example scaleToTotal({ items, total: 100 }, { gp: 40, hospitals: 40 }) // gp 50, hospitals 50; given 80, scaled
 */
export function scaleToTotal(
  { items, total }: Sharing,
  shares: Shares,
): { readonly shares: Shares; readonly given: number; readonly scaled: boolean } {
  const given = shared(shares);
  const scaled = given !== total && given > 0;
  const factor = scaled ? total / given : 1;
  const brought = items.map(({ code }) => [code, (own(shares, code) ?? 0) * factor] as const);
  return { shares: recordOf(brought), given, scaled };
}
