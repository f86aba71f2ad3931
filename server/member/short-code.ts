import type { Read } from '../../db/connect';
import { changeShortCode, findGeneration, findShortCode, keepLink } from '../../db/queries/access';
import { findMember } from '../../db/queries/panel';
import type { LinkPurpose } from '../../surveys/vocabulary';
import { prepareLink } from '../access/links';
import { hashShortCode } from '../access/secrets';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { openBorn } from '../steps/read-profiles';

const mostFailures = 5;
const lockMinutes = 15;

/**
 * The path a short code opens, with the month of birth as second fact; null when the two do not go together.
 * Looked up and counted in one write job, so that many guesses at once are counted one after the other.
 * Whoever was taken over without a month of birth has the code alone, which nobody guesses (54 bits).
 */
export async function openShortCode(
  deps: Deps,
  read: Read,
  code: string,
  month: number,
): Promise<string | null> {
  const codeHash = hashShortCode(code);
  if (!(await findShortCode(deps.unbound, read.footprintId, codeHash))) return null;
  return deps.writer.write(read.footprintId, async (write) => {
    const found = await findShortCode(write, read.footprintId, codeHash);
    if (!found) return null;
    const now = deps.now();
    if (found.lockedUntil !== null && found.lockedUntil > now) throw new Refusal('too-many-tries');
    const member = await findMember(write, found.memberId);
    const born = member ? openBorn(deps.secrets, member) : null;
    if (!member || (born !== null && Number(born.slice(5, 7)) !== month)) {
      const failures = found.failures + 1;
      const isLocked = failures >= mostFailures;
      await changeShortCode(write, codeHash, {
        failures: isLocked ? 0 : failures,
        lockedUntil: isLocked ? new Date(now.getTime() + lockMinutes * 60_000) : null,
      });
      return null;
    }
    const generation = Math.max(1, await findGeneration(write, found.purpose, found.rowId));
    const { token, row } = prepareLink(deps, {
      purpose: found.purpose,
      footprintId: read.footprintId,
      rowId: found.rowId,
      generation,
    });
    await keepLink(write, row);
    if (found.failures > 0) await changeShortCode(write, codeHash, { failures: 0, lockedUntil: null });
    return `/${pathOf[found.purpose] ?? 'me'}/${token}`;
  });
}

/** What a code opens; all else is one’s own page. */
const pathOf: Partial<Record<LinkPurpose, string>> = { answer: 's', group: 'g' };

/** A month as people write it: 3, 03, March, mar; null for all else. */
export function monthIn(text: string): number | null {
  const number = /^\d{1,2}$/.test(text)
    ? Number(text)
    : text.length < 3
      ? 0
      : monthNames.findIndex((name) => name.startsWith(text.toLowerCase())) + 1;
  return number >= 1 && number <= 12 ? number : null;
}

const monthNames = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
