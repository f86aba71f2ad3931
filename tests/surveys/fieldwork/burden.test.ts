import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdBack } from '../../../surveys/fieldwork/burden';
import { addDays, daysBetween } from '../../../surveys/fieldwork/local-date';

const cap = { asks: 2, days: 90 };

test('nobody is asked more than twice in 90 days (R13)', () => {
  expect(holdBack([{ id: 'a', askedOn: [] }], cap, '2026-06-01')).toEqual({ free: ['a'], heldBack: [] });
  const { free, heldBack } = holdBack(
    [
      { id: 'once', askedOn: ['2026-05-01'] },
      { id: 'twice', askedOn: ['2026-04-01', '2026-05-01'] },
      { id: 'long ago', askedOn: ['2026-01-01', '2026-03-03'] },
    ],
    cap,
    '2026-06-01',
  );
  expect(free).toEqual(['once', 'long ago']);
  expect(heldBack).toEqual([{ id: 'twice', because: 'burden-cap', asks: 2, freeFrom: '2026-06-30' }]);
});

test('an ask already planned for later counts as well', () => {
  const { heldBack } = holdBack([{ id: 'a', askedOn: ['2026-05-01', '2026-06-20'] }], cap, '2026-06-01');
  expect(heldBack[0]).toMatchObject({ asks: 2, freeFrom: '2026-07-30' });
});

test('an ask before and one after that no single period holds do not add up', () => {
  expect(holdBack([{ id: 'a', askedOn: ['2026-03-10', '2026-08-20'] }], cap, '2026-06-01').free).toEqual([
    'a',
  ]);
});

test('a cap of nothing is misuse', () => {
  expect(() => holdBack([], { asks: 0, days: 90 }, '2026-06-01')).toThrow(/asks nobody/);
});

test('everyone is in one list; who is free keeps to the cap, and so does freeFrom', () => {
  const date = fc.integer({ min: -200, max: 200 }).map((n) => addDays('2026-06-01', n));
  fc.assert(
    fc.property(fc.array(date, { maxLength: 6 }), (askedOn) => {
      const { free, heldBack } = holdBack([{ id: 'a', askedOn }], cap, '2026-06-01');
      expect(free.length + heldBack.length).toBe(1);
      const day = heldBack[0]?.freeFrom ?? '2026-06-01';
      // Brute force: no period of 90 days around the day holds more than the cap, the new ask included.
      for (let begin = -89; begin <= 0; begin += 1) {
        const within = askedOn.filter((asked) => {
          const gap = daysBetween(day, asked) - begin;
          return gap >= 0 && gap < 90;
        });
        expect(within.length + 1).toBeLessThanOrEqual(2);
      }
    }),
  );
});
