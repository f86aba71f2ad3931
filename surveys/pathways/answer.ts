import type { ThemeAnswer } from '../vocabulary';
import { type Due, dueAdvice, parseDue, printDue } from './due';

/** What was answered to a theme (R23). Which parts it has follows from the answer. */
export type AnswerToTheme =
  | { readonly answer: 'done'; readonly words: string }
  | { readonly answer: 'doing'; readonly words: string; readonly byWhen: Due; readonly owner: string }
  | { readonly answer: 'cannot'; readonly words: string }
  | { readonly answer: 'not-ours'; readonly words?: string; readonly passedTo: string };

/** A part of an answer, as the form asks for it. */
export type AnswerPart = {
  readonly key: 'words' | 'byWhen' | 'owner' | 'passedTo';
  readonly label: string;
  readonly hint: string;
  readonly isRequired: boolean;
};

export type AnswerKind = {
  readonly label: string;
  readonly parts: readonly AnswerPart[];
  /** Which answers may follow it; its own again corrects the words. */
  readonly next: readonly ThemeAnswer[];
};

/** The four answers: their name, the parts each needs, and the moves allowed from each. */
export const answerKinds: Readonly<Record<ThemeAnswer, AnswerKind>> = {
  done: {
    label: 'Done',
    parts: [
      part('words', 'What was done', 'One or two sentences that members can check against what they see.'),
    ],
    next: ['done', 'doing'],
  },
  doing: {
    label: 'Under way',
    parts: [
      part('words', 'What is being done', 'One or two sentences.'),
      part('byWhen', 'By when', dueAdvice),
      part('owner', 'Owner', 'The role that must answer for it, not a name.'),
    ],
    next: ['doing', 'done', 'cannot', 'not-ours'],
  },
  cannot: {
    label: 'Not taken up',
    parts: [part('words', 'Because', 'The true reason, in words that stand after “because”.')],
    next: ['cannot', 'doing', 'not-ours'],
  },
  'not-ours': {
    label: 'Passed on',
    parts: [
      part('passedTo', 'Passed to', 'The body that can act on it.'),
      {
        ...part('words', 'What was passed on', 'What they were told, and what they said.'),
        isRequired: false,
      },
    ],
    next: ['not-ours', 'doing', 'done', 'cannot'],
  },
};

/** A fault in an answer, with what to do. */
export type AnswerProblem = {
  readonly field: 'answer' | AnswerPart['key'];
  readonly code: 'answer-unknown' | 'move-not-allowed' | 'part-required' | 'due-not-read';
  readonly words: string;
};

export type AnswerReading =
  | { readonly ok: true; readonly answer: AnswerToTheme }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] };

/**
 * Reads an answer to a theme from its posted parts, and checks that it may follow the one that stands.
 * @param given the parts as texts; parts the answer does not have are ignored
 * @param standing the newest answer, or undefined for an open theme
 * @returns the answer, or every fault by part
 * @example readAnswer({ answer: 'cannot', words: 'there is no budget for it' }, undefined).ok // true
 */
export function readAnswer(
  given: Readonly<Record<string, string | undefined>>,
  standing: ThemeAnswer | undefined,
): AnswerReading {
  const chosen = given.answer ?? '';
  if (!isThemeAnswer(chosen)) {
    return {
      ok: false,
      problems: [{ field: 'answer', code: 'answer-unknown', words: 'Choose one of the four answers.' }],
    };
  }
  const problems: AnswerProblem[] = [];
  if (!canFollow(standing, chosen)) {
    // Holds: without a standing answer every answer may follow.
    const { label, next } = answerKinds[standing as ThemeAnswer];
    const allowed = next.map((answer) => `“${answerKinds[answer].label}”`).join(' or ');
    const words = `“${answerKinds[chosen].label}” cannot follow “${label}”, which members may have been told. Choose ${allowed}.`;
    problems.push({ field: 'answer', code: 'move-not-allowed', words });
  }
  const text = (key: AnswerPart['key']) => (given[key] ?? '').trim();
  for (const { key, label, hint, isRequired } of answerKinds[chosen].parts) {
    if (isRequired && text(key) === '') {
      problems.push({ field: key, code: 'part-required', words: `Fill in “${label}”. ${hint}` });
    }
  }
  const byWhen = chosen === 'doing' ? parseDue(text('byWhen')) : undefined;
  if (chosen === 'doing' && text('byWhen') !== '' && !byWhen) {
    const words = `“${text('byWhen')}” was not read as a date. ${dueAdvice}`;
    problems.push({ field: 'byWhen', code: 'due-not-read', words });
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, answer: build(chosen, text, byWhen) };
}

/**
 * Whether an answer may follow the one that stands. What was told as done is not taken back in silence: it is reopened first.
 * @example canFollow('done', 'cannot') // false
 */
export function canFollow(standing: ThemeAnswer | undefined, next: ThemeAnswer): boolean {
  return standing === undefined || answerKinds[standing].next.includes(next);
}

/**
 * The status of a theme in the words of the public page.
 * @example printStatus({ answer: 'cannot', words: 'it would close another clinic' }) // 'Not taken up (because it would close another clinic)'
 * @example printStatus(undefined) // 'No answer yet'
 */
export function printStatus(answer: AnswerToTheme | undefined): string {
  if (!answer) return 'No answer yet';
  const { label } = answerKinds[answer.answer];
  switch (answer.answer) {
    case 'done':
      return label;
    case 'doing':
      return `${label} (by ${printDue(answer.byWhen)})`;
    case 'cannot':
      return `${label} (because ${reasonOf(answer.words)})`;
    case 'not-ours':
      return `${label} (to ${answer.passedTo})`;
  }
}

/**
 * A reason as it stands after "because": without a "because" of its own and without the full stop.
 * @example reasonOf('Because the lease ends in 2019.') // 'the lease ends in 2019'
 */
export function reasonOf(words: string): string {
  return words
    .trim()
    .replace(/^because\s+/i, '')
    .replace(/\.$/, '');
}

const isThemeAnswer = (text: string): text is ThemeAnswer => Object.hasOwn(answerKinds, text);

function build(
  answer: ThemeAnswer,
  text: (key: AnswerPart['key']) => string,
  byWhen: Due | undefined,
): AnswerToTheme {
  switch (answer) {
    case 'done':
    case 'cannot':
      return { answer, words: text('words') };
    case 'doing':
      // Holds: a date that was not read is a problem, and with a problem nothing is built.
      return { answer, words: text('words'), byWhen: byWhen as Due, owner: text('owner') };
    case 'not-ours':
      return { answer, passedTo: text('passedTo'), ...(text('words') ? { words: text('words') } : {}) };
  }
}

function part(key: AnswerPart['key'], label: string, hint: string): AnswerPart {
  return { key, label, hint, isRequired: true };
}
