import { expect, test } from 'vitest';
import { keyOfLink, seal, unseal } from '../../web/member/phone/seal';

const token = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

test('what is sealed with a link is opened with the same link, whichever tab made the key', async () => {
  const sealed = await seal(await keyOfLink(token), { 'q.health': 'good' });
  expect(await unseal(await keyOfLink(token), sealed)).toEqual({ 'q.health': 'good' });
});

test('with another link it is not opened, nor when a bit of it was changed', async () => {
  const own = await keyOfLink(token);
  const sealed = await seal(own, 'good');
  await expect(unseal(await keyOfLink(`${token}b`), sealed)).rejects.toThrow();
  const bytes = sealed.bytes.slice(0);
  new Uint8Array(bytes)[0]! ^= 1;
  await expect(unseal(own, { ...sealed, bytes })).rejects.toThrow();
});

test('the same words sealed twice look different, and the name of a link tells nothing of it', async () => {
  const own = await keyOfLink(token);
  const [one, other] = [await seal(own, 'good'), await seal(own, 'good')];
  expect(Buffer.from(one.bytes)).not.toEqual(Buffer.from(other.bytes));
  expect(own.name).toMatch(/^[0-9a-f]{32}$/);
  expect(own.name).not.toBe((await keyOfLink(`${token}b`)).name);
  // The key itself cannot be taken out of the browser.
  expect(own.key.extractable).toBe(false);
});
