import { and, desc, eq, gt, isNull, max, sql } from 'drizzle-orm';
import type { LinkPurpose } from '../../surveys/vocabulary';
import type { UnboundRead, UnboundWrite } from '../connect';
import { links, sessions, shortCodes, staff, staffRoles } from '../schema';

export type Staff = typeof staff.$inferSelect;
export type StaffRoleRow = typeof staffRoles.$inferSelect;

export async function findSession(read: UnboundRead, tokenHash: string, at: Date) {
  const found = (
    await read.sql
      .select({
        tokenHash: sessions.tokenHash,
        staffId: staff.id,
        staffName: staff.name,
        footprintId: sessions.footprintId,
      })
      .from(sessions)
      .innerJoin(staff, eq(staff.id, sessions.staffId))
      .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, at), isNull(staff.disabledAt)))
  )[0];
  if (found === undefined) return undefined;
  const roles = found.footprintId === null ? [] : await listRolesIn(read, found.staffId, found.footprintId);
  return {
    ...found,
    roles: roles.map((row) => row.role),
    pathways: roles.flatMap((row) => row.pathways ?? []),
  };
}

export async function addSession(write: UnboundWrite, row: typeof sessions.$inferInsert): Promise<void> {
  await write.sql.insert(sessions).values(row);
}

export async function changeSessionFootprint(
  write: UnboundWrite,
  tokenHash: string,
  footprintId: string,
): Promise<void> {
  await write.sql.update(sessions).set({ footprintId }).where(eq(sessions.tokenHash, tokenHash));
}

export async function endSession(write: UnboundWrite, tokenHash: string): Promise<void> {
  await write.sql.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}

export async function endSessionsOf(write: UnboundWrite, staffId: string): Promise<void> {
  await write.sql.delete(sessions).where(eq(sessions.staffId, staffId));
}

export async function findStaffByEmail(read: UnboundRead, email: string): Promise<Staff | undefined> {
  return (await read.sql.select().from(staff).where(eq(staff.email, email)))[0];
}

export async function findStaff(read: UnboundRead, id: string): Promise<Staff | undefined> {
  return (await read.sql.select().from(staff).where(eq(staff.id, id)))[0];
}

export async function addStaff(write: UnboundWrite, row: typeof staff.$inferInsert): Promise<void> {
  await write.sql.insert(staff).values(row);
}

export async function changeStaff(
  write: UnboundWrite,
  id: string,
  change: Partial<typeof staff.$inferInsert>,
): Promise<void> {
  await write.sql.update(staff).set(change).where(eq(staff.id, id));
}

/** Has anyone been made staff yet? Until then the start prints a link for the first administrator. */
export async function hasStaff(read: UnboundRead): Promise<boolean> {
  return (await read.sql.select({ id: staff.id }).from(staff).limit(1)).length > 0;
}

export async function listRolesOf(read: UnboundRead, staffId: string): Promise<StaffRoleRow[]> {
  return read.sql.select().from(staffRoles).where(eq(staffRoles.staffId, staffId));
}

async function listRolesIn(read: UnboundRead, staffId: string, footprintId: string): Promise<StaffRoleRow[]> {
  return read.sql
    .select()
    .from(staffRoles)
    .where(and(eq(staffRoles.staffId, staffId), eq(staffRoles.footprintId, footprintId)));
}

export async function listStaffIn(read: UnboundRead, footprintId: string) {
  return read.sql
    .select({
      id: staff.id,
      name: staff.name,
      email: staff.email,
      disabledAt: staff.disabledAt,
      passphraseHash: staff.passphraseHash,
      role: staffRoles.role,
      pathways: staffRoles.pathways,
    })
    .from(staffRoles)
    .innerJoin(staff, eq(staff.id, staffRoles.staffId))
    .where(eq(staffRoles.footprintId, footprintId))
    .orderBy(staff.name, staffRoles.role);
}

/** Replaces the roles of one person in one footprint. */
export async function setRoles(
  write: UnboundWrite,
  footprintId: string,
  staffId: string,
  roles: readonly { role: StaffRoleRow['role']; pathways: string[] | null }[],
): Promise<void> {
  await write.sql
    .delete(staffRoles)
    .where(and(eq(staffRoles.footprintId, footprintId), eq(staffRoles.staffId, staffId)));
  if (roles.length > 0)
    await write.sql.insert(staffRoles).values(roles.map((row) => ({ footprintId, staffId, ...row })));
}

