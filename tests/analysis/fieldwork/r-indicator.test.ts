import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesFrom } from '../../../analysis/cases';
import { fitLogistic, type LogisticTerm, varianceOfFitted } from '../../../analysis/fieldwork/logistic';
import { rIndicator } from '../../../analysis/fieldwork/r-indicator';
import { groupTerms } from '../../../analysis/fieldwork/response-terms';

const term = (name: string, codes: number[], labels = ['a', 'b', 'c'].slice(0, Math.max(...codes) + 1)) =>
  ({ name, labels, codes: Int32Array.from(codes) }) satisfies LogisticTerm;

describe('the logistic model of who answered', () => {
  test('80 of 100 women and 40 of 100 men: the coefficients are the log-odds of the cells', () => {
    const fit = fitLogistic(
      [term('sex', [0, 1], ['f', 'm'])],
      Float64Array.of(100, 100),
      Float64Array.of(80, 40),
    );
    expect(fit.names).toEqual(['intercept', 'sex: m']);
    expect(fit.coefficients[0]!).toBeCloseTo(Math.log(80 / 20), 10);
    expect(fit.coefficients[1]!).toBeCloseTo(-1.7918, 4);
    expect([...fit.fitted].map((p) => p.toFixed(10))).toEqual(['0.8000000000', '0.4000000000']);
    // Of a log-odds in one cell: 1/80 + 1/20; of a difference of two: the sum.
    expect(fit.covariance[0]!).toBeCloseTo(1 / 80 + 1 / 20, 10);
    expect(fit.covariance[3]!).toBeCloseTo(1 / 80 + 1 / 20 + 1 / 40 + 1 / 60, 10);
    const variance = varianceOfFitted([term('sex', [0, 1], ['f', 'm'])], fit);
    expect(variance[0]!).toBeCloseTo((0.8 * 0.2) / 100, 12);
    expect(variance[1]!).toBeCloseTo((0.4 * 0.6) / 100, 12);
  });

  test('with a variable for every cell the fitted probabilities are the cell rates, whatever they are', () => {
    const cell = fc.record({
      people: fc.integer({ min: 2, max: 500 }),
      share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 12 }), (cells) => {
        const people = Float64Array.from(cells, (one) => one.people);
        const hits = Float64Array.from(cells, (one) => one.people * one.share);
        const labels = cells.map((_, c) => `c${c}`);
        const { fitted } = fitLogistic([term('cell', [...cells.keys()], labels)], people, hits);
        cells.forEach(({ share }, c) => {
          expect(fitted[c]!).toBeCloseTo(share, 9);
        });
      }),
    );
  });

  test('two variables whose log-odds add up are found again exactly', () => {
    const [base, b, c, y] = [0.3, -0.8, 0.5, 1.1];
    const [first, second] = [
      [0, 0, 1, 1, 2, 2],
      [0, 1, 0, 1, 0, 1],
    ];
    const people = Float64Array.of(50, 80, 20, 40, 60, 30);
    const odds = first!.map((code, i) => base + [0, b, c][code]! + [0, y][second![i]!]!);
    const hits = people.map((n, i) => n / (1 + Math.exp(-odds[i]!)));
    const { coefficients } = fitLogistic([term('x', first!), term('y', second!)], people, hits);
    [base, b, c, y].forEach((wanted, k) => {
      expect(coefficients[k]!).toBeCloseTo(wanted, 9);
    });
  });

  test('at the maximum the expected numbers of every category are the observed ones', () => {
    const wave = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(wave, wave, (answered, silent) => {
        const people = Float64Array.from(answered, (n, i) => n + silent[i]!);
        const x = term('x', [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
        const y = term('y', [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
        const z = term('z', [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1]);
        const { fitted } = fitLogistic([x, y, z], people, Float64Array.from(answered));
        for (const { codes, labels } of [x, y, z]) {
          labels.forEach((_, c) => {
            const of = (values: ArrayLike<number>) =>
              Array.from(values).reduce((sum, value, i) => (codes[i] === c ? sum + value : sum), 0);
            expect(of(fitted.map((p, i) => p * people[i]!))).toBeCloseTo(of(answered), 6);
          });
        }
      }),
      { numRuns: 50 },
    );
  });

  test('a category of which all or none answered is refused by name; so are cells that part the two', () => {
    const people = Float64Array.of(10, 10);
    const one = [term('sex', [0, 1], ['f', 'm'])];
    expect(() => fitLogistic(one, people, Float64Array.of(5, 0))).toThrow(/Of “sex: m”, nobody answered/);
    expect(() => fitLogistic(one, people, Float64Array.of(10, 5))).toThrow(/Of “sex: f”, everybody answered/);
    expect(() => fitLogistic(one, people, Float64Array.of(0, 0))).toThrow(/whole wave/);
    const [x, y] = [term('x', [0, 0, 1, 1]), term('y', [0, 1, 0, 1])];
    const tens = Float64Array.of(10, 10, 10, 10);
    // Of one crossing all answered, and yet the other three settle the model.
    expect(() => fitLogistic([x, y], tens, Float64Array.of(1, 5, 5, 10))).not.toThrow();
    // None where both are a, half where one is, all where neither: the sum parts them, no category alone does.
    expect(() => fitLogistic([x, y], tens, Float64Array.of(0, 5, 5, 10))).toThrow(
      /taken with the other variables/,
    );
    const z = term('z', [0, 1, 1, 2]);
    expect(() =>
      fitLogistic([term('x', [0, 0, 1, 1]), z], Float64Array.of(9, 9, 9, 9), Float64Array.of(4, 0, 9, 4)),
    ).toThrow(/taken with the other variables/);
  });

  test('a variable that another one settles is refused by name', () => {
    const twice = [term('place', [0, 1, 2]), term('area', [0, 1, 1])];
    expect(() => fitLogistic(twice, Float64Array.of(9, 9, 9), Float64Array.of(3, 4, 5))).toThrow(
      /“area: b” is settled by the variables before it/,
    );
  });
});

type Row = Record<string, string | { missing: 'prefer-not-to-say' }>;
const shape = {
  categories: { sex: ['f', 'm'], age: ['young', 'old', 'oldest'] },
  selection: 'unknown' as const,
};
const crowd = (row: Row, people: number, answered: number) =>
  Array.from({ length: people }, (_, i) => ({ row, answered: i < answered }));
const measure = (people: { row: Row; answered: boolean }[], variables: string[], fewest = 0) =>
  rIndicator(
    casesFrom(
      people.map(({ row }) => row),
      shape,
    ),
    people.map(({ answered }) => answered),
    variables,
    { fewest },
  );

describe('the R-indicator', () => {
  const women = crowd({ sex: 'f', age: 'old' }, 100, 80);
  const men = crowd({ sex: 'm', age: 'old' }, 100, 40);

  test('80 of 100 women and 40 of 100 men, by hand', () => {
    const found = measure([...women, ...men], ['sex']);
    expect(found).toMatchObject({ people: 200, answered: 120 });
    expect(found.propensity).toBeCloseTo(0.6, 12);
    const variance = (200 * 0.2 ** 2) / 199;
    expect(found.unadjusted).toBeCloseTo(1 - 2 * Math.sqrt(variance), 10);
    // The chance in the estimates: the mean of p(1−p)/n over everyone.
    const adjusted = variance - (0.8 * 0.2 + 0.4 * 0.6) / 200;
    expect(found.value).toBeCloseTo(1 - 2 * Math.sqrt(adjusted), 10);
    expect(found.value).toBeCloseTo(0.6091, 4);
    expect(found.largestBias).toBeCloseTo(Math.sqrt(adjusted) / 0.6, 10);
    const [sex] = found.variables;
    const shrunk = Math.sqrt(adjusted / variance);
    expect(sex!.unconditional).toBeCloseTo(0.2 * shrunk, 10);
    // With one variable nothing is held equal, so the two are the same.
    expect(sex!.conditional).toBeCloseTo(sex!.unconditional, 10);
    expect(sex!.categories.map(({ codes, unconditional }) => [...codes, unconditional.toFixed(4)])).toEqual([
      ['f', '0.1379'],
      ['m', '-0.1379'],
    ]);
  });

  test('alike response is 1; a difference that goes by sex alone leaves age a conditional of nothing', () => {
    const alike = [...crowd({ sex: 'f' }, 100, 60), ...crowd({ sex: 'm' }, 100, 60)];
    expect(measure(alike, ['sex'])).toMatchObject({ value: 1, spread: 0 });
    // The old are mostly women here, who answer more; within each sex age makes no difference.
    const mixed = [
      ...crowd({ sex: 'f', age: 'old' }, 80, 64),
      ...crowd({ sex: 'f', age: 'young' }, 20, 16),
      ...crowd({ sex: 'm', age: 'old' }, 20, 8),
      ...crowd({ sex: 'm', age: 'young' }, 80, 32),
    ];
    const [sex, age] = measure(mixed, ['sex', 'age']).variables;
    expect(age!.unconditional).toBeGreaterThan(0.1);
    expect(age!.conditional).toBeCloseTo(0, 6);
    expect(sex!.conditional).toBeGreaterThan(0.1);
  });

  test('weights of the draw stand for those not drawn: a half drawn half as often counts double', () => {
    const people = [...women, ...crowd({ sex: 'm', age: 'old' }, 50, 20)];
    const rows = people.map(({ row }, i) => ({ ...row, weight: i < 100 ? 1 : 2 }));
    const found = rIndicator(
      casesFrom(rows, { ...shape, baseWeight: 'weight' }),
      people.map(({ answered }) => answered),
      ['sex'],
    );
    expect(found.propensity).toBeCloseTo(0.6, 10);
    expect(found.unadjusted).toBeCloseTo(measure([...women, ...men], ['sex']).unadjusted, 10);
  });

  test('“prefer not to say” is a category of its own; small ones are joined by the declared rule, never dropped', () => {
    const shy = crowd({ sex: { missing: 'prefer-not-to-say' }, age: 'oldest' }, 6, 3);
    const [sex] = measure([...women, ...men, ...shy], ['sex']).variables;
    expect(sex!.categories.map(({ codes, people }) => [codes, people])).toEqual([
      [['f'], 100],
      [['m'], 100],
      [[null], 6],
    ]);
    const [joined] = measure([...women, ...crowd({ sex: 'm' }, 90, 40), ...shy], ['sex'], 10).variables;
    expect(joined!.categories.map(({ codes, people }) => [codes, people])).toEqual([
      [['f'], 100],
      [['m', null], 96],
    ]);
    const counted = (categories: string[], codes: number[], fewest: number) =>
      groupTerms(
        [{ name: 'x', column: { kind: 'category', categories, codes: Int32Array.from(codes) } }],
        fewest,
      );
    const many = [...Array(50).fill(0), ...Array(4).fill(1), ...Array(3).fill(2), ...Array(9).fill(-1)];
    expect(counted(['a', 'b', 'c'], many, 10)[0]!.groups.map(({ codes }) => codes)).toEqual([
      ['a'],
      ['b', 'c', null],
    ]);
    expect(counted(['a', 'b'], [0, 0, 0], 0)).toEqual([]);
  });

  test('a wave nobody has answered, one without people and one without a telling variable are refused', () => {
    expect(() =>
      measure(crowd({ sex: 'f', age: 'old' }, 50, 0).concat(crowd({ sex: 'm' }, 50, 0)), ['sex']),
    ).toThrow(/nobody answered/);
    expect(() => measure([], ['sex'])).toThrow(/no cases/);
    expect(() => measure(women, ['sex'])).toThrow(/tells people apart/);
    expect(() => rIndicator(casesFrom([{ sex: 'f' }], shape), [], ['sex'])).toThrow(/0 values for 1 cases/);
  });

  test('laws: between 0 and 1; no partial is above the whole; order and names of categories change nothing', () => {
    const cell = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 6, maxLength: 6 }), (cells) => {
        const people = cells.flatMap(([answered, silent], i) =>
          crowd(
            { sex: i % 2 === 0 ? 'f' : 'm', age: ['young', 'old', 'oldest'][i % 3]! },
            answered + silent,
            answered,
          ),
        );
        const found = measure(people, ['sex', 'age']);
        expect(found.value).toBeGreaterThanOrEqual(0);
        expect(found.value).toBeLessThanOrEqual(1);
        // Everyone was asked, so the adjustment only takes chance away.
        expect(found.value).toBeGreaterThanOrEqual(found.unadjusted - 1e-12);
        for (const { unconditional, conditional, categories } of found.variables) {
          expect(unconditional).toBeLessThanOrEqual(found.spread + 1e-9);
          expect(conditional).toBeLessThanOrEqual(found.spread + 1e-9);
          const squares = categories.reduce((sum, one) => sum + one.unconditional ** 2, 0);
          expect(Math.sqrt(squares)).toBeCloseTo(unconditional, 10);
          const centre = categories.reduce((sum, one) => sum + one.people * one.propensity, 0) / found.people;
          expect(centre).toBeCloseTo(found.propensity, 8);
        }
        const turned = measure(
          [...people].reverse().map(({ row, answered }) => ({
            row: { ...row, sex: row.sex === 'f' ? 'm' : 'f' },
            answered,
          })),
          ['sex', 'age'],
        );
        expect(turned.value).toBeCloseTo(found.value, 8);
      }),
      { numRuns: 40 },
    );
  });
});
