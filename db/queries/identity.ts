import { and, asc, eq, gt, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import type { Read, Write } from '../connect';
import { blindIndexes, identities, leftHashes } from '../schema/identity';

/** What seals, opens and hashes: made from SECRET_KEY by the server and handed in. */
export type Sealer = {
  readonly seal: (plain: string, place: IdentityPlace) => string;
  readonly open: (sealed: string, place: IdentityPlace) => string;
  readonly blind: (footprintId: string, kind: string, plain: string) => readonly string[];
};

/** Where a part of a contact is sealed. */
export type IdentityPlace = {
  readonly table: 'identities';
  readonly column: keyof Contact | 'newEmail';
  readonly row: string;
};

/** Who someone is and how to reach them: every part may be missing. */
export type Contact = {
  readonly name: string | null;
  readonly email: string | null;
  /** E.164, as +447700900123. */
  readonly mobile: string | null;
  readonly landline: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
};

export type BlindKind = 'email' | 'mobile' | 'landline' | 'person';
export type BlindKey = { readonly kind: BlindKind; readonly hash: string };

const parts = ['name', 'email', 'mobile', 'landline', 'address', 'postcode'] as const;
const column = {
  name: 'nameSealed',
  email: 'emailSealed',
  mobile: 'mobileSealed',
  landline: 'landlineSealed',
  address: 'addressSealed',
  postcode: 'postcodeSealed',
} as const;

/**
 * The keyed hashes a person can be found by. The `person` key joins name, month of birth and postcode, and is there
 * only when all three are known.
 * @param born as 1950-03
 */
export function blindKeysOf(
  sealer: Sealer,
  footprintId: string,
  contact: Contact,
  born: string | null,
): BlindKey[] {
  const plain: [BlindKind, string | null][] = [
    ['email', contact.email?.trim().toLowerCase().normalize('NFKC') ?? null],
    ['mobile', contact.mobile],
    ['landline', contact.landline],
    [
      'person',
      contact.name && contact.postcode && born
        ? [plainName(contact.name), born, contact.postcode.replace(/\s+/g, '').toUpperCase()].join('|')
        : null,
    ],
  ];
  return plain.flatMap(([kind, value]) =>
    value ? sealer.blind(footprintId, kind, value).map((hash) => ({ kind, hash })) : [],
  );
}

const plainName = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}]+/gu, '')
    .toLowerCase();

/** A new person's identity, as handed in to be kept. */
export type NewIdentity = {
  readonly memberId: string;
  readonly contact: Contact;
  /** As 1950-03. */
  readonly born: string | null;
  /** Only hashed into the person key, not kept: from a postcode that was asked for the place alone. */
  readonly postcodeForKey?: string | null;
  /** Keys that belong to someone else, left out for a sign-up that may be the same person again. */
  readonly without?: readonly BlindKind[];
  readonly at: Date;
};

/** Keeps new people's identities; a contact that belongs to someone else already fails on its unique key. */
export async function addIdentities(
  write: Write,
  sealer: Sealer,
  people: readonly NewIdentity[],
): Promise<void> {
  if (people.length === 0) return;
  await write.sql.insert(identities).values(
    people.map(({ memberId, contact, at }) => ({
      footprintId: write.footprintId,
      memberId,
      ...sealAll(sealer, memberId, contact),
      changedAt: at,
    })),
  );
  const keys = people.flatMap(({ memberId, contact, born, postcodeForKey, without = [] }) =>
    newestKeys(sealer, write.footprintId, withPostcode(contact, postcodeForKey), born)
      .filter(({ kind }) => !without.includes(kind))
      .map((key) => ({ footprintId: write.footprintId, ...key, memberId })),
  );
  if (keys.length > 0) await write.sql.insert(blindIndexes).values(keys);
}

export async function addIdentity(
  write: Write,
  sealer: Sealer,
  memberId: string,
  contact: Contact,
  born: string | null,
  at: Date,
): Promise<void> {
  await addIdentities(write, sealer, [{ memberId, contact, born, at }]);
}

