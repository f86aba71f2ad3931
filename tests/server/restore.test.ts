import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../db/connect';
import { listFootprints } from '../../db/queries/footprints';
import { addMargins, listMargins } from '../../db/queries/targets';
import { backUp } from '../../server/jobs/back-up';
import { restore } from '../../server/jobs/restore';
import { runJob } from '../../server/jobs/run';
import { aPng, upload } from '../support/media';
import { createWorld, root, type World } from '../support/world';

const migrations = join(root, 'db', 'migrations');
let world: World;
beforeAll(async () => {
  world = await createWorld({ footprints: ['york'] });
});
afterAll(() => world.close());

test('a back-up is made each night, seven days are kept, and one of them puts the panel back', async () => {
  const { deps, clock, folder } = world;
  for (let night = 0; night < 9; night++) {
    await backUp(deps);
    clock.forward(1);
  }
  const kept = readdirSync(join(folder, 'back-ups'));
  expect(kept).toHaveLength(7);
  expect(
    await restore(join(folder, 'back-ups', kept[0]!), folder, migrations).catch((error) => error),
  ).toMatchObject({ code: 'in-use' });
  // What comes after the back-up is lost with it, and said to be kept beside.
  await deps.writer.write('york', (write) =>
    addMargins(write, [
      {
        id: 'later',
        variables: ['sex'],
        universe: 'u',
        geography: 'g',
        source: 's',
        year: 2021,
        licence: 'l',
        total: 1,
        cells: [],
        importedAt: clock.now,
        importedBy: 'test',
      },
    ]),
  );
  await world.stop();
  const damaged = join(folder, 'damaged.db');
  writeFileSync(damaged, 'not a database');
  await expect(restore(damaged, folder, migrations)).rejects.toThrow(/not a usable back-up/);
  await expect(restore(join(folder, 'none.db'), folder, migrations)).rejects.toThrow(/There is no file/);
  await restore(join(folder, 'back-ups', kept[0]!), folder, migrations);
  const again = await connect(folder);
  const read = { sql: again.readerSql, footprintId: 'york' };
  expect((await listFootprints(read)).map((footprint) => footprint.id)).toEqual(['york']);
  expect((await listMargins(read)).some((margin) => margin.id === 'later')).toBe(false);
  await again.close();
  expect(readdirSync(folder).some((name) => name.startsWith('replaced-'))).toBe(true);
});

test('a back-up holds the uploaded files, and brings back one that was removed since', async () => {
  const one = await createWorld({ footprints: ['york'] });
  const lead = await one.staff('york', ['engagement-lead']);
  const [kept, removed] = [
    await upload(one, 'york', lead, { kind: 'picture', bytes: aPng({ width: 100 }) }),
    await upload(one, 'york', lead, { kind: 'picture', bytes: aPng({ width: 200 }) }),
  ];
  await runJob(one.deps, 'back-up');
  await one.send('DELETE', `/api/york/media/${removed}`, {}, lead);
  const media = join(one.folder, 'media', 'york');
  expect(readdirSync(media)).toEqual([kept]);
  await one.stop();
  const file = join(one.folder, 'back-ups', 'sounding-2026-03-02.db');
  expect(await restore(file, one.folder, migrations)).toMatchObject({ lost: [] });
  expect(readdirSync(media).sort()).toEqual([kept, removed].sort());
  // A back-up taken away without its folder is told what it lacks.
  rmSync(join(one.folder, 'media'), { recursive: true });
  rmSync(join(one.folder, 'back-ups', 'sounding-2026-03-02.media'), { recursive: true });
  const { lost } = await restore(file, one.folder, migrations);
  expect([...lost].sort()).toEqual([kept, removed].map((id) => join(media, id)).sort());
  await one.close();
});

test('a job that runs already is not started a second time', async () => {
  const other = await createWorld({ footprints: [] });
  const outcomes = await Promise.all([runJob(other.deps, 'back-up'), runJob(other.deps, 'back-up')]);
  expect(outcomes).toContain('running-already');
  expect(await runJob(other.deps, 'back-up')).toMatchObject({ kept: 1 });
  await other.close();
});
