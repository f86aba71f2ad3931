import { measureDashboard } from './dashboard';
import { measureKills, measureSaving } from './saving';
import { say } from './say';

/**
 * Measures, never tests: ratios within one run, since machines are noisy. `npm run bench`, or one by name: `npm run bench -- saving`.
 */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  saving: measureSaving,
  dashboard: measureDashboard,
  kills: measureKills,
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
