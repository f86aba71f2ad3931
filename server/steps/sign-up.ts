import type { Write } from '../../db/connect';
import { findGeneration, keepLink, keepShortCodes } from '../../db/queries/access';
import { addAudit } from '../../db/queries/audit';
import {
  type BlindKind,
  blindKeysOf,
  findMembersByKeys,
  listReachableByEmail,
  releaseKeys,
} from '../../db/queries/identity';
import { addMemberEvents, findMember, listMemberEvents } from '../../db/queries/panel';
import { prepareLink } from '../access/links';
import { hashToken } from '../access/secrets';
import type { Deps } from '../deps';
import { queueToMembers } from '../messages/to-member';
import { admitInJob, type Standing } from './admit-recruit';
import { keepPeople, type NewPerson } from './keep-people';
import { bornNotSaid } from './read-profiles';

/** What someone who wants to join has told us, checked. */
export type SignUp = Pick<
  NewPerson,
  | 'contact'
  | 'born'
  | 'postcodeForKey'
  | 'place'
  | 'profile'
  | 'preferredChannel'
  | 'language'
  | 'needs'
  | 'source'
  | 'recruitmentWaveId'
  | 'reference'
  | 'recruitedBy'
> & {
  readonly consents: readonly Omit<NewPerson['consents'][number], 'at'>[];
  /** Random, from the page: the same page posted twice is one sign-up. */
  readonly submission: string;
  /** The recruiter has seen them: no link to press. */
  readonly confirmedInPerson: boolean;
};

/** A page to keep, for someone whom no message reaches. */
export type Keepsake = { readonly token: string; readonly code: string };

export type SignedUp =
  /** A link is on its way; also said to someone already there, who gets their own link instead. */
  | { readonly outcome: 'message-sent' }
  | { readonly outcome: 'decided'; readonly standing: Standing; readonly keepsake: Keepsake | null }
  /** Told to staff only, never to the public. */
  | { readonly outcome: 'already-here' };

/**
 * Keeps a recruit. With an e-mail address they confirm by a link; without one, or with the recruiter beside them,
 * admission decides at once. To the public the reply is the same whether the person is known or new: someone who is
 * there already gets a message with their own link, and nothing of theirs is changed.
 */
export async function signUp(deps: Deps, footprintId: string, given: SignUp, by: string): Promise<SignedUp> {
  const id = idOf(deps, footprintId, given);
  const result = await deps.writer.write(footprintId, async (write): Promise<SignedUp> => {
    const before = await findMember(write, id);
    if (before) return repeat(write, deps, before.id, before.status, given);
    const known = await findKnown(write, deps, given);
    const doubt = known.filter(({ isConfirmed }) => isConfirmed);
    if (doubt.length > 0 && given.recruitedBy !== null) {
      await remind(write, deps, doubt);
      return { outcome: 'already-here' };
    }
    const isReached = given.contact.email !== null && doubt.some(({ isReachable }) => isReachable);
    if (isReached) {
      await remind(write, deps, doubt);
      return { outcome: 'message-sent' };
    }
    const again = known.find(({ isConfirmed, kinds }) => !isConfirmed && kinds.includes('email'));
    if (again && !given.confirmedInPerson) {
      await remind(write, deps, [again]);
      return { outcome: 'message-sent' };
    }
    for (const one of known) if (!one.isConfirmed) await releaseKeys(write, one.memberId, one.kinds);
    await keep(
      write,
      deps,
      id,
      given,
      doubt.flatMap(({ kinds }) => kinds),
      by,
    );
    if (given.contact.email !== null && !given.confirmedInPerson) {
      await queueToMembers(write, deps, [{ memberId: id, template: 'confirm-joining' }]);
      return { outcome: 'message-sent' };
    }
    const doubtful = new Set(doubt.length > 0 ? [id] : []);
    const standing = (await admitInJob(write, deps, [id], by, doubtful)).get(id)!;
    return { outcome: 'decided', standing, keepsake: await keepsakeFor(write, deps, id, given) };
  });
  deps.nudgeOutbox();
  return result;
}

/** Confirms that a message reached a recruit; admission decides. A second press shows the same again. */
export async function confirmJoining(
  deps: Deps,
  footprintId: string,
  memberId: string,
): Promise<{ standing: Standing; token: string } | null> {
  const result = await deps.writer.write(footprintId, async (write) => {
    const member = await findMember(write, memberId);
    if (!member || member.status === 'left') return null;
    if (member.status === 'recruit') {
      await addMemberEvents(write, [
        { id: deps.secrets.newId(), memberId, at: deps.now(), type: 'confirmed', by: 'member' },
      ]);
    }
    const isDoubtful = (await listMemberEvents(write, memberId)).some(
      ({ detail }) => detail !== null && 'possibleDuplicate' in detail,
    );
    const doubtful = new Set(isDoubtful ? [memberId] : []);
    const standing = (await admitInJob(write, deps, [memberId], 'member', doubtful)).get(memberId)!;
    return { standing, token: await openDetails(write, deps, memberId, 24 * 30) };
  });
  deps.nudgeOutbox();
  return result;
}

