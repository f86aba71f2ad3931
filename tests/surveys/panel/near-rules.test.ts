import { expect, test } from 'vitest';
import { asks, differByFew, toNearestFive, withoutConditions } from '../../../surveys/panel/near-rules';
import type { Segment } from '../../../surveys/panel/segment';

const isAnswer = (key: string) => key.includes('.');
const women: Segment = { is: 'sex', codes: ['female'] };
const inPain: Segment = { is: 'w1.pain', codes: ['yes'] };
const people = (from: number, to: number) =>
  new Set(Array.from({ length: to - from }, (_, at) => `m${from + at}`));

test('two rules are too near when some, but under ten, are in one and not in the other', () => {
  expect(differByFew(people(0, 40), people(0, 39), 10)).toBe(true);
  expect(differByFew(people(0, 40), people(0, 31), 10)).toBe(true);
  expect(differByFew(people(0, 40), people(0, 30), 10)).toBe(false);
  expect(differByFew(people(0, 40), people(0, 40), 10)).toBe(false);
});

test('rules of one size are compared by their people: two exchanged are two people told', () => {
  expect(differByFew(people(0, 40), people(2, 42), 10)).toBe(true);
  expect(differByFew(people(0, 40), people(20, 60), 10)).toBe(false);
});

test('a rule without its past answers is everyone they were asked of', () => {
  expect(withoutConditions({ all: [women, inPain] }, isAnswer)).toEqual({ all: [women, { all: [] }] });
  expect(withoutConditions({ all: [women, { any: [inPain, women] }] }, isAnswer)).toEqual({
    all: [women, { all: [] }],
  });
  expect(withoutConditions({ all: [{ any: [women, women] }] }, isAnswer)).toEqual({
    all: [{ any: [women, women] }],
  });
});

test('whether a rule asks for past answers is seen at any depth', () => {
  expect(asks({ all: [women, { any: [women, inPain] }] }, isAnswer)).toBe(true);
  expect(asks({ all: [women] }, isAnswer)).toBe(false);
});

test('sizes of such rules are said to the nearest five', () => {
  expect([48, 47, 45, 12].map(toNearestFive)).toEqual([50, 45, 45, 10]);
});
