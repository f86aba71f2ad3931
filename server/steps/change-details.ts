import type { Write } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import { type Contact, changeIdentity, findContact } from '../../db/queries/identity';
import {
  addConsents,
  addFacts,
  addMemberEvents,
  changeConsent,
  changeMember,
  findMember,
  listConsents,
  type Member,
} from '../../db/queries/panel';
import { isAlreadyThere } from '../../db/writer';
import type { Evidence } from '../../surveys/panel/consent';
import type { Channel, Need, Stored } from '../../surveys/vocabulary';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import type { PlaceFact } from './keep-people';
import { holdNewEmail } from './new-email';
import { openBorn, sealBorn } from './read-profiles';

/** One change of what is held about a member: earlier answers stay, each with its date (R8). */
export type Change =
  | { readonly what: 'fact'; readonly variable: string; readonly value: Stored<string> }
  | { readonly what: 'place'; readonly place: PlaceFact }
  | { readonly what: 'born'; readonly born: string | null }
  | { readonly what: 'contact'; readonly contact: Contact; readonly preferred: Channel }
  | { readonly what: 'needs'; readonly needs: readonly Need[]; readonly language: string }
  | { readonly what: 'consents'; readonly given: ReadonlyMap<string, boolean>; readonly textVersion: string };

/** Carries out one change a member makes of their own record; it counts as being active. */
export async function changeDetails(
  deps: Deps,
  footprintId: string,
  memberId: string,
  change: Change,
  by: string,
): Promise<void> {
  try {
    await deps.writer.write(footprintId, async (write) => {
      const member = await findMember(write, memberId);
      if (!member || member.status === 'left') throw new Refusal('not-found');
      const at = deps.now();
      await carryOut(write, deps, member, change, at);
      await changeMember(write, memberId, { lastActiveAt: at });
      await addMemberEvents(write, [
        {
          id: deps.secrets.newId(),
          memberId,
          at,
          type: 'changed-details',
          detail: { what: change.what === 'fact' ? change.variable : change.what },
          by,
        },
      ]);
    });
  } catch (error) {
    if (isAlreadyThere(error)) {
      throw new Refusal('already-there', undefined, [
        {
          path: 'mobile',
          message: 'This mobile number cannot be used here. Use another one.',
        },
      ]);
    }
    throw error;
  }
  deps.nudgeOutbox();
}

async function carryOut(write: Write, deps: Deps, member: Member, change: Change, at: Date): Promise<void> {
  const fact = (variable: string, stored: PlaceFact) =>
    addFacts(write, [
      { id: deps.secrets.newId(), memberId: member.id, variable, at, source: 'my details', ...stored },
    ]);
  switch (change.what) {
    case 'fact':
      return fact(
        change.variable,
        'value' in change.value ? { code: change.value.value } : { missing: change.value.missing },
      );
    case 'place':
      return fact('lsoa', change.place);
    case 'born': {
      await changeMember(write, member.id, { bornSealed: sealBorn(deps.secrets, member.id, change.born) });
      return;
    }
    case 'contact': {
      const born = openBorn(deps.secrets, member);
      const { contact } = await holdNewEmail(write, deps, member.id, change.contact);
      await changeIdentity(write, deps.secrets, member.id, contact, born, at);
      const isReachable = change.preferred !== 'email' || contact.email !== null;
      if (isReachable) await changeMember(write, member.id, { preferredChannel: change.preferred });
      await addAudit(write, {
        at,
        actor: 'member',
        act: 'identity.changed',
        purpose: 'own details',
        members: [member.id],
      });
      return;
    }
    case 'needs':
      return changeMember(write, member.id, { needs: [...change.needs], language: change.language });
    case 'consents':
      return changeConsents(write, deps, member.id, change, at);
  }
}

/** A consent taken back keeps its row, with the day; one given again is a new row under today's wording. */
export async function changeConsents(
  write: Write,
  deps: Deps,
  memberId: string,
  change: Pick<Extract<Change, { what: 'consents' }>, 'given' | 'textVersion'>,
  at: Date,
  evidence: Evidence = 'online',
): Promise<void> {
  const held = await listConsents(write, memberId);
  for (const [purpose, isGiven] of change.given) {
    const now = held
      .filter((row) => row.purpose === purpose && row.isGiven && row.withdrawnAt === null)
      .at(-1);
    if (!isGiven && now) await changeConsent(write, now.id, { withdrawnAt: at });
    if (isGiven && !now) {
      await addConsents(write, [
        {
          id: deps.secrets.newId(),
          memberId,
          purpose,
          textVersion: change.textVersion,
          evidence,
          givenAt: at,
        },
      ]);
    }
  }
}

/** Opens a member's own contact for their own page, and writes down that it was opened: no row, no page. */
export async function openOwnContact(deps: Deps, footprintId: string, memberId: string): Promise<Contact> {
  await deps.writer.write(footprintId, (write) =>
    addAudit(write, {
      at: deps.now(),
      actor: 'member',
      act: 'identity.own-page',
      purpose: 'own details',
      members: [memberId],
    }),
  );
  const empty = { name: null, email: null, mobile: null, landline: null, address: null, postcode: null };
  return (await findContact(deps.read(footprintId), deps.secrets, memberId)) ?? empty;
}
