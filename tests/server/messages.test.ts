import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addIdentity } from '../../db/queries/identity';
import { findMessage, queueMessages } from '../../db/queries/messages';
import { addMembers } from '../../db/queries/panel';
import { createSmtp } from '../../server/messages/smtp';
import { createWorld, type World } from '../support/world';

let world: World;
let server: SMTPServer;
let received: Email[];
/** What the server says to the next deliveries, before it takes them. */
let refusals: { code: number; text: string }[];
let smtp: NonNullable<ReturnType<typeof createSmtp>>;

beforeEach(async () => {
  world = await createWorld();
  received = [];
  refusals = [];
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      const refusal = refusals.shift();
      done(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : undefined);
    },
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', async () => {
        received.push(await PostalMime.parse(Buffer.concat(parts)));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  smtp = createSmtp({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'Panel <panel@example.org>' })!;
  await world.deps.writer.write('bnssg', async (write) => {
    const at = world.clock.now;
    await addMembers(write, [
      {
        id: 'm1',
        status: 'member',
        joinedAt: at,
        lastActiveAt: at,
        source: 'test',
        preferredChannel: 'email',
        needs: [],
      },
    ]);
    await addIdentity(
      write,
      world.deps.secrets,
      'm1',
      {
        name: 'Ada Byron',
        email: 'ada@example.org',
        mobile: null,
        landline: null,
        address: null,
        postcode: null,
      },
      null,
      at,
    );
    await queueMessages(write, [
      {
        id: 'message',
        footprintId: 'bnssg',
        template: 'welcome-member',
        channel: 'email',
        memberId: 'm1',
        messageId: 'stays-the-same@sounding',
        queuedAt: at,
        dueAt: at,
        onceKey: 'welcome m1',
      },
    ]);
  });
});
afterEach(async () => {
  smtp.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await world.close();
});

const status = async () => (await findMessage(world.deps.read('bnssg'), 'message'))?.status;

test('a message goes out once, to one person, with the way to see, correct, pause or leave at its end', async () => {
  await world.deliver(smtp.send);
  await world.deliver(smtp.send);
  expect(received).toHaveLength(1);
  const [mail] = received;
  expect(mail?.to?.map((to) => ('address' in to ? to.address : null))).toEqual(['ada@example.org']);
  expect(mail?.messageId).toBe('<stays-the-same@sounding>');
  expect(mail?.text).toMatch(/Dear Ada,/);
  expect(mail?.text).toMatch(/pause, or leave the panel: http:\/\/127\.0\.0\.1:3000\/me\//);
  expect(await status()).toBe('sent');
});

test('a passing refusal is tried again later under the same Message-ID', async () => {
  refusals = [{ code: 451, text: 'try later' }];
  await world.deliver(smtp.send);
  expect([received.length, await status()]).toEqual([0, 'queued']);
  await world.deliver(smtp.send);
  expect(received).toHaveLength(0);
  world.clock.forward(1 / 24);
  await world.deliver(smtp.send);
  expect(received[0]?.messageId).toBe('<stays-the-same@sounding>');
});

test('a final refusal ends it, and the log names neither address nor words', async () => {
  refusals = [{ code: 550, text: 'no such person ada@example.org' }];
  await world.deliver(smtp.send);
  expect(await status()).toBe('failed');
  expect(world.log.join('\n')).toContain('message.not-sent');
  expect(world.log.join('\n')).not.toMatch(/ada|example\.org|Byron/i);
});

test('a mail server that refuses us says nothing of the person: it is tried again', async () => {
  const strict = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(Object.assign(new Error('no'), { responseCode: 535 })),
  });
  await new Promise<void>((resolve) => strict.listen(0, '127.0.0.1', resolve));
  const { port } = strict.server.address() as { port: number };
  const wrong = createSmtp({ smtpUrl: `smtp://us:wrong@127.0.0.1:${port}`, mailFrom: 'panel@example.org' })!;
  await world.deliver(wrong.send);
  expect(await findMessage(world.deps.read('bnssg'), 'message')).toMatchObject({
    status: 'queued',
    trouble: '535',
  });
  wrong.close();
  await new Promise<void>((resolve) => strict.close(() => resolve()));
});

test('a server that is not there is tried for over four days, then given up', async () => {
  const nobody = createSmtp({ smtpUrl: 'smtp://127.0.0.1:1', mailFrom: 'panel@example.org' })!;
  const from = world.clock.now.getTime();
  // Every half hour, as the job does; a weekend without a mail server loses nothing.
  while ((await status()) === 'queued' && world.clock.now.getTime() - from < 10 * 86_400_000) {
    await world.deliver(nobody.send);
    world.clock.forward(1 / 48);
  }
  expect(await status()).toBe('failed');
  expect(world.clock.now.getTime() - from).toBeGreaterThan(4 * 86_400_000);
  nobody.close();
});

test('a row of the outbox tells no address, no link and no words', async () => {
  const row = await findMessage(world.deps.read('bnssg'), 'message');
  expect(JSON.stringify(row)).not.toMatch(/ada|example\.org|http|\/me\//i);
});

test('the same thing is queued once, however often it is asked for', async () => {
  const again = await world.deps.writer.writeUnbound((write) =>
    queueMessages(write, [
      {
        id: 'second',
        footprintId: 'bnssg',
        template: 'welcome-member',
        channel: 'email',
        memberId: 'm1',
        messageId: 'x@sounding',
        queuedAt: world.clock.now,
        dueAt: world.clock.now,
        onceKey: 'welcome m1',
      },
    ]),
  );
  expect(again).toBe(0);
});
