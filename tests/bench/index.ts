import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../db/connect';
import { migrate } from '../../db/migrate';
import { keepFolderFact } from '../../db/queries/footprints';
import { dataFolder } from '../../db/schema';
import { createWriter } from '../../db/writer';
import { addPeople, aFrameInUse } from '../support/builders';
import { createWorld } from '../support/world';

/**
 * Measures, never tests: ratios within one run, since machines are noisy. `npm run bench`
 * - saving: jobs a second together against one after the other
 * - the dashboard of 1,000 members against one of 100, and the longest the event loop was held meanwhile
 * - kills: acknowledged writes found again after kill -9, thirty times
 */
const root = join(import.meta.dirname, '..', '..');
const say = (words: string) => process.stdout.write(`${words}\n`);
const median = (times: readonly number[]) =>
  [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)]!;

await measureSaving();
await measureDashboard();
await measureKills();

async function measureSaving(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sounding-bench-'));
  const connections = await connect(folder);
  await migrate(connections, join(root, 'db', 'migrations'));
  const writer = createWriter(connections);
  const save = (number: number) =>
    writer.writeUnbound((write) => keepFolderFact(write, `fact ${number}`, 'x'));
  const rate = async (work: () => Promise<unknown>, jobs: number) => {
    const from = performance.now();
    await work();
    return jobs / ((performance.now() - from) / 1000);
  };
  const singles: number[] = [];
  const together: number[] = [];
  for (let run = 0; run < 5; run++) {
    singles.push(
      await rate(async () => {
        for (let job = 0; job < 200; job++) await save(job);
      }, 200),
    );
    together.push(await rate(() => Promise.all(Array.from({ length: 1600 }, (_, job) => save(job))), 1600));
  }
  say(
    `saving: ${Math.round(median(together))} jobs/s together, ${Math.round(median(singles))} one by one: ${(median(together) / median(singles)).toFixed(1)} times`,
  );
  await writer.stop();
  await connections.close();
  rmSync(folder, { recursive: true });
}

async function measureDashboard(): Promise<void> {
  const times: Record<number, number> = {};
  for (const size of [100, 1000]) {
    const world = await createWorld();
    const lead = await world.staff('bnssg', ['engagement-lead']);
    await aFrameInUse(world, 'bnssg', { size });
    const lsoas = world.deps.places.listPlaces({
      by: 'authority',
      codes: ['E06000023', 'E06000024', 'E06000025'],
    });
    await addPeople(
      world,
      'bnssg',
      Array.from({ length: size }, (_, number) => ({
        born: `${1935 + ((number * 7) % 72)}-0${1 + (number % 9)}`,
        lsoa: lsoas[(number * 31) % lsoas.length]!.lsoa,
        profile: {
          sex: number % 2 ? 'female' : 'male',
          ethnicity: number % 9 ? 'white' : 'asian',
          disability: number % 5 ? 'not-disabled' : 'disabled',
        },
      })),
    );
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - 2);
      last = performance.now();
    }, 2);
    const runs: number[] = [];
    for (let run = 0; run < 15; run++) {
      const from = performance.now();
      const reply = await world.get('/api/bnssg/panel', lead);
      if (reply.status !== 200) throw new Error(reply.text);
      runs.push(performance.now() - from);
    }
    clearInterval(watch);
    times[size] = median(runs);
    say(
      `dashboard of ${size} members: ${median(runs).toFixed(0)} ms (${Math.min(...runs).toFixed(0)} to ${Math.max(...runs).toFixed(0)}), loop held at most ${longest.toFixed(0)} ms`,
    );
    await world.close();
  }
  say(`dashboard: ten times the members take ${(times[1000]! / times[100]!).toFixed(1)} times as long`);
}

async function measureKills(): Promise<void> {
  let acknowledged = 0;
  let lost = 0;
  for (let round = 0; round < 30; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'sounding-kill-'));
    const first = await connect(folder);
    await migrate(first, join(root, 'db', 'migrations'));
    await first.close();
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, '..', 'db', 'child.mjs'), 'write-until-killed', folder],
      { cwd: root },
    );
    let told = '';
    child.stdout.on('data', (part) => {
      told += part;
    });
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, 20 + round * 10));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const again = await connect(folder);
    const kept = new Set(
      (await again.readerSql.select({ value: dataFolder.value }).from(dataFolder)).map((row) => row.value),
    );
    const numbers = told.split('\n').slice(0, -1);
    acknowledged += numbers.length;
    lost += numbers.filter((number) => !kept.has(number)).length;
    await again.close();
    rmSync(folder, { recursive: true });
  }
  say(`kills: ${acknowledged} acknowledged writes over 30 kills, ${lost} lost`);
  if (lost > 0) process.exitCode = 1;
}
