import fc from 'fast-check';
import { type Cases, casesFrom } from '../../../analysis/cases';
import { type Alignment, alignMargins, type Margin } from '../../../analysis/targets/margins';

/** People and margins made up for the laws of weighting. */
export type Person = {
  readonly sex: string;
  readonly age: string;
  readonly w: number;
  readonly visits: number;
};

const about = { universe: 'residents 16+', geography: 'Here', source: 'made up', year: 2021, licence: 'CC0' };
export const sexes = ['f', 'm'];
export const ages = ['young', 'middle', 'old'];

export const marginOf = (variable: string, counts: Readonly<Record<string, number>>): Margin => ({
  ...about,
  variables: [variable],
  cells: Object.entries(counts).map(([code, count]) => ({ codes: [code], count })),
});

export const casesOf = (people: readonly Person[]): Cases =>
  casesFrom(people, {
    categories: { sex: sexes, age: ages },
    numbers: ['visits'],
    baseWeight: 'w',
    selection: 'known',
  });

const person = (sex: fc.Arbitrary<string>, age: fc.Arbitrary<string>): fc.Arbitrary<Person> =>
  fc.record({
    sex,
    age,
    w: fc.double({ min: 0.3, max: 3, noNaN: true }),
    visits: fc.integer({ min: 0, max: 12 }),
  });

/** At least one person in every crossing, so that any margins can be met. */
export const somePeople: fc.Arbitrary<readonly Person[]> = fc
  .tuple(
    fc.tuple(...sexes.flatMap((sex) => ages.map((age) => person(fc.constant(sex), fc.constant(age))))),
    fc.array(person(fc.constantFrom(...sexes), fc.constantFrom(...ages)), { maxLength: 40 }),
  )
  .map(([every, more]) => [...every, ...more]);

export const someMargins: fc.Arbitrary<readonly Margin[]> = fc
  .tuple(
    fc.integer({ min: 300, max: 1200 }),
    fc.integer({ min: 200, max: 600 }),
    fc.integer({ min: 200, max: 600 }),
  )
  .map(([f, young, middle]) => [
    marginOf('sex', { f, m: 1500 - f }),
    marginOf('age', { young, middle, old: 1500 - young - middle }),
  ]);

export const populationOf = (margins: readonly Margin[]): Alignment => alignMargins(margins);
