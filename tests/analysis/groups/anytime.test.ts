import { expect, test } from 'vitest';
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

test('a panel of everyone, of no quotas, and of one', () => {
  const { people } = cases.tiny_6!.instance;
  expect(lotteryFor({ people, quotas: [], seats: 6 }).minimum).toBe(1);
  expect(lotteryFor({ people, quotas: [], seats: 1 }).minimum).toBeCloseTo(1 / 6, 12);
  expect(lotteryFor({ people: people.slice(0, 1), quotas: [], seats: 1 }).minimum).toBe(1);
});
