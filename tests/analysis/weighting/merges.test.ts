import { expect, test } from 'vitest';
import { casesFrom } from '../../../analysis/cases';
import { alignMargins, type Margin } from '../../../analysis/targets/margins';
import { diagnoseSegments } from '../../../analysis/weighting/diagnostics';
import { proposeMerges } from '../../../analysis/weighting/merges';
import { rake } from '../../../analysis/weighting/rake';
import { trimWeights } from '../../../analysis/weighting/trim';

const ageBySex: Margin = {
  variables: ['sex', 'age'],
  universe: 'residents 16+',
  geography: 'Here',
  source: 'made up',
  year: 2021,
  licence: 'CC0',
  cells: ['male', 'female'].flatMap((sex) =>
    ['16-64', '65-74', '75+'].map((age) => ({ codes: [sex, age], count: age === '16-64' ? 600 : 100 })),
  ),
};
const crowd = (sex: string, age: string, people: number) =>
  Array.from({ length: people }, () => ({ sex, age }));
const cases = casesFrom(
  [
    ...crowd('male', '16-64', 100),
    ...crowd('male', '65-74', 40),
    ...crowd('male', '75+', 8),
    ...crowd('female', '16-64', 120),
    ...crowd('female', '65-74', 30),
    ...crowd('female', '75+', 25),
  ],
  { categories: { sex: ['male', 'female'], age: ['16-64', '65-74', '75+'] }, selection: 'unknown' },
);
const frame = alignMargins([ageBySex]);

test('a category of 8 men is proposed for merging with the men beside it, and nobody else', () => {
  expect(proposeMerges(cases, frame)).toEqual([
    {
      margin: 'sex × age',
      label: 'male 65-74 + male 75+',
      cells: [
        ['male', '65-74'],
        ['male', '75+'],
      ],
      people: 8,
      peopleThen: 48,
    },
  ]);
});

test('men 75+ are joined to younger men, not to women of their age, in whatever order the cells stand', () => {
  const bySexWithinAge = { ...ageBySex, cells: [0, 3, 1, 4, 2, 5].map((cell) => ageBySex.cells[cell]!) };
  const [proposed] = proposeMerges(cases, alignMargins([bySexWithinAge]));
  expect(proposed!.label).toBe('male 65-74 + male 75+');
});

test('a merge is applied only when given, and is kept with the weights', () => {
  const merges = proposeMerges(cases, frame);
  const plain = rake.weigh(cases, frame);
  const merged = rake.weigh(cases, frame, { merges });
  expect(plain.merges).toEqual([]);
  expect(merged.merges).toEqual(merges);
  expect(merged.weights[100]).toBeCloseTo(merged.weights[147]!, 12);
  expect(plain.weights[147]! / plain.weights[100]!).toBeCloseTo(5, 9);
  expect(merged.gaps[0]!.cells.map(({ label }) => label)).toContain('male 65-74 + male 75+');
});

test('a merge that names an unknown category is refused', () => {
  const merge = { margin: 'sex × age', label: 'all', cells: [['male', '99+']] };
  expect(() => rake.weigh(cases, frame, { merges: [merge] })).toThrow(/names “male 99\+”/);
});

test('what is cut from the largest weight is shared out in proportion', () => {
  const trimmed = trimWeights(Float64Array.of(0.25, 0.25, 0.25, 3.25), { upper: 2 });
  expect([...trimmed].map((weight) => Number(weight.toFixed(9)))).toEqual([
    0.666666667, 0.666666667, 0.666666667, 2,
  ]);
});

test('each segment has its own effective base', () => {
  const [first, second, third] = diagnoseSegments(
    Float64Array.of(1, 1, 0.5, 1.5),
    Int32Array.of(0, 0, 1, 1),
    3,
  );
  expect(first!.effectiveBase).toBe(2);
  expect(second!.effectiveBase).toBeCloseTo(1.6, 12);
  expect(third).toBeNull();
});
