import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesFrom } from '../../../analysis/cases';
import {
  type Change,
  changeBetween,
  changeVerdicts,
  judged,
  type Occasion,
} from '../../../analysis/results/change';
import { designOf } from '../../../analysis/results/design';
import { mayTellPaired } from '../../../analysis/results/disclosed-change';
import { differencesOf, type FrameOfWave } from '../../../analysis/results/like-with-like';

const frame: FrameOfWave = {
  universe: 'adults',
  geography: 'BNSSG',
  margins: ['age', 'sex'],
  method: 'rake',
  merges: [],
  selection: 'unknown',
  cohorts: ['2019'],
};

/** People by name with what they said: 1 or 0, a number, or nothing. */
function aWave(answers: Readonly<Record<string, number | null>>, about: Partial<FrameOfWave> = {}): Occasion {
  const people = Object.keys(answers);
  const selection = about.selection ?? frame.selection;
  const cases = casesFrom(
    people.map(() => ({})),
    { selection },
  );
  return {
    people,
    values: Object.values(answers).map((answer) => answer ?? Number.NaN),
    counted: Uint8Array.from(Object.values(answers), (answer) => (answer === null ? 0 : 1)),
    design: designOf(cases),
    frame: { ...frame, ...about },
  };
}

/** So many of so many said yes. */
const aCrowd = (name: string, yes: number, of: number) =>
  Object.fromEntries(Array.from({ length: of }, (_, i) => [`${name}${i}`, i < yes ? 1 : 0]));

describe('like with like (R18)', () => {
  test('27 % in one cohort and 36 % in another: it cannot be said that it rose', () => {
    const first = aWave(aCrowd('first', 216, 800), { cohorts: ['first cohort'] });
    const second = aWave(aCrowd('second', 324, 900), { cohorts: ['second cohort'] });
    expect(changeBetween(first, second)).toEqual({
      verdict: 'cannot say',
      direction: 'rose',
      tested: null,
      paired: null,
      both: 0,
      reasons: ['two different groups of people answered, whose selection is unknown'],
      said: 'Cannot say it rose: two different groups of people answered, whose selection is unknown.',
    });
  });

  test('nor where it fell, or where other margins were used', () => {
    const first = aWave(aCrowd('a', 300, 800), { selection: 'known' });
    const second = aWave(aCrowd('b', 200, 800), { selection: 'known', margins: ['age'] });
    expect(changeBetween(first, second)!.said).toBe(
      'Cannot say it fell: they were not weighted to the same margins.',
    );
  });

  test('every difference of frame and weights is named', () => {
    const other: FrameOfWave = {
      universe: 'households',
      geography: 'Bristol',
      margins: ['age'],
      method: 'none',
      merges: ['Mixed and Other'],
      selection: 'known',
      cohorts: [],
    };
    expect(differencesOf(frame, other, 50)).toHaveLength(6);
    expect(differencesOf(frame, { ...frame, margins: ['sex', 'age'] }, 50)).toEqual([]);
    expect(differencesOf(frame, { ...frame, cohorts: ['2019', '2020'] }, 50)).toEqual([
      'people of other intakes answered, whose selection is unknown',
    ]);
    expect(differencesOf(frame, { ...frame, universe: 'those who answered', margins: [] }, 50)).toEqual([
      'only one of the two is weighted to the population',
    ]);
    expect(differencesOf({ ...frame, margins: [] }, { ...frame, margins: [] }, 50)).toEqual([
      'neither is weighted to the population',
    ]);
    // Where the chance of being picked is known, a fresh draw stands for the same population.
    const drawn = { ...frame, selection: 'known' as const };
    expect(differencesOf(drawn, { ...drawn, cohorts: ['2020'] }, 0)).toEqual([]);
  });

  test('of other intakes the same people’s own change is told, and no more', () => {
    const shared = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`p${i}`, i < 20 ? 1 : 0]));
    const later = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`p${i}`, i < 45 ? 1 : 0]));
    const change = changeBetween(
      aWave(shared),
      aWave({ ...later, ...aCrowd('new', 90, 100) }, { cohorts: ['2019', '2020'] }),
    )!;
    expect(change.tested).toMatchObject({ way: 'paired', bases: [60, 60] });
    expect(change.said).toBe(
      'A clear change among the 60 people who answered both: it rose. Of everyone it cannot be said: people of other intakes answered, whose selection is unknown.',
    );
  });
});

