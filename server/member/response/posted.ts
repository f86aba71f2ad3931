import type { Deps } from '../../deps';
import type { Survey } from '../survey';

/** What a posted field says; of a field posted twice, the last. */
export function textOf(posted: string | string[] | undefined): string {
  return (Array.isArray(posted) ? (posted.at(-1) ?? '') : (posted ?? '')).trim();
}

export function submissionOf(deps: Deps, posted: string | string[] | undefined): string {
  const id = textOf(posted);
  return /^[A-Za-z0-9_-]{16,64}$/.test(id) ? id : deps.secrets.random();
}

/**
 * The version a posted page was shown in: it says so itself, since a phone may have kept an older one. One that this survey
 * never had is not believed.
 */
export function versionShown(text: string, { questionnaire: { version } }: Survey): number | undefined {
  const posted = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return version !== undefined && posted >= 1 && posted <= version ? posted : version;
}

/** When a phone without a line composed the page; a clock that runs ahead counts as now. */
export function composedAt(text: string, now: Date): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]{5,12}Z$/.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) || at >= now ? null : at;
}
