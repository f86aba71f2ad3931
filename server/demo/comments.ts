import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Random, shuffle } from '../../analysis/random';
import type { Redaction, RedactionReason } from '../../surveys/themes/release';

/** A published NHS comment with the labels human coders gave it; see db/reference/comments/SOURCE.md. */
export type PublishedComment = {
  readonly text: string;
  /** 1 very positive to 5 very negative. */
  readonly sentiment: number;
  /** It answered a question on what could be better. */
  readonly isWish: boolean;
  readonly labels: readonly string[];
};

export function loadComments(root: string): PublishedComment[] {
  const rows: Record<string, string>[] = parse(
    readFileSync(join(root, 'db', 'reference', 'comments', 'nhs-comments.csv'), 'utf8'),
    { bom: true, columns: true },
  );
  return rows.map((row) => ({
    text: row.text ?? '',
    sentiment: Number(row.sentiment),
    isWish: /improve|better/i.test(row.question ?? ''),
    labels: (row.labels ?? '').split('|').filter(Boolean),
  }));
}

/** Which comments go where: those that want something changed to the first survey, praise to the second. */
export function dealComments(
  comments: readonly PublishedComment[],
  random: Random,
): { readonly change: readonly PublishedComment[]; readonly helped: readonly PublishedComment[] } {
  const change = shuffle(
    comments.filter(({ sentiment, isWish }) => sentiment >= 3 || isWish),
    random,
  );
  const rest = comments.filter((comment) => !change.includes(comment));
  return {
    change,
    helped: shuffle(
      rest.filter(({ sentiment }) => sentiment <= 2),
      random,
    ),
  };
}

export type DemoCode = {
  readonly label: string;
  readonly meaning: string;
  readonly labels: readonly string[];
};

/** The demo's codeframe: twelve codes after the labels the comments were published with. */
export const demoCodes: readonly DemoCode[] = [
  {
    label: 'Waiting for care',
    meaning:
      'Any wait to be seen, fetched or treated, long or pleasantly short. Not waiting on the telephone.',
    labels: ['Timeliness of care'],
  },
  {
    label: 'Getting through',
    meaning: 'Reaching a service by telephone or otherwise, being called back.',
    labels: ['Contacting services'],
  },
  {
    label: 'Manner of staff',
    meaning: 'How staff treat people: kind, rude, patient, in a hurry.',
    labels: ['Staff manner & personal attributes'],
  },
  {
    label: 'Being listened to',
    meaning: 'Whether people are heard, believed and part of decisions.',
    labels: ['Staff listening, understanding & involving patients'],
  },
  {
    label: 'Transport and travel',
    meaning: 'Patient transport, distance, getting there and home.',
    labels: ['Transport to/ from services', 'Service location', 'Parking'],
  },
  {
    label: 'Appointments',
    meaning: 'Times offered, changes, cancellations.',
    labels: ['Appointment arrangements', 'Appointment method'],
  },
  {
    label: 'Kept informed',
    meaning: 'Being told what happens next and why, in words that agree with each other.',
    labels: [
      'Being kept informed, clarity & consistency of information',
      'Information provision & guidance',
      'Information directly from staff during care',
    ],
  },
  {
    label: 'Joined-up care',
    meaning: 'Referrals, seeing the same person, one service knowing what another did.',
    labels: ['Referals & continuity of care', 'Staff continuity', 'Discharge', 'Patient records'],
  },
  {
    label: 'Enough staff',
    meaning: 'Numbers of staff and whether they come when called.',
    labels: ['Number & deployment of staff', 'Staff responsiveness'],
  },
  {
    label: 'Finding out what is wrong',
    meaning: 'Diagnosis, triage, tests.',
    labels: ['Diagnosis & triage'],
  },
  {
    label: 'Food, rooms and cleanliness',
    meaning: 'Food and drink, the building, how clean it is.',
    labels: [
      'Food & drink provision & facilities',
      'Environment & Facilities',
      'Cleanliness, tidiness & infection control',
    ],
  },
  {
    label: 'Nothing to change',
    meaning: 'Praise without a point of its own.',
    labels: ['Positive experience & gratitude'],
  },
];

/** The demo codes of a comment, by the labels it was published with. */
export const codesFor = (comment: PublishedComment): readonly DemoCode[] =>
  demoCodes.filter(({ labels }) => labels.some((label) => comment.labels.includes(label)));

const tellings: readonly { readonly words: RegExp; readonly because: RedactionReason }[] = [
  {
    words: /\b(my|his|her) (wife|husband|brother in law|brother|son|daughter|mother|mum|dad|father|baby)\b/gi,
    because: 'third-party',
  },
  { words: /\b\d+ (month|year) old son\b/gi, because: 'third-party' },
  { words: /\b(first nurse|duty system|my wife's consultant)\b/gi, because: 'staff-named' },
];

/** Words of a comment a reader would hide: someone else's family, a member of staff who could be known. */
export function redactionsIn(text: string): Redaction[] {
  return tellings.flatMap(({ words, because }) =>
    [...text.matchAll(words)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      because,
    })),
  );
}
