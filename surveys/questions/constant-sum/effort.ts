/**
 * How an answer came about, as the page's script counted it: a quality flag of the data, never a reason to refuse an
 * answer. Plain: it runs on the phone too.
 */
import type { How } from '../../vocabulary';
import { textIn } from '../fields';
import { formName } from '../parts';
import type { Fields } from '../question-kind';

/** Part of the hidden field, like 41-9: seconds and changes. Item codes hold no point, so they cannot meet. */
export const effortPart = 'how.counted';

/** A page left open for longer than a day says nothing about effort, and nobody moves points so often. */
const most = { seconds: 86_400, changes: 10_000 } as const;

/**
 * Seconds from seeing the question to its last change, and the number of changes: of all visits together. Undefined
 * without a script, on paper and by telephone, and for what cannot have been counted, since anyone can post anything.
 * @example readEffort(share, { 'q.share.how.counted': '41-9' }) // { seconds: 41, changes: 9 }
 */
export function readEffort(question: { readonly key: string }, fields: Fields): How | undefined {
  const found = /^(\d{1,5})-(\d{1,5})$/.exec(textIn(fields, formName(question, effortPart)));
  const [seconds, changes] = [Number(found?.[1]), Number(found?.[2])];
  return seconds <= most.seconds && changes <= most.changes ? { seconds, changes } : undefined;
}

/** The hidden field of what was counted so far, so that a second visit counts on. */
export function fillEffort(question: { readonly key: string }, how: How | undefined): Fields {
  return how ? { [formName(question, effortPart)]: `${how.seconds}-${how.changes}` } : {};
}
