import { describe, expect, test } from 'vitest';
import { commitToSeed, drawIndex, numberOf } from '../../../analysis/groups/draw';
import { findLottery } from '../../../analysis/groups/find-lottery';
import { type Lottery, lotteryOf } from '../../../analysis/groups/lottery';
import { numberPanels } from '../../../analysis/groups/numbered';
import { replacementOf } from '../../../analysis/groups/replacement';
import type { Counts } from '../../../analysis/groups/types';
import { poolOf } from '../../../analysis/groups/types';
import { seededRandom } from '../../../analysis/random';
import { aPool, cases, lotteryFor, sha256, solver } from './cases';

const { instance: skewed } = cases.skewed_60_12!;
const lotteries: Readonly<Record<string, () => Pick<Lottery, 'panels' | 'chances'>>> = {
  'of one without households': () => lotteryFor(skewed).lottery,
  'of households': () => lotteryFor(cases.households_90_15!.instance).lottery,
  'of those who replace others': () => {
    const [panel] = lotteryFor(skewed).lottery.panels;
    const ids = panel!.people.map((person) => skewed.people[person]!.id);
    return lotteryFor(replacementOf(skewed, { accepted: ids.slice(3), declined: ids.slice(0, 3) })).lottery;
  },
  'of numbered panels': () => {
    const { panels, chances } = numberPanels(lotteryFor(skewed), 200, seededRandom('balls'));
    return { panels: panels.map((people) => ({ people, chance: 1 / panels.length })), chances };
  },
};

test.each(Object.entries(lotteries))(
  'ten thousand draws %s hit each person as often as their chance says, within four standard errors',
  (_, lotteryOfIt) => {
    const lottery = lotteryOfIt();
    const chances = lottery.panels.map(({ chance }) => chance);
    const times = new Float64Array(lottery.chances.length);
    const draws = 10_000;
    for (let draw = 0; draw < draws; draw++) {
      const index = drawIndex(chances, numberOf(`seed ${draw}`, 'a lottery', sha256));
      for (const person of lottery.panels[index]!.people) times[person]! += 1;
    }
    times.forEach((count, person) => {
      const chance = Math.min(1, lottery.chances[person]!);
      const error = Math.sqrt((chance * (1 - chance)) / draws);
      expect(Math.abs(count / draws - chance)).toBeLessThanOrEqual(4 * error + 1e-9);
    });
  },
);

test('a number falls into the chances laid end to end', () => {
  expect([0, 0.24, 0.25, 0.999].map((number) => drawIndex([0.25, 0.75], number))).toEqual([0, 0, 1, 1]);
  expect(() => drawIndex([0.25, 0.75], 1)).toThrow(/between 0 and 1/);
  expect(() => drawIndex([], 0.5)).toThrow(/no panel to draw from/);
});

test('the seed is bound to its commitment and, with the lottery, to one number', () => {
  expect(commitToSeed('one', sha256)).not.toBe(commitToSeed('two', sha256));
  expect(numberOf('one', 'lottery', sha256)).toBe(numberOf('one', 'lottery', sha256));
  expect(numberOf('one', 'lottery', sha256)).not.toBe(numberOf('one', 'another', sha256));
});

test('people of a type get exactly equal chances from any lottery over types, in few panels', () => {
  const instance = {
    people: aPool({ woman: 7, man: 5 }),
    quotas: ['woman', 'man'].map((gender) => ({ cell: { gender }, min: 0, max: 6 })),
    seats: 6,
  };
  const pool = poolOf(instance);
  for (let number = 0; number < 50; number++) {
    const random = seededRandom(`lottery ${number}`);
    const panels: Counts[] = [2, 3, 4, 5].map((women) => Int32Array.of(women, 6 - women));
    const rough = panels.map(() => random() ** 3);
    const sum = rough.reduce((total, weight) => total + weight, 0);
    const weights = Float64Array.from(rough, (weight) => weight / sum);
    const lottery = lotteryOf(pool, panels, weights, 12, random);
    pool.people.forEach((members, type) => {
      const share =
        panels.reduce((total, counts, p) => total + counts[type]! * weights[p]!, 0) / members.length;
      for (const person of members) expect(lottery.chances[person]).toBeCloseTo(share, 12);
    });
    for (const { people } of lottery.panels) expect(new Set(people).size).toBe(6);
    expect(lottery.panels.length).toBeLessThanOrEqual(panels.length + 12);
  }
});