export type LinkRow = Omit<typeof links.$inferSelect, 'purpose'> & { readonly purpose: LinkPurpose };

export async function findLink(read: UnboundRead, tokenHash: string): Promise<LinkRow | undefined> {
  const row = (await read.sql.select().from(links).where(eq(links.tokenHash, tokenHash)))[0];
  // The column holds what prepareLink wrote, which is typed by the same list.
  return row as LinkRow | undefined;
}

type NewLink = typeof links.$inferInsert;

/** Keeps a link for look-up; kept before, it only gets the later end, so that a link sent again works as long as a new one. */
export async function keepLink(write: UnboundWrite, row: NewLink): Promise<void> {
  await keepLinks(write, [row]);
}

/** The same for many links at once. */
export async function keepLinks(write: UnboundWrite, rows: readonly NewLink[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 100)
    await write.sql
      .insert(links)
      .values(rows.slice(from, from + 100))
      .onConflictDoUpdate({
        target: links.tokenHash,
        set: {
          expiresAt: sql`CASE WHEN ${links.expiresAt} IS NULL OR excluded.expires_at IS NULL THEN NULL ELSE max(${links.expiresAt}, excluded.expires_at) END`,
        },
      });
}

/** Marks a one-use link as used; false when someone was quicker. */
export async function useLink(write: UnboundWrite, tokenHash: string, at: Date): Promise<boolean> {
  const used = await write.sql
    .update(links)
    .set({ usedAt: at })
    .where(and(eq(links.tokenHash, tokenHash), isNull(links.usedAt)))
    .returning({ id: links.rowId });
  return used.length > 0;
}

/** The hash kept of one generation of a row's links. */
export async function findKeptHash(
  read: UnboundRead,
  purpose: LinkPurpose,
  rowId: string,
  generation: number,
): Promise<string | undefined> {
  const [row] = await read.sql
    .select({ tokenHash: links.tokenHash })
    .from(links)
    .where(and(eq(links.purpose, purpose), eq(links.rowId, rowId), eq(links.generation, generation)));
  return row?.tokenHash;
}

/** The newest generation of a row's links: raising it revokes those before. */
export async function findGeneration(
  read: UnboundRead,
  purpose: LinkPurpose,
  rowId: string,
): Promise<number> {
  const [row] = await read.sql
    .select({ newest: max(links.generation) })
    .from(links)
    .where(and(eq(links.purpose, purpose), eq(links.rowId, rowId)))
    .orderBy(desc(links.generation));
  return row?.newest ?? 0;
}

export async function revokeShortCodes(
  write: UnboundWrite,
  footprintId: string,
  memberId: string,
): Promise<void> {
  await write.sql
    .delete(shortCodes)
    .where(and(eq(shortCodes.footprintId, footprintId), eq(shortCodes.memberId, memberId)));
}

export async function revokeLinks(write: UnboundWrite, purpose: LinkPurpose, rowId: string): Promise<void> {
  await write.sql.delete(links).where(and(eq(links.purpose, purpose), eq(links.rowId, rowId)));
}

export type ShortCode = Omit<typeof shortCodes.$inferSelect, 'purpose'> & { readonly purpose: LinkPurpose };

/** Keeps the hashes of short codes; kept before, they stay as they are. */
export async function keepShortCodes(
  write: UnboundWrite,
  rows: readonly (typeof shortCodes.$inferInsert)[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 100)
    await write.sql
      .insert(shortCodes)
      .values(rows.slice(from, from + 100))
      .onConflictDoNothing();
}

export async function findShortCode(
  read: UnboundRead,
  footprintId: string,
  codeHash: string,
): Promise<ShortCode | undefined> {
  const row = (
    await read.sql
      .select()
      .from(shortCodes)
      .where(and(eq(shortCodes.codeHash, codeHash), eq(shortCodes.footprintId, footprintId)))
  )[0];
  // The column holds what keepShortCodes was given, which comes from the list of purposes.
  return row as ShortCode | undefined;
}

/** Counts wrong tries of a code, and locks it for a while. */
export async function changeShortCode(
  write: UnboundWrite,
  codeHash: string,
  change: { failures: number; lockedUntil: Date | null },
): Promise<void> {
  await write.sql.update(shortCodes).set(change).where(eq(shortCodes.codeHash, codeHash));
}
