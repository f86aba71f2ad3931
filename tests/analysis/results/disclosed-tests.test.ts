import { describe, expect, test } from 'vitest';
import { discloseTests, type TestedTable } from '../../../analysis/results/disclosed-tests';

const contrast = (difference: number, p: number) => ({ difference, se: 0.1, df: 99, t: 1, p });
const aTest = { statistic: 4.2, p: 0.01, df: [2, 198] };

/** Three segments by one answer of three; the first clearly higher. */
const aTable = (about: Partial<TestedTable> = {}): TestedTable => ({
  everyone: [true],
  rows: [0.001, 0.04, 0.6].map((p, i) => ({
    shown: [true],
    isSmall: false,
    contrasts: [contrast([0.2, -0.1, 0.01][i]!, p)],
  })),
  areMirrored: false,
  outside: 0,
  hideSmallCounts: false,
  tests: [aTest],
  ...about,
});
const withRow = (row: Partial<TestedTable['rows'][number]>, about: Partial<TestedTable> = {}) =>
  aTable({ rows: aTable().rows.map((one, i) => (i === 2 ? { ...one, ...row } : one)), ...about });

describe('marks', () => {
  test('stand only where a difference holds with all comparisons allowed for (R18)', () => {
    const { contrasts, comparisons, marked } = discloseTests(aTable());
    // 0.04 is under 0.05 by itself, and twice that once it is the second of three.
    expect(contrasts.flat().map((one) => one?.mark)).toEqual(['higher', null, null]);
    expect([comparisons, marked]).toEqual([3, 1]);
    const kinder = discloseTests(aTable(), 'benjamini-hochberg', 0.07);
    expect(kinder.contrasts.flat().map((one) => one?.mark)).toEqual(['higher', 'lower', null]);
  });

  test('two segments, or two answers, are one comparison', () => {
    const { rows } = aTable();
    const two = discloseTests(
      aTable({ rows: [rows[0]!, { ...rows[0]!, contrasts: [contrast(-0.2, 0.001)] }] }),
    );
    expect([two.comparisons, two.marked]).toEqual([1, 1]);
    expect(two.contrasts.flat().map((one) => one?.mark)).toEqual(['higher', 'lower']);
    const mirrored = rows.map(({ contrasts: [one] }) => ({
      shown: [true, true],
      isSmall: false,
      contrasts: [one!, contrast(-one!.difference, one!.p)],
    }));
    const answers = discloseTests(aTable({ everyone: [true, true], rows: mirrored, areMirrored: true }));
    expect([answers.comparisons, answers.marked]).toEqual([3, 1]);
  });

  test('a small base is not tested', () => {
    const { contrasts, comparisons } = discloseTests(withRow({ isSmall: true }));
    expect([contrasts[2], comparisons]).toEqual([[null], 2]);
  });
});

describe('nothing that gives a hidden figure away (R16)', () => {
  test('a hidden group has no comparison, and its table no test', () => {
    const { contrasts, tests } = discloseTests(withRow({ shown: [false] }));
    expect(contrasts[2]).toEqual([null]);
    expect(contrasts[0]![0]).toMatchObject({ mark: 'higher' });
    expect(tests).toEqual([null]);
    expect(discloseTests(aTable()).tests).toEqual([aTest]);
  });

  test('in a sensitive table with something hidden nothing is compared', () => {
    const { contrasts, tests } = discloseTests(withRow({ shown: [false] }, { hideSmallCounts: true }));
    expect([contrasts.flat(), tests]).toEqual([[null, null, null], [null]]);
    expect(discloseTests(aTable({ hideSmallCounts: true })).marked).toBe(1);
  });

  test('where a few people have no segment, the rest would give them away', () => {
    expect(discloseTests(aTable({ outside: 7 })).contrasts.flat()).toEqual([null, null, null]);
    expect(discloseTests(aTable({ outside: 12 })).marked).toBe(1);
    expect(discloseTests(aTable({ outside: 12, hideSmallCounts: true })).marked).toBe(0);
  });

  test('of several choices each has its own test, and loses it alone', () => {
    const rows = aTable().rows.map((row, i) => ({
      ...row,
      shown: [true, i > 0],
      contrasts: [row.contrasts[0]!, row.contrasts[0]!],
    }));
    expect(discloseTests(aTable({ everyone: [true, true], rows, tests: [aTest, aTest] })).tests).toEqual([
      aTest,
      null,
    ]);
  });
});
