import { expect, test } from 'vitest';
import { casesFrom } from '../../../analysis/cases';
import { designOf } from '../../../analysis/results/design';
import { meanOf } from '../../../analysis/results/mean';
import { covarianceFor } from '../../../analysis/results/statistic';
import { balancedHalves } from '../../../analysis/weighting/balanced-halves';
import { bootstrap, bootstrapOf } from '../../../analysis/weighting/bootstrap';
import { hadamard } from '../../../analysis/weighting/hadamard';
import { jackknife } from '../../../analysis/weighting/jackknife';
import { postStratify } from '../../../analysis/weighting/post-stratify';
import { type ReplicatePlan, replicateWeights } from '../../../analysis/weighting/replicates';
import { marginOf, populationOf } from './people';

/** Three strata of two clusters each, two people a cluster. */
const rows = ['a', 'b', 'c'].flatMap((stratum, s) =>
  ['1', '2'].flatMap((cluster, c) =>
    ['f', 'm'].map((sex, p) => ({
      stratum,
      cluster,
      sex,
      visits: 1 + 3 * s + 2 * c + p * (s + 1),
      w: 1 + s,
      of: 5,
    })),
  ),
);
const shape = {
  categories: { sex: ['f', 'm'] },
  numbers: ['visits'],
  baseWeight: 'w',
  stratum: 'stratum',
  clusters: ['cluster'],
  selection: 'known' as const,
};
const cases = casesFrom(rows, shape);
const visits = Float64Array.from(rows, (row) => row.visits);
const everyone = new Uint8Array(rows.length).fill(1);
const totalOfVisits = {
  names: ['total'],
  counted: everyone,
  under: (weights: Float64Array) => ({
    values: Float64Array.of(weights.reduce((sum, weight, i) => sum + weight * visits[i]!, 0)),
    influences: () => [visits],
  }),
};
const spreadBy = (plan: ReplicatePlan, of = cases) =>
  covarianceFor({ ...designOf(of), replicates: replicateWeights(of, plan) })(totalOfVisits)[0]!;

test('for a total, jackknife and balanced halves give what linearization gives', () => {
  const linear = covarianceFor(designOf(cases))(totalOfVisits)[0]!;
  for (const plan of [jackknife(cases), balancedHalves(cases), balancedHalves(cases, { rho: 0.3 })]) {
    expect(spreadBy(plan) / linear).toBeCloseTo(1, 12);
  }
  const finite = casesFrom(rows, { ...shape, populationSizes: ['of'] });
  const plain = casesFrom(rows, { ...shape, populationSizes: ['of'] }).populationSizes!;
  expect(plain.length).toBe(1);
  expect(spreadBy(jackknife(finite), finite) / linear).toBeCloseTo(1 - 2 / 5, 12);
});

test('without strata it is JK1: n replicates of factor n ÷ (n − 1)', () => {
  const three = casesFrom([{}, {}, {}], { selection: 'known' });
  const plan = jackknife(three);
  expect([plan.kind, plan.count, plan.scale]).toEqual(['JK1', 3, 2 / 3]);
  expect([...plan.factorsOf(1)]).toEqual([1.5, 0, 1.5]);
  const stratified = jackknife(cases);
  expect([stratified.kind, stratified.count, stratified.scale]).toEqual(['JKn', 6, 1]);
  expect([...stratified.rscales]).toEqual(new Array(6).fill(0.5));
});

test('the bootstrap comes near linearization, and the same seed gives the same replicates', () => {
  const linear = covarianceFor(designOf(cases))(totalOfVisits)[0]!;
  // 2,000 replicates: the variance of a variance is about 2 ÷ 2,000, so three of its standard deviations are a tenth.
  expect(Math.abs(spreadBy(bootstrap(cases, { replicates: 2000, seed: 'a' })) / linear - 1)).toBeLessThan(
    0.1,
  );
  const plan = (seed: string) => bootstrap(cases, { replicates: 5, seed });
  expect(plan('x').factorsOf(3)).toEqual(plan('x').factorsOf(3));
  expect(plan('x').factorsOf(3)).not.toEqual(plan('y').factorsOf(3));
  const whole = casesFrom(
    rows.map((row) => ({ ...row, of: 2 })),
    { ...shape, populationSizes: ['of'] },
  );
  expect([...bootstrap(whole, { replicates: 2, seed: 1 }).factorsOf(0)]).toEqual(new Array(12).fill(1));
});

test('factors drawn elsewhere are taken as they are', () => {
  const plan = bootstrapOf([Float64Array.of(2, 0), Float64Array.of(0, 2), Float64Array.of(1, 1)], 2);
  expect([plan.count, plan.scale, [...plan.factorsOf(1)]]).toEqual([3, 0.5, [0, 2]]);
  expect(() => bootstrapOf([Float64Array.of(1)], 2)).toThrow(/A list of factors has 1 values for 2 cases/);
});

