import { expect, test } from 'vitest';
import { AnalysisError } from '../../../analysis/errors';
import { findLottery } from '../../../analysis/groups/find-lottery';
import type { Instance } from '../../../analysis/groups/instance';
import type { Progress } from '../../../analysis/groups/watch';
import { seededRandom } from '../../../analysis/random';
import { cases, lotteryFor, solver } from './cases';
import { aRandomInstance } from './random-instance';

/** Made up so that quotas on average promise more than whole panels can keep: the search takes many iterations. */
const loose = Array.from({ length: 60 }, (_, number) =>
  aRandomInstance(`loose ${number}`, { people: 16, features: 5, values: 4 }),
).find((instance) => lotteryFor(instance).effort.cuts > 0)!;

test('progress tells iteration, levels, bound and gap as the search goes on, and seconds by the caller’s clock', () => {
  const seen: Progress[] = [];
  let time = 100;
  const clock = () => {
    time += 1;
    return time;
  };
  const found = lotteryFor(loose, { limits: { onProgress: (progress) => seen.push(progress), clock } });
  expect(found.effort.stopped).toBeNull();
  expect(seen.length).toBeGreaterThan(2);
  expect(seen.map(({ iteration }) => iteration)).toEqual(
    seen.map(({ iteration }) => iteration).sort((a, b) => a - b),
  );
  expect(seen.at(-1)!.gap).toBeLessThan(1e-6);
  expect(seen.at(-1)!.bound).toBeCloseTo(found.minimum, 6);
  expect(seen.every(({ seconds }, s) => seconds > (seen[s - 1]?.seconds ?? 0))).toBe(true);
});

test('stopped by a signal, it gives a usable lottery with its gap, and the iteration reached gives the same one again', () => {
  const whole = lotteryFor(loose).effort.iterations;
  let checked = 0;
  for (const asked of [0, 1, 3, 10, 40, 150, 400, 800, 1500, 3000, 6000, 9000]) {
    let left = asked;
    const mustStop = () => left-- <= 0;
    const stopped = findLottery(solver, loose, { limits: { mustStop } });
    if (!('lottery' in stopped)) {
      expect(stopped.status).toBe('unknown');
      continue;
    }
    if (stopped.effort.stopped === null) continue;
    expect(stopped.status).toBe('stopped');
    expect(stopped.effort.iterations).toBeLessThan(whole);
    expect(stopped.minimum).toBeLessThanOrEqual(stopped.minimumAtMost + 1e-9);
    const again = lotteryFor(loose, { limits: { iterations: stopped.effort.iterations } });
    expect(again.lottery).toEqual(stopped.lottery);
    expect(again.gap).toBe(stopped.gap);
    checked += 1;
  }
  expect(checked).toBeGreaterThan(3);
});

test('the longer it may run, the smaller its gap in the end', () => {
  const gapAt = (iterations: number) => lotteryFor(loose, { limits: { iterations } }).gap;
  const whole = lotteryFor(loose).effort.iterations;
  expect(gapAt(1)).toBeGreaterThan(0);
  expect(gapAt(whole + 1)).toBeLessThan(1e-6);
});

test('someone without a chance in a search that ended early is told that it may be the search', () => {
  const early = lotteryFor(cases.skewed_60_12!.instance, { limits: { iterations: 1 } });
  expect(early.status).toBe('stopped');
  expect(early.never.length).toBeGreaterThan(0);
  expect(early.never.every(({ reason }) => reason === 'not-found')).toBe(true);
});

test('odd instances end, with an answer', () => {
  const random = seededRandom('odd');
  for (let number = 0; number < 40; number++) {
    const base = aRandomInstance(`odd ${number}`, { people: 9, households: number % 2 === 0 });
    // Quotas at random: most cannot be kept, some leave one panel, some say nothing.
    const quotas = base.quotas.map((quota) => {
      const min = Math.floor(random() * 4);
      return { ...quota, min, max: min + Math.floor(random() * 3), minFlex: 0 };
    });
    const instance: Instance = { ...base, quotas, seats: 1 + Math.floor(random() * base.people.length) };
    const found = findLottery(solver, instance);
    expect(['proven', 'infeasible']).toContain(found.status);
  }
});

