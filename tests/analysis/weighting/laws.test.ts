import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Alignment, alignMargins } from '../../../analysis/targets/margins';
import { weightingMethods } from '../../../analysis/weighting';
import { calibrate } from '../../../analysis/weighting/calibrate';
import { calibrateTo } from '../../../analysis/weighting/calibration';
import type { WeighOptions, Weighting, WeightingMethod } from '../../../analysis/weighting/method';
import { postStratify } from '../../../analysis/weighting/post-stratify';
import { rake } from '../../../analysis/weighting/rake';
import { type TrimRule, trimWeights } from '../../../analysis/weighting/trim';
import { ages, casesOf, marginOf, populationOf, sexes, someMargins, somePeople } from './people';

/** Laws that hold for every method, tried on people and margins made up at random. */
const runs = { numRuns: 40 };
const methods = Object.values(weightingMethods);
/** The margins a method takes: post-stratification one, the others all. */
const fitting = (method: WeightingMethod, population: Alignment): Alignment =>
  method.name === 'post-stratify' ? { ...population, margins: population.margins.slice(1) } : population;
const every = (work: (method: WeightingMethod) => void) => {
  for (const method of methods) work(method);
};
/** Where a cap binds, the pollsters' rounds end by their last digits, so their weights are compared only where margins are met. */
const same = (one: Weighting, other: Weighting) => {
  if (one.method === 'rake-and-cap' && !(one.converged && other.converged)) return;
  nearly(one.weights, other.weights);
};
const nearly = (found: ArrayLike<number>, wanted: ArrayLike<number>, digits = 8) => {
  expect(found.length).toBe(wanted.length);
  for (let i = 0; i < found.length; i++) expect(found[i]! / wanted[i]!).toBeCloseTo(1, digits);
};

test('the order of people changes nothing', () => {
  fc.assert(
    fc.property(somePeople, someMargins, (people, margins) => {
      const population = populationOf(margins);
      every((method) => {
        const forwards = method.weigh(casesOf(people), fitting(method, population));
        const backwards = method.weigh(casesOf([...people].reverse()), fitting(method, population));
        same({ ...backwards, weights: Float64Array.from(backwards.weights).reverse() }, forwards);
      });
    }),
    runs,
  );
});

test('the names of categories change nothing', () => {
  fc.assert(
    fc.property(somePeople, someMargins, (people, margins) => {
      const renamed = margins.map((margin) => ({
        ...margin,
        cells: [...margin.cells]
          .reverse()
          .map(({ codes, count }) => ({ codes: codes.map((code) => `${code}!`), count })),
      }));
      every((method) => {
        const cases = casesOf(people);
        const columns = Object.fromEntries(
          Object.entries(cases.columns).map(([name, column]) => [
            name,
            column.kind === 'category'
              ? { ...column, categories: column.categories.map((category) => `${category}!`) }
              : column,
          ]),
        );
        const plain = method.weigh(cases, fitting(method, populationOf(margins)));
        same(method.weigh({ ...cases, columns }, fitting(method, populationOf(renamed))), plain);
      });
    }),
    runs,
  );
});

test('base weights and margins of another scale change nothing', () => {
  fc.assert(
    fc.property(
      somePeople,
      someMargins,
      fc.double({ min: 0.01, max: 500, noNaN: true }),
      (people, margins, scale) => {
        const scaled = people.map((one) => ({ ...one, w: one.w * scale }));
        const larger = margins.map((margin) => ({
          ...margin,
          cells: margin.cells.map(({ codes, count }) => ({ codes, count: count * 7 })),
        }));
        every((method) => {
          const plain = method.weigh(casesOf(people), fitting(method, populationOf(margins)));
          same(method.weigh(casesOf(scaled), fitting(method, populationOf(larger))), plain);
        });
      },
    ),
    runs,
  );
});

test('weights average 1, and a method called converged meets every margin', () => {
  fc.assert(
    fc.property(somePeople, someMargins, (people, margins) => {
      every((method) => {
        const weighting = method.weigh(casesOf(people), fitting(method, populationOf(margins)));
        const sum = weighting.weights.reduce((all, weight) => all + weight, 0);
        expect(sum / people.length).toBeCloseTo(1, 10);
        if (!weighting.converged) expect(method.name).toBe('rake-and-cap');
        else
          for (const { cells } of weighting.gaps)
            for (const { wanted, after } of cells) expect(after).toBeCloseTo(wanted, 8);
      });
    }),
    runs,
  );
});

test('options in full give the weights that options left out give', () => {
  fc.assert(
    fc.property(somePeople, someMargins, (people, margins) => {
      every((method) => {
        const population = fitting(method, populationOf(margins));
        const { weights } = method.weigh(casesOf(people), population);
        expect(method.weigh(casesOf(people), population, method.usual({})).weights).toEqual(weights);
      });
    }),
    { numRuns: 10 },
  );
  const byR: WeighOptions = { stopping: 'r' };
  expect(rake.usual(byR)).toMatchObject({ epsilon: 1, maxRounds: 10 });
});

test('raking, and calibrating by the raking distance, give the same weights', () => {
  fc.assert(
    fc.property(somePeople, someMargins, (people, margins) => {
      const population = populationOf(margins);
      nearly(
        calibrate.weigh(casesOf(people), population).weights,
        rake.weigh(casesOf(people), population).weights,
        7,
      );
    }),
    runs,
  );
});

