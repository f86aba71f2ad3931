import { findGeneration, findKeptHash, findLink } from '../../db/queries/access';
import type { LinkPurpose } from '../../surveys/vocabulary';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { hashToken } from './secrets';

export type HeldLink = {
  readonly purpose: LinkPurpose;
  readonly footprintId: string | null;
  /** The case, member, test or staff the link is for. */
  readonly rowId: string;
  readonly token: string;
  readonly usedAt: Date | null;
};

const tokenShape = /^[A-Za-z0-9_-]{20,64}$/;

/** The token of a link finds its footprint and purpose; a dead or strange one finds nothing, and is told so as its address calls for. */
export async function permitLink(
  token: string,
  purposes: readonly LinkPurpose[],
  deps: Deps,
): Promise<HeldLink> {
  const dead = purposes.every((purpose) => purpose === 'try') ? 'test-over' : 'link-dead';
  if (!tokenShape.test(token)) throw new Refusal(dead);
  const link = await findLink(deps.unbound, hashToken(token));
  if (link === undefined || !purposes.includes(link.purpose)) throw new Refusal(dead);
  if (link.expiresAt !== null && link.expiresAt <= deps.now()) throw new Refusal(dead);
  return {
    purpose: link.purpose,
    footprintId: link.footprintId,
    rowId: link.rowId,
    token,
    usedAt: link.usedAt,
  };
}

/** The token of a row's newest link, made again: under the key it was first made with, or the newest. */
export async function tokenAgain(
  deps: Pick<Deps, 'secrets' | 'unbound'>,
  purpose: LinkPurpose,
  rowId: string,
): Promise<{ readonly token: string; readonly generation: number }> {
  const generation = Math.max(1, await findGeneration(deps.unbound, purpose, rowId));
  const kept = await findKeptHash(deps.unbound, purpose, rowId, generation);
  const tokens = deps.secrets.linkTokens(purpose, rowId, generation);
  return { token: tokens.find((token) => hashToken(token) === kept) ?? tokens[0]!, generation };
}

/** A link to write in: the row to keep and the token to put in the message. */
export function prepareLink(
  deps: Pick<Deps, 'secrets' | 'now'>,
  link: {
    purpose: LinkPurpose;
    footprintId: string | null;
    rowId: string;
    generation?: number;
    hours?: number;
  },
) {
  const generation = link.generation ?? 1;
  const token = deps.secrets.linkToken(link.purpose, link.rowId, generation);
  const createdAt = deps.now();
  return {
    token,
    row: {
      tokenHash: hashToken(token),
      purpose: link.purpose,
      footprintId: link.footprintId,
      rowId: link.rowId,
      generation,
      createdAt,
      expiresAt: link.hours === undefined ? null : new Date(createdAt.getTime() + link.hours * 3_600_000),
    },
  };
}
