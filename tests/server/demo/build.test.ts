import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDemo } from '../../../server/demo';
import { createWorld, type World } from '../../support/world';

let world: World;
const said: string[] = [];
let seconds = 0;

beforeAll(async () => {
  world = await createWorld({ footprints: [], now: '2026-11-22T09:30:00Z', isDemo: true });
  const started = Date.now();
  let last = started;
  await openDemo(world.deps, (words) => {
    said.push(`${((Date.now() - last) / 1000).toFixed(1)} s  ${words}`);
    console.info(said.at(-1));
    last = Date.now();
  });
  seconds = (Date.now() - started) / 1000;
  console.info(`demo built in ${seconds.toFixed(1)} s`);
}, 300_000);
afterAll(() => world?.close());

test('the demo is ready within a minute', () => {
  expect(seconds).toBeLessThan(60);
});
