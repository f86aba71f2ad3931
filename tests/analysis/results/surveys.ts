import fc from 'fast-check';
import { casesFrom } from '../../../analysis/cases';
import { type Design, designOf } from '../../../analysis/results/design';

export type SurveyRow = {
  readonly answer: string;
  readonly group: string;
  readonly value: number;
  readonly w: number;
  readonly stratum: string;
};

const row = fc.record({
  answer: fc.constantFrom('no', 'yes', 'other'),
  group: fc.constantFrom('a', 'b'),
  value: fc.integer({ min: -20, max: 20 }),
  w: fc.integer({ min: 1, max: 9 }),
});

/** Random surveys in two strata of at least four people, in each of which every group and answer occurs. */
export const manySurveys: fc.Arbitrary<SurveyRow[]> = fc
  .tuple(fc.array(row, { minLength: 2, maxLength: 25 }), fc.array(row, { minLength: 2, maxLength: 25 }))
  .map(([north, south]) =>
    [north, south].flatMap((rows, s) => {
      const stratum = s === 0 ? 'north' : 'south';
      const present = ['no', 'yes', 'other'].flatMap((answer, k) => [
        { answer, group: k % 2 === 0 ? 'a' : 'b', value: k, w: 1 },
        { answer, group: k % 2 === 0 ? 'b' : 'a', value: 5 - k * k, w: 2 },
      ]);
      return [...present, ...rows].map((one) => ({ ...one, stratum }));
    }),
  );

export function aSurvey(rows: readonly SurveyRow[], answers: readonly string[] = ['no', 'yes', 'other']) {
  const cases = casesFrom(rows, {
    categories: { answer: answers, group: ['a', 'b'] },
    numbers: ['value'],
    baseWeight: 'w',
    stratum: 'stratum',
    selection: 'known',
  });
  return { cases, design: designOf(cases) };
}

/** The design with a replicate for every person, left out in turn: the stratified jackknife, written out plainly. */
export function withJackknife(design: Design): Design {
  const { groupOf, drawn } = design.stages[0]!;
  return {
    ...design,
    replicates: {
      kind: 'JKn',
      whole: design.weights,
      weights: Array.from({ length: design.n }, (_, left) =>
        design.weights.map((weight, i) => {
          const n = drawn[groupOf[i]!]!;
          if (i === left) return 0;
          return groupOf[i] === groupOf[left] ? (weight * n) / (n - 1) : weight;
        }),
      ),
      scale: 1,
      rscales: Float64Array.from(groupOf, (group) => (drawn[group]! - 1) / drawn[group]!),
      centre: 'mean',
    },
  };
}
