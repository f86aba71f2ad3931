import { createSignal } from 'solid-js';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { operations } from '../../../server/contract/operation';
import { addressOf, bindCalls, call } from '../../../web/staff/api';
import { Waiting } from '../../../web/staff/parts/waiting';
import { createReading } from '../../../web/staff/reading';
import { serverSays, settle, show, words } from './support';

const { showWave } = operations({
  showWave: {
    id: 'test.showWave',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}',
    summary: 'One wave',
    who: { staff: ['engagement-lead'] },
    params: z.object({ footprint: z.string(), wave: z.string() }),
    query: z.object({ by: z.string().optional() }),
    reply: { kind: 'json', schema: z.object({ answered: z.number() }) },
    example: { params: { footprint: 'bnssg', wave: '1' } },
  },
});

test('an address takes the footprint of the session, and escapes what stands in it', () => {
  bindCalls({ footprint: 'bnssg', onSessionLost: () => {} });
  expect(addressOf(showWave, { params: { wave: 'a/b' }, query: { by: 'age & sex' } })).toBe(
    '/api/bnssg/waves/a%2Fb?by=age+%26+sex',
  );
});

test('a session that ended leads to the sign-in', async () => {
  const onSessionLost = vi.fn();
  bindCalls({ footprint: 'bnssg', onSessionLost });
  serverSays({
    status: 401,
    body: { code: 'signed-out', title: 'Your session has ended', detail: 'Sign in.' },
  });
  const answer = await call(showWave, { params: { wave: '1' } });
  expect(answer.problem?.code).toBe('signed-out');
  expect(onSessionLost).toHaveBeenCalledOnce();
});

test('a problem that says all in its title is told as what happened and the next move', async () => {
  serverSays({ status: 404, body: { code: 'not-found', title: 'Nothing is kept here. Check the link.' } });
  const { problem } = await call(showWave, { params: { wave: '1' } });
  expect(problem).toMatchObject({ title: 'Nothing is kept here.', detail: 'Check the link.' });
});

test('old figures stay, marked with their time, while new ones are slow to come', async () => {
  vi.useFakeTimers();
  bindCalls({ footprint: 'bnssg', onSessionLost: () => {} });
  let reply: (response: Response) => void = () => {};
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise<Response>((resolve) => {
        reply = resolve;
      }),
  );
  const answer = async (answered: number) => {
    reply(new Response(JSON.stringify({ answered }), { headers: { 'content-type': 'application/json' } }));
    await vi.advanceTimersByTimeAsync(1);
  };
  const [wave, setWave] = createSignal('1');
  const page = show(() => {
    const reading = createReading(showWave, () => ({ params: { wave: wave() } }));
    return (
      <Waiting reading={reading} counting="Counting 783 members again…">
        {(now) => <b>{now().answered}</b>}
      </Waiting>
    );
  });
  expect(words(page)).toBe('');
  await vi.advanceTimersByTimeAsync(600);
  expect(page.querySelector('.blank-rows')).not.toBeNull();
  await answer(478);
  expect(words(page)).toBe('478');

  setWave('2');
  await vi.advanceTimersByTimeAsync(400);
  expect(words(page)).toBe('478');
  await vi.advanceTimersByTimeAsync(200);
  expect(words(page)).toMatch(/^As of .*Counting 783 members again…478$/);
  expect(page.querySelector('.old')).not.toBeNull();
  await answer(500);
  expect(words(page)).toBe('500');
});

test('a refusal says what to do, and asking again mends it', async () => {
  bindCalls({ footprint: 'bnssg', onSessionLost: () => {} });
  serverSays(
    { status: 404, body: { code: 'no-wave', title: 'There is no such wave.', detail: 'Go back.' } },
    { body: { answered: 3 } },
  );
  const page = show(() => {
    const reading = createReading(showWave, () => ({ params: { wave: '9' } }));
    return <Waiting reading={reading}>{(now) => <b>{now().answered}</b>}</Waiting>;
  });
  await settle();
  await settle();
  expect(words(page)).toContain('There is no such wave.');
  page.querySelector('button')?.click();
  await settle();
  await settle();
  expect(words(page)).toBe('3');
});

test('a screen left while a reply is still coming in makes no trouble', async () => {
  bindCalls({ footprint: 'bnssg', onSessionLost: () => {} });
  const leaving = new AbortController();
  const cutOff = () => {
    leaving.abort();
    return Promise.reject(new DOMException('signal is aborted without reason', 'AbortError'));
  };
  const reply = new Response('{', { headers: { 'content-type': 'application/json' } });
  vi.spyOn(reply, 'json').mockImplementation(cutOff);
  vi.stubGlobal('fetch', async () => reply);
  const answer = await call(showWave, { params: { wave: '1' }, signal: leaving.signal });
  expect(answer.problem?.code).toBe('left');
});
