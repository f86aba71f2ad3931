import { addAudit } from '../../db/queries/audit';
import { changeIdentity, listContacts, listSealedParts } from '../../db/queries/identity';
import { changeMember, listMembers, listMembersById } from '../../db/queries/panel';
import type { Deps } from '../deps';
import { openBorn, resealBorn } from '../steps/read-profiles';
import type { Outcome } from './index';

const together = 100;

/**
 * After a new key has been put first in SECRET_KEY: seals with it what an older one sealed, and hashes contacts with it.
 * Marks that cannot be made again (of those who left, and of names joined with a postcode that was not kept) stay under
 * their key, so older keys stay listed, last.
 */
export async function rotateKeys(deps: Deps): Promise<Outcome> {
  let contacts = 0;
  let births = 0;
  for (const { id } of await deps.listFootprints()) {
    contacts += await resealContacts(deps, id);
    births += await resealBirths(deps, id);
  }
  return { contacts, births };
}

async function resealContacts(deps: Deps, footprintId: string): Promise<number> {
  let resealed = 0;
  for (let after = ''; ; ) {
    const parts = await listSealedParts(deps.read(footprintId), after, together);
    const last = parts.at(-1);
    if (last === undefined) return resealed;
    after = last.memberId;
    const stale = parts.filter(({ sealed }) => sealed !== null && !deps.secrets.isNewest(sealed));
    if (stale.length === 0) continue;
    const ids = stale.map(({ memberId }) => memberId);
    await deps.writer.write(footprintId, async (write) => {
      const contacts = await listContacts(write, deps.secrets, ids);
      for (const member of await listMembersById(write, ids)) {
        const contact = contacts.get(member.id);
        if (contact)
          await changeIdentity(
            write,
            deps.secrets,
            member.id,
            contact,
            openBorn(deps.secrets, member),
            deps.now(),
          );
      }
      await addAudit(write, {
        at: deps.now(),
        actor: 'system',
        act: 'identity.resealed',
        purpose: 'a new key',
        members: ids,
      });
    });
    resealed += ids.length;
  }
}

async function resealBirths(deps: Deps, footprintId: string): Promise<number> {
  const stale = (await listMembers(deps.read(footprintId))).filter(
    ({ bornSealed }) => bornSealed !== null && !deps.secrets.isNewest(bornSealed),
  );
  for (let from = 0; from < stale.length; from += together) {
    await deps.writer.write(footprintId, async (write) => {
      for (const member of stale.slice(from, from + together)) {
        await changeMember(write, member.id, { bornSealed: resealBorn(deps.secrets, member) });
      }
    });
  }
  return stale.length;
}
