import { expect, test } from 'vitest';
import { isInSegment, reviewSegment, type Segment, sayOf } from '../../../surveys/panel/segment';

const variables = [
  {
    key: 'condition',
    label: { en: 'Long-term condition' },
    categories: [
      { code: 'y', label: { en: 'Yes' } },
      { code: 'n', label: { en: 'No' } },
    ],
  },
  {
    key: 'area',
    label: { en: 'Area' },
    categories: [
      { code: 'w', label: { en: 'Weston' } },
      { code: 'c', label: { en: 'Clevedon' } },
    ],
  },
];
const rule: Segment = {
  all: [
    { is: 'condition', codes: ['y'] },
    {
      any: [
        { is: 'area', codes: ['w'] },
        { is: 'area', codes: ['c'] },
      ],
    },
  ],
};

test('a segment is a rule over codes, as data (R27)', () => {
  expect(isInSegment({ is: 'sex', codes: ['f'] }, { sex: { value: 'f' } })).toBe(true);
  expect(isInSegment(rule, { condition: { value: 'y' }, area: { value: 'c' } })).toBe(true);
  expect(isInSegment(rule, { condition: { value: 'n' }, area: { value: 'c' } })).toBe(false);
  expect(
    isInSegment(JSON.parse(JSON.stringify(rule)), { condition: { value: 'y' }, area: { value: 'w' } }),
  ).toBe(true);
});

test('who has not answered is in neither: silence is not a no', () => {
  const silent = { condition: { missing: 'prefer-not-to-say' as const } };
  expect(isInSegment({ is: 'condition', codes: ['y'] }, silent)).toBe(false);
  expect(isInSegment({ isNot: 'condition', codes: ['y'] }, silent)).toBe(false);
  expect(isInSegment({ isNot: 'condition', codes: ['y'] }, {})).toBe(false);
  expect(isInSegment({ isNot: 'condition', codes: ['y'] }, { condition: { value: 'n' } })).toBe(true);
});

test('of several choices one must match', () => {
  expect(isInSegment({ is: 'used', codes: ['gp'] }, { used: { value: ['gp', '111'] } })).toBe(true);
  expect(isInSegment({ isNot: 'used', codes: ['gp'] }, { used: { value: ['gp', '111'] } })).toBe(false);
});

test('the rule reads as a sentence', () => {
  expect(sayOf(rule, variables)).toBe('Long-term condition is Yes and (Area is Weston or Area is Clevedon)');
  expect(sayOf({ is: 'area', codes: ['w', 'c'] }, variables)).toBe('Area is Weston or Clevedon');
  expect(sayOf({ isNot: 'area', codes: ['w'] }, variables)).toBe('Area is known and is not Weston');
  expect(sayOf({ all: [] }, variables)).toBe('Everyone');
});

test('a condition that is a claim reads as one', () => {
  const came = {
    key: 'came',
    label: { en: 'Came to a group' },
    categories: [
      { code: 'yes', label: { en: 'yes' }, claim: 'Came to a group' },
      { code: 'no', label: { en: 'no' }, claim: 'Came to no group' },
    ],
  };
  expect(sayOf({ is: 'came', codes: ['no'] }, [came])).toBe('Came to no group');
  expect(sayOf({ isNot: 'came', codes: ['no'] }, [came])).toBe('Came to a group');
  expect(sayOf({ is: 'came', codes: ['yes', 'no'] }, [came])).toBe('Came to a group is yes or no');
});

test('a rule that means nothing is said so', () => {
  expect(reviewSegment(rule, variables)).toEqual([]);
  expect(reviewSegment({ any: [] }, [])[0]).toMatch(/lists nothing, so it holds nobody/);
  expect(reviewSegment({ is: 'area', codes: ['x'] }, variables)).toEqual([
    'Area has no category "x". Choose another.',
  ]);
  expect(reviewSegment({ all: [{ is: 'age', codes: ['x'] }] }, variables)[0]).toMatch(/does not have/);
});
