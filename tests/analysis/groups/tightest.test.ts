import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkInstance } from '../../../analysis/groups/check';
import { tightestQuota } from '../../../analysis/groups/tightest';
import { aPool } from './cases';

const people = aPool({ woman: 10, man: 4 });
const quota = (value: string, min: number, max: number) => ({ cell: { gender: value }, min, max });

test('the tightest quota is the one with the fewest people to spare', () => {
  expect(tightestQuota({ people, seats: 6, quotas: [quota('man', 3, 4), quota('woman', 2, 5)] })).toEqual({
    quota: 0,
    end: 'min',
    needed: 3,
    available: 4,
  });
});

test('a most is tight where few others can fill what it leaves', () => {
  expect(tightestQuota({ people, seats: 6, quotas: [quota('woman', 0, 2)] })).toEqual({
    quota: 0,
    end: 'max',
    needed: 4,
    available: 4,
  });
});

test('without a quota that needs anyone nothing is tight', () => {
  expect(tightestQuota({ people, seats: 6, quotas: [] })).toBeNull();
  expect(tightestQuota({ people, seats: 6, quotas: [quota('man', 0, 6)] })).toBeNull();
});

test('who may not be drawn cannot fill a seat', () => {
  const excluded = people.filter(({ features }) => features.gender === 'man').map(({ id }) => id);
  expect(
    tightestQuota({ people, seats: 6, quotas: [quota('man', 1, 6)], excluded: excluded.slice(1) }),
  ).toMatchObject({ available: 1 });
});

test('taking away one more than it can spare, and no fewer, leaves it unmet (law)', () => {
  const some = fc.record({
    women: fc.integer({ min: 4, max: 12 }),
    men: fc.integer({ min: 3, max: 12 }),
    least: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(some, ({ women, men, least }) => {
      const quotas = [quota('man', least, 4), quota('woman', 0, 4)];
      const pool = aPool({ woman: women, man: men });
      const of = (gender: string) => pool.filter(({ features }) => features.gender === gender);
      const found = tightestQuota({ people: pool, seats: 4, quotas })!;
      expect(found.end).toBe('min');
      const without = (n: number) => ({
        people: [...of('woman'), ...of('man').slice(n)],
        seats: 4,
        quotas,
      });
      const spare = found.available - found.needed;
      expect(checkInstance(without(spare))).toEqual([]);
      expect(checkInstance(without(spare + 1))).not.toEqual([]);
    }),
    { seed: 4, numRuns: 50 },
  );
});
