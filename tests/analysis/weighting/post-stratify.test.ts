import { expect, test } from 'vitest';
import { diagnose, diagnoseSegments } from '../../../analysis/weighting/diagnostics';
import { postStratify } from '../../../analysis/weighting/post-stratify';
import { rake } from '../../../analysis/weighting/rake';
import { casesOf, marginOf, type Person, populationOf } from './people';

const crowd = (sex: string, age: string, people: number): Person[] =>
  Array.from({ length: people }, () => ({ sex, age, w: 1, visits: 0 }));
const halves = marginOf('sex', { f: 500, m: 500 });

test('60 women and 40 men to halves: women weigh 0.83 and men 1.25', () => {
  const cases = casesOf([...crowd('f', 'old', 60), ...crowd('m', 'old', 40)]);
  const { weights, converged, rounds, gaps } = postStratify.weigh(cases, populationOf([halves]));
  expect([converged, rounds]).toEqual([true, 1]);
  expect(weights[0]).toBeCloseTo(5 / 6, 12);
  expect(weights[99]).toBeCloseTo(1.25, 12);
  expect(gaps[0]!.cells.map(({ people }) => people)).toEqual([60, 40]);
});

test('a cell nobody is in is refused, or left out when asked: the others keep their proportions and the miss is named', () => {
  const cases = casesOf([...crowd('f', 'young', 5), ...crowd('f', 'middle', 5)]);
  const population = populationOf([marginOf('age', { young: 200, middle: 400, old: 400 })]);
  expect(() => postStratify.weigh(cases, population)).toThrow(
    'Nobody answered as “old” of `age`, whose target is 40.0%.',
  );
  const { weights, converged, gaps } = postStratify.weigh(cases, population, { partial: true });
  expect(weights[9]! / weights[0]!).toBeCloseTo(2, 12);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(10, 12);
  expect(converged).toBe(false);
  expect(gaps[0]!.cells.find(({ label }) => label === 'old')).toMatchObject({
    people: 0,
    wanted: 0.4,
    after: 0,
  });
});

test('several margins are refused: cross them, or rake', () => {
  const both = populationOf([halves, marginOf('age', { young: 1, middle: 1, old: 998 })]);
  expect(() => postStratify.weigh(casesOf(crowd('f', 'old', 2)), both)).toThrow(
    /fits one margin, and 2 were given/,
  );
});

test('by R’s rule a raking is called converged when that rule was met; the gap is told all the same', () => {
  const people = [
    ...crowd('f', 'young', 30),
    ...crowd('f', 'old', 12),
    ...crowd('m', 'young', 8),
    ...crowd('m', 'old', 41),
    ...crowd('m', 'middle', 9),
    ...crowd('f', 'middle', 20),
  ];
  const population = populationOf([halves, marginOf('age', { young: 420, middle: 300, old: 280 })]);
  const loose = rake.weigh(casesOf(people), population, { stopping: 'r' });
  const full = rake.weigh(casesOf(people), population);
  const gapOf = ({ gaps }: typeof loose) =>
    Math.max(...gaps.map(({ largestRelativeGap }) => largestRelativeGap));
  expect(loose.converged).toBe(true);
  expect(gapOf(loose)).toBeGreaterThan(1e-6);
  expect(loose.rounds).toBeLessThan(full.rounds);
  expect(gapOf(full)).toBeLessThan(1e-9);
});

test('the share of weight held by the one in a hundred with most, at least one person', () => {
  const weights = new Float64Array(200).fill(1);
  weights.set([51, 51]);
  expect(diagnose(weights).shareOfTopPercent).toBeCloseTo(102 / 300, 12);
  expect(diagnose(Float64Array.of(1, 3)).shareOfTopPercent).toBe(0.75);
  const [women, men] = diagnoseSegments(Float64Array.of(1, 3, 1, 1), Int32Array.of(0, 0, 1, 1), 2);
  expect(women!.designEffect).toBe(1.25);
  expect(men!.designEffect).toBe(1);
});
