import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  lengthOfMembership,
  type Membership,
  monthlyAttrition,
  retentionSince,
} from '../../../analysis/panel/retention';
import { leavingReasons } from '../../../surveys/panel/status';

const day = (count: number) => new Date(Date.UTC(2025, 0, 1 + count));
const stay = (joined: number, left: number | null = null, more: Partial<Membership> = {}): Membership => ({
  joinedAt: day(joined),
  leftAt: left === null ? null : day(left),
  ...more,
});
const many = (people: number, one: Membership) => Array.from({ length: people }, () => one);

test('of 50 on the panel a year ago 45 are there still: retention 90%, the rest by reason (R7)', () => {
  const panel = [
    ...many(45, stay(0)),
    ...many(3, stay(0, 100, { because: 'moved' })),
    stay(0, 200, { because: 'died' }),
    stay(0, 300),
    // Joined since, or gone before: in no base.
    ...many(10, stay(50)),
    ...many(4, stay(-90, -30, { because: 'asked' })),
  ];
  expect(retentionSince(panel, day(10), day(375))).toEqual({
    since: day(10),
    asOf: day(375),
    base: 50,
    still: 45,
    left: { moved: 3, died: 1, 'not-known': 1 },
    retention: 0.9,
    attrition: 0.1,
  });
  expect(retentionSince([], day(10), day(375))).toMatchObject({ base: 0, retention: null, attrition: null });
  expect(() => retentionSince(panel, day(10), day(10))).toThrow(/earlier instant first/);
});

test('members taken over count from the day they are known: who had left before is not in the file', () => {
  const taken = many(20, stay(-1000, null, { knownFrom: day(100) }));
  expect(retentionSince(taken, day(50), day(200)).base).toBe(0);
  expect(retentionSince(taken, day(100), day(200))).toMatchObject({ base: 20, still: 20 });
  // Two of 20 left in their fourth year here; nobody was watched in their first.
  const leaving = [...taken.slice(2), ...many(2, stay(-1000, 150, { knownFrom: day(100) }))];
  const { staying } = lengthOfMembership(leaving, day(200));
  expect(staying).toMatchObject([{ time: 1150, atRisk: 20, happened: 2, survival: 0.9 }]);
});

test('monthly hazard: those who leave in a month, of those there when it began', () => {
  const panel = [
    ...many(97, stay(0)),
    ...many(2, stay(0, 130, { because: 'asked' })),
    stay(0, 160, { because: 'unreachable' }),
    stay(122, 125, { because: 'asked' }),
  ];
  const [may, june, july] = [day(120), day(151), day(181)];
  expect(monthlyAttrition(panel, [may, june, july])).toEqual([
    { from: may, to: june, atRisk: 100, left: { asked: 2 }, hazard: 0.02, cameAndWent: 1 },
    { from: june, to: july, atRisk: 98, left: { unreachable: 1 }, hazard: 1 / 98, cameAndWent: 0 },
  ]);
  expect(monthlyAttrition([], [may, june])[0]!.hazard).toBeNull();
  expect(() => monthlyAttrition(panel, [june, may])).toThrow(/earlier instant first/);
});

test('length of membership: years so far of those here, and how long people stay', () => {
  const panel = [...many(3, stay(700)), ...many(2, stay(300)), stay(-600), stay(0, 400), stay(0, 500)];
  const found = lengthOfMembership(panel, day(800));
  expect(found).toMatchObject({
    people: 6,
    medianDays: 300,
    years: [
      { from: 0, people: 3 },
      { from: 1, people: 2 },
      { from: 2, people: 0 },
      { from: 3, people: 1 },
    ],
    halfLeftDays: null,
  });
  // At 400 days five have been watched so long, or left then; the three newest for 100 days only.
  expect(found.staying.map(({ time, atRisk }) => [time, atRisk])).toEqual([
    [400, 5],
    [500, 4],
  ]);
  expect(found.staying[1]!.survival).toBeCloseTo(0.8 * 0.75, 12);
  expect(lengthOfMembership([], day(0))).toMatchObject({ people: 0, medianDays: null, staying: [] });
  expect(lengthOfMembership([stay(0), stay(200)], day(400)).medianDays).toBe(300);
});

test('laws: who stays and who left add up; months chain to the retention of the whole time', () => {
  const anyone = fc
    .record({
      joined: fc.integer({ min: -500, max: 400 }),
      stayed: fc.option(fc.integer({ min: 1, max: 900 })),
      because: fc.constantFrom(...leavingReasons),
    })
    .map(({ joined, stayed, because }) =>
      stay(joined, stayed === null ? null : joined + stayed, { because }),
    );
  fc.assert(
    fc.property(fc.array(anyone, { maxLength: 60 }), (panel) => {
      const whole = retentionSince(panel, day(0), day(300));
      const left = Object.values(whole.left).reduce((sum, people) => sum + people, 0);
      expect(whole.still + left).toBe(whole.base);
      if (whole.retention !== null) expect(whole.retention + whole.attrition!).toBeCloseTo(1, 12);
      // Of the closed group that was there on day 0, the months' staying multiplies to the whole's.
      const there = panel.filter(({ joinedAt }) => joinedAt <= day(0));
      const months = monthlyAttrition(there, [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300].map(day));
      const chained = months.reduce((product, { hazard }) => product * (1 - (hazard ?? 0)), 1);
      if (whole.retention !== null) expect(chained).toBeCloseTo(whole.retention, 10);
      expect(lengthOfMembership(panel, day(300)).years.reduce((sum, { people }) => sum + people, 0)).toBe(
        lengthOfMembership(panel, day(300)).people,
      );
    }),
  );
});