test('signs are balanced for any number of strata', () => {
  for (const least of [1, 2, 3, 5, 14, 20, 29, 37, 60, 93, 120]) {
    const rows = hadamard(least);
    expect(rows.length).toBeGreaterThanOrEqual(least);
    for (let a = 0; a < rows.length; a++) {
      for (let b = 0; b <= a; b++) {
        const product = rows.reduce((sum, row) => sum + row[a]! * row[b]!, 0);
        expect(product).toBe(a === b ? rows.length : 0);
      }
    }
  }
});

test('signs given are taken: + doubles the unit that comes first', () => {
  const plan = balancedHalves(cases, { signs: [[1, -1, 1]], rho: 0.25 });
  expect([...plan.factorsOf(0)].filter((_, i) => i % 2 === 0)).toEqual([1.75, 0.25, 0.25, 1.75, 1.75, 0.25]);
  expect(plan.kind).toBe('Fay');
  expect(() => balancedHalves(cases, { signs: [[1, -1]] })).toThrow(
    /A row of signs has 2 values for 3 cases/,
  );
  expect(() => balancedHalves(cases, { rho: 1 })).toThrow(/Fay’s rho is 1/);
});

test('draws that a kind cannot serve are refused by name', () => {
  const odd = casesFrom(rows.slice(2), shape);
  expect(() => balancedHalves(odd)).toThrow(
    /BRR replicates need two units in every stratum, and this draw has 1 in “a”/,
  );
  expect(() => jackknife(odd)).toThrow(/Stratum “a” has a single unit/);
  expect(() => bootstrap(odd, { seed: 1 })).toThrow(/Stratum “a” has a single unit/);
  expect(() => bootstrap(cases, { seed: 1, replicates: 1 })).toThrow(/Count “replicates” is 1/);
});

test('a stratum taken whole adds no replicate, so that it moves no mean of them', () => {
  const sized = rows.map((row) => ({ ...row, of: row.stratum === 'b' ? 2 : 5 }));
  const partly = casesFrom(sized, { ...shape, populationSizes: ['of'] });
  const plan = jackknife(partly);
  expect(plan.count).toBe(4);
  expect([...plan.rscales].every((spread) => spread > 0)).toBe(true);
  const linear = covarianceFor(designOf(partly))(totalOfVisits)[0]!;
  expect(spreadBy(plan, partly) / linear).toBeCloseTo(1, 12);
});

test('a stratum of one that was taken whole adds no replicate', () => {
  const whole = casesFrom(
    rows.slice(2).map((row) => ({ ...row, of: row.stratum === 'a' ? 1 : 5 })),
    {
      ...shape,
      populationSizes: ['of'],
    },
  );
  expect(jackknife(whole).count).toBe(4);
});

test('the weighting is done again on every replicate: each meets the margin', () => {
  const population = populationOf([marginOf('sex', { f: 700, m: 300 })]);
  const weigh = (own: typeof cases) => postStratify.weigh(own, population).weights;
  const { whole, weights } = replicateWeights(cases, jackknife(cases), weigh);
  for (const own of [whole, ...weights]) {
    const women = own.reduce((sum, weight, i) => sum + (rows[i]!.sex === 'f' ? weight : 0), 0);
    expect(women / rows.length).toBeCloseTo(0.7, 12);
  }
  const women = meanOf(
    Float64Array.from(rows, ({ sex }) => (sex === 'f' ? 1 : 0)),
    everyone,
  );
  const replicates = replicateWeights(cases, jackknife(cases), weigh);
  expect(covarianceFor({ ...designOf(cases), replicates })(women)[0]).toBeLessThan(1e-28);
});

test('a replicate that leaves a category empty is named, with the reason', () => {
  const few = casesFrom([{ sex: 'f' }, { sex: 'm' }, { sex: 'm' }], {
    categories: { sex: ['f', 'm'] },
    selection: 'known',
  });
  const population = populationOf([marginOf('sex', { f: 1, m: 1 })]);
  expect(() =>
    replicateWeights(few, jackknife(few), (own) => postStratify.weigh(own, population).weights),
  ).toThrow(/Replicate 1 of 3 cannot be weighted: Nobody answered as “f” of `sex`/);
});

test('long work tells how far it is, and stops when told', () => {
  const told: number[] = [];
  const progress = { tell: (done: number) => told.push(done), isStopped: () => told.length === 4 };
  expect(() => replicateWeights(cases, jackknife(cases), undefined, progress)).toThrow(
    'stopped after 4 of 6',
  );
  expect(told).toEqual([1, 2, 3, 4]);
});
