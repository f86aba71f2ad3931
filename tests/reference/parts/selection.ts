import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { checkInstance } from '../../../analysis/groups/check';
import { type FoundLottery, findLottery, type NoLottery } from '../../../analysis/groups/find-lottery';
import { type Instance, isIn } from '../../../analysis/groups/instance';
import { withChanges } from '../../../analysis/groups/repair';
import { loadSolver, type Solver } from '../../../analysis/groups/solver';
import { poolOf } from '../../../analysis/groups/types';
import type { Comparison, FileReport, ReferencePart } from '../part';

/** Quota lotteries, one a folder: people, quotas, and the chances that LEXIMIN gives each person, or the least-cost repair. */
export const selection: ReferencePart = {
  folder: 'selection',
  async run(root, { within }) {
    const solver = await loadSolver();
    const folders = readdirSync(join(root, 'selection'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(join(root, 'selection', entry.name, 'people.csv')))
      .map(({ name }) => name)
      .sort();
    return folders.map((name): FileReport => {
      const folder = join(root, 'selection', name);
      const { instance, expected } = readInstance(folder);
      const report = { file: `selection/${name}`, cases: 1 };
      const seconds = expectedSeconds(instance);
      if (seconds > within)
        return {
          ...report,
          queries: 0,
          comparisons: [],
          apart: [{ id: name, why: `may take ${seconds.toFixed(0)} s` }],
        };
      const comparisons = compare(name, solver, instance, expected);
      return { ...report, queries: comparisons.length, comparisons, apart: [] };
    });
  },
};

type Expected = {
  readonly status: 'ok' | 'open' | 'infeasible';
  readonly min_probability?: number;
  readonly min_probability_at_least?: number;
  readonly min_probability_at_most?: number;
  readonly probability_by_person?: Readonly<Record<string, number>>;
  readonly relaxation?: { readonly cost: number } | null;
};

/** @param folder one with people.csv, quotas.csv, instance.json and expected.json */
export function readInstance(folder: string): { instance: Instance; expected: Expected | null } {
  const rows = (file: string): Record<string, string>[] =>
    parse(readFileSync(join(folder, file)), { columns: true, bom: true, skip_empty_lines: true });
  const json = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const { panel_size: seats, one_per_household: onePerHousehold } = json('instance.json');
  const quotas = rows('quotas.csv').map(({ feature, value, min, max, min_flex, max_flex }) => ({
    cell: { [feature!]: value! },
    min: Number(min),
    max: Number(max),
    ...(min_flex ? { minFlex: Number(min_flex) } : {}),
    ...(max_flex ? { maxFlex: Number(max_flex) } : {}),
  }));
  const people = rows('people.csv').map(({ id, household, ...features }) => ({
    id: id!,
    features,
    ...(household ? { household } : {}),
  }));
  const expected = existsSync(join(folder, 'expected.json')) ? json('expected.json') : null;
  return { instance: { people, quotas, seats, onePerHousehold: onePerHousehold === true }, expected };
}

/** A rule of thumb from the benchmark on two busy cores: seconds grow with the types of people and the seats. */
function expectedSeconds(instance: Instance): number {
  return (poolOf(instance).sizes.length * instance.seats) / 9000;
}

/** Nothing may hang a run: after this the best lottery so far is compared, and its proof is missing. */
const longestSeconds = 300;

function compare(name: string, solver: Solver, instance: Instance, expected: Expected | null): Comparison[] {
  const refused = checkInstance(instance).filter(({ kind }) => kind === 'input');
  if (refused.length > 0)
    return [verdict(name, 'refusal', expected?.status === 'infeasible', refused[0]!.words)];
  const began = performance.now();
  const mustStop = () => performance.now() - began > longestSeconds * 1000;
  const found = findLottery(solver, instance, { limits: { mustStop } });
  if (!('lottery' in found)) return compareRefusal(name, solver, instance, found, expected);
  const kept = checkSupport(name, instance, found);
  const proven = verdict(
    name,
    'proof',
    found.status === 'proven' && found.gap < 1e-6,
    `${found.status}, gap ${found.gap}`,
  );
  if (expected?.status === 'ok') return [...kept, proven, ...compareChances(name, instance, found, expected)];
  if (expected?.status === 'open') {
    const { min_probability_at_least: least = 0, min_probability_at_most: most = 1 } = expected;
    const isWithin = found.minimum >= least - 1e-6 && found.minimum <= most + 1e-6;
    return [
      ...kept,
      proven,
      verdict(
        name,
        'minimum',
        isWithin || found.status === 'proven',
        `${found.minimum}, wanted ${least} to ${most}`,
      ),
    ];
  }
  return [
    ...kept,
    proven,
    ...(expected ? [verdict(name, 'refusal', false, 'a lottery was found, a refusal was wanted')] : []),
  ];
}

function compareChances(
  name: string,
  { people }: Instance,
  found: FoundLottery,
  { probability_by_person: wanted = {}, min_probability: minimum }: Expected,
): Comparison[] {
  const { chances } = found.lottery;
  return [
    ...(minimum === undefined ? [] : [near(name, 'minimum', found.minimum, minimum)]),
    ...people.flatMap(({ id }, person) =>
      wanted[id] === undefined ? [] : [near(`${name} / ${id}`, 'probability', chances[person]!, wanted[id])],
    ),
  ];
}

function compareRefusal(
  name: string,
  solver: Solver,
  instance: Instance,
  found: NoLottery,
  expected: Expected | null,
): Comparison[] {
  if (found.status === 'unknown') return [verdict(name, 'refusal', false, 'nothing was found or shown')];
  const refusal = verdict(
    name,
    'refusal',
    expected?.status !== 'ok' && expected?.status !== 'open',
    'refused',
  );
  const wanted = expected?.relaxation;
  if (wanted === undefined) return [refusal];
  if (found.repair === 'unknown')
    return [refusal, verdict(name, 'repair', false, 'none found within the limits')];
  if (wanted === null || found.repair === null)
    return [
      refusal,
      verdict(name, 'repair', wanted === null && found.repair === null, 'a repair on one side only'),
    ];
  const after = findLottery(solver, withChanges(instance, found.repair.changes));
  const isWithin = found.repair.changes.every(({ quota, min, max }) => {
    const { minFlex, maxFlex, ...range } = instance.quotas[quota]!;
    return (
      (min?.[1] ?? range.min) >= (minFlex ?? range.min) && (max?.[1] ?? range.max) <= (maxFlex ?? range.max)
    );
  });
  return [
    refusal,
    near(name, 'repair', found.repair.cost, wanted.cost),
    verdict(name, 'repair', isWithin, 'outside the flexibility'),
    verdict(name, 'repair', 'lottery' in after, 'the repaired quotas cannot be kept'),
  ];
}

function checkSupport(name: string, instance: Instance, { lottery }: FoundLottery): Comparison[] {
  const { people, quotas, seats, onePerHousehold } = instance;
  const sums = new Float64Array(people.length);
  let total = 0;
  const broken = lottery.panels.filter(({ people: panel, chance }) => {
    total += chance;
    for (const person of panel) sums[person]! += chance;
    const homes = panel.map((person) => people[person]!.household).filter((home) => home);
    const keeps = quotas.every(({ cell, min, max }) => {
      const count = panel.filter((person) => isIn(cell, people[person]!)).length;
      return count >= min && count <= max;
    });
    const isWhole = panel.length === seats && new Set(panel).size === seats;
    return !keeps || !isWhole || !(chance > 0) || (onePerHousehold && new Set(homes).size !== homes.length);
  });
  const worst = sums.reduce(
    (most, sum, person) => Math.max(most, Math.abs(sum - lottery.chances[person]!)),
    0,
  );
  return [
    verdict(name, 'panels', broken.length === 0, `${broken.length} of ${lottery.panels.length} break a rule`),
    near(name, 'support', total, 1),
    near(name, 'support', worst, 0),
  ];
}

function near(id: string, kind: string, found: number, wanted: number): Comparison {
  const error = Math.abs(found - wanted);
  const passed = error <= 1e-6;
  return { id, kind, passed, error, ...(passed ? {} : { note: `${found}, wanted ${wanted}` }) };
}

function verdict(id: string, kind: string, passed: boolean, note: string): Comparison {
  return { id, kind, passed, error: null, ...(passed ? {} : { note }) };
}
