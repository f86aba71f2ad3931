import { describe, expect, test } from 'vitest';
import { checkInstance } from '../../../analysis/groups/check';
import { findLottery } from '../../../analysis/groups/find-lottery';
import type { Instance } from '../../../analysis/groups/instance';
import { proposeRepair, type Repair, withChanges } from '../../../analysis/groups/repair';
import { aPool, cases, lotteryFor, solver } from './cases';

const quotas = [
  { cell: { gender: 'woman' }, min: 1, max: 2 },
  { cell: { gender: 'man' }, min: 1, max: 2 },
];
const sound: Instance = { people: aPool({ woman: 4, man: 4 }), quotas, seats: 3 };
const words = (change: Partial<Instance>) =>
  checkInstance({ ...sound, ...change }).map((problem) => problem.words);

test('a sound instance has no problems', () => {
  expect(checkInstance(sound)).toEqual([]);
});

describe('the list itself', () => {
  test('an empty or unknown value names the person and the feature', () => {
    const people = [
      ...sound.people,
      { id: 'p9', features: { gender: ' ' } },
      { id: 'p10', features: { gender: 'femme' } },
    ];
    expect(words({ people })).toEqual([
      'Person p9 has no value for gender. Fill it in, or leave the person out of the draw.',
      'Person p10 has “femme” for gender, which no quota names (woman, man). Correct it or add a quota for it.',
    ]);
    expect(() => findLottery(solver, { ...sound, people })).toThrow(
      /The draw cannot start. Person p9 has no value/,
    );
    expect(words({ people, excluded: ['p9', 'p10'] })).toEqual([]);
  });

  test.each([
    [{ people: [...sound.people, sound.people[0]!] }, /Person woman1 is listed twice/],
    [{ quotas: [...quotas, quotas[0]!] }, /quota for gender woman is given twice/],
    [{ quotas: [{ cell: {}, min: 0, max: 1 }] }, /names no feature/],
    [{ quotas: [{ cell: { gender: 'woman' }, min: 3, max: 2 }] }, /runs from 3 to 2/],
    [{ quotas: [{ cell: { gender: 'woman' }, min: 1.5, max: 2 }] }, /runs from 1.5 to 2/],
    [{ quotas: [{ cell: { gender: 'woman' }, min: Number.NaN, max: 2 }] }, /runs from NaN to 2/],
    [{ quotas: [{ cell: { gender: 'woman' }, min: 1, max: 2, minFlex: 2, maxFlex: 2 }] }, /relaxed to 2–2/],
    [{ seats: 0 }, /0 seats cannot be drawn/],
    [{ seats: 2.5 }, /2.5 seats cannot be drawn/],
    [{ chosen: ['nobody'] }, /nobody is named as chosen but is not in the pool/],
    [{ chosen: ['man1'], excluded: ['man1'] }, /both chosen and excluded/],
    [{ chosen: ['man1', 'man2', 'woman1', 'woman2'] }, /4 people are chosen already, for 3 seats/],
  ] as const)('case %# is refused', (change, sentence) => {
    const found = words(change as Partial<Instance>);
    expect(found.some((one) => sentence.test(one))).toBe(true);
    expect(() => findLottery(solver, { ...sound, ...(change as Partial<Instance>) })).toThrow(/cannot start/);
  });

  test('two chosen people of one household', () => {
    const people = aPool({ woman: 3 }).map((one) => ({ ...one, household: 'h1' }));
    const instance = { people, quotas: [], seats: 2, onePerHousehold: true, chosen: ['woman1', 'woman2'] };
    expect(checkInstance(instance)[0]!.words).toMatch(/woman1 and woman2 live in one household/);
  });
});

describe('quotas against the numbers', () => {
  test.each([
    [{ seats: 5 }, ['The maxima of gender add up to 4, fewer than the 5 seats. Raise them by 1 in all.']],
    [
      { quotas: [{ cell: { gender: 'woman' }, min: 4, max: 4 }, quotas[1]!] },
      ['The minima of gender add up to 5, more than the 3 seats. Lower them by 2 in all.'],
    ],
    [
      { people: aPool({ woman: 0, man: 4 }) },
      [
        'The quota for gender woman asks for at least 1, and 0 are available. Lower its minimum or invite more.',
      ],
    ],
    [
      { people: aPool({ woman: 1, man: 1 }) },
      ['2 people may be drawn for 3 seats. Invite more, or draw a smaller panel.'],
    ],
    [
      { chosen: ['man1', 'man2', 'man3'] },
      ['3 of those chosen already are gender man, and the quota allows 2. Raise its maximum to 3.'],
    ],
  ])('case %# says by how much', (change, sentences) => {
    expect(words(change)).toEqual(sentences);
    const found = findLottery(solver, { ...sound, ...change });
    expect(found).toMatchObject({ status: 'infeasible' });
  });
});

describe('quotas that cannot be kept', () => {
  const refused = Object.entries(cases).filter(([, { expected }]) => expected.relaxation_cost !== undefined);

  test.each(refused)('%s: the least-cost relaxation, and it works', (_, { instance, expected }) => {
    const found = findLottery(solver, instance);
    if (found.status !== 'infeasible') throw new Error('a lottery was found');
    if (expected.relaxation_cost === null) {
      expect(found.repair).toBeNull();
      return;
    }
    const { cost, changes } = known(found.repair);
    expect(cost).toBeCloseTo(expected.relaxation_cost!, 9);
    const after = withChanges(instance, changes);
    expect(lotteryFor(after).status).toBe('proven');
  });

  test('is proposed as changes in plain words, and never applied by itself', () => {
    const { instance } = cases.infeasible_counts!;
    const before = JSON.stringify(instance);
    const repair = known(proposeRepair(solver, instance));
    expect(repair.changes.map((change) => change.words)).toEqual([
      'Lower the minimum of age 16-29 from 7 to 5.',
    ]);
    expect(JSON.stringify(instance)).toBe(before);
  });

  test('counts those chosen already', () => {
    const repair = known(proposeRepair(solver, { ...withFlex(sound), chosen: ['man1', 'man2', 'man3'] }));
    expect(repair.changes.map((change) => change.words).sort()).toEqual([
      'Lower the minimum of gender woman from 1 to 0.',
      'Raise the maximum of gender man from 2 to 3.',
    ]);
  });
});

function withFlex(instance: Instance): Instance {
  return { ...instance, quotas: instance.quotas.map((quota) => ({ ...quota, minFlex: 0, maxFlex: 9 })) };
}

function known(repair: Repair | null | 'unknown'): Repair {
  if (repair === null || repair === 'unknown') throw new Error('no repair was found');
  return repair;
}
