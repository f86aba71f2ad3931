import { expect, test } from 'vitest';
import { asProblem, type ProblemCode, Refusal } from '../../server/errors';
import { readReply } from '../../web/member/phone/hand-in';

/** What a phone takes a reply for: stored, never to be stored, or no word of ours. */
const receipt = { outcome: 'kept', at: '/s/x/y', state: { answers: {}, drafts: {} }, isFinished: false };

const reply = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });

/** As server/mount.ts answers. */
function refusal(code: ProblemCode, headers: Record<string, string> = {}): Response {
  const problem = asProblem(new Refusal(code));
  return reply(problem.status, problem, { 'Content-Type': 'application/problem+json', ...headers });
}

test('a receipt says that an act is stored', async () => {
  expect(await readReply(reply(200, receipt))).toEqual({ receipt });
});

test.each([
  'link-dead',
  'not-found',
  'body-too-large',
  'fields-wrong',
  'body-unreadable',
  'other-site',
] as const)('our own “%s” is final: it is not tried again', async (code) => {
  expect(await readReply(refusal(code))).toEqual({ refused: code });
});

test.each(['storage-busy', 'overloaded', 'unexpected', 'too-many-tries'] as const)(
  'after our own “%s” it is tried again',
  async (code) => {
    expect(await readReply(refusal(code))).toEqual({ againAfter: 0 });
  },
);

test('not before the server has asked for it: in seconds, or at a time, within an hour', async () => {
  const after = async (value: string) => readReply(refusal('storage-busy', { 'Retry-After': value }));
  expect(await after('5')).toEqual({ againAfter: 5000 });
  expect(await after('999999')).toEqual({ againAfter: 3_600_000 });
  const { againAfter } = (await after(new Date(Date.now() + 60_000).toUTCString())) as { againAfter: number };
  expect(againAfter).toBeGreaterThan(50_000);
  expect(againAfter).toBeLessThanOrEqual(60_000);
  expect(await after('soon')).toEqual({ againAfter: 0 });
});

test.each([
  ['a hotel that shows its sign-in page', reply(200, '<html>Sign in</html>')],
  ['a proxy that forbids', reply(403, '<html>Forbidden</html>')],
  ['a gateway that finds nothing, in JSON of its own', reply(404, { code: 'not-found' })],
  ['a server behind which none answers', reply(502, '')],
])('%s is no word of ours: it is tried again', async (_name, answer) => {
  expect(await readReply(answer)).toEqual({ againAfter: 0 });
});
