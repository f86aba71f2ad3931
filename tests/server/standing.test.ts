import { afterAll, beforeAll, expect, test } from 'vitest';
import { aWaveWithComments } from '../support/comments';
import { createWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await createWorld({ footprints: ['bnssg', 'york'] });
  const wave = await aWaveWithComments(world, 'bnssg', ['Shorter waits', 'Answer the phone']);
  const analyst = await world.staff('bnssg', ['analyst']);
  await world.send('POST', `/api/bnssg/waves/${wave.wave}/comments`, {}, analyst);
});
afterAll(() => world.close());

const standing = async (...as: Parameters<World['staff']>) =>
  (await world.get(`/api/${as[0]}/standing`, await world.staff(...as))).json;

test('those who run the panel see what waits along the line', async () => {
  expect(await standing('bnssg', ['engagement-lead'])).toMatchObject({
    members: 2,
    commentsToRead: 2,
    themesWithoutAnswer: 0,
    updatesDue: 0,
  });
});

test('a programme team counts its own pathways and never people; a recruiter counts nothing (R27)', async () => {
  expect(await standing('bnssg', ['programme'])).toMatchObject({
    members: null,
    commentsToRead: null,
    themesWithoutAnswer: 0,
  });
  const recruiter = await standing('bnssg', ['recruiter']);
  expect(Object.values(recruiter as object).every((one) => one === null)).toBe(true);
});

test('another footprint’s people and comments are not counted (R1)', async () => {
  expect(await standing('york', ['engagement-lead'])).toMatchObject({ members: 0, commentsToRead: 0 });
});