/** A link to a member's own page, kept for look-up. */
export async function openDetails(
  write: Write,
  deps: Pick<Deps, 'secrets' | 'now'>,
  memberId: string,
  hours?: number,
): Promise<string> {
  const generation = Math.max(1, await findGeneration(write, 'my-details', memberId));
  const { token, row } = prepareLink(deps, {
    purpose: 'my-details',
    footprintId: write.footprintId,
    rowId: memberId,
    generation,
    ...(hours === undefined ? {} : { hours }),
  });
  await keepLink(write, row);
  return token;
}

type Known = {
  readonly memberId: string;
  readonly kinds: BlindKind[];
  readonly isConfirmed: boolean;
  readonly isReachable: boolean;
};

/** Who holds an e-mail address, a mobile number, or name with birth month and postcode of this sign-up. */
async function findKnown(write: Write, deps: Deps, given: SignUp): Promise<Known[]> {
  const contact = { ...given.contact, postcode: given.contact.postcode ?? given.postcodeForKey ?? null };
  const keys = blindKeysOf(deps.secrets, write.footprintId, contact, plainBorn(given)).filter(
    ({ kind }) => kind !== 'landline',
  );
  const found = await findMembersByKeys(write, keys);
  const byMember = new Map<string, BlindKind[]>();
  for (const key of keys) {
    const memberId = found.get(`${key.kind}:${key.hash}`);
    if (memberId) byMember.set(memberId, [...(byMember.get(memberId) ?? []), key.kind]);
  }
  const reachable = await listReachableByEmail(write, [...byMember.keys()]);
  const known: Known[] = [];
  for (const [memberId, kinds] of byMember) {
    const member = await findMember(write, memberId);
    known.push({
      memberId,
      kinds,
      isConfirmed: member?.status !== 'recruit',
      isReachable: reachable.has(memberId),
    });
  }
  return known;
}

/** Sends someone already there their own link, at most once an hour; an unconfirmed recruit the link to confirm. */
async function remind(write: Write, deps: Deps, known: readonly Known[]): Promise<void> {
  const hour = deps.now().toISOString().slice(0, 13);
  await queueToMembers(
    write,
    deps,
    known.map(({ memberId, isConfirmed }) => ({
      memberId,
      template: isConfirmed ? ('lost-link' as const) : ('confirm-joining' as const),
      onceKey: `link asked for ${memberId} ${hour}`,
    })),
  );
}

async function keep(
  write: Write,
  deps: Deps,
  id: string,
  given: SignUp,
  taken: readonly BlindKind[],
  by: string,
): Promise<void> {
  const at = deps.now();
  await keepPeople(write, deps, [
    {
      ...given,
      id,
      status: 'recruit',
      joinedAt: at,
      lastActiveAt: at,
      factsAt: at,
      factsSource: given.recruitedBy === null ? 'join page' : 'recruiter',
      consents: given.consents.map((consent) => ({ ...consent, at })),
      without: taken,
      selection: 'unknown',
      event: {
        type: 'signed-up',
        by,
        detail: {
          ...(given.confirmedInPerson ? { confirmedInPerson: true } : {}),
          ...(taken.length > 0 ? { possibleDuplicate: taken } : {}),
        },
      },
    },
  ]);
  if (given.confirmedInPerson) {
    await addMemberEvents(write, [
      { id: deps.secrets.newId(), memberId: id, at, type: 'confirmed', detail: { inPerson: true }, by },
    ]);
  }
  if (given.recruitedBy !== null)
    await addAudit(write, { at, actor: by, act: 'recruitment.recruit-entered', members: [id] });
}

/** The same page posted again: the same reply, and nothing new. */
async function repeat(
  write: Write,
  deps: Deps,
  memberId: string,
  status: string,
  given: SignUp,
): Promise<SignedUp> {
  if (status === 'recruit') return { outcome: 'message-sent' };
  const standing = (await admitInJob(write, deps, [memberId], 'member')).get(memberId)!;
  if (given.contact.email !== null && !given.confirmedInPerson) return { outcome: 'message-sent' };
  return { outcome: 'decided', standing, keepsake: await keepsakeFor(write, deps, memberId, given) };
}

/** An address and a short code to keep, for someone without e-mail; they do not expire by themselves. */
async function keepsakeFor(
  write: Write,
  deps: Deps,
  memberId: string,
  given: SignUp,
): Promise<Keepsake | null> {
  if (given.contact.email !== null) return null;
  const code = deps.secrets.shortCode('my-details', memberId);
  await keepShortCodes(write, [
    {
      codeHash: hashToken(code),
      footprintId: write.footprintId,
      purpose: 'my-details',
      rowId: memberId,
      memberId,
      createdAt: deps.now(),
    },
  ]);
  return { token: await openDetails(write, deps, memberId), code };
}

const plainBorn = ({ born }: Pick<SignUp, 'born'>) => (born === bornNotSaid ? null : born);

/** One page with one content is one person; the page's random id makes it nobody else's. */
function idOf(deps: Deps, footprintId: string, given: SignUp): string {
  return deps.secrets.linkToken(`sign-up ${footprintId}`, hashToken(JSON.stringify(given)), 0);
}
