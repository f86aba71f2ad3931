import { Refusal } from '../errors';

type Tries = { count: number; until: number };

/**
 * Slows down guessing: at most `most` failures a key in a quarter of an hour. Kept in memory, so a restart forgets;
 * short codes also count their failures in the database.
 */
export function createTries(now: () => Date, most = 10, minutes = 15) {
  const kept = new Map<string, Tries>();
  return {
    check: (key: string) => {
      const tries = kept.get(key);
      if (tries && tries.until > now().getTime() && tries.count >= most) throw new Refusal('too-many-tries');
    },
    fail: (key: string) => {
      const at = now().getTime();
      const tries = kept.get(key);
      if (tries && tries.until > at) tries.count += 1;
      else kept.set(key, { count: 1, until: at + minutes * 60_000 });
      if (kept.size > 10_000) for (const [old, { until }] of kept) if (until <= at) kept.delete(old);
    },
    clear: (key: string) => {
      kept.delete(key);
    },
  };
}

export type TryLimit = ReturnType<typeof createTries>;
