import { expect, test } from 'vitest';
import { noCondition, partsOf, segmentOf } from '../../../web/staff/screens/groups/rule-parts';
import { nextAct, type Shown, shownCount } from '../../../web/staff/screens/groups/words';

const lottery = { isCurrent: true, isDrawn: false } as const;
const aGroup = (more: { canCome?: number; openSeats?: number; rounds?: number; lotteries?: object[] }) =>
  ({
    counts: { canCome: more.canCome ?? 0 },
    openSeats: more.openSeats ?? 4,
    lead: {
      rounds: Array.from({ length: more.rounds ?? 1 }, () => ({})),
      lotteries: more.lotteries ?? [],
    },
    // Only what decides the next act matters here.
  }) as unknown as Shown;

test('a group begins with invitations, waits for answers, then searches, draws and is seated', () => {
  expect(nextAct(aGroup({ rounds: 0 }))).toBe('invite');
  expect(nextAct(aGroup({ canCome: 3 }))).toBe('wait');
  expect(nextAct(aGroup({ canCome: 12 }))).toBe('search');
  expect(nextAct(aGroup({ canCome: 12, lotteries: [lottery] }))).toBe('draw');
  expect(nextAct(aGroup({ canCome: 8, openSeats: 0, lotteries: [{ ...lottery, isDrawn: true }] }))).toBe(
    'seated',
  );
});

test('a lottery that no longer holds is searched anew, and a seat given back too', () => {
  expect(nextAct(aGroup({ canCome: 12, lotteries: [{ ...lottery, isCurrent: false }] }))).toBe('search');
  expect(nextAct(aGroup({ canCome: 8, openSeats: 1, lotteries: [{ ...lottery, isDrawn: true }] }))).toBe(
    'search',
  );
});

test('a count too small to be told is words', () => {
  expect(shownCount(null)).toBe('fewer than 10');
  expect(shownCount(12)).toBe('12');
});

test('a rule is edited in parts: all must hold, of each one of its conditions, and conditions not chosen yet count for nothing', () => {
  const parts = [
    [{ key: 'sex', isNot: false, codes: ['female'] }],
    [
      { key: 'area', isNot: true, codes: ['w'] },
      { key: 'w1.pain', isNot: false, codes: ['yes'] },
    ],
    [noCondition],
  ];
  const segment = segmentOf(parts);
  expect(segment).toEqual({
    all: [
      { is: 'sex', codes: ['female'] },
      {
        any: [
          { isNot: 'area', codes: ['w'] },
          { is: 'w1.pain', codes: ['yes'] },
        ],
      },
    ],
  });
  expect(partsOf(segment)).toEqual(parts.slice(0, 2));
});
