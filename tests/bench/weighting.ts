import { execFileSync } from 'node:child_process';
import { seededRandom } from '../../analysis/random';
import { rakeToGoals } from '../../analysis/weighting/fit-goals';
import { gapsOf, largestGapOf } from '../../analysis/weighting/gaps';
import type { Goal } from '../../analysis/weighting/method';
import { median, say } from './say';

const tolerance = 1e-12;

/**
 * Raking to eight margins until no cell is off by 1e-12: ours, a plain loop over typed arrays in the same run, and numpy or R
 * where they are installed. Seconds, medians of several runs; memory of the process at its highest.
 */
export async function measureWeighting(): Promise<void> {
  for (const { people, runs } of [
    { people: 100_000, runs: 7 },
    { people: 1_000_000, runs: 5 },
  ]) {
    const { start, goals } = madeUp(people);
    const ours: number[] = [];
    const plain: number[] = [];
    let rounds = '';
    for (let run = 0; run < runs; run++) {
      const from = performance.now();
      const raked = rakeToGoals(start, goals, { tolerance });
      ours.push((performance.now() - from) / 1000);
      const again = performance.now();
      const loop = rakePlainly(start, goals);
      plain.push((performance.now() - again) / 1000);
      const far = raked.weights.reduce(
        (most, weight, i) => Math.max(most, Math.abs(weight / loop.weights[i]! - 1)),
        0,
      );
      rounds = `${raked.rounds} rounds, gap ${largestGapOf(gapsOf(goals, start, raked.weights)).toExponential(0)}, ${far.toExponential(0)} from the loop`;
    }
    say(
      `raking ${people.toLocaleString('en-GB')} × ${goals.length}: ours ${median(ours).toFixed(3)} s, plain loop ${median(plain).toFixed(3)} s (${(median(plain) / median(ours)).toFixed(1)} times); ${rounds}`,
    );
    say(`    ${numpy(people)}`);
    // R takes minutes for a million.
    if (people <= 100_000) say(`    ${r(people)}`);
  }
  const { maxRSS } = process.resourceUsage();
  say(`raking: at most ${Math.round(maxRSS / 1024)} MB in the process so far`);
}

const sizes = [2, 6, 5, 9, 5, 4, 3, 2];

/** People whose categories lean on one hidden trait, unequal base weights, and margins that lean the other way. */
function madeUp(people: number): { start: Float64Array; goals: Goal[] } {
  const random = seededRandom(people);
  const trait = Float64Array.from({ length: people }, random);
  const start = Float64Array.from({ length: people }, () => 0.5 + random());
  const sum = start.reduce((all, weight) => all + weight, 0);
  const goals = sizes.map((size, g): Goal => {
    const cells = Int32Array.from({ length: people }, (_, i) =>
      Math.min(size - 1, Math.floor(size * (0.7 * random() + 0.3 * trait[i]!))),
    );
    const lean = Float64Array.from({ length: size }, (_, cell) => 1 + 0.3 * Math.cos(cell + g));
    const whole = lean.reduce((all, share) => all + share, 0);
    return {
      margin: `margin ${g + 1}`,
      labels: Array.from({ length: size }, (_, cell) => `${cell + 1}`),
      cells,
      known: size,
      counts: lean.map((share) => (share / whole) * sum),
    };
  });
  return { start, goals };
}

/** The plain way: for each margin one pass to sum and one to multiply, as one would write it. */
function rakePlainly(start: Float64Array, goals: readonly Goal[]): { weights: Float64Array; rounds: number } {
  const weights = Float64Array.from(start);
  for (let rounds = 1; rounds <= 1000; rounds++) {
    let largest = 0;
    for (const { cells, counts } of goals) {
      const sums = new Float64Array(counts.length);
      for (let i = 0; i < weights.length; i++) sums[cells[i]!]! += weights[i]!;
      for (let cell = 0; cell < sums.length; cell++) {
        largest = Math.max(largest, Math.abs(sums[cell]! / counts[cell]! - 1));
        sums[cell] = counts[cell]! / sums[cell]!;
      }
      for (let i = 0; i < weights.length; i++) weights[i]! *= sums[cells[i]!]!;
    }
    if (largest <= tolerance) return { weights, rounds };
  }
  return { weights, rounds: 1000 };
}

/** The same work by numpy: bincount and fancy indexing, on data made the same way. */
function numpy(people: number): string {
  const program = `
import time, numpy as np
rng = np.random.default_rng(1); n = ${people}; sizes = ${JSON.stringify(sizes)}
trait = rng.random(n); start = 0.5 + rng.random(n); total = start.sum(); goals = []
for g, size in enumerate(sizes):
    cells = np.minimum(size - 1, (size * (0.7 * rng.random(n) + 0.3 * trait)).astype(np.int64))
    lean = 1 + 0.3 * np.cos(np.arange(size) + g); goals.append((cells, lean / lean.sum() * total))
times = []
for run in range(3):
    t = time.perf_counter(); w = start.copy()
    for r in range(1000):
        worst = 0
        for cells, counts in goals:
            s = np.bincount(cells, w, len(counts)); worst = max(worst, np.abs(s / counts - 1).max()); w *= (counts / s)[cells]
        if worst <= ${tolerance}: break
    times.append(time.perf_counter() - t)
print(f"{sorted(times)[1]:.3f} s, {r + 1} rounds")`;
  return tried('numpy', 'python3', ['-c', program]);
}

/** The same work by R's survey package; one run, it is slow. */
function r(people: number): string {
  const program = `suppressMessages(library(survey)); set.seed(1); n <- ${people}; sizes <- c(${sizes.join(',')})
trait <- runif(n); d <- data.frame(w = 0.5 + runif(n)); pop <- list()
for (g in seq_along(sizes)) { k <- sizes[g]; v <- paste0("v", g)
d[[v]] <- factor(pmin(k - 1, floor(k * (0.7 * runif(n) + 0.3 * trait))), levels = 0:(k - 1))
lean <- 1 + 0.3 * cos(0:(k - 1) + g - 1); pop[[g]] <- setNames(data.frame(factor(0:(k - 1)), lean / sum(lean) * sum(d$w)), c(v, "Freq")) }
s <- svydesign(ids = ~1, weights = ~w, data = d)
t <- system.time(rake(s, lapply(paste0("~v", seq_along(sizes)), as.formula), pop, control = list(maxit = 1000, epsilon = ${tolerance})))
cat(sprintf("%.1f s", t[["elapsed"]]))`;
  return tried('R survey', 'Rscript', ['-e', program]);
}

function tried(name: string, command: string, words: readonly string[]): string {
  try {
    return `${name} ${execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 300_000 }).trim()}`;
  } catch {
    return `${name}: not installed here, so not measured`;
  }
}