const withPostcode = (contact: Contact, postcode: string | null | undefined): Contact =>
  contact.postcode === null && postcode ? { ...contact, postcode } : contact;

export async function changeIdentity(
  write: Write,
  sealer: Sealer,
  memberId: string,
  contact: Contact,
  born: string | null,
  at: Date,
): Promise<void> {
  const waiting = await findNewEmail(write, sealer, { memberId });
  await write.sql
    .update(identities)
    .set({
      ...sealAll(sealer, memberId, contact),
      // Under the newest key as well, when keys are rotated.
      ...(waiting ? { newEmailSealed: sealNewEmail(sealer, memberId, waiting.email) } : {}),
      changedAt: at,
    })
    .where(and(eq(identities.footprintId, write.footprintId), eq(identities.memberId, memberId)));
  // A person key made with a postcode that was not kept cannot be made again, so it stays.
  const keys = newestKeys(sealer, write.footprintId, contact, born);
  const renewed = keys.some(({ kind }) => kind === 'person') ? undefined : ne(blindIndexes.kind, 'person');
  await write.sql
    .delete(blindIndexes)
    .where(
      and(eq(blindIndexes.footprintId, write.footprintId), eq(blindIndexes.memberId, memberId), renewed),
    );
  if (keys.length > 0) {
    await write.sql
      .insert(blindIndexes)
      .values(keys.map((key) => ({ footprintId: write.footprintId, ...key, memberId })));
  }
}

const newEmailAt = (memberId: string) => ({
  table: 'identities' as const,
  column: 'newEmail' as const,
  row: memberId,
});
const sealNewEmail = (sealer: Sealer, memberId: string, email: string) =>
  sealer.seal(email, newEmailAt(memberId));

/** Keeps an address that counts only once its own link is pressed; an earlier one that still waits is given up. */
export async function keepNewEmail(
  write: Write,
  sealer: Sealer,
  memberId: string,
  waiting: { readonly email: string; readonly request: string },
): Promise<void> {
  await write.sql
    .update(identities)
    .set({ newEmailSealed: sealNewEmail(sealer, memberId, waiting.email), newEmailRequest: waiting.request })
    .where(and(eq(identities.footprintId, write.footprintId), eq(identities.memberId, memberId)));
}

/** The address a member asked for that is not confirmed yet, found by the member or by what asked for it. */
export async function findNewEmail(
  read: Read,
  sealer: Pick<Sealer, 'open'>,
  by: { readonly memberId: string } | { readonly request: string },
): Promise<{ readonly memberId: string; readonly email: string } | undefined> {
  const [row] = await read.sql
    .select({ memberId: identities.memberId, sealed: identities.newEmailSealed })
    .from(identities)
    .where(
      and(
        eq(identities.footprintId, read.footprintId),
        isNotNull(identities.newEmailSealed),
        'memberId' in by ? eq(identities.memberId, by.memberId) : eq(identities.newEmailRequest, by.request),
      ),
    );
  if (!row?.sealed) return undefined;
  return { memberId: row.memberId, email: sealer.open(row.sealed, newEmailAt(row.memberId)) };
}

/** Gives up an address that waits: it is confirmed, or no longer wanted. */
export async function dropNewEmail(write: Write, memberId: string): Promise<void> {
  await write.sql
    .update(identities)
    .set({ newEmailSealed: null, newEmailRequest: null })
    .where(and(eq(identities.footprintId, write.footprintId), eq(identities.memberId, memberId)));
}

/** Written under the newest key only; look-ups try them all until a rotation has ended. */
function newestKeys(sealer: Sealer, footprintId: string, contact: Contact, born: string | null): BlindKey[] {
  const newest = new Map<BlindKind, string>();
  for (const { kind, hash } of blindKeysOf(sealer, footprintId, contact, born))
    if (!newest.has(kind)) newest.set(kind, hash);
  return [...newest].map(([kind, hash]) => ({ kind, hash }));
}

