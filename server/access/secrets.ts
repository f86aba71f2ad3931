import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { IdentityPlace } from '../../db/queries/identity';
import type { SealedColumn } from '../../db/queries/sealed';

/**
 * Where a sealed value stands: it opens nowhere else. Identity and every column of db/queries/sealed follow a new key; words
 * in a log that only grows stay under theirs.
 */
export type Place = IdentityPlace | PlaceIn<SealedColumn> | PlaceIn<'member_events.words'>;

type PlaceIn<Column extends string> = Column extends `${infer Table}.${infer Name}`
  ? { readonly table: Table; readonly column: Name; readonly row: string }
  : never;

/** @example placeIn('members.born', 'm1') // { table: 'members', column: 'born', row: 'm1' } */
export function placeIn(column: SealedColumn, row: string): Place {
  const [table, name] = column.split('.');
  // A name of this list is its table and its column with a point between.
  return { table, column: name, row } as PlaceIn<SealedColumn>;
}

export type Secrets = {
  /** Encrypts a field (AES-256-GCM with the newest key). */
  readonly seal: (plain: string, place: Place) => string;
  /** Whether a sealed value was sealed with the newest key. */
  readonly isNewest: (sealed: string) => boolean;
  readonly open: (sealed: string, place: Place) => string;
  /** The keyed hash an exact contact is found by; one for each key, newest first. */
  readonly blind: (footprintId: string, kind: string, plain: string) => readonly string[];
  /** A link's token: made again whenever needed, from what it is for. */
  readonly linkToken: (purpose: string, rowId: string, generation: number) => string;
  /** The same under every key, newest first: a link made before a new key came keeps its own. */
  readonly linkTokens: (purpose: string, rowId: string, generation: number) => readonly string[];
  /** A short code of 50 bits without look-alike letters, for letters and for people without e-mail. */
  readonly shortCode: (purpose: string, rowId: string) => string;
  readonly random: () => string;
  readonly newId: () => string;
};

export const hashToken = (token: string) => createHash('sha256').update(token).digest('base64url');

/** What a short code is found by, however it was typed: spaces, dashes and small letters do not matter. */
export const hashShortCode = (code: string) => hashToken(code.toUpperCase().replace(/[^0-9A-Z]/g, ''));

const derive = (key: Buffer, use: string) =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `sounding ${use}`, 32));

/** Each use has a key of its own, derived from SECRET_KEY. Old keys open and find; only the newest seals. */
export function createSecrets(
  keys: readonly Buffer[],
  random: (bytes: number) => Buffer = randomBytes,
): Secrets {
  const rings = keys.map((key) => ({
    id: createHash('sha256').update(key).digest('hex').slice(0, 8),
    fields: derive(key, 'fields'),
    blind: derive(key, 'blind index'),
    links: derive(key, 'links'),
  }));
  const newest = rings[0];
  if (newest === undefined) throw new Error('At least one secret key is needed');
  return {
    seal: (plain, place) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', newest.fields, iv).setAAD(bound(place));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `${newest.id}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    isNewest: (sealed) => sealed.startsWith(`${newest.id}.`),
    open: (sealed, place) => {
      const [id, body] = sealed.split('.');
      const ring = rings.find((candidate) => candidate.id === id);
      if (ring === undefined || body === undefined)
        throw new Error('This field was sealed with a key that SECRET_KEY no longer lists');
      const bytes = Buffer.from(body, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', ring.fields, bytes.subarray(0, 12)).setAAD(
        bound(place),
      );
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
    blind: (footprintId, kind, plain) =>
      rings.map((ring) =>
        createHmac('sha256', ring.blind)
          .update(`${footprintId}\u0000${kind}\u0000${plain}`)
          .digest('base64url'),
      ),
    linkToken: (purpose, rowId, generation) => linkTokenOf(newest, purpose, rowId, generation),
    linkTokens: (purpose, rowId, generation) =>
      rings.map((ring) => linkTokenOf(ring, purpose, rowId, generation)),
    shortCode: (purpose, rowId) =>
      spell(createHmac('sha256', newest.links).update(`code\u0000${purpose}\u0000${rowId}`).digest()),
    random: () => random(24).toString('base64url'),
    newId: () => `${spell(random(24))}${spell(random(24))}`.toLowerCase(),
  };
}

const linkTokenOf = (ring: { readonly links: Buffer }, purpose: string, rowId: string, generation: number) =>
  createHmac('sha256', ring.links)
    .update(`${purpose}\u0000${rowId}\u0000${generation}`)
    .digest()
    .subarray(0, 24)
    .toString('base64url');

const bound = (place: Place) => Buffer.from(`${place.table}\u0000${place.column}\u0000${place.row}`);

/** Letters and digits of which none is taken for another: no 0 O, no 1 I L. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Eleven letters of an alphabet of 31: 54 bits. */
function spell(bytes: Buffer): string {
  let word = '';
  for (let index = 0; word.length < 11; index++) {
    const byte = bytes[index % bytes.length]!;
    // 248 = 8 · 31: larger bytes would favour the first letters.
    if (byte < 248 || index >= bytes.length) word += alphabet[byte % alphabet.length];
  }
  return word;
}
