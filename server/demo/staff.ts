import { addStaff, findStaffByEmail, setRoles } from '../../db/queries/access';
import { type StaffRole, staffRoles } from '../../surveys/vocabulary';
import type { Deps } from '../deps';

const names: Record<StaffRole, string> = {
  'engagement-lead': 'Demo engagement lead',
  analyst: 'Demo analyst',
  programme: 'Demo programme team',
  recruiter: 'Demo recruiter',
  administrator: 'Demo administrator',
};

const emailOf = (role: StaffRole) => `${role}@demo.invalid`;

/** One invented person a role in the demo footprint; the programme team holds the pathways named. */
export async function addDemoStaff(
  deps: Deps,
  footprintId: string,
  pathways: readonly string[],
): Promise<void> {
  await deps.writer.writeUnbound(async (write) => {
    for (const role of staffRoles) {
      const id = deps.secrets.newId();
      await addStaff(write, { id, email: emailOf(role), name: names[role], createdAt: deps.now() });
      await setRoles(write, footprintId, id, [
        { role, pathways: role === 'programme' ? [...pathways] : null },
      ]);
    }
  });
}

export async function listDemoStaff(deps: Deps): Promise<{ id: string; role: StaffRole }[]> {
  const found: { id: string; role: StaffRole }[] = [];
  for (const role of staffRoles) {
    const person = await findStaffByEmail(deps.unbound, emailOf(role));
    if (person) found.push({ id: person.id, role });
  }
  return found;
}