function sealAll(sealer: Sealer, memberId: string, contact: Contact) {
  const sealed = (part: (typeof parts)[number]) => {
    const plain = contact[part];
    return plain === null ? null : sealer.seal(plain, { table: 'identities', column: part, row: memberId });
  };
  return {
    nameSealed: sealed('name'),
    emailSealed: sealed('email'),
    mobileSealed: sealed('mobile'),
    landlineSealed: sealed('landline'),
    addressSealed: sealed('address'),
    postcodeSealed: sealed('postcode'),
  };
}

/** Opens the identities of some members. Whoever calls this shows or uses who someone is: the act is audited. */
export async function listContacts(
  read: Read,
  sealer: Pick<Sealer, 'open'>,
  memberIds: readonly string[],
): Promise<Map<string, Contact>> {
  const found = new Map<string, Contact>();
  for (let from = 0; from < memberIds.length; from += 500) {
    const rows = await read.sql
      .select()
      .from(identities)
      .where(
        and(
          eq(identities.footprintId, read.footprintId),
          inArray(identities.memberId, memberIds.slice(from, from + 500)),
        ),
      );
    for (const row of rows) {
      const opened = (part: (typeof parts)[number]) => {
        const sealed = row[column[part]];
        return sealed === null
          ? null
          : sealer.open(sealed, { table: 'identities', column: part, row: row.memberId });
      };
      found.set(row.memberId, {
        name: opened('name'),
        email: opened('email'),
        mobile: opened('mobile'),
        landline: opened('landline'),
        address: opened('address'),
        postcode: opened('postcode'),
      });
    }
  }
  return found;
}

/**
 * Who lives together, as far as is known: members with the same key share a postal address, or where none is known a
 * home telephone. The keys are keyed hashes; nothing of who they are leaves. Whoever calls this audits it.
 * @returns no key for someone of whom neither is known
 */
export async function listHouseholds(
  read: Read,
  sealer: Pick<Sealer, 'open' | 'blind'>,
  memberIds: readonly string[],
): Promise<Map<string, string>> {
  const homes = new Map<string, string>();
  for (const [memberId, { address, postcode, landline }] of await listContacts(read, sealer, memberIds)) {
    const home = address
      ? `${address} ${postcode ?? ''}`
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim()
      : landline;
    if (home) homes.set(memberId, sealer.blind(read.footprintId, 'household', home)[0]!);
  }
  return homes;
}

/** One sealed part of each identity, in the order of members after one: tells which key sealed it. */
export async function listSealedParts(
  read: Read,
  after: string,
  most: number,
): Promise<{ memberId: string; sealed: string | null }[]> {
  const part = sql<
    string | null
  >`coalesce(${identities.nameSealed}, ${identities.emailSealed}, ${identities.mobileSealed}, ${identities.landlineSealed}, ${identities.addressSealed}, ${identities.postcodeSealed})`;
  return read.sql
    .select({ memberId: identities.memberId, sealed: part })
    .from(identities)
    .where(and(eq(identities.footprintId, read.footprintId), gt(identities.memberId, after)))
    .orderBy(identities.memberId)
    .limit(most);
}

export async function findContact(
  read: Read,
  sealer: Sealer,
  memberId: string,
): Promise<Contact | undefined> {
  return (await listContacts(read, sealer, [memberId])).get(memberId);
}

/** Which ways a member can be reached, without opening any: nothing of who they are leaves. */
export type Reach = {
  readonly email: boolean;
  readonly mobile: boolean;
  readonly landline: boolean;
  readonly address: boolean;
};

/** By which channels each person of a footprint can be reached. */
export async function listReach(read: Read): Promise<Map<string, Reach>> {
  const rows = await read.sql
    .select({
      memberId: identities.memberId,
      email: isNotNull(identities.emailSealed).mapWith(Boolean),
      mobile: isNotNull(identities.mobileSealed).mapWith(Boolean),
      landline: isNotNull(identities.landlineSealed).mapWith(Boolean),
      address: isNotNull(identities.addressSealed).mapWith(Boolean),
    })
    .from(identities)
    .where(eq(identities.footprintId, read.footprintId));
  return new Map(rows.map(({ memberId, ...reach }) => [memberId, reach]));
}

