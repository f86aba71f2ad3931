import { describe, expect, test } from 'vitest';
import { readEmail, readPostcode, readTelephone } from '../../../surveys/recruitment/contact';
import { readBirthMonth, readDay } from '../../../surveys/recruitment/written-dates';

describe('telephone numbers become E.164', () => {
  test.each([
    ['07700 900 123', '+447700900123'],
    ['+44 (0)7700 900123', '+447700900123'],
    ['0044 7700 900123', '+447700900123'],
    ['447700900123', '+447700900123'],
    ["'07700900123", '+447700900123'],
    ['+353 86 123 4567', '+353861234567'],
  ])('mobile %s', (found, value) => expect(readTelephone(found, 'mobile')).toEqual({ value }));

  test('landline', () => {
    expect(readTelephone('0117 496 0123', 'landline')).toEqual({ value: '+441174960123' });
  });

  test.each([
    ['4.47E+11', /shortened/],
    ['7700900123', /lost its first 0/],
    ['07700 900', /digits|not a United Kingdom number/],
    ['07700 900123 (work)', /more than a number/],
    ['0117 496 0123', /landline column/],
    ['07000 900123', /landline column/],
  ])('%s is a fault, not guessed at', (found, fault) => {
    expect(readTelephone(found, 'mobile')).toMatchObject({ fault: expect.stringMatching(fault) });
  });

  test('a mobile number in the landline column is said, not moved', () => {
    expect(readTelephone('07700 900123', 'landline')).toMatchObject({
      fault: expect.stringMatching(/mobile column/),
    });
  });
});

describe('e-mail addresses and postcodes', () => {
  test('the domain is lower case, the rest as written', () => {
    expect(readEmail(' Ann@Example.ORG ')).toEqual({ value: 'Ann@example.org' });
  });

  test.each([
    'ann',
    'ann@example',
    'a n@example.org',
    'ann@example..org',
    '.ann@example.org',
    'a@b.org; c@d.org',
    'Ann <a@b.org>',
    'ann@-x.org',
  ])('%s is not an address', (found) => expect(readEmail(found)).toHaveProperty('fault'));

  test('a postcode gets its one space', () => {
    expect(readPostcode('bs13ja')).toEqual({ value: 'BS1 3JA' });
    expect(readPostcode('BS1')).toHaveProperty('fault');
  });
});

describe('days are read day first', () => {
  test.each([
    ['01/02/2019', '2019-02-01'],
    ['1.2.2019', '2019-02-01'],
    ['1st February 2019', '2019-02-01'],
    ['2019-02-01', '2019-02-01'],
    ['01/02/2019 00:00', '2019-02-01'],
  ])('%s', (found, value) => expect(readDay(found)).toEqual({ value }));

  test.each([
    ['31/02/2019', /not a day of the calendar/],
    ['02/13/2019', /write 13\/02\/2019/],
    ['01/02/19', /two figures/],
    ['43497', /spreadsheet's number/],
    ['soon', /day first/],
  ])('%s is a fault', (found, fault) =>
    expect(readDay(found)).toMatchObject({ fault: expect.stringMatching(fault) }),
  );
});

describe('of a birthday only month and year are kept (R3)', () => {
  test.each(['1950-03', '03/1950', '3/1950', 'March 1950', 'Mar 1950', '14/03/1950', '1950-03-14'])(
    '%s',
    (found) => {
      expect(readBirthMonth(found)).toEqual({ value: { year: 1950, month: 3 } });
    },
  );

  test.each([
    ['1950', /year alone/],
    ['Mar-50', /two figures/],
    ['13/1950', /month and year/],
    ['about 70', /month and year/],
  ])('%s is a fault', (found, fault) => {
    expect(readBirthMonth(found)).toMatchObject({ fault: expect.stringMatching(fault) });
  });
});
