import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readDesign } from './reference/gold/design';
import { levelsOf } from './reference/gold/frame';
import { applySteps, type GoldStep, trimsRowsLeftOut } from './reference/gold/steps';
import { weights } from './reference/parts/weights';

/** A folder in the layout of the reference cases, with data of its own: four people of two ages in two towns. */
const root = mkdtempSync(join(tmpdir(), 'reference-'));
for (const folder of ['data', 'weights']) mkdirSync(join(root, folder));
const category = (...levels: string[]) => ({ type: 'category', levels });
const columns = {
  age: category('16:24', '25 +'),
  town: category('N.', 'S'),
  size: { type: 'number' },
  w: { type: 'number' },
};
writeFileSync(join(root, 'data', 'columns.json'), JSON.stringify({ four: { rows: 4, columns } }));
writeFileSync(
  join(root, 'data', 'four.csv'),
  'age,town,size,w\n16:24,N.,1,1\n16:24,S,2,2\n25 +,N.,3,3\n25 +,S,1,4\n',
);
afterAll(() => rmSync(root, { recursive: true }));
const design = { data: 'four', weights: ['w'] };
const four = readDesign(root, design);
const weightsAfter = (...steps: GoldStep[]) =>
  Array.from(applySteps(four, steps).weights, (weight) => Number(weight.toFixed(9)));
const calibrateTo = (formula: string, totals: Record<string, number>): GoldStep => ({
  op: 'calibrate',
  formula,
  totals,
  epsilon: 1e-12,
});
const ages: GoldStep = {
  op: 'rake',
  maxit: 100,
  epsilon: 1e-13,
  margins: [
    {
      vars: ['age'],
      cells: [
        { levels: ['16:24'], target: 6 },
        { levels: ['25 +'], target: 14 },
      ],
    },
  ],
};

test('without an intercept a factor has a total for every level, colons in them or not', () => {
  expect(weightsAfter(calibrateTo('~age - 1', { 'age16:24': 6, 'age25 +': 14 }))).toEqual([2, 4, 6, 8]);
  expect(weightsAfter(calibrateTo('~0 + age', { 'age16:24': 6, 'age25 +': 14 }))).toEqual([2, 4, 6, 8]);
  expect(weightsAfter(calibrateTo('~age', { '(Intercept)': 20, 'age25 +': 14 }))).toEqual([2, 4, 6, 8]);
  const both = { 'age16:24': 6, 'age25 +': 14, townS: 12 };
  expect(weightsAfter(calibrateTo('~age + town - 1', both))).toEqual([2, 4, 6, 8]);
  expect(() => weightsAfter(calibrateTo('~age - 1', { 'age25 +': 14 }))).toThrow('has 1 values for 2');
});

test('a factor with a number has a total for every level where the number is not there by itself', () => {
  const slopes = { 'age16:24:size': 10, 'age25 +:size': 26 };
  const fitted = weightsAfter(calibrateTo('~age:size - 1', slopes));
  expect(fitted[0]! + 2 * fitted[1]!).toBeCloseTo(10, 6);
  expect(3 * fitted[2]! + fitted[3]!).toBeCloseTo(26, 6);
  const crossed = { '(Intercept)': 20, 'age25 +': 14, size: 36, 'age25 +:size': 26 };
  expect(() => weightsAfter(calibrateTo('~age * size', crossed))).not.toThrow();
  expect(() => weightsAfter(calibrateTo('~age + size', crossed))).toThrow();
});

test('rows a subset leaves out weigh nothing after it; trimming them back in is R’s and is seen', () => {
  const town: GoldStep = { op: 'subset', where: "town == 'S'" };
  expect(weightsAfter(ages, town)).toEqual([0, 4, 0, 8]);
  const trim: GoldStep = { op: 'trim', upper: 11 };
  expect(weightsAfter(town, ages, trim).map((weight) => weight > 0)).toEqual([false, true, false, true]);
  expect(trimsRowsLeftOut([ages, town, trim])).toBe(true);
  expect(trimsRowsLeftOut([town, ages, trim])).toBe(false);
  expect(trimsRowsLeftOut([ages, trim, town])).toBe(false);
});

test('cycles keep limits in two units, each of the weights as they come into the trim', () => {
  const trim = { op: 'trim', upper_mean: 1.2, lower_median: 0.5 } as const;
  const cycles: GoldStep = { op: 'rake_trim_cycles', cycles: 2, rake: ages as never, trim };
  expect(weightsAfter(cycles)).toEqual(weightsAfter(ages, trim, ages, trim));
});

test('texts stand in the order of a dictionary, numbers in their own', () => {
  expect(levelsOf(['Zed', 'b c', 'a', null])).toEqual(['a', 'b c', 'Zed']);
  expect(levelsOf([10, 9, null])).toEqual(['9', '10']);
});

test('a case that cannot be read fails by itself, and the others are still compared', async () => {
  const of = (id: string, steps: unknown[], expected: unknown) => ({ id, design, steps, expected });
  const plain = { status: 'ok', weights: [2, 4, 6, 8], sum: 20 };
  const cases = [
    of('unknown column', [calibrateTo('~age', { '(Intercept)': 20, height: 3 })], plain),
    of('right', [ages], plain),
    of('wrong', [ages], { ...plain, sum: 21 }),
  ];
  writeFileSync(join(root, 'weights', 'cases.json'), JSON.stringify({ cases }));
  const [report] = await weights.run(root, { within: 5 });
  const failed = report!.comparisons.filter(({ passed }) => !passed).map(({ id, kind }) => `${id} ${kind}`);
  expect(failed).toEqual(['unknown column refusal', 'wrong sum']);
});
