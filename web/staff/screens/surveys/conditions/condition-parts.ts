/** A condition taken apart for the selects that build it, and put together again. */
import type { Condition, Test } from '../../../../../surveys/questionnaires/show-if';
import type { Questionnaire } from '../../../../../surveys/questionnaires/types';
import { kindOf, type Question } from '../../../../../surveys/questions/answers';
import { choicesOf, itemsOf } from './condition-words';

/** What a condition may look at: questions that come earlier, and what is known or drawn. */
export type About = {
  readonly questions: readonly Question[];
  readonly known: readonly string[];
  readonly splits: NonNullable<Questionnaire['splits']>;
};

/** What can be looked at from a page: the questions of the pages before it, or with `isIncluded` of the page too. */
export function aboutUpTo(draft: Questionnaire, page: number, isIncluded = false): About {
  return {
    questions: draft.pages
      .slice(0, page + (isIncluded ? 1 : 0))
      .flatMap(({ questions }) => questions)
      .filter((question) => kindOf(question).asks),
    known: Object.keys(draft.known ?? {}),
    splits: draft.splits ?? [],
  };
}

/** How a group of parts is taken together. */
export type Together = 'all' | 'any';

/**
 * The parts of a condition that is built of several; a single test is one part.
 * @example partsOf({ question: 'waiting', is: 'yes' }) // { together: 'all', parts: [{ question: 'waiting', is: 'yes' }] }
 */
export function partsOf(condition: Condition): { together: Together; parts: readonly Condition[] } {
  if ('all' in condition) return { together: 'all', parts: condition.all };
  if ('any' in condition) return { together: 'any', parts: condition.any };
  return { together: 'all', parts: [condition] };
}

/** Parts put together; one stands for itself, none is no condition. */
export function fromParts(together: Together, parts: readonly Condition[]): Condition | undefined {
  if (parts.length <= 1) return parts[0];
  return together === 'all' ? { all: parts } : { any: parts };
}

export type Verb = 'is' | 'isNot' | 'includes' | 'atLeast' | 'atMost' | 'answered' | 'notAnswered';

export const verbWords: Readonly<Record<Verb, string>> = {
  is: 'is',
  isNot: 'is answered and is not',
  includes: 'includes',
  atLeast: 'is at least',
  atMost: 'is at most',
  answered: 'is answered',
  notAnswered: 'is not answered',
};

/** How an answer, or one item of it, can be tested. */
export function verbsOf(question: Question, item?: string): readonly Verb[] {
  const { codes, several, numbers, items } = kindOf(question).domain(question);
  const whether = ['answered', 'notAnswered'] as const;
  if (items && item === undefined) return whether;
  return [
    ...(codes ? (several ? (['includes'] as const) : (['is', 'isNot'] as const)) : []),
    ...(numbers ? (['atLeast', 'atMost', 'is'] as const).filter((verb) => !codes || verb !== 'is') : []),
    ...whether,
  ];
}

export function verbIn(test: Test): Verb {
  if ('answered' in test) return test.answered ? 'answered' : 'notAnswered';
  if ('is' in test) return 'is';
  if ('isNot' in test) return 'isNot';
  if ('includes' in test) return 'includes';
  return 'atLeast' in test ? 'atLeast' : 'atMost';
}

/** A test of a question in a given way; against its first code or smallest number until a value is chosen. */
export function testWith(
  question: Question,
  item: string | undefined,
  verb: Verb = verbsOf(question, item)[0]!,
  value?: string | number,
): Test {
  const about = { question: question.key, ...(item !== undefined && { item }) };
  if (verb === 'answered' || verb === 'notAnswered') return { ...about, answered: verb === 'answered' };
  const codes = choicesOf(question, item).map(({ code }) => code);
  const least = kindOf(question).domain(question).numbers?.min ?? 0;
  if (verb === 'atLeast' || verb === 'atMost') {
    const number = typeof value === 'number' ? value : least;
    return verb === 'atLeast' ? { ...about, atLeast: number } : { ...about, atMost: number };
  }
  const code = typeof value === 'string' && codes.includes(value) ? value : codes[0];
  if (verb === 'includes') return { ...about, includes: code ?? '' };
  const compared = code ?? (typeof value === 'number' ? value : least);
  return verb === 'is' ? { ...about, is: compared } : { ...about, isNot: compared };
}

/** A first test of a question: of its first item, where it has items. */
export function firstTest(question: Question): Test {
  return testWith(question, itemsOf(question)[0]?.code);
}

/** Something to begin a condition with: the question nearest before it. */
export function firstPart({ questions, known, splits }: About): Condition | undefined {
  const nearest = questions.at(-1);
  if (nearest) return firstTest(nearest);
  if (known[0] !== undefined) return { known: known[0] };
  const split = splits[0];
  return split && { split: split.key, arm: split.arms[0]!.code };
}