describe('the same people', () => {
  const before = Array.from({ length: 40 }, (_, i) => i % 7);
  const after = before.map((value, i) => value + [1, -2, 0, 2, 1][i % 5]!);
  const named = (values: readonly (number | null)[]) =>
    Object.fromEntries(values.map((value, i) => [`p${i}`, value]));

  test('are compared each with themselves: the paired t test by hand', () => {
    const { paired, tested } = changeBetween(aWave(named(before)), aWave(named(after)))!;
    const own = after.map((value, i) => value - before[i]!);
    const mean = own.reduce((sum, value) => sum + value, 0) / 40;
    const variance = own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 39;
    expect(paired!.difference).toBeCloseTo(mean, 12);
    expect(paired!.se).toBeCloseTo(Math.sqrt(variance / 40), 12);
    expect(paired!.df).toBe(39);
    // All answered both, so the population's change is theirs, and as exact.
    expect(tested!.way).toBe('mixed');
    expect(tested!.se).toBeCloseTo(paired!.se, 12);
    expect(tested!.later - tested!.earlier).toBeCloseTo(mean, 12);
  });

  test('many changes looked at together are judged together', () => {
    const change = changeBetween(
      aWave(named(before)),
      aWave(named(before.map((value, i) => value + (i % 4 === 0 ? 1 : 0)))),
    )!;
    expect(change.verdict).toBe('clear change');
    expect(judged(change, 0.2)).toMatchObject({ verdict: 'not a clear change', said: 'Not a clear change.' });
  });

  test('those who skipped one of the two are in neither side of it', () => {
    const { paired, both } = changeBetween(
      aWave(named(before.map((value, i) => (i === 0 ? null : value)))),
      aWave(named(after.map((value, i) => (i === 1 ? null : value)))),
    )!;
    expect(both).toBe(38);
    expect(paired!.bases).toEqual([38, 38]);
  });

  test('fewer than 30 of them are not tested', () => {
    const change = changeBetween(aWave(named(before.slice(0, 20))), aWave(named(after.slice(0, 20))))!;
    expect(change).toMatchObject({ verdict: 'cannot say', paired: null, both: 20 });
    expect(change.said).toMatch(/too few people answered/);
  });
});

describe('overlapping samples', () => {
  test('with nobody in both, the variances add up', () => {
    const [first, second] = [aCrowd('a', 40, 100), aCrowd('b', 70, 120)].map((answers) =>
      aWave(answers, { selection: 'known' }),
    );
    const { tested, verdict, said } = changeBetween(first!, second!)!;
    const of = (share: number, n: number) => (share * (1 - share)) / (n - 1);
    expect(tested!.se ** 2).toBeCloseTo(of(0.4, 100) + of(70 / 120, 120), 12);
    expect(tested!.interval.name).toBe('sampling interval');
    expect([verdict, said]).toEqual(['clear change', 'A clear change: it rose.']);
  });

  test('the more answer both and stand by what they said, the smaller the error', () => {
    const earlier = aCrowd('p', 60, 120);
    const errors = [0, 40, 120].map((shared) => {
      const later = Object.fromEntries(
        Object.entries(earlier).map(([name, value], i) => [i % 120 < shared ? name : `other${i}`, value]),
      );
      return changeBetween(aWave(earlier, { selection: 'known' }), aWave(later, { selection: 'known' }))!
        .tested!.se;
    });
    expect(errors[1]!).toBeLessThan(errors[0]!);
    expect(errors[2]!).toBeCloseTo(0, 12);
  });

  test('any two waves: errors are numbers, turning time round turns the sign, and “no change” is never said', () => {
    const answer = fc.constantFrom(0, 1, 1, null);
    const people = fc.dictionary(fc.constantFrom(...Array.from({ length: 80 }, (_, i) => `p${i}`)), answer, {
      minKeys: 35,
    });
    fc.assert(
      fc.property(people, people, fc.constantFrom('known', 'unknown'), (first, second, selection) => {
        const [one, other] = [aWave(first, { selection }), aWave(second, { selection })];
        const forth = changeBetween(one, other);
        const back = changeBetween(other, one);
        for (const change of [forth, back]) {
          if (!change) continue;
          expect(changeVerdicts).toContain(change.verdict);
          expect(change.said).not.toMatch(/no change/i);
          if (change.tested) expect(change.tested.se).toBeGreaterThanOrEqual(0);
        }
        const isMixed = (change: Change | null) => change?.tested?.way === 'mixed';
        if (isMixed(forth) && isMixed(back)) {
          expect(forth!.tested!.difference).toBeCloseTo(-back!.tested!.difference, 12);
          expect(forth!.tested!.se).toBeCloseTo(back!.tested!.se, 12);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a wave that nobody answered has nothing to compare', () => {
    expect(changeBetween(aWave({ a: null }), aWave(aCrowd('b', 1, 40)))).toBeNull();
  });
});

describe('those who answered both are told of', () => {
  const rule = { hideSmallCounts: false };
  const later = aCrowd('p', 30, 100);
  const firstOf = (people: number, yes: number) =>
    aWave(
      Object.fromEntries(
        Object.keys(later)
          .slice(0, people)
          .map((name, i) => [name, i < yes ? 1 : 0]),
      ),
    );

  test('where nobody is left over, or ten or more (R16)', () => {
    expect(mayTellPaired(firstOf(100, 40), aWave(later), rule)).toBe(true);
    expect(mayTellPaired(firstOf(85, 40), aWave(later), rule)).toBe(true);
    expect(mayTellPaired(firstOf(95, 40), aWave(later), rule)).toBe(false);
  });

  test('and, of a sensitive question, where no small count is among them or left over', () => {
    const sensitive = { hideSmallCounts: true };
    expect(mayTellPaired(firstOf(100, 40), aWave(later), sensitive)).toBe(true);
    expect(mayTellPaired(firstOf(100, 4), aWave(later), sensitive)).toBe(false);
    // Of the 20 left over, all said no the second time; of 75 left over, 5 would have said yes.
    expect(mayTellPaired(firstOf(80, 40), aWave(later), sensitive)).toBe(true);
    expect(mayTellPaired(firstOf(25, 12), aWave(later), sensitive)).toBe(false);
  });
});
