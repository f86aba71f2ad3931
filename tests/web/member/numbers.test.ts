import { expect, test } from 'vitest';
import { fromTo, sayAbout, sayNumbers } from '../../../web/member/screens/numbers';

test.each([
  [[1], '1'],
  [[1, 2], '1 and 2'],
  [[1, 2, 3, 4], '1 to 4'],
  [[3, 7], '3 and 7'],
  [[1, 2, 5], '1, 2, 5'],
  [[8, 9, 10, 12], '8 to 10, 12'],
  [[], ''],
])('the numbers of answers %j are said as “%s”', (numbers, said) => {
  expect(sayNumbers(numbers, 'en')).toBe(said);
});

test.each([
  ['pl', '1 i 2', '1–4'],
  ['ur', '\u20681\u2069 اور \u20682\u2069', '\u20681\u2069 تا \u20684\u2069'],
])('two are joined by a word and more are a run, in %s too', (language, two, four) => {
  expect(sayNumbers(fromTo(1, 2), language)).toBe(two);
  expect(sayNumbers(fromTo(1, 4), language)).toBe(four);
});

test('words about answers take the form for how many there are', () => {
  const words = { one: 'Answer {numbers} is saved.', other: 'Answers {numbers} are saved.' };
  expect(sayAbout(words, [7], 'en')).toBe('Answer 7 is saved.');
  expect(sayAbout(words, [1, 2], 'en')).toBe('Answers 1 and 2 are saved.');
});
