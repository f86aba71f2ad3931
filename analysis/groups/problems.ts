/** What may be wrong with an instance, by code: a sentence that says what was found and what to do next. */
const sentences = {
  'bad-seats': 'A panel of {seats} seats cannot be drawn. Give a whole number of 1 or more.',
  'repeated-person': 'Person {person} is listed twice. Keep one row for each person.',
  'repeated-quota': 'The quota for {cell} is given twice. Keep one.',
  'empty-cell': 'A quota names no feature. Name at least one feature and value.',
  'bad-range':
    'The quota for {cell} runs from {min} to {max}. Give whole numbers of 0 or more, the minimum not above the maximum.',
  'bad-flexibility':
    'The quota for {cell} may be relaxed to {minFlex}–{maxFlex}, which does not hold its range {min}–{max}. Widen the flexibility.',
  'no-value': 'Person {person} has no value for {feature}. Fill it in, or leave the person out of the draw.',
  'unknown-value':
    'Person {person} has “{value}” for {feature}, which no quota names ({known}). Correct it or add a quota for it.',
  'unknown-person': 'Person {person} is named as {role} but is not in the pool. Check the list.',
  'chosen-and-excluded': 'Person {person} is both chosen and excluded. Decide which.',
  'chosen-together': 'Chosen people {person} and {other} live in one household. Only one of them may sit.',
  'too-many-chosen': '{chosen} people are chosen already, for {seats} seats. Add seats or take someone out.',
  'chosen-over-maximum':
    '{chosen} of those chosen already are {cell}, and the quota allows {max}. Raise its maximum to {chosen}.',
  'too-few-people':
    '{available} people may be drawn for {seats} seats. Invite more, or draw a smaller panel.',
  'minima-over-seats':
    'The minima of {feature} add up to {sum}, more than the {seats} seats. Lower them by {excess} in all.',
  'maxima-under-seats':
    'The maxima of {feature} add up to {sum}, fewer than the {seats} seats. Raise them by {excess} in all.',
  'minimum-over-available':
    'The quota for {cell} asks for at least {min}, and {available} are available. Lower its minimum or invite more.',
} as const;

export type ProblemCode = keyof typeof sentences;

/** What stands in the way of a draw. */
export type Problem = {
  readonly code: ProblemCode;
  /** `input`: the list itself is wrong. `quotas`: no panel can keep them; they may be relaxed. */
  readonly kind: 'input' | 'quotas';
  /** What the sentence names: people, features, numbers. */
  readonly found: Readonly<Record<string, string | number>>;
  readonly words: string;
};

const ofQuotas: readonly ProblemCode[] = [
  'chosen-over-maximum',
  'too-few-people',
  'minima-over-seats',
  'maxima-under-seats',
  'minimum-over-available',
];

/** @example problemOf('bad-seats', { seats: 0 }).words // 'A panel of 0 seats cannot be drawn. Give a whole number of 1 or more.' */
export function problemOf(code: ProblemCode, found: Problem['found']): Problem {
  const words = sentences[code].replace(/\{(\w+)\}/g, (_, name: string) => String(found[name] ?? '?'));
  return { code, kind: ofQuotas.includes(code) ? 'quotas' : 'input', found, words };
}
