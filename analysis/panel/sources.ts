import { AnalysisError } from '../errors';

/** What one source of recruits brought, counted. */
export type SourceCounts = {
  readonly signedUp: number;
  readonly admitted: number;
  /** Of the admitted, gone again. */
  readonly admittedAndLeft: number;
  /** Spent on it, in pence; null where nothing is recorded. */
  readonly costPence: number | null;
};

export type SourceFigures = {
  /** Admitted ÷ signed up; null when nobody signed up. A share of volunteers, no recruitment rate. */
  readonly admittedShare: number | null;
  /** Of the admitted, members still. */
  readonly still: number;
  /** still ÷ admitted; null when nobody was admitted. */
  readonly stillShare: number | null;
  readonly pencePerAdmitted: number | null;
};

/**
 * What a source of recruits is worth: how many of those who signed up got a place, how many of them stay, at what cost each.
 * @throws AnalysisError `bad-counts` for counts below 0; `numerator-over-base` when more were admitted than signed up, or left than were admitted
 * @example sourceFigures({ signedUp: 300, admitted: 240, admittedAndLeft: 24, costPence: 578_000 }).pencePerAdmitted // 2408.33…
 */
export function sourceFigures(counts: SourceCounts): SourceFigures {
  const { signedUp, admitted, admittedAndLeft, costPence } = counts;
  for (const [what, value] of Object.entries({ signedUp, admitted, admittedAndLeft }))
    if (!(value >= 0)) throw new AnalysisError('bad-counts', { what, value });
  const still = share(admitted - admittedAndLeft, admitted);
  return {
    admittedShare: share(admitted, signedUp),
    still: admitted - admittedAndLeft,
    stillShare: still,
    pencePerAdmitted: costPence === null || admitted === 0 ? null : costPence / admitted,
  };
}

function share(numerator: number, base: number): number | null {
  if (numerator > base || numerator < 0) throw new AnalysisError('numerator-over-base', { numerator, base });
  return base === 0 ? null : numerator / base;
}
