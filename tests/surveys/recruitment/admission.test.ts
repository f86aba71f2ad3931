import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AdmissionFrame,
  admitInto,
  countInFrame,
  decideAdmission,
  helpOf,
  openCells,
  type ProfileCodes,
  rankReserves,
  reservesToOffer,
} from '../../../surveys/recruitment/admission';
import type { Stored } from '../../../surveys/vocabulary';

const unsaid: Stored<string> = { missing: 'prefer-not-to-say' };
const is = (value: string): Stored<string> => ({ value });
const person = (sex: Stored<string>, age: Stored<string>): ProfileCodes => ({ sex, age });

/** Ten people; women and men by age interlocked, and sex alone; one in ten may be unknown. */
const frame: AdmissionFrame = {
  size: 10,
  margins: [
    {
      key: 'sex',
      variables: ['sex'],
      unknownShare: 0.1,
      cells: [
        { codes: ['f'], target: 5, tolerance: 1 },
        { codes: ['m'], target: 5, tolerance: 0 },
      ],
    },
    {
      key: 'sex × age',
      variables: ['sex', 'age'],
      unknownShare: 0.1,
      cells: [
        { codes: ['f', 'young'], target: 2, tolerance: 0 },
        { codes: ['f', 'old'], target: 3, tolerance: 1 },
        { codes: ['m', 'young'], target: 2, tolerance: 0 },
        { codes: ['m', 'old'], target: 3, tolerance: 0 },
      ],
    },
  ],
};
const times = (n: number, who: ProfileCodes) => Array.from({ length: n }, () => who);
const countOf = (...people: ProfileCodes[][]) => countInFrame(frame, people.flat());
const youngWoman = person(is('f'), is('young'));
const oldWoman = person(is('f'), is('old'));
const youngMan = person(is('m'), is('young'));
const oldMan = person(is('m'), is('old'));

describe('a recruit is admitted while there is room (R5)', () => {
  test('an empty panel admits', () => {
    expect(decideAdmission(frame, countOf(), youngWoman)).toEqual({ admitted: true });
  });

  test('a cell takes its target and its tolerance, and then is full', () => {
    expect(decideAdmission(frame, countOf(times(3, oldWoman)), oldWoman).admitted).toBe(true);
    expect(decideAdmission(frame, countOf(times(4, oldWoman)), oldWoman)).toEqual({
      admitted: false,
      reserve: true,
      because: 'cells-full',
      forStaff: [{ margin: 'sex × age', codes: ['f', 'old'] }],
    });
  });

  test('a full panel makes everyone a reserve', () => {
    const counts = countOf(times(2, youngWoman), times(3, oldWoman), times(2, youngMan), times(3, oldMan));
    expect(decideAdmission(frame, counts, oldWoman)).toMatchObject({
      admitted: false,
      because: 'panel-full',
    });
    expect(decideAdmission({ size: 2, margins: [] }, { members: 2, margins: {} }, {})).toEqual({
      admitted: false,
      reserve: true,
      because: 'panel-full',
      forStaff: [],
    });
  });

  test('prefer not to say passes until its share of the panel is reached, then waits', () => {
    const silent = person(unsaid, unsaid);
    expect(decideAdmission(frame, countOf(), silent)).toEqual({ admitted: true });
    expect(decideAdmission(frame, countOf([silent]), silent)).toMatchObject({ because: 'unknown-full' });
  });

  test('one unknown part makes an interlocked cell unknown; a code the frame has no cell for is unknown too', () => {
    const counts = countOf([person(is('f'), unsaid), person(is('intersex'), is('old'))]);
    expect(counts.margins.sex).toEqual({ cells: [1, 0], unknown: 1 });
    expect(counts.margins['sex × age']).toEqual({ cells: [0, 0, 0, 0], unknown: 2 });
  });

  test('5 % of a thousand is fifty people, and 29 % of a hundred twenty-nine', () => {
    const one = (size: number, unknownShare: number): AdmissionFrame => ({
      size,
      margins: [{ key: 'a', variables: ['a'], unknownShare, cells: [] }],
    });
    const with_ = (unknown: number) => ({ members: unknown, margins: { a: { cells: [], unknown } } });
    expect(decideAdmission(one(1000, 0.05), with_(49), {}).admitted).toBe(true);
    expect(decideAdmission(one(1000, 0.05), with_(50), {}).admitted).toBe(false);
    expect(decideAdmission(one(100, 0.29), with_(28), {}).admitted).toBe(true);
  });

  test('counts of another frame are refused, not misread', () => {
    expect(() => decideAdmission(frame, { members: 0, margins: {} }, oldMan)).toThrow(/Count the members/);
  });
});

