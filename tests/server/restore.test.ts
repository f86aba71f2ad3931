import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../db/connect';
import { listFootprints } from '../../db/queries/footprints';
import { addMargins, listMargins } from '../../db/queries/targets';
import { backUp } from '../../server/jobs/back-up';
import { restore } from '../../server/jobs/restore';
import { runJob } from '../../server/jobs/run';
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

test('a job that runs already is not started a second time', async () => {
  const other = await createWorld({ footprints: [] });
  const outcomes = await Promise.all([runJob(other.deps, 'back-up'), runJob(other.deps, 'back-up')]);
  expect(outcomes).toContain('running-already');
  expect(await runJob(other.deps, 'back-up')).toMatchObject({ kept: 1 });
  await other.close();
});
