import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { measureDashboard } from './dashboard';
import { measureGroups } from './groups';
import { measurePaint } from './paint';
import { measurePhones } from './phone';
import { measureKills, measureSaving } from './saving';
import { say } from './say';
import { measureTables } from './tables';
import { measureWeighting } from './weighting';

/**
 * Measures, never tests: ratios within one run, since machines are noisy. `npm run bench`, or one by name: `npm run bench -- saving`.
 */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  saving: measureSaving,
  dashboard: measureDashboard,
  kills: measureKills,
  raking: measureWeighting,
  tables: measureTables,
  lots: measureLots,
  paint: measurePaint,
  phones: measurePhones,
};

const named = process.argv.slice(2).filter((word) => word !== '--');
const unknown = named.find((name) => !Object.hasOwn(benches, name));
if (unknown !== undefined) {
  process.stderr.write(
    `There is no benchmark ${unknown}. Name some of: ${Object.keys(benches).join(', ')}.\n`,
  );
  process.exit(2);
}
for (const [name, measure] of Object.entries(benches)) {
  if (named.length > 0 && !named.includes(name)) continue;
  say(`— ${name}`);
  await measure();
}

/** The lots of the reference cases, where they lie beside the project. */
async function measureLots(): Promise<void> {
  const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'gold', 'selection');
  if (existsSync(folder)) await measureGroups(folder, say);
  else say('lots: no reference cases beside this clone (../shared/gold), not measured');
}
