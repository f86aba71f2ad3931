import { expect, test } from 'vitest';
import { holds, testsIn } from '../../../surveys/questionnaires/show-if';

const answers = {
  waiting: { value: 'yes' },
  used: { value: ['gp', 'pharmacy'] },
  weeks: { value: 12 },
  share: { value: { gp: 40, hospitals: 60 } },
  mood: { missing: 'prefer-not-to-say' },
} as const;

test('a choice, several choices, a number and one item of a share can be asked about', () => {
  expect(holds({ question: 'waiting', is: 'yes' }, answers)).toBe(true);
  expect(holds({ question: 'waiting', isNot: 'yes' }, answers)).toBe(false);
  expect(holds({ question: 'used', includes: 'gp' }, answers)).toBe(true);
  expect(holds({ question: 'weeks', atLeast: 12 }, answers)).toBe(true);
  expect(holds({ question: 'weeks', atMost: 11 }, answers)).toBe(false);
  expect(holds({ question: 'share', item: 'gp', atMost: 40 }, answers)).toBe(true);
});

test('all, any and not stand over other conditions', () => {
  const waits = { question: 'waiting', is: 'yes' } as const;
  const long = { question: 'weeks', atLeast: 18 } as const;
  expect(holds({ all: [waits, long] }, answers)).toBe(false);
  expect(holds({ any: [waits, long] }, answers)).toBe(true);
  expect(holds({ all: [waits, { not: long }] }, answers)).toBe(true);
  expect(testsIn({ all: [waits, { not: { any: [long] } }] })).toEqual([waits, long]);
});

test('without a value no test of a value holds, “is not” neither; “not” takes those people in', () => {
  for (const question of ['mood', 'unseen']) {
    expect(holds({ question, is: 'low' }, answers)).toBe(false);
    expect(holds({ question, isNot: 'low' }, answers)).toBe(false);
    expect(holds({ not: { question, is: 'low' } }, answers)).toBe(true);
    expect(holds({ question, answered: false }, answers)).toBe(true);
  }
  expect(holds({ question: 'waiting', answered: true }, answers)).toBe(true);
});

test('names that every object has are not answers', () => {
  expect(holds({ question: 'constructor', answered: true }, answers)).toBe(false);
  expect(holds({ question: 'share', item: 'toString', answered: true }, answers)).toBe(false);
});
