import { hex } from '../fresh-id';

/**
 * What is kept on a phone is sealed with a key made from the link itself, and found under a name made from it. Whoever has
 * the link reads it, and nobody who only has the phone's storage. It says no more than that: the link may stand in the
 * browser's history, or in a message.
 */
export type LinkKey = {
  /** What rows of this link are kept under; tells nothing of the link. */
  readonly name: string;
  readonly key: CryptoKey;
};

/** A text under AES-GCM, with the random 12 bytes it was sealed with. */
export type Sealed = { readonly iv: Uint8Array; readonly bytes: ArrayBuffer };

/** Whether this page may keep anything: over plain http a browser has no `crypto.subtle`. */
export const canSeal = (): boolean => Boolean(self.crypto?.subtle) && 'indexedDB' in self;

/**
 * The name and key of a link, from its token (160 random bits or more, so that no salt is needed).
 * Source: RFC 5869 (HKDF with SHA-256).
 */
export async function keyOfLink(token: string): Promise<LinkKey> {
  const root = await crypto.subtle.importKey('raw', utf8(token), 'HKDF', false, ['deriveKey', 'deriveBits']);
  const from = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(32),
    info: utf8(info),
  });
  const [name, key] = await Promise.all([
    crypto.subtle.deriveBits(from('sounding: name of a link'), root, 128),
    crypto.subtle.deriveKey(
      from('sounding: answers kept on a phone'),
      root,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    ),
  ]);
  return { name: hex(new Uint8Array(name)), key };
}

/** Seals a value that JSON can hold. */
export async function seal({ key }: LinkKey, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return {
    iv,
    bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, utf8(JSON.stringify(value))),
  };
}

/** Opens what was sealed with the same link; rejects for any other. */
export async function unseal({ key }: LinkKey, { iv, bytes }: Sealed): Promise<unknown> {
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: iv as BufferSource }, key, bytes);
  return JSON.parse(new TextDecoder().decode(text));
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
