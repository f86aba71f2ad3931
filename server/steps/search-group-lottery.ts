import { bandsOf } from '../../analysis/groups/bands';
import { type FoundLottery, findLottery, type NoLottery } from '../../analysis/groups/find-lottery';
import type { Instance } from '../../analysis/groups/instance';
import { type NumberedPanels, numberPanels } from '../../analysis/groups/numbered';
import { makeReceipts } from '../../analysis/groups/receipt';
import { loadSolver } from '../../analysis/groups/solver';
import { pickUntilFull } from '../../analysis/groups/until-full';
import type { Progress as SearchProgress } from '../../analysis/groups/watch';
import type { Progress } from '../../analysis/progress';
import { seededRandom } from '../../analysis/random';
import type { LotteryFinding } from '../../db/queries/groups';
import { Refusal } from '../errors';
import type { WorkRead } from '../work/reader';
import { receiptHash, type SealedLottery } from './find-group-lottery';

/** What a worker needs to search: no name, and no way back to a person but by the caller. */
export type Search = {
  readonly title: string;
  readonly instance: Instance;
  readonly seed: string;
  readonly salt: string;
  /** Name of a draw method. */
  readonly method: string;
  /** Numbered panels to round to, for balls; null: a seed draws. */
  readonly numbered: number | null;
  /** Person → the secret only they are told. */
  readonly own: readonly (readonly [string, string])[];
};

export type Searched = { readonly finding: LotteryFinding; readonly sealed: SealedLottery };

/** A search ends with the best lottery so far after this, and its receipt names the round reached. */
const mostSeconds = 300;

/** The search itself, for a worker: told how far it is, and stopped with the best lottery so far. */
export async function searchGroupLottery(
  _given: WorkRead,
  { title, instance, seed, salt, method, numbered: count, own }: Search,
  progress: Progress,
): Promise<Searched> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const found = findLottery(await loadSolver(), instance, {
    method,
    limits: {
      mustStop: () => progress.isStopped() || seconds() > mostSeconds,
      onProgress: teller(progress),
      clock: seconds,
    },
  });
  if (!('lottery' in found)) throw new Refusal('not-possible-now', sayNone(found));
  const secrets = new Map(own);
  // Every person of the instance is in the list it was made with.
  const secretOf = (id: string) => secrets.get(id)!;
  // Who of alike people has the place left over hangs on the salt: an auditor can number the panels again.
  const numbered = count === null ? null : numberPanels(found, count, seededRandom(`numbers ${salt}`));
  const { auditor, ids } = makeReceipts(
    title,
    instance,
    found,
    { seed, salt, secretOf },
    receiptHash,
    numbered,
  );
  return { finding: findingOf(instance, found, numbered), sealed: { auditor, ids } };
}

function sayNone(none: NoLottery): string {
  if (none.status === 'unknown')
    return 'The search ended before it found a group that keeps the quotas. Search again and give it longer.';
  const { problems, repair } = none;
  const words =
    repair && repair !== 'unknown'
      ? `The smallest change that works: ${repair.changes.map((change) => change.words).join(' ')}`
      : (problems[0]?.words ?? 'Loosen a quota, or invite more people.');
  return `The quotas cannot be kept together by those who can come. ${words}`;
}

/** How far a search is, as hundredths of the seats' worth of chances that were missing at first. */
function teller({ tell }: Progress): (told: SearchProgress) => void {
  let first = 0;
  let most = 0;
  return ({ stage, bound, gap, iteration, seconds }) => {
    first = Math.max(first, gap);
    if (stage !== 'bound' && first > 0)
      most = Math.max(most, Math.min(99, Math.floor(100 * (1 - gap / first))));
    const missing =
      stage === 'bound'
        ? 'working out what is possible'
        : stage === 'proof'
          ? 'proving that nobody could have more'
          : `${gap.toFixed(3)} seats’ worth of chances still short of it`;
    tell(
      most,
      100,
      `The least likely person can have at most ${(bound * 100).toFixed(1)}%; ${missing}. Round ${iteration}, ${Math.round(seconds)} seconds.`,
    );
  };
}

function findingOf(instance: Instance, found: FoundLottery, numbered: NumberedPanels | null): LotteryFinding {
  const drawn = found.types.pool.people.flat();
  const { chances } = numbered ?? found.lottery;
  const never = new Map<string, number>();
  for (const { reason, words } of found.never)
    if (reason !== 'excluded') never.set(words, (never.get(words) ?? 0) + 1);
  return {
    status: found.status,
    method: found.method,
    pool: drawn.length,
    open: instance.seats - (instance.chosen?.length ?? 0),
    minimum: numbered?.minimum.after ?? found.minimum,
    minimumAtMost: found.minimumAtMost,
    gap: found.gap,
    iterations: found.effort.iterations,
    panels: found.lottery.panels.length,
    bands: bandsOf(drawn.map((person) => chances[person]!)),
    untilFull: untilFullOf(found),
    numbered: numbered && {
      panels: numbered.panels.length,
      minimumBefore: numbered.minimum.before,
      largestLoss: numbered.largestLoss,
    },
    never: [...never].map(([words, people]) => ({ words, people })),
  };
}

/** Orders tried for the comparison: 2,000 tell a chance of 10 % to within 1.3 points. */
const trialOrders = 2000;

function untilFullOf({ types: { pool } }: FoundLottery): LotteryFinding['untilFull'] {
  const picked = pickUntilFull(pool, trialOrders, seededRandom('until full'));
  if (!picked) return null;
  const chances = pool.people.flatMap((people, type) => people.map(() => picked.chances[type]!));
  return { trials: picked.kept, minimum: Math.min(...chances), bands: bandsOf(chances) };
}
