import { expect, test } from 'vitest';
import { Refusal } from '../../server/errors';
import { createWorks, type Owner } from '../../server/work/works';

const lead: Owner = { footprintId: 'bnssg', staffId: 'lead' };
const settled = () => new Promise((resolve) => setImmediate(resolve));

function aClock() {
  const clock = { now: new Date('2026-03-02T09:00:00Z') };
  return { works: createWorks(() => clock.now), clock };
}

test('long work tells how far it is, and its result waits for who began it', async () => {
  const { works } = aClock();
  let finish: (value: string) => void = () => {};
  const id = works.start(lead, 'Replicate weights', ({ onTold }) => {
    onTold({ done: 3, of: 10, words: null });
    return new Promise<string>((resolve) => {
      finish = resolve;
    });
  });
  expect(works.find(lead, id)).toMatchObject({ state: 'running', told: { done: 3, of: 10 } });
  expect(works.resultOf(lead, id)).toBeUndefined();
  finish('weights');
  await settled();
  expect(works.find(lead, id)).toMatchObject({ state: 'done', title: 'Replicate weights' });
  expect(works.resultOf(lead, id)).toBe('weights');
});

test('nobody else sees it: not another of the same footprint, not the same person in another one (R1)', async () => {
  const { works } = aClock();
  const id = works.start(lead, 'Weights', async () => 'weights');
  await settled();
  expect(works.find({ ...lead, staffId: 'analyst' }, id)).toBeUndefined();
  expect(works.resultOf({ ...lead, footprintId: 'york' }, id)).toBeUndefined();
  expect(works.stop({ ...lead, footprintId: 'york' }, id)).toBe(false);
});

test('work that is stopped keeps what it had', async () => {
  const { works } = aClock();
  const id = works.start(
    lead,
    'A draw',
    ({ stop }) => new Promise((resolve) => stop.addEventListener('abort', () => resolve('best so far'))),
  );
  expect(works.stop(lead, id)).toBe(true);
  await settled();
  expect(works.find(lead, id)?.state).toBe('stopped');
  expect(works.resultOf(lead, id)).toBe('best so far');
});

test('work that fails says why in words that may be shown', async () => {
  const { works } = aClock();
  const refused = works.start(lead, 'Weights', () =>
    Promise.reject(new Refusal('not-possible-now', 'No frame.')),
  );
  const broken = works.start(lead, 'Weights', () => Promise.reject(new Error('select * from members')));
  await settled();
  expect(works.find(lead, refused)).toMatchObject({ state: 'failed', trouble: 'No frame.' });
  expect(works.find(lead, broken)?.trouble).toMatch(/^Something went wrong on our side/);
});

test('a third long work at once is refused; a result is kept for half an hour', async () => {
  const { works, clock } = aClock();
  const never = () => new Promise(() => {});
  works.start(lead, 'one', never);
  works.start(lead, 'two', never);
  expect(() => works.start(lead, 'three', never)).toThrow(Refusal);
  const other = works.start({ ...lead, staffId: 'analyst' }, 'four', async () => 4);
  await settled();
  clock.now = new Date(clock.now.getTime() + 31 * 60_000);
  expect(works.find({ ...lead, staffId: 'analyst' }, other)).toBeUndefined();
});
