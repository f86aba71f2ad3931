import type { MissingReason, Stored } from '../vocabulary';
import { kindOf, type Question } from './answers';
import type { Entry, Fields, Problem } from './question-kind';

/** What a posted form comes to: an answer to store, nothing chosen yet, or a problem to show. */
export type Outcome =
  | { readonly stored: Stored; readonly problem?: undefined; readonly doubt?: Problem }
  | { readonly stored?: undefined; readonly problem: Problem; readonly doubt?: undefined }
  | { readonly stored?: undefined; readonly problem?: undefined; readonly doubt?: undefined };

/**
 * Reads and checks one question's answer in a posted form; never throws, whatever was posted.
 * @param entry `typed-in` for what staff copy from paper or telephone
 * @param today the panel's local date, for kinds that look at it
 * @returns `stored` to keep (with a `doubt` to ask about once), or `problem` to show, or neither when nothing was chosen:
 *   ask once, then store skipped
 * @example readAnswer(workshop, { 'q.workshop': 'maybe' }) // { stored: { value: 'maybe' } }
 */
export function readAnswer(
  question: Question,
  fields: Fields,
  entry: Entry = 'own',
  today?: string,
): Outcome {
  const kind = kindOf(question);
  const reading = kind.read(question, fields);
  if (reading.given) {
    const problem = kind.check(question, reading.value, entry, today);
    if (problem && !problem.soft) return { problem };
    const stored = { value: reading.value, ...(reading.how && { how: reading.how }) };
    return problem && entry === 'own' ? { stored, doubt: problem } : { stored };
  }
  if (reading.problem) return { problem: reading.problem };
  if (reading.missing) return { stored: missing(reading.missing) };
  return entry === 'own' && kind.mustAnswer?.(question)
    ? { problem: { field: kind.formName(question, kind.firstPart?.(question)), code: 'must-answer' } }
    : {};
}

function missing(reason: MissingReason): Stored {
  return { missing: reason };
}
