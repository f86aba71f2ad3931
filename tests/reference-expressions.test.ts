import { expect, test } from 'vitest';
import { evaluate, type Vector } from './reference/gold/expression';

const columns: Readonly<Record<string, Vector>> = {
  age: ['18-24', '65+', null],
  'api.stu': [10, null, 30],
  yes: [true, false, null],
};
const value = (text: string) => evaluate(text, (name) => columns[name]!);

test('comparisons leave what is missing missing', () => {
  expect(value("age == '18-24'")).toEqual([true, false, null]);
  expect(value('api.stu >= 10 & yes')).toEqual([true, false, null]);
  expect(value("age %in% c('65+', '75+')")).toEqual([false, true, false]);
});

test('what decides alone decides though the other is missing', () => {
  expect(value('yes | TRUE')).toEqual([true, true, true]);
  expect(value('yes & FALSE')).toEqual([false, false, false]);
});

test('signs bind as in R: ! is looser than ==, %% tighter than *, - looser than ^', () => {
  expect(value("!age == '65+'")).toEqual([true, false, null]);
  expect(value('2 * 7 %% 4')).toEqual([6]);
  expect(value('-2 ^ 2')).toEqual([-4]);
});

test('functions of the cases work element by element', () => {
  expect(value("ifelse(is.na(age), 'missing', as.character(age))")).toEqual(['18-24', '65+', 'missing']);
  expect(value('api.stu * 40 / sum(c(10, 30))')).toEqual([10, null, 30]);
  expect(value('rep(1, length(age))')).toEqual([1, 1, 1]);
  expect(value("as.numeric('12') + 1")).toEqual([13]);
});

test('what is not understood is named with its place', () => {
  expect(() => value('age ==')).toThrow('“age ==” is not understood at “its end”');
  expect(() => value('mean(api.stu)')).toThrow('mean(), which is not known here');
  expect(() => value('age # 2')).toThrow('from “ # 2”');
});
