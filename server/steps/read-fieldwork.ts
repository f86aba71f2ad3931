import type { Read } from '../../db/connect';
import type { Case, CaseEvent as EventRow, Wave } from '../../db/queries/fieldwork';
import { listCasesOfWave, listEventsOfWave } from '../../db/queries/fieldwork';
import type { Footprint } from '../../db/queries/footprints';
import {
  type CaseEvent,
  type CaseReading,
  type ExclusionReason,
  readCase,
} from '../../surveys/fieldwork/disposition';
import type { FieldworkWindow } from '../../surveys/fieldwork/window';
import type { CompletenessRule } from '../../surveys/questionnaires/types';

/** A wave's window in the footprint's own calendar. */
export function windowOf(
  wave: Pick<Wave, 'opensOn' | 'closesOn' | 'graceDays' | 'closedAt'>,
  footprint: Pick<Footprint, 'timeZone'>,
): FieldworkWindow {
  return {
    opensOn: wave.opensOn,
    closesOn: wave.closesOn,
    graceDays: wave.graceDays,
    timeZone: footprint.timeZone,
    ...(wave.closedAt === null ? {} : { closedEarlyAt: wave.closedAt }),
  };
}

/** Stored events as the rules read them; types that are no part of a disposition are left out. */
export function eventsOf(rows: readonly EventRow[]): CaseEvent[] {
  return rows.flatMap((row): CaseEvent[] => {
    const { at } = row;
    const channel = row.channel ?? 'email';
    switch (row.type) {
      case 'sent':
        return [{ type: 'delivered', channel, at }];
      case 'bounced':
        // The outbox keeps this event only when it has given up.
        return [{ type: 'bounced', channel, hard: true, at }];
      case 'started':
        return [{ type: 'started', channel, at }];
      case 'saved':
      case 'finished':
        return [{ type: row.type, channel, completeness: Number(row.detail?.completeness ?? 0), at }];
      case 'excluded':
        // The reason is one of the list: it was checked when it was written.
        return [{ type: 'excluded', reason: String(row.detail?.reason) as ExclusionReason, at }];
      case 'issued':
      case 'declined':
      case 'died':
      case 'too-ill':
      case 'moved':
      case 'left':
      case 'need-not-met':
      case 'wrong-person':
      case 'closed':
        return [{ type: row.type, at }];
      default:
        return [];
    }
  });
}

export type ReadCase = {
  readonly case: Case;
  readonly events: readonly CaseEvent[];
  readonly reading: CaseReading;
};

/** Invited by post or telephone, still silent: these are reached by hand, with the short code. */
export function isReachedByHand({ case: one, reading }: ReadCase): boolean {
  return one.channel !== 'email' && reading.state === 'issued' && !reading.hasStarted;
}

/** Every case of a wave with its disposition at an instant (R11). */
export async function readCasesOfWave(
  read: Read,
  waveId: string,
  lines: CompletenessRule,
  at: Date,
): Promise<ReadCase[]> {
  const rows = new Map<string, EventRow[]>();
  for (const row of await listEventsOfWave(read, waveId)) {
    const own = rows.get(row.caseId);
    if (own) own.push(row);
    else rows.set(row.caseId, [row]);
  }
  return (await listCasesOfWave(read, waveId)).map((one) => {
    const events = eventsOf(rows.get(one.id) ?? []);
    return { case: one, events, reading: readCase(events, lines, at) };
  });
}
