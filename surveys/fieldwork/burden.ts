import { addDays, daysBetween, type LocalDate } from './local-date';

/** At most so many asks in so many days, across all surveys and focus groups (R13). Reminders are not asks. */
export type BurdenCap = { readonly asks: number; readonly days: number };

export type MemberAsks = {
  readonly id: string;
  /** Days on which the member was, or is planned to be, asked for anything else. */
  readonly askedOn: readonly LocalDate[];
};

export type HeldBack = {
  readonly id: string;
  readonly because: 'burden-cap';
  /** Asks already in the fullest period that the new one would fall into. */
  readonly asks: number;
  /** The first day from which one more ask would keep to the cap. */
  readonly freeFrom: LocalDate;
};

/**
 * Who may be asked on a day and who is held back by the cap; everyone given is in one of the two lists (R13).
 * A period is any `days` days in a row, so a planned ask later on counts as well as a past one.
 * @param on the day of the ask in the footprint's calendar
 * @throws RangeError when the cap lets nobody be asked at all
 * @example holdBack([{ id: 'a', askedOn: [] }], { asks: 2, days: 90 }, '2026-06-01') // { free: ['a'], heldBack: [] }
 */
export function holdBack(
  members: readonly MemberAsks[],
  cap: BurdenCap,
  on: LocalDate,
): { readonly free: readonly string[]; readonly heldBack: readonly HeldBack[] } {
  if (!(cap.asks >= 1) || !(cap.days >= 1)) {
    throw new RangeError(`A cap of ${cap.asks} asks in ${cap.days} days asks nobody. Give at least 1 and 1.`);
  }
  const free: string[] = [];
  const heldBack: HeldBack[] = [];
  for (const { id, askedOn } of members) {
    const asks = asksBeside(askedOn, cap, on);
    if (asks < cap.asks) free.push(id);
    else heldBack.push({ id, because: 'burden-cap', asks, freeFrom: freeFrom(askedOn, cap, on) });
  }
  return { free, heldBack };
}

/** The most asks in any period of the cap's length that holds the day. */
function asksBeside(askedOn: readonly LocalDate[], cap: BurdenCap, on: LocalDate): number {
  const near = askedOn.map((day) => daysBetween(on, day)).filter((days) => Math.abs(days) < cap.days);
  // A fullest period can always be slid until it begins on an ask or on the day itself.
  const begins = [0, ...near.filter((days) => days < 0)];
  return Math.max(
    ...begins.map((begin) => near.filter((days) => days >= begin && days < begin + cap.days).length),
  );
}

function freeFrom(askedOn: readonly LocalDate[], cap: BurdenCap, on: LocalDate): LocalDate {
  // The answer changes only on the day after a period beginning with an ask has ended.
  const candidates = askedOn
    .map((day) => addDays(day, cap.days))
    .filter((day) => day > on)
    .sort();
  return candidates.find((day) => asksBeside(askedOn, cap, day) < cap.asks) ?? on;
}