test('post-stratifying to a crossing meets its margins too, as raking to it alone does', () => {
  fc.assert(
    fc.property(
      somePeople,
      fc.array(fc.integer({ min: 20, max: 300 }), { minLength: 6, maxLength: 6 }),
      (people, counts) => {
        const crossing = {
          ...marginOf('sex', { f: 1 }),
          variables: ['sex', 'age'],
          cells: sexes.flatMap((sex, s) =>
            ages.map((age, a) => ({ codes: [sex, age], count: counts[3 * s + a]! })),
          ),
        };
        const population = alignMargins([crossing]);
        const { weights, converged } = postStratify.weigh(casesOf(people), population);
        expect(converged).toBe(true);
        nearly(weights, rake.weigh(casesOf(people), population).weights);
        const women = counts.slice(0, 3).reduce((sum, count) => sum + count, 0);
        const all = counts.reduce((sum, count) => sum + count, 0);
        const found = weights.reduce((sum, weight, i) => sum + (people[i]!.sex === 'f' ? weight : 0), 0);
        expect(found / people.length).toBeCloseTo(women / all, 10);
      },
    ),
    runs,
  );
});

test('calibration meets margins and a total of numbers, within its bounds, or refuses', () => {
  fc.assert(
    fc.property(
      somePeople,
      someMargins,
      fc.double({ min: 0.7, max: 1.4, noNaN: true }),
      fc.constantFrom('linear', 'raking', 'logit'),
      (people, margins, lift, distance) => {
        const population = populationOf(margins);
        const cases = casesOf(people);
        const mean =
          people.reduce((sum, { w, visits }) => sum + w * visits, 0) /
          people.reduce((sum, { w }) => sum + w, 0);
        fc.pre(mean > 0);
        const bounds = { lower: 0.2, upper: 5 };
        const total = mean * lift * population.total;
        const attempt = () =>
          calibrate.weigh(cases, population, {
            calibration: { distance, bounds, totals: { visits: total } },
          });
        try {
          const { weights, gaps } = attempt();
          const base = people.reduce((sum, { w }) => sum + w, 0) / people.length;
          weights.forEach((weight, i) => {
            const ratio = weight / (people[i]!.w / base);
            expect(ratio).toBeGreaterThan(bounds.lower - 1e-9);
            expect(ratio).toBeLessThan(bounds.upper + 1e-9);
          });
          const found =
            weights.reduce((sum, weight, i) => sum + weight * people[i]!.visits, 0) / people.length;
          expect(found / (mean * lift)).toBeCloseTo(1, 7);
          for (const { largestRelativeGap } of gaps) expect(largestRelativeGap).toBeLessThan(1e-8);
        } catch (error) {
          expect(error).toMatchObject({ code: 'cannot-calibrate' });
        }
      },
    ),
    { numRuns: 80 },
  );
});

test('totals that some weights well within the bounds meet are met, by every distance', () => {
  const bounds = { lower: 0.3, upper: 2.5 };
  const one = fc.record({
    start: fc.double({ min: 0.2, max: 3, noNaN: true }),
    ratio: fc.double({ min: 0.4, max: 2.2, noNaN: true }),
    cell: fc.nat({ max: 2 }),
    x: fc.integer({ min: 0, max: 100 }),
    y: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(
      fc.array(one, { minLength: 5, maxLength: 50 }),
      fc.constantFrom('linear', 'raking', 'logit'),
      (list, distance) => {
        const start = Float64Array.from(list, (own) => own.start);
        const wanted = (values: Float64Array) =>
          values.reduce((sum, value, i) => sum + value * start[i]! * list[i]!.ratio, 0);
        const goals = [0, 1, 2].map((cell) => Float64Array.from(list, (own) => (own.cell === cell ? 1 : 0)));
        goals.push(
          Float64Array.from(list, ({ x }) => x),
          Float64Array.from(list, ({ y }) => y),
        );
        const { weights } = calibrateTo(
          start,
          goals.map((values, g) => ({ margin: `${g}`, values, total: wanted(values) })),
          { distance, bounds },
        );
        for (const values of goals) {
          const found = weights.reduce((sum, weight, i) => sum + weight * values[i]!, 0);
          expect(Math.abs(found - wanted(values))).toBeLessThan(1e-9 * (1 + wanted(values)));
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('trimming never raises the largest weight, keeps their sum, and keeps limits when told to', () => {
  const weights = fc.array(fc.double({ min: 0.02, max: 30, noNaN: true }), { minLength: 3, maxLength: 60 });
  const rule: fc.Arbitrary<TrimRule> = fc.record({
    upper: fc.double({ min: 1.2, max: 6, noNaN: true }),
    lower: fc.double({ min: 0, max: 0.8, noNaN: true }),
    shared: fc.constantFrom('in-proportion', 'in-equal-parts'),
    passes: fc.constantFrom('until-kept', 'once'),
  });
  fc.assert(
    fc.property(weights, rule, (list, asked) => {
      const before = Float64Array.from(list);
      const mean = before.reduce((sum, weight) => sum + weight, 0) / before.length;
      let after: Float64Array;
      try {
        after = trimWeights(before, asked);
      } catch (error) {
        // One pass with everyone outside has nobody to share the rest with.
        expect(asked.passes).toBe('once');
        expect(error).toMatchObject({ code: 'cannot-trim' });
        return;
      }
      expect(after.reduce((sum, weight) => sum + weight, 0) / before.length / mean).toBeCloseTo(1, 9);
      if (asked.passes === 'once') return;
      const highest = Math.max(...after);
      expect(highest).toBeLessThanOrEqual(asked.upper! * mean * (1 + 1e-9));
      expect(Math.min(...after)).toBeGreaterThanOrEqual(asked.lower! * mean * (1 - 1e-9));
      expect(highest).toBeLessThanOrEqual(Math.max(...before) * (1 + 1e-9));
    }),
    { numRuns: 200 },
  );
});
