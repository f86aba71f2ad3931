import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FindOptions, type FoundLottery, findLottery } from '../../../analysis/groups/find-lottery';
import type { Instance } from '../../../analysis/groups/instance';
import { loadSolver } from '../../../analysis/groups/solver';

type Case = {
  readonly about: string;
  readonly instance: Instance;
  readonly expected: {
    readonly levels?: readonly { readonly probability: number; readonly people: number }[];
    readonly probability_by_person?: Readonly<Record<string, number>>;
    readonly relaxation_cost?: number | null;
  };
};

const file = join(import.meta.dirname, '..', '..', 'reference', 'selection.json');

/** Made-up instances with the chances an exact solver gave. */
export const cases: Readonly<Record<string, Case>> = JSON.parse(readFileSync(file, 'utf8')).cases;

export const solver = await loadSolver();

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A lottery that must exist. */
export function lotteryFor(instance: Instance, options: FindOptions = {}): FoundLottery {
  const found = findLottery(solver, instance, options);
  if (!('lottery' in found)) throw new Error(`no lottery: ${JSON.stringify(found)}`);
  return found;
}

/** People of one feature, so many of each value: `aPool({ woman: 3, man: 5 })`. */
export function aPool(numbers: Readonly<Record<string, number>>, feature = 'gender'): Instance['people'] {
  return Object.entries(numbers).flatMap(([value, count]) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${value}${index + 1}`,
      features: { [feature]: value },
    })),
  );
}
