import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chanceOfInvitation,
  chanceOfSeat,
  overBothStages,
  planInvitations,
} from '../../../analysis/groups/invite-widely';
import { proposeQuotas } from '../../../analysis/groups/propose-quotas';

test('three people in the lot for each seat, at the share that can come', () => {
  expect(planInvitations(10, 0.2)).toEqual({ pool: 30, invite: 150 });
});

test('who can come already need not be found again', () => {
  expect(planInvitations(10, 0.2, 20).invite).toBe(50);
  expect(planInvitations(10, 0.2, 40).invite).toBe(0);
});

test('nobody can be expected from a share of nothing', () => {
  expect(() => planInvitations(10, 0)).toThrow(/share/i);
  expect(() => planInvitations(0, 0.5)).toThrow();
});

test('someone passed over in one round may be invited in the next', () => {
  const rounds = [
    { eligible: 400, invited: 100 },
    { eligible: 300, invited: 150 },
  ];
  expect(chanceOfInvitation(rounds)).toBeCloseTo(0.625, 12);
  expect(overBothStages(rounds, [0.2])).toBeCloseTo(0.125, 12);
  expect(overBothStages([{ eligible: 400, invited: 200 }], [0.25])).toBe(0.125);
});

test('who replaces others counts too: a second draw adds the chance of those whom the first passed over', () => {
  expect(chanceOfSeat([])).toBe(0);
  expect(chanceOfSeat([0.25, 0.1])).toBeCloseTo(0.325, 12);
  expect(overBothStages([{ eligible: 400, invited: 200 }], [0.25, 0.1])).toBeCloseTo(0.1625, 12);
});

test('quotas leave half a seat either way of a category’s share', () => {
  const sex = [
    { cell: { sex: 'f' }, count: 41 },
    { cell: { sex: 'm' }, count: 33 },
  ];
  expect(proposeQuotas([sex], 10)).toMatchObject([
    { cell: { sex: 'f' }, min: 5, max: 7 },
    { cell: { sex: 'm' }, min: 3, max: 5 },
  ]);
});

test('proposed quotas of a variable can always be met in number: minima fit the seats, maxima fill them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 60 }),
      (counts, seats) => {
        const cells = counts.map((count, c) => ({ cell: { a: String(c) }, count }));
        const quotas = proposeQuotas([cells], seats);
        if (quotas.length === 0) return;
        expect(quotas.reduce((sum, { min }) => sum + min, 0)).toBeLessThanOrEqual(seats);
        expect(quotas.reduce((sum, { max }) => sum + max, 0)).toBeGreaterThanOrEqual(seats);
      },
    ),
  );
});
