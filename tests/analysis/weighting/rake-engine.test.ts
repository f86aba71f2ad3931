import { expect, test } from 'vitest';
import { seededRandom } from '../../../analysis/random';
import { alikeCases } from '../../../analysis/weighting/alike';
import { rakeToGoals } from '../../../analysis/weighting/fit-goals';
import { gapsOf, largestGapOf } from '../../../analysis/weighting/gaps';
import type { Goal } from '../../../analysis/weighting/method';

const goal = (margin: string, cells: readonly number[], counts: readonly number[]): Goal => ({
  margin,
  labels: counts.map((_, cell) => `${margin} ${cell + 1}`),
  cells: Int32Array.from(cells),
  counts: Float64Array.from(counts),
  known: counts.length,
});

/** Six goals of seven cells over 9,000 people: more patterns than one table holds. */
const random = seededRandom('engine');
const n = 9000;
const start = Float64Array.from({ length: n }, () => 0.5 + random());
const many = Array.from({ length: 6 }, (_, g) =>
  goal(
    `margin ${g}`,
    Array.from({ length: n }, () => Math.floor(7 * random() ** 1.3)),
    Array.from({ length: 7 }, (_, cell) => 1000 + 90 * ((cell + g) % 7)),
  ),
);

test('weights come out in the unit of the counts', () => {
  const { weights, converged } = rakeToGoals(Float64Array.of(1, 1), [goal('side', [0, 1], [3, 5])]);
  expect([...weights]).toEqual([3, 5]);
  expect(converged).toBe(true);
});

test('goals are fitted in tables of alike cases, in their order, a wide one by itself', () => {
  const [first, second] = alikeCases(many, n, 4096);
  expect([first!.goals.length, second!.goals.length, second!.patterns]).toEqual([4, 2, 7 * 7]);
  expect(first!.patterns).toBeLessThanOrEqual(7 ** 4);
  const wide = goal('wide', Array.from(start.keys()), new Array(n).fill(1));
  expect(alikeCases([many[0]!, wide, many[1]!], n, 100).map(({ goals }) => goals.length)).toEqual([1, 1, 1]);
});

test('tables give what a plain loop over all cases gives, and 1e-13 can be asked for', () => {
  const { weights, converged } = rakeToGoals(start, many, { tolerance: 1e-13 });
  const plain = Float64Array.from(start);
  for (let round = 0; round < 100; round++) {
    for (const { cells, counts } of many) {
      const sums = new Float64Array(counts.length);
      plain.forEach((weight, i) => {
        sums[cells[i]!]! += weight;
      });
      plain.forEach((weight, i) => {
        plain[i] = (weight * counts[cells[i]!]!) / sums[cells[i]!]!;
      });
    }
  }
  expect(converged).toBe(true);
  weights.forEach((weight, i) => {
    expect(Math.abs(weight / plain[i]! - 1)).toBeLessThan(1e-11);
  });
  expect(largestGapOf(gapsOf(many, start, weights))).toBeLessThan(1e-12);
});

test('totals up to 0.1 % apart are evened out to the first; more is refused with both numbers', () => {
  const by = (m: number) => [
    goal('sex', [0, 1, 0, 1], [500, 500]),
    goal('age', [0, 0, 1, 1], [400, 600 + m]),
  ];
  const { weights, converged } = rakeToGoals(Float64Array.of(1, 1, 1, 1), by(1));
  expect(converged).toBe(true);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1000, 9);
  expect(weights[0]! + weights[1]!).toBeCloseTo(400_000 / 1001, 9);
  expect(() => rakeToGoals(Float64Array.of(1, 1, 1, 1), by(10))).toThrow(
    'Margin `age` counts 1,010 people but the population counts 1,000.',
  );
});

test('by R’s rule raking ends when a round changes little, meets the last margin, and does not mind totals that differ', () => {
  const goals = [goal('sex', [0, 1, 0, 1], [500, 500]), goal('age', [0, 0, 1, 1], [400, 610])];
  const { weights, converged } = rakeToGoals(Float64Array.of(1, 2, 3, 4), goals, {
    stopping: 'r',
    epsilon: 1e-13,
    maxRounds: 500,
  });
  expect(converged).toBe(true);
  expect(weights[2]! + weights[3]!).toBeCloseTo(610, 9);
  const gaps = gapsOf(goals, weights, weights);
  expect(gaps[0]!.largestRelativeGap).toBeGreaterThan(0.005);
  expect(rakeToGoals(Float64Array.of(1, 2, 3, 4), goals, { stopping: 'r' }).rounds).toBeLessThan(10);
});

test('margins that contradict each other end without convergence and say by how much', () => {
  const goals = [goal('a', [0, 1], [60, 40]), goal('b', [0, 1], [40, 60])];
  const { weights, converged, rounds } = rakeToGoals(Float64Array.of(1, 1), goals, { maxRounds: 20 });
  expect([converged, rounds]).toEqual([false, 20]);
  expect(gapsOf(goals, weights, weights)[0]).toMatchObject({ margin: 'a', category: 'a 2' });
  expect(gapsOf(goals, weights, weights)[0]!.largestRelativeGap).toBeCloseTo(0.5, 9);
});
