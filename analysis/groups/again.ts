import { findLottery } from './find-lottery';
import type { AuditorReceipt } from './receipt';
import type { Solver } from './solver';
import { type Finding, instanceOf } from './verify';

/**
 * Finds the lottery anew from an auditor's receipt and compares what it promises: the slow check, and the one of fairness.
 * Chances are unique under LEXIMIN, though panels are not; under MAXIMIN only the lowest chance is.
 */
export function findAgain(solver: Solver, receipt: AuditorReceipt): Finding {
  const { opening, panels, public: open } = receipt;
  const what = `The lottery found anew (${open.method}) is no fairer`;
  const limits = open.status === 'proven' ? {} : { iterations: open.iterations };
  const found = findLottery(solver, instanceOf(receipt), { method: open.method, limits });
  if (!('lottery' in found)) return { what, holds: false, note: 'No lottery was found for this table.' };
  const chances = new Float64Array(opening.people.length);
  for (const { people, chance } of panels) for (const row of people) chances[row]! += chance;
  const inDraw = opening.people.flatMap(({ place }, row) => (place === 'in the draw' ? [row] : []));
  const lowest = inDraw.reduce((least, row) => Math.min(least, chances[row]!), 1);
  const worst = open.numbered
    ? Math.abs(open.numbered.minimumBefore - found.minimum)
    : open.method === 'leximin'
      ? inDraw.reduce((most, row) => Math.max(most, Math.abs(chances[row]! - found.lottery.chances[row]!)), 0)
      : Math.abs(lowest - found.minimum);
  return worst < 1e-6
    ? { what, holds: true }
    : { what, holds: false, note: `Chances differ by up to ${worst.toPrecision(3)}.` };
}
