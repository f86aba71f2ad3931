import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import type { Read, Write } from '../connect';
import { groupInvitations, groupLotteries, members } from '../schema';

/**
 * Every sealed column outside identity, by the place its words are bound to. Whoever seals something new adds it here: a
 * place that is not listed cannot be sealed (its type says so), and what is listed follows a new key.
 */
const columns = {
  'members.born': { table: members, sealed: members.bornSealed, name: 'bornSealed' },
  'group_invitations.needs': {
    table: groupInvitations,
    sealed: groupInvitations.needsSealed,
    name: 'needsSealed',
  },
  'group_lotteries.sealed': { table: groupLotteries, sealed: groupLotteries.sealed, name: 'sealed' },
} as const;

export type SealedColumn = keyof typeof columns;

// The keys of a record of these names are these names.
export const sealedColumns = Object.keys(columns) as readonly SealedColumn[];

/** Sealed words with their rows, in order of row, so many after one. */
export async function listSealed(
  read: Read,
  column: SealedColumn,
  after: string,
  most: number,
): Promise<{ row: string; sealed: string }[]> {
  const { table, sealed } = columns[column];
  const rows = await read.sql
    .select({ row: table.id, sealed })
    .from(table)
    .where(and(eq(table.footprintId, read.footprintId), gt(table.id, after), isNotNull(sealed)))
    .orderBy(asc(table.id))
    .limit(most);
  return rows.flatMap(({ row, sealed: words }) => (words === null ? [] : [{ row, sealed: words }]));
}

/** Puts the same words under another key, unless they were changed since they were read. */
export async function replaceSealed(
  write: Write,
  column: SealedColumn,
  { row, was, sealed: words }: { readonly row: string; readonly was: string; readonly sealed: string },
): Promise<void> {
  const { table, sealed, name } = columns[column];
  await write.sql
    .update(table)
    .set({ [name]: words })
    .where(and(eq(table.footprintId, write.footprintId), eq(table.id, row), eq(sealed, was)));
}