describe('numbered panels, for a draw with balls', () => {
  const { instance } = cases.skewed_60_12!;
  const found = lotteryFor(instance);

  test('a thousand of them lose little fairness, and say how much', () => {
    const numbered = numberPanels(found, 1000, seededRandom('balls'));
    expect(numbered.panels).toHaveLength(1000);
    expect(numbered.minimum.before).toBeCloseTo(found.minimum, 12);
    expect(numbered.minimum.after).toBeGreaterThan(found.minimum - 0.003);
    expect(numbered.largestLoss).toBeLessThan(0.003);
    expect(numbered.words).toMatch(
      /With 1000 numbered panels the lowest chance is 13\.\d+ % instead of 13\.16 %/,
    );
    const allowed = new Set(found.types.panels.map((counts) => counts.join(' ')));
    const typeOf = new Map(
      found.types.pool.people.flatMap((members, type) => members.map((person) => [person, type] as const)),
    );
    for (const panel of numbered.panels) {
      const counts = new Int32Array(found.types.pool.sizes.length);
      for (const person of panel) counts[typeOf.get(person)!]! += 1;
      expect(new Set(panel).size).toBe(instance.seats);
      expect(allowed.has(counts.join(' '))).toBe(true);
    }
  });

  test('chances are what the numbers give, and alike people differ by one number at most', () => {
    const { panels, chances } = numberPanels(found, 100, seededRandom('balls'));
    for (const members of found.types.pool.people) {
      const numbers = members.map((person) => panels.filter((panel) => panel.includes(person)).length);
      expect(Math.max(...numbers) - Math.min(...numbers)).toBeLessThanOrEqual(1);
      numbers.forEach((count, m) => {
        expect(chances[members[m]!]).toBeCloseTo(count / 100, 9);
      });
    }
  });

  test('no numbers, no draw', () => {
    expect(() => numberPanels(found, 0, seededRandom(1))).toThrow(/whole number of 1 or more/);
  });
});

describe('when someone declines', () => {
  const { instance } = cases.skewed_60_12!;
  const { lottery: first } = lotteryFor(instance);
  // The likeliest to be replaceable go last: those whose chance is lowest are many alike.
  const panel = [...first.panels[0]!.people]
    .sort((one, other) => first.chances[other]! - first.chances[one]!)
    .map((person) => instance.people[person]!.id);
  const gone = panel.at(-1)!;
  const stay = panel.slice(0, -1);

  test('the seat is drawn by the same rule among everyone else, given who accepted', () => {
    const { lottery, never, status } = lotteryFor(
      replacementOf(instance, { accepted: stay, declined: [gone] }),
    );
    expect(status).toBe('proven');
    const chanceOf = (id: string) =>
      lottery.chances[instance.people.findIndex((person) => person.id === id)]!;
    for (const id of stay) expect(chanceOf(id)).toBeCloseTo(1, 12);
    expect(chanceOf(gone)).toBe(0);
    expect(never.some(({ reason }) => reason === 'excluded')).toBe(true);
    expect(lottery.chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(instance.seats, 9);
  });

  test('when everyone accepted, the panel stands', () => {
    const { lottery } = lotteryFor(replacementOf(instance, { accepted: panel, declined: [] }));
    expect(lottery.panels).toHaveLength(1);
    expect(lottery.panels[0]!.chance).toBe(1);
  });

  test('when nobody else fits the quotas, the least-cost relaxation is proposed', () => {
    const small = {
      people: aPool({ woman: 1, man: 3 }),
      quotas: [
        { cell: { gender: 'woman' }, min: 1, max: 1, minFlex: 0, maxFlex: 1 },
        { cell: { gender: 'man' }, min: 1, max: 1, minFlex: 1, maxFlex: 2 },
      ],
      seats: 2,
    };
    const found = findLottery(solver, replacementOf(small, { accepted: ['man1'], declined: ['woman1'] }));
    expect(found).toMatchObject({
      status: 'infeasible',
      problems: [{ code: 'minimum-over-available' }],
      repair: { cost: 4 },
    });
  });
});
