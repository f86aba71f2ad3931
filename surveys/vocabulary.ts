/**
 * The closed word lists of the field. A word enters here once and is used in code, screens and talk.
 */

/** Wording by language tag; English is always there and is the fallback. */
export type Words = { readonly en: string; readonly [language: string]: string | undefined };

/** The wording in a language, or the English when no one has translated it yet. */
export function inLanguage(words: Words, language: string): string {
  return words[language] ?? words.en;
}

/**
 * 'en' where the English stands in for a translation nobody has written yet: it is then marked as English.
 * @example standIn({ en: 'Yes' }, 'ur') // 'en'
 */
export function standIn(words: Words, language: string): 'en' | undefined {
  return language !== 'en' && words[language] === undefined ? 'en' : undefined;
}

/** Why a value is not there. Never merged silently: each is stored and reported as itself. */
export const missingReasons = ['not-asked', 'skipped', 'dont-know', 'prefer-not-to-say'] as const;
export type MissingReason = (typeof missingReasons)[number];

/** What a script counted while an answer was given, by name; nothing where no script ran. Never part of the answer. */
export type How = Readonly<Record<string, number>>;

/** A value as stored: what was answered, or why there is none. */
export type Stored<Value = unknown> =
  | { readonly value: Value; readonly how?: How }
  | { readonly missing: MissingReason };

/** How a contact or an answer travelled. */
export const channels = ['email', 'text', 'letter', 'telephone', 'paper', 'in-person'] as const;
export type Channel = (typeof channels)[number];

/** The version of a questionnaire someone answers (R14). */
export const formats = ['standard', 'easy-read'] as const;
export type Format = (typeof formats)[number];

/** Where a person stands with the panel. */
export const memberStatuses = ['recruit', 'reserve', 'member', 'paused', 'left'] as const;
export type MemberStatus = (typeof memberStatuses)[number];

/** AAPOR case categories for a survey of named members (Standard Definitions, panel part). */
export const dispositions = [
  'complete', // I
  'partial', // P
  'refusal', // R: declined this survey
  'break-off', // R: stopped before the partial line
  'non-contact', // NC: delivered, never started
  'other-eligible', // O: died or too ill during fieldwork, need not met
  'unknown', // UO: not known to have arrived
  'not-eligible', // NE: settled before issue
] as const;
export type Disposition = (typeof dispositions)[number];

/** Whether the chance of being picked is known for a cohort; rates and intervals are named by it (R16). */
export type Selection = 'known' | 'unknown';

/** The four answers a theme can get (R23). */
export const themeAnswers = ['done', 'doing', 'cannot', 'not-ours'] as const;
export type ThemeAnswer = (typeof themeAnswers)[number];

/** Needs recorded for a member (R14, NHS Accessible Information Standard). */
export const needs = [
  'large-print',
  'easy-read',
  'other-language',
  'british-sign-language',
  'paper',
  'telephone',
  'no-calls-before-ten',
  'help-to-answer',
] as const;
export type Need = (typeof needs)[number];

export const staffRoles = ['engagement-lead', 'analyst', 'programme', 'recruiter', 'administrator'] as const;
export type StaffRole = (typeof staffRoles)[number];

/**
 * Whom the answers of a response are given for: oneself; oneself, with the help of someone who passes on one's words; or
 * someone one cares for, who cannot answer themselves.
 */
export const answeredFor = ['self', 'helped', 'on-behalf'] as const;
export type AnsweredFor = (typeof answeredFor)[number];

/** What a link opens: a survey, one's own details, a confirmation (of joining, or of a new e-mail address), an invitation to a group, a draft to try; for staff an invitation, a new passphrase, a demo's one-use sign-in. */
export const linkPurposes = [
  'answer',
  'my-details',
  'confirm',
  'confirm-email',
  'group',
  'try',
  'invitation',
  'passphrase',
  'sign-in',
  'first-administrator',
] as const;
export type LinkPurpose = (typeof linkPurposes)[number];
