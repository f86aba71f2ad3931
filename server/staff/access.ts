import type { UnboundWrite } from '../../db/connect';
import * as access from '../../db/queries/access';
import { addUnboundAudit, listAudit as listAuditRows } from '../../db/queries/audit';
import { type Footprint, findFootprintById } from '../../db/queries/footprints';
import { queueMessages } from '../../db/queries/messages';
import { isAlreadyThere } from '../../db/writer';
import type { StaffRole } from '../../surveys/vocabulary';
import { prepareLink } from '../access/links';
import { hashPassphrase, isRightPassphrase, isStrong, requireStrong } from '../access/passphrases';
import { hashToken } from '../access/secrets';
import { clearedCookie, sessionCookie, sessionHours } from '../access/sessions';
import { accessOperations } from '../contract/access';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { type Call, type Handlers, station } from '../mount';

const plainEmail = (email: string) => email.trim().toLowerCase().normalize('NFKC');

const handlers: Handlers<typeof accessOperations> = {
  signIn: async ({ deps, body, request }) => {
    const email = plainEmail(body.email);
    const [ofPerson, ofAddress] = [`sign-in ${email}`, `sign-in from ${request.address}`];
    deps.tries.spend(ofAddress);
    deps.tries.spend(ofPerson);
    const found = await access.findStaffByEmail(deps.unbound, email);
    const isRight = await isRightPassphrase(found?.passphraseHash ?? null, body.passphrase);
    if (!found || !isRight || found.disabledAt !== null) throw new Refusal('sign-in-wrong');
    deps.tries.clear(ofPerson);
    deps.tries.giveBack(ofAddress);
    return openSession(deps, found.id, 'staff.signed-in');
  },

  enter: async ({ deps, body }) => {
    const staffId = await spendLink(deps, body.token, ['sign-in']);
    return openSession(deps, staffId, 'staff.signed-in-by-link');
  },

  setPassphrase: async ({ deps, body }) => {
    const link = await access.findLink(deps.unbound, hashToken(body.token));
    if (link?.purpose === 'first-administrator') return makeFirstAdministrator(deps, body, link.expiresAt);
    requireStrong(body.passphrase);
    const passphraseHash = await hashPassphrase(body.passphrase);
    const staffId = await spendLink(deps, body.token, ['invitation', 'passphrase'], async (write, id) => {
      await access.changeStaff(write, id, {
        passphraseHash,
        ...(body.name === undefined ? {} : { name: body.name }),
      });
      await access.endSessionsOf(write, id);
    });
    return openSession(deps, staffId, 'staff.passphrase-set');
  },

  askReset: async ({ deps, body, request }) => {
    const email = plainEmail(body.email);
    deps.tries.spend(`reset from ${request.address}`);
    deps.tries.spend(`reset of ${email}`);
    // Looked up inside the write job for everyone, so that neither words nor time tell who is staff.
    await deps.writer.writeUnbound(async (write) => {
      const found = await access.findStaffByEmail(write, email);
      if (found && found.disabledAt === null) await queueLink(write, deps, found.id, 'passphrase', null);
    });
    deps.nudgeOutbox();
    return { done: true as const };
  },

  signOut: async ({ deps, session }) => {
    await deps.writer.writeUnbound(async (write) => {
      await access.endSession(write, session.tokenHash);
    });
    return { cookie: clearedCookie(deps), reply: { done: true as const } };
  },

  showMe: ({ deps, session }) => describeMe(deps, session.staffId, session.footprintId),

  chooseFootprint: async ({ deps, session, body }) => {
    const roles = await access.listRolesOf(deps.unbound, session.staffId);
    if (!roles.some((row) => row.footprintId === body.footprint)) throw new Refusal('not-found');
    await deps.writer.writeUnbound((write) =>
      access.changeSessionFootprint(write, session.tokenHash, body.footprint),
    );
    return describeMe(deps, session.staffId, body.footprint);
  },

  listStaff: async ({ deps, footprint }) => {
    const rows = await access.listStaffIn(deps.unbound, footprint.id);
    const people = new Map<
      string,
      {
        id: string;
        name: string;
        email: string;
        state: 'invited' | 'active' | 'disabled';
        roles: StaffRole[];
        pathways: string[];
      }
    >();
    for (const row of rows) {
      const state =
        row.disabledAt !== null
          ? ('disabled' as const)
          : row.passphraseHash === null
            ? ('invited' as const)
            : ('active' as const);
      const person = people.get(row.id) ?? {
        id: row.id,
        name: row.name,
        email: row.email,
        state,
        roles: [],
        pathways: [],
      };
      person.roles.push(row.role);
      person.pathways.push(...(row.pathways ?? []));
      people.set(row.id, person);
    }
    return { staff: [...people.values()] };
  },

  inviteStaff: async ({ deps, footprint, session, body }) => {
    const email = plainEmail(body.email);
    const known = await access.findStaffByEmail(deps.unbound, email);
    const id = known?.id ?? deps.secrets.newId();
    try {
      await deps.writer.writeUnbound(async (write) => {
        if (!known) await access.addStaff(write, { id, email, name: body.name, createdAt: deps.now() });
        // Their roles are changed where they are seen, which also guards the last administrator.
        if ((await access.listRolesOf(write, id)).some((row) => row.footprintId === footprint.id))
          throw new Refusal(
            'already-there',
            'This person is staff here already. Change their roles in the list.',
          );
        await access.setRoles(write, footprint.id, id, rolesOf(body.roles, body.pathways));
        await addUnboundAudit(write, footprint.id, {
          at: deps.now(),
          actor: session.staffId,
          act: 'staff.invited',
          object: id,
        });
        if (!known?.passphraseHash) await queueLink(write, deps, id, 'invitation', footprint);
      });
    } catch (error) {
      if (isAlreadyThere(error))
        throw new Refusal('already-there', 'Someone with this e-mail address is staff already.');
      throw error;
    }
    deps.nudgeOutbox();
    return { id };
  },

  changeStaff: async ({ deps, footprint, session, params, body }) => {
    await deps.writer.writeUnbound(async (write) => {
      const everyone = await access.listStaffIn(write, footprint.id);
      if (!everyone.some((row) => row.id === params.staff)) throw new Refusal('not-found');
      const losesAdministrator =
        body.disabled === true || (body.roles !== undefined && !body.roles.includes('administrator'));
      const otherAdministrators = everyone.filter(
        (row) => row.role === 'administrator' && row.disabledAt === null && row.id !== params.staff,
      );
      const isAdministrator = everyone.some((row) => row.id === params.staff && row.role === 'administrator');
      if (losesAdministrator && isAdministrator && otherAdministrators.length === 0)
        throw new Refusal('last-administrator');
      const roles = await access.listRolesOf(write, params.staff);
      // Disabling closes every footprint to a person, so it is nobody's to do who runs only one of theirs (R1).
      if (body.disabled !== undefined && roles.some((row) => row.footprintId !== footprint.id))
        throw new Refusal(
          'not-possible-now',
          'This person also works for another partnership, so they cannot be disabled or enabled from here. Take away their roles here instead.',
        );
      if (body.roles)
        await access.setRoles(write, footprint.id, params.staff, rolesOf(body.roles, body.pathways ?? []));
      if (body.disabled !== undefined) {
        await access.changeStaff(write, params.staff, { disabledAt: body.disabled ? deps.now() : null });
        if (body.disabled) await access.endSessionsOf(write, params.staff);
      }
      const act =
        body.disabled === true
          ? 'staff.disabled'
          : body.disabled === false
            ? 'staff.enabled'
            : 'staff.roles-changed';
      await addUnboundAudit(write, footprint.id, {
        at: deps.now(),
        actor: session.staffId,
        act,
        object: params.staff,
      });
    });
    return { done: true as const };
  },

  listAudit: async ({ deps, read, footprint, query }) => {
    const rows = await listAuditRows(read, query.before, 101);
    const names = new Map(
      (await access.listStaffIn(deps.unbound, footprint.id)).map((one) => [one.id, one.name]),
    );
    return {
      entries: rows.slice(0, 100).map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        actor: actorName(names, row.actor),
        act: row.act,
        purpose: row.purpose,
        object: row.object && (names.get(row.object) ?? shortId(row.object)),
        count: row.count,
      })),
      more: rows.length > 100,
    };
  },
};

