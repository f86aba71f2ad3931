import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findLottery } from '../../analysis/groups/find-lottery';
import { loadSolver } from '../../analysis/groups/solver';
import { readInstance } from '../reference/parts/selection';

/**
 * The table of instances: seconds from the instance in memory to the proven lottery (solver loaded), seconds of processor,
 * levels, minimum and gap. Machines are noisy and shared: the processor's seconds say more.
 * @param folder one instance a folder, laid out as the reference cases of selection are
 * @param say takes a line
 * @param method name of a draw method
 */
export async function measureGroups(
  folder: string,
  say: (words: string) => void,
  method = 'leximin',
): Promise<void> {
  const solver = await loadSolver();
  const names = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'people.csv')))
    .sort();
  say(
    'instance               people seats  seconds   cpu s  levels   minimum  gap      panels cuts programs status',
  );
  for (const name of names) {
    const { instance } = readInstance(join(folder, name));
    const from = performance.now();
    const busy = process.cpuUsage();
    const found = findLottery(solver, instance, { method });
    const seconds = (performance.now() - from) / 1000;
    const { user, system } = process.cpuUsage(busy);
    const start = `${name.padEnd(22)} ${String(instance.people.length).padStart(6)} ${String(instance.seats).padStart(5)} ${seconds.toFixed(3).padStart(8)} ${((user + system) / 1e6).toFixed(3).padStart(7)}`;
    if (!('lottery' in found)) {
      say(
        `${start} ${found.status}${found.status === 'infeasible' ? `, repair ${typeof found.repair === 'object' ? (found.repair?.cost ?? 'none') : found.repair}` : ''}`,
      );
      continue;
    }
    const { levels, minimum, gap, lottery, effort, status } = found;
    say(
      `${start} ${String(levels.length).padStart(7)} ${minimum.toFixed(6).padStart(9)}  ${gap.toExponential(0).padEnd(7)} ${String(lottery.panels.length).padStart(7)} ${String(effort.cuts).padStart(4)} ${String(effort.integerPrograms).padStart(8)} ${status}`,
    );
  }
}
