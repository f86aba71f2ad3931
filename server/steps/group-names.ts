import { addAudit } from '../../db/queries/audit';
import { findGroup } from '../../db/queries/groups';
import { listContacts } from '../../db/queries/identity';
import { listMembersById } from '../../db/queries/panel';
import { seated } from '../../surveys/groups/standing';
import type { Need } from '../../surveys/vocabulary';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { readGroupPeople } from './group-instance';
import { openNeeds } from './note-standing';

type Asked = { readonly group: string; readonly purpose: string; readonly by: string };

/** Who was invited and how they are reached. The audit row comes first: no row, no names (R29). */
export async function revealGroupNames(deps: Deps, footprintId: string, asked: Asked) {
  const people = await getPeople(deps, footprintId, asked.group);
  const ids = people.map(({ invitation }) => invitation.memberId);
  await writeDown(deps, footprintId, 'identity.group-names', asked, ids);
  const contacts = await listContacts(deps.read(footprintId), deps.secrets, ids);
  return people.map(({ invitation }) => {
    const contact = contacts.get(invitation.memberId);
    return {
      id: invitation.id,
      name: contact?.name ?? 'Name not known',
      contact: contact?.email ?? contact?.mobile ?? contact?.landline ?? contact?.address ?? '',
      needs: openNeeds(deps, invitation),
    };
  });
}

const needWords: Partial<Record<Need, string>> = {
  'large-print': 'Large print',
  'easy-read': 'Easy Read',
  'other-language': 'Another language',
  'british-sign-language': 'British Sign Language',
  'help-to-answer': 'Help to take part',
};

/**
 * What who runs the meeting needs: first names and needs of those who have a seat and agreed to be on the sheet, and how
 * many have a seat and did not agree. No surname, no contact, nothing of what someone has or has said.
 */
export async function takeGroupSheet(deps: Deps, footprintId: string, asked: Asked) {
  const sitting = (await getPeople(deps, footprintId, asked.group)).filter(({ standing }) =>
    seated.has(standing),
  );
  const agreed = sitting.filter(({ invitation }) => invitation.isOnSheet).map(({ invitation }) => invitation);
  const ids = agreed.map(({ memberId }) => memberId);
  await writeDown(deps, footprintId, 'identity.group-sheet', asked, ids);
  const read = deps.read(footprintId);
  const contacts = await listContacts(read, deps.secrets, ids);
  const members = new Map((await listMembersById(read, ids)).map((member) => [member.id, member]));
  return {
    rows: agreed
      .map((invitation) => {
        const own = openNeeds(deps, invitation);
        return {
          firstName: contacts.get(invitation.memberId)?.name?.split(' ')[0] ?? 'Name not known',
          needs: [
            ...(members.get(invitation.memberId)?.needs ?? []).flatMap((need) => needWords[need] ?? []),
            ...(own === '' ? [] : [own]),
          ],
        };
      })
      .sort((one, other) => one.firstName.localeCompare(other.firstName)),
    notOnIt: sitting.length - agreed.length,
  };
}

async function getPeople(deps: Deps, footprintId: string, groupId: string) {
  const read = deps.read(footprintId);
  if (!(await findGroup(read, groupId))) throw new Refusal('not-found');
  return (await readGroupPeople(read, deps, groupId, deps.now())).people;
}

async function writeDown(
  deps: Deps,
  footprintId: string,
  act: 'identity.group-names' | 'identity.group-sheet',
  { group, purpose, by }: Asked,
  members: readonly string[],
): Promise<void> {
  await deps.writer.write(footprintId, (write) =>
    addAudit(write, {
      at: deps.now(),
      actor: by,
      act,
      purpose,
      object: group,
      count: members.length,
      members,
    }),
  );
}
