import { describe, expect, test } from 'vitest';
import {
  compareDue,
  type Due,
  daysOfDue,
  dueCode,
  isLate,
  parseDue,
  printDue,
  slippageWeeks,
} from '../../../surveys/pathways/due';

/** A due date that must be readable. */
function due(text: string): Due {
  const parsed = parseDue(text);
  if (!parsed) throw new Error(`“${text}” was not read`);
  return parsed;
}

describe('a due date is as precise as its document (R22)', () => {
  test.each([
    ['May 17', '2017-05', 'May 2017'],
    ['Dec-17', '2017-12', 'December 2017'],
    ['Sept 2017', '2017-09', 'September 2017'],
    ['4 May 17', '2017-05-04', '4 May 2017'],
    ['31/5/2017', '2017-05-31', '31 May 2017'],
    ['2nd of', undefined, undefined],
    ['Q4 2017', '2017-Q4', 'October to December 2017'],
    ['2019', '2019', '2019'],
    ['July to October 17', '2017-07/2017-10', 'July to October 2017'],
    ['Sept/Nov 17', '2017-09/2017-11', 'September to November 2017'],
    ['November to January 2018', '2017-11/2018-01', 'November 2017 to January 2018'],
    ['2017-05-04/2017-06', '2017-05-04/2017-06', '4 May to June 2017'],
  ])('%j is kept as %s and printed as %j', (text, code, words) => {
    const parsed = parseDue(text);
    expect(parsed && dueCode(parsed)).toBe(code);
    expect(parsed && printDue(parsed)).toBe(words);
  });

  test('code and print are read back as the same date', () => {
    for (const text of [
      '4 May 2017',
      'May 2017',
      'Q1 2018',
      '2017',
      'July to October 2017',
      '2016 to 2018',
    ]) {
      expect(parseDue(dueCode(due(text)))).toEqual(due(text));
      expect(parseDue(printDue(due(text)))).toEqual(due(text));
    }
  });

  test.each([
    '',
    'soon',
    '31/2/2017',
    '2017-13',
    'Q5 2017',
    'Mayhem 2017',
    'October to July 2017 2017',
    '3017',
    'May 2017 to May 2017',
  ])('%j is no date', (text) => {
    expect(parseDue(text)).toBeUndefined();
  });

  test('sorts by the day it is kept at the latest, the more precise first', () => {
    const order = ['2018', 'May 2017', '31 May 2017', 'Q2 2017', '4 May 2017']
      .map(due)
      .sort(compareDue)
      .map(dueCode);
    expect(order).toEqual(['2017-05-04', '2017-05-31', '2017-05', '2017-Q2', '2018']);
  });
});

describe('late and slipped', () => {
  test('a promise for May is late when June begins, where the panel is', () => {
    expect(isLate(due('May 2017'), new Date('2017-05-31T22:59:00Z'), 'Europe/London')).toBe(false);
    expect(isLate(due('May 2017'), new Date('2017-05-31T23:00:00Z'), 'Europe/London')).toBe(true);
    expect(isLate(due('2017'), new Date('2017-12-31T12:00:00Z'), 'Europe/London')).toBe(false);
  });

  test('slippage is whole weeks beyond the planned period', () => {
    expect(slippageWeeks(due('Dec-17'), due('Feb-18'))).toBe(8);
    expect(slippageWeeks(due('May 2017'), due('4 May 2017'))).toBe(0);
    expect(slippageWeeks(due('31/3/2018'), due('6/4/2018'))).toBe(0);
    expect(slippageWeeks(due('31/3/2018'), due('7/4/2018'))).toBe(1);
    expect(slippageWeeks(due('May 2017'), due('10 April 2017'))).toBe(-3);
  });

  test('February of a leap year has its day', () => {
    expect(daysOfDue(due('Feb 2020')).last).toBe('2020-02-29');
    expect(parseDue('29/2/2019')).toBeUndefined();
  });
});