/** One thing spoilt in an instance, chosen at random. */
const spoil: readonly ((instance: Instance, random: () => number) => unknown)[] = [
  (it) => ({ ...it, seats: Number.NaN }),
  (it) => ({ ...it, seats: -3 }),
  (it) => ({ ...it, seats: 2.5 }),
  (it) => ({ ...it, seats: 1_000_000 }),
  (it) => ({ ...it, people: [] }),
  (it) => ({ ...it, people: [...it.people, it.people[0]!] }),
  (it) => ({ ...it, people: it.people.map((person) => ({ ...person, features: {} })) }),
  (it) => ({ ...it, people: it.people.map((person) => ({ ...person, household: 'one for all' })) }),
  (it) => ({ ...it, quotas: it.quotas.map((quota) => ({ ...quota, max: Number.POSITIVE_INFINITY })) }),
  (it, random) => ({
    ...it,
    quotas: it.quotas.map((quota) => ({ ...quota, min: Math.floor(random() * 9) })),
  }),
  (it) => ({ ...it, quotas: it.quotas.map((quota) => ({ ...quota, min: 5, max: 1 })) }),
  (it) => ({ ...it, quotas: it.quotas.map((quota) => ({ ...quota, cell: {} })) }),
  (it) => ({ ...it, quotas: [...it.quotas, ...it.quotas] }),
  (it) => ({ ...it, quotas: it.quotas.map((quota) => ({ ...quota, minFlex: 99, maxFlex: -1 })) }),
  (it) => ({ ...it, chosen: ['nobody'], excluded: ['nobody either'] }),
  (it) => ({ ...it, chosen: it.people.map(({ id }) => id) }),
  (it) => ({ ...it, excluded: it.people.map(({ id }) => id) }),
  (it) => ({ ...it, chosen: [it.people[0]!.id], excluded: [it.people[0]!.id] }),
];

test('bad input never hangs: it is refused in words, found infeasible, or drawn by the rules, within its time', () => {
  for (const [s, change] of spoil.entries()) {
    for (let number = 0; number < 6; number++) {
      const random = seededRandom(`spoilt ${s} ${number}`);
      const base = aRandomInstance(`spoilt ${number}`, { people: 10, households: number % 2 === 0 });
      const from = performance.now();
      const mustStop = () => performance.now() - from > 3000;
      const ended = endOf(change(base, random) as Instance, mustStop);
      expect(ended).toMatch(/^(refused|proven|stopped|infeasible|unknown)$/);
      expect(performance.now() - from).toBeLessThan(8000);
    }
  }
});

function endOf(instance: Instance, mustStop: () => boolean): string {
  try {
    return findLottery(solver, instance, { limits: { mustStop } }).status;
  } catch (error) {
    // Anything but the room's own refusal is a fault of ours.
    if (!(error instanceof AnalysisError)) throw error;
    expect(error.message).toMatch(/\w+ .*\.$/);
    return 'refused';
  }
}

test('a pool too hard for its time ends soon after it, with a lottery and its gap', () => {
  const hard = aRandomInstance('hard', { people: 154, features: 5, values: 8, slack: 0, seats: 20 });
  const from = performance.now();
  const found = lotteryFor(hard, { limits: { mustStop: () => performance.now() - from > 700 } });
  expect(performance.now() - from).toBeLessThan(8000);
  expect(['stopped', 'proven']).toContain(found.status);
  expect(found.gap).toBeGreaterThanOrEqual(0);
  expect(found.minimum).toBeLessThanOrEqual(found.minimumAtMost + 1e-9);
});

test('a panel of everyone, of no quotas, and of one', () => {
  const { people } = cases.tiny_6!.instance;
  expect(lotteryFor({ people, quotas: [], seats: 6 }).minimum).toBe(1);
  expect(lotteryFor({ people, quotas: [], seats: 1 }).minimum).toBeCloseTo(1 / 6, 12);
  expect(lotteryFor({ people: people.slice(0, 1), quotas: [], seats: 1 }).minimum).toBe(1);
});
