import { createHash } from 'node:crypto';
import { type FrozenRate, freezeRate } from '../../analysis/fieldwork/frozen-rate';
import type { Read } from '../../db/connect';
import { findWave, type Wave } from '../../db/queries/fieldwork';
import { findFootprintById } from '../../db/queries/footprints';
import { findVersion } from '../../db/queries/questionnaires';
import { instantsOf, windowAt } from '../../surveys/fieldwork/window';
import { Refusal } from '../errors';
import { fieldworkCases } from './fieldwork-figures';
import { type ReadCase, readCasesOfWave, windowOf } from './read-fieldwork';

/** A closed wave's participation as it stays, with short marks of whom it counts: no ids, and yet nobody is exchanged unseen. */
export type FrozenWave = {
  readonly asOf: string;
  readonly numerator: number;
  readonly base: number;
  readonly baseMark: string;
  readonly answersMark: string;
};

/**
 * Participation at the end of a wave that is closed at an instant; null while days of grace are left. For a worker.
 * @param at as a number, since a thread shares no clock
 */
export async function freezeWave(
  { read }: { readonly read: Read },
  { wave: id, at }: { readonly wave: string; readonly at: number },
): Promise<FrozenWave | null> {
  const wave = await findWave(read, id);
  const version = wave && (await findVersion(read, wave.versionId));
  const footprint = await findFootprintById(read, read.footprintId);
  if (!wave || !version || !footprint) throw new Refusal('not-found');
  const now = new Date(at);
  const window = windowOf({ ...wave, closedAt: wave.closedAt ?? now }, footprint);
  if (windowAt(window, now) !== 'closed') return null;
  const { endsAt } = instantsOf(window);
  const lines = version.definition.completeness;
  return frozenOf(await readCasesOfWave(read, id, lines, endsAt), endsAt, lines.partialFrom);
}

/** The frozen figures of a wave's cases as read at its end. */
export function frozenOf(cases: readonly ReadCase[], endsAt: Date, partialFrom: number): FrozenWave {
  return told(freezeRate(fieldworkCases(cases), endsAt, shortMark, { partialFrom }));
}

/** A closed wave stands for good as it did at its end; an open one as of now. */
export function standingAt(wave: Wave, footprint: { readonly timeZone: string }, now: Date): Date {
  const { endsAt } = instantsOf(windowOf(wave, footprint));
  return wave.status === 'closed' && endsAt < now ? endsAt : now;
}

/** As the audit keeps it, in a table that can only be added to. */
export const wordsOfFrozen = ({ asOf, numerator, base, baseMark, answersMark }: FrozenWave) =>
  `Frozen as of ${asOf}: ${numerator} of ${base} invited have answered. Marks: invited ${baseMark}, answered ${answersMark}`;

const shortMark = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

const told = ({ rate, baseHash, numeratorHash }: FrozenRate): FrozenWave => ({
  asOf: rate.asOf.toISOString(),
  numerator: rate.numerator,
  base: rate.base,
  baseMark: baseHash,
  answersMark: numeratorHash,
});
