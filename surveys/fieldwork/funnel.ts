import type { CompletenessRule } from '../questionnaires/types';
import { type Disposition, dispositions } from '../vocabulary';
import { type CaseEvent, type NotIssuedReason, notIssuedReasons, readCase } from './disposition';

/** Counts of cases at one instant. Each stage is part of the one before: all stand on the base `invited`. */
export type Funnel = {
  readonly at: Date;
  /** Issued by then and not found ineligible at issue: the default base of every rate (R10). */
  readonly invited: number;
  /** Invited, without those whose every channel bounced or whose message has not gone out. */
  readonly delivered: number;
  readonly started: number;
  /** Complete or partial: the numerator of participation. */
  readonly usable: number;
  readonly complete: number;
  /** Cases that may still answer. */
  readonly open: number;
  readonly dispositions: Readonly<Record<Disposition, number>>;
  /** Drawn but not asked, by reason; in no base. */
  readonly notIssued: Readonly<Record<NotIssuedReason | 'not-yet', number>>;
};

/**
 * The stages of a wave on one base at an instant (R10). The same cases at the same instant give the same counts for ever,
 * since events are only added.
 * @param cases the events of each case
 * @returns counts; `invited` + not eligible + the not-issued add up to the cases
 * @example funnelAt([], lines, now).invited // 0
 */
export function funnelAt(cases: Iterable<readonly CaseEvent[]>, lines: CompletenessRule, at: Date): Funnel {
  const byDisposition = zeroes(dispositions);
  const notIssued = zeroes([...notIssuedReasons, 'not-yet'] as const);
  const stages = { invited: 0, delivered: 0, started: 0, usable: 0, complete: 0, open: 0 };
  for (const events of cases) {
    const reading = readCase(events, lines, at);
    if (reading.state === 'not-issued') {
      notIssued[reading.because] += 1;
      continue;
    }
    byDisposition[reading.disposition] += 1;
    if (reading.state === 'not-eligible') continue;
    stages.invited += 1;
    if (reading.isReached) stages.delivered += 1;
    if (reading.hasStarted) stages.started += 1;
    if (reading.disposition === 'complete') stages.complete += 1;
    if (reading.disposition === 'complete' || reading.disposition === 'partial') stages.usable += 1;
    if (!reading.isFinal) stages.open += 1;
  }
  return { at, ...stages, dispositions: byDisposition, notIssued };
}

function zeroes<Name extends string>(names: readonly Name[]): Record<Name, number> {
  // Every name of the list gets its entry, so the record is whole.
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}