export const accessStation = station(accessOperations, handlers);

const actorName = (names: ReadonlyMap<string, string>, actor: string) =>
  actor === 'member' ? 'A member' : actor === 'system' ? 'The system' : (names.get(actor) ?? 'Former staff');

/** Ids are 22 letters: their first six tell records apart on a screen. What is a word already stays. */
const shortId = (id: string) => (/^[0-9a-z]{20,}$/.test(id) ? id.slice(0, 6).toUpperCase() : id);

const rolesOf = (roles: readonly StaffRole[], pathways: readonly string[]) =>
  [...new Set(roles)].map((role) => ({ role, pathways: role === 'programme' ? [...pathways] : null }));

/** Uses up a one-use link: whoever comes second finds it dead. */
async function spendLink(
  deps: Deps,
  token: string,
  purposes: readonly string[],
  also?: (write: UnboundWrite, staffId: string) => Promise<void>,
): Promise<string> {
  const tokenHash = hashToken(token);
  return deps.writer.writeUnbound(async (write) => {
    const link = await access.findLink(write, tokenHash);
    const now = deps.now();
    if (!link || !purposes.includes(link.purpose) || (link.expiresAt !== null && link.expiresAt <= now))
      throw new Refusal('link-dead');
    if (!(await access.useLink(write, tokenHash, now))) throw new Refusal('link-dead');
    const found = await access.findStaff(write, link.rowId);
    if (!found || found.disabledAt !== null) throw new Refusal('link-dead');
    await also?.(write, found.id);
    return found.id;
  });
}

