import { expect, test } from 'vitest';
import { csvOfLetters } from '../../../web/staff/screens/fieldwork/letters';

const letter = {
  channel: 'letter',
  name: 'Ann Mortimer',
  address: '1 High Street\nBristol',
  postcode: 'BS1 3JA',
  telephone: null,
  page: 'https://panel.example.org/bnssg/code',
  code: 'ABCD-EFGH-JKL',
} as const;

test('letters are a table with one row a person, lines of an address kept together', () => {
  expect(csvOfLetters([letter])).toBe(
    '\uFEFFBy,Name,Address,Postcode,Telephone,Page to open,Code\r\n' +
      'Letter with short code,Ann Mortimer,"1 High Street\nBristol",BS1 3JA,,https://panel.example.org/bnssg/code,ABCD-EFGH-JKL\r\n',
  );
});

test('a name that looks like a formula stays a name, and a telephone number a number', () => {
  const csv = csvOfLetters([{ ...letter, name: '=HYPERLINK("x")', telephone: '+441179000000' }]);
  expect(csv).toContain('"\'=HYPERLINK(""x"")"');
  expect(csv).toContain(',+441179000000,');
});