describe('laws of admission, whatever the order (R5)', () => {
  const answer = (codes: string[]) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...codes).map(is) },
      { weight: 1, arbitrary: fc.constant(unsaid) },
    );
  const recruits = fc.array(fc.record({ sex: answer(['f', 'm', 'other']), age: answer(['young', 'old']) }), {
    maxLength: 60,
  });

  test('admitting in any order never overfills a cell, the unknowns or the panel', () => {
    fc.assert(
      fc.property(recruits, (queue) => {
        let counts = countInFrame(frame, []);
        const members: ProfileCodes[] = [];
        for (const recruit of queue) {
          if (!decideAdmission(frame, counts, recruit).admitted) continue;
          members.push(recruit);
          counts = admitInto(frame, counts, recruit);
        }
        expect(counts).toEqual(countInFrame(frame, members));
        expect(counts.members).toBeLessThanOrEqual(frame.size);
        for (const margin of frame.margins) {
          const count = counts.margins[margin.key]!;
          expect(count.unknown).toBeLessThanOrEqual(1);
          margin.cells.forEach((cell, i) => {
            expect(count.cells[i]).toBeLessThanOrEqual(cell.target + cell.tolerance);
          });
        }
      }),
    );
  });

  test('the same panel and the same recruit give the same decision, and nothing is changed by asking', () => {
    fc.assert(
      fc.property(
        recruits,
        fc.record({ sex: answer(['f', 'm']), age: answer(['young', 'old']) }),
        (panel, one) => {
          const counts = countInFrame(frame, panel);
          const before = structuredClone(counts);
          expect(decideAdmission(frame, counts, one)).toEqual(
            decideAdmission(frame, countInFrame(frame, [...panel].reverse()), one),
          );
          expect(counts).toEqual(before);
        },
      ),
    );
  });

  test('who prefers not to say anything is never blocked before the share is reached', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ sex: answer(['f', 'm']), age: answer(['young', 'old']) }), { maxLength: 9 }),
        (panel) => {
          const counts = countInFrame(frame, panel);
          fc.pre(Object.values(counts.margins).every((margin) => margin.unknown < 1));
          expect(decideAdmission(frame, counts, person(unsaid, unsaid)).admitted).toBe(true);
        },
      ),
    );
  });
});

describe('reserves (R5)', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, n));
  const reserve = (id: string, codes: ProfileCodes, since = day(1)) => ({ id, codes, since });

  test('the one whose cells are emptiest comes first', () => {
    const counts = countOf(times(3, oldMan), times(1, youngWoman));
    const ranked = rankReserves(frame, counts, [reserve('man', youngMan), reserve('woman', oldWoman)]);
    expect(ranked.map((entry) => entry.reserve.id)).toEqual(['woman', 'man']);
    expect(ranked[0]?.help).toBeCloseTo(4 / 5 + 3 / 3, 12);
    expect(helpOf(frame, counts, youngMan)).toBeCloseTo(2 / 5 + 2 / 2, 12);
  });

  test('equals: who has waited longest; unknown answers add nothing', () => {
    const ranked = rankReserves(frame, countOf(), [
      reserve('silent', person(unsaid, unsaid)),
      reserve('later', oldMan, day(9)),
      reserve('earlier', oldMan, day(2)),
    ]);
    expect(ranked.map((entry) => entry.reserve.id)).toEqual(['earlier', 'later', 'silent']);
    expect(ranked[2]?.help).toBe(0);
  });

  test('a place is offered to the best who would be let in, and several offers together overfill nothing', () => {
    const counts = countOf(times(1, youngWoman), times(4, oldWoman), times(2, oldMan));
    const queue = [
      reserve('a', youngWoman),
      reserve('b', youngWoman),
      reserve('c', oldWoman),
      reserve('d', oldMan),
    ];
    expect(reservesToOffer(frame, counts, queue, 3).map((chosen) => chosen.id)).toEqual(['d', 'a']);
    expect(reservesToOffer(frame, counts, queue, 3, [oldMan]).map((chosen) => chosen.id)).toEqual(['a']);
  });

  test('a recruiter sees how many people each cell still takes', () => {
    const open = openCells(frame, countOf(times(4, oldWoman), times(2, oldMan)));
    expect(open.map((cell) => cell.room)).toEqual([2, 3, 2, 0, 2, 1]);
  });
});
