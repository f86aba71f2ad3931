import { expect, test } from 'vitest';
import {
  count,
  counted,
  date,
  dateTime,
  listed,
  monthOf,
  percent,
  percentFigure,
  points,
  pounds,
  rangeFigure,
  shortDate,
} from '../../../web/shared/format';

test('shares become percentages only here: one decimal when known, none when estimated', () => {
  expect(percent(0.61)).toBe('61.0%');
  expect(percentFigure(0.4719, 0)).toBe('47');
  expect(rangeFigure(0.41, 0.62)).toBe('41–62');
});

test('a difference carries its sign, a real minus, and none when it rounds to nothing', () => {
  expect(points(-0.048)).toBe('−4.8');
  expect(points(0.026)).toBe('+2.6');
  expect(points(-0.0004)).toBe('0.0');
});

test('counts take separators and their noun', () => {
  expect(count(968314)).toBe('968,314');
  expect(counted(1, 'member')).toBe('1 member');
  expect(counted(612, 'person', 'people')).toBe('612 people');
  expect(listed(['Bristol', 'Bath', 'York'])).toBe('Bristol, Bath and York');
  expect(pounds(327600)).toBe('£3,276');
  expect(pounds(1550)).toBe('£15.50');
});

test('dates are written out on the calendar of the panel', () => {
  expect(date('2018-12-14')).toBe('14 December 2018');
  expect(dateTime('2019-06-30T23:30:00Z')).toBe('1 July 2019, 00:30');
  expect(shortDate('2019-09-30')).toBe('30 Sep 2019');
  expect(monthOf('2019-09-30')).toBe('September 2019');
});
