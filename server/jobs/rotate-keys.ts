import { addAudit } from '../../db/queries/audit';
import { changeIdentity, listContacts, listSealedParts } from '../../db/queries/identity';
import { listMembersById } from '../../db/queries/panel';
import { listSealed, replaceSealed, type SealedColumn, sealedColumns } from '../../db/queries/sealed';
import { placeIn } from '../access/secrets';
import type { Deps } from '../deps';
import { openBorn } from '../steps/read-profiles';
import type { Outcome } from './index';

const together = 100;

/**
 * After a new key has been put first in SECRET_KEY: seals with it what an older one sealed, and hashes contacts with it.
 * Marks that cannot be made again (of those who left, and of names joined with a postcode that was not kept), and what leavers
 * said in a log that only grows, stay under their key, so older keys stay listed, last.
 */
export async function rotateKeys(deps: Deps): Promise<Outcome> {
  let contacts = 0;
  let fields = 0;
  for (const { id } of await deps.listFootprints()) {
    contacts += await resealContacts(deps, id);
    for (const column of sealedColumns) fields += await resealColumn(deps, id, column);
  }
  return { contacts, fields };
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

/** Every other sealed column, row by row: the words stay, the key changes. */
async function resealColumn(deps: Deps, footprintId: string, column: SealedColumn): Promise<number> {
  let resealed = 0;
  for (let after = ''; ; ) {
    const rows = await listSealed(deps.read(footprintId), column, after, together);
    const last = rows.at(-1);
    if (last === undefined) return resealed;
    after = last.row;
    const stale = rows.filter(({ sealed }) => !deps.secrets.isNewest(sealed));
    if (stale.length === 0) continue;
    await deps.writer.write(footprintId, async (write) => {
      for (const { row, sealed: was } of stale) {
        const place = placeIn(column, row);
        const sealed = deps.secrets.seal(deps.secrets.open(was, place), place);
        await replaceSealed(write, column, { row, was, sealed });
      }
    });
    resealed += stale.length;
  }
}
