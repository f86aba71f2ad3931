import type { FieldworkCase } from '../../analysis/fieldwork/cohort-rates';
import { funnelAt } from '../../surveys/fieldwork/funnel';
import type { CompletenessRule } from '../../surveys/questionnaires/types';
import type { ReadCase } from '../steps/read-fieldwork';

/** Cases as the rates take them. */
export function fieldworkCases(cases: readonly ReadCase[]): FieldworkCase[] {
  return cases.map(({ case: one, reading }) => ({
    id: one.memberId,
    cohort: one.cohort,
    issuedAt: reading.state === 'not-issued' ? null : one.issuedAt,
    bouncedAt: reading.state === 'issued' ? (reading.bouncedAt ?? null) : null,
    usableAt: reading.state === 'issued' ? (reading.usableAt ?? null) : null,
    excludedAt: reading.state === 'not-eligible' ? reading.excludedAt : null,
  }));
}

export function funnelOf(cases: readonly ReadCase[], lines: CompletenessRule, at: Date) {
  const { invited, delivered, started, usable, complete } = funnelAt(
    cases.map(({ events }) => events),
    lines,
    at,
  );
  return { invited, delivered, started, usable, complete };
}

/** Known only when every case's is: one person picked otherwise and the whole has no response rate (R11, R16). */
export function selectionOf(cases: readonly ReadCase[]): 'known' | 'unknown' | 'mixed' {
  const known = cases.filter((one) => one.case.selection === 'known').length;
  return known === 0 ? 'unknown' : known === cases.length ? 'known' : 'mixed';
}