/** Which members have one of these keys, by key. */
export async function findMembersByKeys(read: Read, keys: readonly BlindKey[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let from = 0; from < keys.length; from += 400) {
    const rows = await read.sql
      .select({ kind: blindIndexes.kind, hash: blindIndexes.hash, memberId: blindIndexes.memberId })
      .from(blindIndexes)
      .where(
        and(
          eq(blindIndexes.footprintId, read.footprintId),
          inArray(
            blindIndexes.hash,
            keys.slice(from, from + 400).map((key) => key.hash),
          ),
        ),
      );
    for (const row of rows) found.set(`${row.kind}:${row.hash}`, row.memberId);
  }
  return found;
}

/** A page of every key held, to tell the rows of a file apart; opens nobody's contact. */
export async function listKeys(read: Read, from: number, most: number): Promise<BlindKey[]> {
  return read.sql
    .select({ kind: blindIndexes.kind, hash: blindIndexes.hash })
    .from(blindIndexes)
    .where(eq(blindIndexes.footprintId, read.footprintId))
    .orderBy(asc(blindIndexes.kind), asc(blindIndexes.hash), asc(blindIndexes.memberId))
    .limit(most)
    .offset(from);
}

/** Which of these members have an e-mail address; opens none of them. */
export async function listReachableByEmail(read: Read, memberIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let from = 0; from < memberIds.length; from += 500) {
    const rows = await read.sql
      .select({ memberId: identities.memberId })
      .from(identities)
      .where(
        and(
          eq(identities.footprintId, read.footprintId),
          isNotNull(identities.emailSealed),
          inArray(identities.memberId, memberIds.slice(from, from + 500)),
        ),
      );
    for (const row of rows) found.add(row.memberId);
  }
  return found;
}

/** Takes keys from a sign-up that was never confirmed: it holds no contact against a newer one. */
export async function releaseKeys(
  write: Write,
  memberId: string,
  kinds: readonly BlindKind[],
): Promise<void> {
  await write.sql
    .delete(blindIndexes)
    .where(
      and(
        eq(blindIndexes.footprintId, write.footprintId),
        eq(blindIndexes.memberId, memberId),
        inArray(blindIndexes.kind, [...kinds]),
      ),
    );
}

/** Keeps keyed hashes of people who have left, and nothing else of them (R30). */
export async function keepLeftKeys(
  write: Write,
  keys: readonly { readonly kind: string; readonly hash: string }[],
  leftAt: Date,
): Promise<void> {
  for (let from = 0; from < keys.length; from += 200) {
    await write.sql
      .insert(leftHashes)
      .values(
        keys.slice(from, from + 200).map(({ kind, hash }) => ({
          footprintId: write.footprintId,
          kind,
          hash,
          leftAt,
        })),
      )
      .onConflictDoNothing();
  }
}

/** All keys of those who left and must not be invited again from an old list (R30). */
export async function listLeftKeys(read: Read): Promise<Set<string>> {
  const rows = await read.sql
    .select({ kind: leftHashes.kind, hash: leftHashes.hash })
    .from(leftHashes)
    .where(eq(leftHashes.footprintId, read.footprintId));
  return new Set(rows.map((row) => `${row.kind}:${row.hash}`));
}

/** Forgets who someone is, keeping only the keyed hashes that stop a new invitation from an old list. */
export async function eraseIdentity(write: Write, memberId: string, leftAt: Date): Promise<void> {
  const keys = await write.sql
    .select({ kind: blindIndexes.kind, hash: blindIndexes.hash })
    .from(blindIndexes)
    .where(and(eq(blindIndexes.footprintId, write.footprintId), eq(blindIndexes.memberId, memberId)));
  const own = keys.filter((key) => key.kind !== 'landline');
  await keepLeftKeys(write, own, leftAt);
  await write.sql
    .delete(blindIndexes)
    .where(and(eq(blindIndexes.footprintId, write.footprintId), eq(blindIndexes.memberId, memberId)));
  await write.sql
    .delete(identities)
    .where(and(eq(identities.footprintId, write.footprintId), eq(identities.memberId, memberId)));
}