async function openSession(deps: Deps, staffId: string, act: string) {
  const token = deps.secrets.random();
  const roles = await access.listRolesOf(deps.unbound, staffId);
  const footprintIds = [...new Set(roles.map((row) => row.footprintId))];
  const footprintId = footprintIds.length === 1 ? footprintIds[0]! : null;
  const now = deps.now();
  await deps.writer.writeUnbound(async (write) => {
    await access.addSession(write, {
      tokenHash: hashToken(token),
      staffId,
      footprintId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + sessionHours * 3_600_000),
    });
    await addUnboundAudit(write, footprintId, { at: now, actor: staffId, act });
  });
  return { cookie: sessionCookie(token, deps), reply: await describeMe(deps, staffId, footprintId) };
}

async function describeMe(deps: Deps, staffId: string, footprintId: string | null) {
  const person = await access.findStaff(deps.unbound, staffId);
  if (!person) throw new Refusal('not-signed-in');
  const roles = await access.listRolesOf(deps.unbound, staffId);
  const footprint = footprintId === null ? undefined : await findFootprintById(deps.unbound, footprintId);
  const ids = [...new Set(roles.map((row) => row.footprintId))];
  const mine = await Promise.all(ids.map((id) => findFootprintById(deps.unbound, id)));
  const here = roles.filter((row) => row.footprintId === footprintId);
  return {
    staff: { id: person.id, name: person.name },
    footprint: footprint
      ? {
          id: footprint.id,
          name: footprint.name,
          shortName: footprint.shortName,
          place: footprint.place,
          isDemo: footprint.isDemo,
          demoNote: footprint.demoNote,
          accent: footprint.accent,
          timeZone: footprint.timeZone,
        }
      : null,
    roles: here.map((row) => row.role),
    pathways: here.flatMap((row) => row.pathways ?? []),
    footprints: mine
      .filter((found): found is Footprint => found !== undefined)
      .map((found) => ({
        id: found.id,
        name: found.name,
        roles: roles.filter((row) => row.footprintId === found.id).map((row) => row.role),
      })),
  };
}

async function makeFirstAdministrator(
  deps: Deps,
  body: Call<typeof accessOperations.setPassphrase>['body'],
  expiresAt: Date | null,
) {
  if (expiresAt !== null && expiresAt <= deps.now()) throw new Refusal('link-dead');
  const faults = [
    ...(body.name === undefined ? [{ path: 'name', message: 'Write your name' }] : []),
    ...(body.email === undefined
      ? [{ path: 'email', message: 'Write your e-mail address; you sign in with it' }]
      : []),
    ...(isStrong(body.passphrase) ? [] : [{ path: 'passphrase', message: 'Use at least 12 characters' }]),
  ];
  if (body.name === undefined || body.email === undefined)
    throw new Refusal('fields-wrong', undefined, faults);
  requireStrong(body.passphrase);
  const { name, email } = body;
  const id = deps.secrets.newId();
  const passphraseHash = await hashPassphrase(body.passphrase);
  await deps.writer.writeUnbound(async (write) => {
    if (await access.hasStaff(write)) throw new Refusal('link-dead');
    if (!(await access.useLink(write, hashToken(body.token), deps.now()))) throw new Refusal('link-dead');
    await access.addStaff(write, {
      id,
      email: plainEmail(email),
      name,
      passphraseHash,
      createdAt: deps.now(),
    });
    for (const footprint of await deps.listFootprints()) {
      await access.setRoles(write, footprint.id, id, [{ role: 'administrator', pathways: null }]);
    }
    await addUnboundAudit(write, null, {
      at: deps.now(),
      actor: id,
      act: 'staff.first-administrator',
      object: id,
    });
  });
  return openSession(deps, id, 'staff.signed-in');
}

/** Queues a link to staff: seven days for an invitation, an hour for a new passphrase. Earlier ones die. */
async function queueLink(
  write: UnboundWrite,
  deps: Deps,
  staffId: string,
  purpose: 'invitation' | 'passphrase',
  footprint: Footprint | null,
): Promise<void> {
  const generation = (await access.findGeneration(write, purpose, staffId)) + 1;
  await access.revokeLinks(write, purpose, staffId);
  const { row } = prepareLink(deps, {
    purpose,
    footprintId: footprint?.id ?? null,
    rowId: staffId,
    generation,
    hours: purpose === 'invitation' ? 168 : 1,
  });
  await access.keepLink(write, row);
  const roles = await access.listRolesOf(write, staffId);
  await queueMessages(write, [
    {
      id: deps.secrets.newId(),
      footprintId: footprint?.id ?? roles[0]?.footprintId ?? null,
      template: purpose === 'invitation' ? 'staff-invitation' : 'staff-passphrase',
      channel: 'email',
      staffId,
      rowId: staffId,
      messageId: `${deps.secrets.newId()}@sounding`,
      queuedAt: deps.now(),
      dueAt: deps.now(),
    },
  ]);
}
