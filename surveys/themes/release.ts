/** Where a comment stands. Nobody but its readers sees it before it is released (R20). */
export const releaseStates = ['unread', 'released', 'redacted', 'withheld'] as const;
export type ReleaseState = (typeof releaseStates)[number];

/** Why some words are hidden. */
export const redactionReasons = [
  'third-party',
  'staff-named',
  'identifies-the-writer',
  'contact-detail',
] as const;
export type RedactionReason = (typeof redactionReasons)[number];

/** A span of the words as written, in UTF-16 units: from `start`, up to and without `end`. */
export type Redaction = { readonly start: number; readonly end: number; readonly because: RedactionReason };

/** Something in a comment that someone must act on: harm to the writer or another, a complaint, a safety matter. */
export const riskKinds = [
  'harm-to-self',
  'harm-to-others',
  'safeguarding',
  'patient-safety',
  'complaint',
] as const;
export type RiskKind = (typeof riskKinds)[number];

/** What readers did with a comment. Only ever added. */
export type ReadingEvent = { readonly by: string; readonly at: Date } & (
  | { readonly act: 'released' }
  | { readonly act: 'redacted'; readonly redactions: readonly Redaction[] }
  | { readonly act: 'withheld'; readonly because: string }
  | { readonly act: 'risk-seen'; readonly risk: RiskKind }
  /** Handed to whoever must act; `to` is a role or a service, not a comment on the case. */
  | { readonly act: 'risk-passed-on'; readonly risk: RiskKind; readonly to: string }
);

export type CommentReading = {
  readonly state: ReleaseState;
  readonly redactions: readonly Redaction[];
  /** Risks seen and not yet passed on: work to do today. */
  readonly openRisks: readonly RiskKind[];
};

/** Places where words may be shown. */
export type Place = 'reading' | 'coding' | 'programme' | 'publication' | 'export';

/**
 * Where a comment stands, folded from what its readers did, in any order. A later reading replaces an earlier one, so
 * that something overlooked can still be redacted or withheld.
 * @example readingOf([]).state // 'unread'
 */
export function readingOf(events: readonly ReadingEvent[]): CommentReading {
  let state: ReleaseState = 'unread';
  let redactions: readonly Redaction[] = [];
  const open = new Set<RiskKind>();
  for (const event of [...events].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    if (event.act === 'risk-seen') open.add(event.risk);
    else if (event.act === 'risk-passed-on') open.delete(event.risk);
    else {
      state = event.act;
      redactions = event.act === 'redacted' ? event.redactions : [];
    }
  }
  return { state, redactions, openRisks: [...open] };
}

/**
 * What keeps a reader's act from being recorded, or null: a risk is passed on before the words go anywhere, and hidden
 * words must be words of the comment.
 * @param text the words as written
 * @example checkReading(text, readingOf([]), { act: 'released', by: 's1', at }) // null
 */
export function checkReading(text: string, reading: CommentReading, event: ReadingEvent): string | null {
  if (event.act === 'risk-passed-on') {
    if (!reading.openRisks.includes(event.risk))
      return `No open risk "${event.risk}" is on this comment. Record that it was seen first.`;
    return event.to.trim() === ''
      ? 'It is not said to whom the risk was passed. Name the role or service.'
      : null;
  }
  if (event.act === 'withheld' && event.because.trim() === '') {
    return 'No reason is given for withholding the comment. Say why in a few words.';
  }
  if ((event.act === 'released' || event.act === 'redacted') && reading.openRisks.length > 0) {
    return `This comment has a risk not passed on (${reading.openRisks.join(', ')}). Pass it on first.`;
  }
  if (event.act !== 'redacted') return null;
  if (event.redactions.length === 0)
    return 'Nothing is marked to hide. Mark the words, or release the comment as it is.';
  const wrong = event.redactions.find(
    ({ start, end }) =>
      !Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end,
  );
  return wrong
    ? `Words ${wrong.start} to ${wrong.end} are not in this comment of ${text.length} characters. Mark them again.`
    : null;
}

/**
 * The words of a comment as they may be shown in a place, or null where they may not (R20).
 * Readers see them as written; coders and programmes only when released, redactions applied; publication also needs the
 * writer's consent to be quoted. A comment with an open risk stays with its readers.
 * @param mayQuote the writer's consent to be quoted holds at this moment
 * @example wordsFor('programme', 'Dr Smith was late', reading, false) // '[name removed] was late'
 */
export function wordsFor(
  place: Place,
  text: string,
  reading: CommentReading,
  mayQuote: boolean,
): string | null {
  if (place === 'reading') return text;
  if (reading.state === 'unread' || reading.state === 'withheld' || reading.openRisks.length > 0) return null;
  if (place === 'publication' && !mayQuote) return null;
  return reading.state === 'redacted' ? withoutHidden(text, reading.redactions) : text;
}

/** Spans that touch or overlap become one mark, so that no letter between two of them is left. */
function withoutHidden(text: string, redactions: readonly Redaction[]): string {
  let shown = '';
  let at = 0;
  let isMarked = false;
  for (const { start, end, because } of [...redactions].sort((a, b) => a.start - b.start)) {
    if (!isMarked || start > at) shown += text.slice(at, start) + marks[because];
    isMarked = true;
    at = Math.max(at, end);
  }
  return shown + text.slice(at);
}

const marks: Readonly<Record<RedactionReason, string>> = {
  'third-party': '[name removed]',
  'staff-named': '[name removed]',
  'identifies-the-writer': '[detail removed]',
  'contact-detail': '[contact removed]',
};
