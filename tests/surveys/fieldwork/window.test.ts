import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  isLocalDate,
  localDateOf,
  localTimeOf,
  startOfLocalDate,
} from '../../../surveys/fieldwork/local-date';
import { instantsOf, windowAt } from '../../../surveys/fieldwork/window';

const london = 'Europe/London';
/** Closes on the Saturday before the clocks go forward; grace over the change. */
const window = { opensOn: '2026-03-01', closesOn: '2026-03-28', graceDays: 2, timeZone: london };

describe('a wave closes when its last local day ends', () => {
  test.each([
    ['2026-02-28T23:59:59Z', 'not-yet'],
    ['2026-03-01T00:00:00Z', 'open'],
    ['2026-03-28T23:59:59Z', 'open'],
    ['2026-03-29T00:00:00Z', 'grace'],
    ['2026-03-30T22:59:59Z', 'grace'],
    ['2026-03-30T23:00:00Z', 'closed'], // midnight of summer time
  ])('at %s it is %s', (at, state) => expect(windowAt(window, new Date(at))).toBe(state));

  test('the instants for jobs are the first ones outside, over the change of clocks', () => {
    expect(instantsOf(window)).toEqual({
      opensAt: new Date('2026-03-01T00:00:00Z'),
      closesAt: new Date('2026-03-29T00:00:00Z'),
      endsAt: new Date('2026-03-30T23:00:00Z'),
    });
    for (const [instant, before, after] of [
      ['closesAt', 'open', 'grace'],
      ['endsAt', 'grace', 'closed'],
    ] as const) {
      const at = instantsOf(window)[instant];
      expect(windowAt(window, new Date(at.getTime() - 1))).toBe(before);
      expect(windowAt(window, at)).toBe(after);
    }
  });

  test('closed early by staff: grace runs from that day, or there is none', () => {
    const early = { ...window, closedEarlyAt: new Date('2026-03-20T15:00:00Z') };
    expect(windowAt(early, new Date('2026-03-20T14:59:59Z'))).toBe('open');
    expect(windowAt(early, new Date('2026-03-22T12:00:00Z'))).toBe('grace');
    expect(windowAt(early, new Date('2026-03-23T00:00:00Z'))).toBe('closed');
    expect(instantsOf(early).closesAt).toEqual(early.closedEarlyAt);
    const none = { ...early, graceDays: 0 };
    expect(windowAt(none, new Date('2026-03-20T14:59:59Z'))).toBe('open');
    expect(windowAt(none, new Date('2026-03-20T15:00:00Z'))).toBe('closed');
    expect(instantsOf(none).endsAt).toEqual(early.closedEarlyAt);
  });
});

describe('local days', () => {
  test('half past eleven at night in UTC is already tomorrow in summer', () => {
    expect(localDateOf(new Date('2026-06-30T23:30:00Z'), london)).toBe('2026-07-01');
    expect(localTimeOf(new Date('2026-07-01T08:59:00Z'), london)).toBe('09:59');
    expect(localTimeOf(new Date('2026-01-01T00:05:00Z'), london)).toBe('00:05');
  });
  test.each([
    ['2026-07-01', london, '2026-06-30T23:00:00.000Z'],
    ['2026-03-29', london, '2026-03-29T00:00:00.000Z'],
    ['2026-10-25', london, '2026-10-24T23:00:00.000Z'],
    ['2026-10-26', london, '2026-10-26T00:00:00.000Z'],
    ['2026-07-01', 'Pacific/Kiritimati', '2026-06-30T10:00:00.000Z'],
    ['2026-07-01', 'Pacific/Niue', '2026-07-01T11:00:00.000Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'], // no midnight that day: clocks went from 00:00 to 01:00
  ])('%s begins in %s at %s', (date, zone, instant) => {
    expect(startOfLocalDate(date, zone).toISOString()).toBe(instant);
  });
  test('days are counted on the calendar, whatever the clocks do', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(addDays('2026-02-27', 2)).toBe('2026-03-01');
    expect(isLocalDate('2026-02-31')).toBe(false);
    expect(() => startOfLocalDate('2026-02-31', london)).toThrow(/not a date/);
  });
});
