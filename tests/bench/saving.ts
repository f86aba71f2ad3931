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
import { median, say } from './say';

const root = join(import.meta.dirname, '..', '..');

/** Jobs a second together against one after the other. */
export async function measureSaving(): Promise<void> {
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

/** Acknowledged writes found again after kill -9, thirty times. */
export async function measureKills(): Promise<void> {
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
