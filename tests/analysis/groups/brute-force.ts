import type { Highs } from 'highs';
import { type Instance, isIn } from '../../../analysis/groups/instance';

/** Every panel that keeps quotas and households, as lists of indices: only for a handful of people. */
export function listPanels(instance: Instance): number[][] {
  const { people, quotas, seats, onePerHousehold, chosen = [], excluded = [] } = instance;
  const panels: number[][] = [];
  const fill = (from: number, panel: number[]) => {
    if (panel.length === seats) {
      const ids = panel.map((index) => people[index]!.id);
      const homes = panel.map((index) => people[index]!.household).filter((home) => home);
      const keeps = quotas.every(({ cell, min, max }) => {
        const count = panel.filter((index) => isIn(cell, people[index]!)).length;
        return count >= min && count <= max;
      });
      const apart = !onePerHousehold || new Set(homes).size === homes.length;
      if (
        keeps &&
        apart &&
        chosen.every((id) => ids.includes(id)) &&
        !excluded.some((id) => ids.includes(id))
      )
        panels.push([...panel]);
      return;
    }
    for (let index = from; index < people.length; index++) fill(index + 1, [...panel, index]);
  };
  fill(0, []);
  return panels;
}

/** LEXIMIN over the full list of panels, person by person: slow, and written apart from the product. */
export function bruteLeximin(solver: Highs, panels: readonly number[][], people: number): number[] {
  const closed = new Map<number, number>();
  while (closed.size < people) {
    const open = Array.from({ length: people }, (_, index) => index).filter((index) => !closed.has(index));
    const level = best(solver, panels, people, closed, open, null);
    for (const index of open) {
      const others = new Map([...closed, ...open.map((other) => [other, level - 1e-9] as const)]);
      if (best(solver, panels, people, others, [], index) < level + 1e-7) closed.set(index, level);
    }
  }
  return Array.from({ length: people }, (_, index) => closed.get(index)!);
}

/** The highest lowest chance of those open, or the highest chance of one person, others kept at what they have. */
function best(
  solver: Highs,
  panels: readonly number[][],
  people: number,
  kept: ReadonlyMap<number, number>,
  open: readonly number[],
  one: number | null,
): number {
  const lines = ['Maximize', ` goal: ${one === null ? 'z' : 'q'}`, 'Subject To'];
  const chanceOf = (index: number) =>
    panels.flatMap((panel, p) => (panel.includes(index) ? [`x${p}`] : [])).join(' + ');
  for (let index = 0; index < people; index++) {
    const chance = chanceOf(index);
    if (open.includes(index)) lines.push(` o${index}: ${chance ? `${chance} - z` : '- z'} >= 0`);
    else if (kept.has(index) && chance) lines.push(` k${index}: ${chance} >= ${kept.get(index)! - 1e-12}`);
  }
  if (one !== null) {
    const chance = chanceOf(one);
    if (!chance) return 0;
    lines.push(` g: ${chance} - q = 0`);
  }
  lines.push(` all: ${panels.map((_, p) => `x${p}`).join(' + ')} = 1`, 'End');
  const result = solver.solve(lines.join('\n'), { output_flag: false });
  if (result.Status !== 'Optimal') throw new Error(`brute force: ${result.Status}`);
  return result.ObjectiveValue;
}
