import { expect, test } from 'vitest';
import { codingTitle } from '../../../web/staff/screens/themes/words';

test('the title says what is left to read and to code', () => {
  expect(codingTitle(240, { toRead: 96, toCode: 19 })).toBe('96 comments to read, 19 to code of 240');
  expect(codingTitle(240, { toRead: 0, toCode: 0 })).toBe('All 240 comments are read and coded');
});

test('a question whose comments nobody has taken up is not called done', () => {
  expect(codingTitle(0, { toRead: 0, toCode: 0 })).toBe('No comments are taken up yet');
});
