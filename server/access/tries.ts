import { Refusal } from '../errors';

type Tries = { count: number; until: number };

/**
 * Slows down guessing: at most `most` tries a key in a quarter of an hour. A try is counted before it is looked into, so
 * that many at once are not all let through, and given back when it was right. Kept in memory, so a restart forgets;
 * short codes also count their failures in the database.
 */
export function createTries(now: () => Date, most = 10, minutes = 15) {
  const kept = new Map<string, Tries>();
  return {
    /** Counts a try, or refuses it. */
    spend: (key: string, mostOfKey = most) => {
      const at = now().getTime();
      const tries = kept.get(key);
      if (tries && tries.until > at) {
        if (tries.count >= mostOfKey) throw new Refusal('too-many-tries');
        tries.count += 1;
        return;
      }
      kept.set(key, { count: 1, until: at + minutes * 60_000 });
      if (kept.size > 10_000) for (const [old, { until }] of kept) if (until <= at) kept.delete(old);
    },
    /** The try was right: it counts for nothing. */
    giveBack: (key: string) => {
      const tries = kept.get(key);
      if (tries) tries.count -= 1;
    },
    clear: (key: string) => {
      kept.delete(key);
    },
  };
}

export type TryLimit = ReturnType<typeof createTries>;
