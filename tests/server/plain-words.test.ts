import { expect, test } from 'vitest';
import { z } from 'zod';
import { plainWords } from '../../server/plain-words';

const said = (schema: z.ZodType, found: unknown) =>
  schema.safeParse(found, { error: plainWords }).error?.issues.map(({ message }) => message);

test.each([
  ['nothing where something is needed', z.string(), undefined, 'Fill this in'],
  ['an empty text', z.string().min(1), '', 'Fill this in'],
  ['a text too short', z.string().min(3), 'a', 'Write at least 3 characters'],
  ['a text too long', z.string().max(3), 'abcd', 'Write at most 3 characters'],
  ['a number too small', z.number().min(1), 0, 'Write 1 or more'],
  ['a number too large', z.number().max(9), 10, 'Write at most 9'],
  ['part of a number', z.number().int(), 1.5, 'Give a whole number here'],
  ['words for a number', z.number(), 'ten', 'Give a number here'],
  ['an empty list', z.array(z.string()).min(1), [], 'Choose at least one'],
  ['a choice that is none', z.enum(['a', 'b']), 'c', 'Choose one of those offered'],
  ['an address that is none', z.email(), 'ann@', 'Write an e-mail address like name@example.org'],
  [
    'a field nobody knows',
    z.strictObject({}),
    { extra: 1 },
    '“extra” is not known here. Reload the page and send it again',
  ],
])('%s', (_case, schema, found, message) => {
  expect(said(schema, found)).toEqual([message]);
});

test('words that the contract has of its own stand', () => {
  expect(said(z.string().min(1, 'Write your name'), '')).toEqual(['Write your name']);
});
