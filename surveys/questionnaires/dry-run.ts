import { kindOf, type Question } from '../questions/answers';
import { recordOf } from '../questions/fields';
import type { Domain } from '../questions/question-kind';
import type { Stored } from '../vocabulary';
import { type Given, givenKey, type Split } from './given';
import { comparedWith } from './review-condition';
import { jumpFrom, placeOf, questionsShown } from './routing';
import { type Answers, type Condition, givenTestsIn, holds, type Test, testsIn } from './show-if';
import { conditionsOf, stillToDecide, whatIsLeft } from './still-to-decide';
import type { Page, Questionnaire } from './types';
import { unfold, unfoldCondition } from './unfold';

/** What trying the ways through a questionnaire found. */
export type Walk = {
  /** Questions that some answers lead to. */
  readonly reached: ReadonlySet<Question>;
  /** False when more than `limit` cases met at one page: then `reached` lacks some, and the longest way counts all questions. */
  readonly triedAll: boolean;
  readonly limit: number;
  readonly longestSeconds: number;
  readonly mostQuestions: number;
};

const limit = 4096;

/**
 * Walks a questionnaire, its loops written out, by every combination of the answers that its conditions look at: for each
 * such question the values that are told apart by some condition, one that none names, and no answer; and by every named
 * fact and every arm they look at. It goes page by page, and ways that are asked the same from there on, whatever comes, go
 * on as one: so a long questionnaire of many short branches is walked in full, where its ways one by one would be millions.
 * Times are estimates: words read at 240 a minute, and each kind's seconds for the answer.
 */
export function walkAll(given: Questionnaire): Walk {
  const questionnaire = unfold(given);
  const { pages } = questionnaire;
  const questions = pages.flatMap((page) => page.questions);
  const written = steeringConditions(questionnaire);
  const conditions = [...written.flatMap(testsIn), ...carriedTests(questions)];
  const sizes = new Map(questions.map((question) => [question, sizeOf(question)]));
  const waysOf = new Map(
    questions
      .filter((question) => conditions.some((test) => test.question === question.key))
      .map((question) => [question, answersToTry(question, conditions)]),
  );
  const [before] = givenToTry(questionnaire, written);
  const reached = new Set<Question>();
  const gaveUp = { reached, triedAll: false, limit, ...lengthOf(questions, sizes) };
  if (before && before.ways.length > limit) return gaveUp;
  let standings = (before?.ways ?? [undefined]).map(
    (stored): Standing => ({
      answers: recordOf(stored ? [[givenKey, stored]] : []),
      next: 0,
      longestSeconds: 0,
      mostQuestions: 0,
    }),
  );
  for (const [at, page] of pages.entries()) {
    const toCome = stillToDecide(pages, at);
    const merged = new Map<string, Standing>();
    let tried = 0;
    for (const standing of standings) {
      const shown = at < standing.next ? [] : questionsShown(page, standing.answers, questionnaire);
      for (const question of shown) reached.add(question);
      tried += shown.reduce((product, question) => product * (waysOf.get(question)?.length ?? 1), 1);
      if (tried > limit) return gaveUp;
      const { longestSeconds, mostQuestions } = lengthOf(shown, sizes);
      for (const answers of answersOnPage(page, shown, standing.answers, waysOf)) {
        const next = shown.length === 0 ? standing.next : nextAfter(questionnaire, page, at, answers);
        const onward = Math.max(next, at + 1);
        const left = onward < pages.length ? whatIsLeft(toCome, answers, questionnaire.splits) : '';
        const key = `${onward}:${left}`;
        const same = merged.get(key);
        merged.set(key, {
          answers: same?.answers ?? answers,
          next,
          longestSeconds: Math.max(standing.longestSeconds + longestSeconds, same?.longestSeconds ?? 0),
          mostQuestions: Math.max(standing.mostQuestions + mostQuestions, same?.mostQuestions ?? 0),
        });
      }
    }
    standings = [...merged.values()];
  }
  const longest = standings.reduce(
    (sofar, one) => ({
      longestSeconds: Math.max(sofar.longestSeconds, one.longestSeconds),
      mostQuestions: Math.max(sofar.mostQuestions, one.mostQuestions),
    }),
    { longestSeconds: 0, mostQuestions: 0 },
  );
  return { reached, triedAll: true, limit, ...longest };
}

/** Where ways that go on as one have come to: the answers of one of them, the next page, and the longest of them. */
type Standing = {
  readonly answers: Answers;
  /** Index of the first page that is not passed over; past the last page once it has come to an end. */
  readonly next: number;
  readonly longestSeconds: number;
  readonly mostQuestions: number;
};

/** Every mixture of answers to what is asked on a page; what is not asked reads so, as in routing.ts. */
function answersOnPage(
  page: Page,
  shown: readonly Question[],
  before: Answers,
  waysOf: ReadonlyMap<Question, readonly (Stored | undefined)[]>,
): readonly Answers[] {
  const hidden = page.questions.filter((question) => waysOf.has(question) && !shown.includes(question));
  const notAsked = hidden.map(({ key }) => [key, { missing: 'not-asked' }] as const);
  let mixtures: readonly Answers[] = [{ ...before, ...Object.fromEntries(notAsked) }];
  for (const question of shown) {
    const ways = waysOf.get(question) ?? [undefined];
    mixtures = mixtures.flatMap((mixture) =>
      ways.map((stored) => (stored ? { ...mixture, [question.key]: stored } : mixture)),
    );
  }
  return mixtures;
}

/** The index of the page after this one for these answers; past the last page where a jump leads to an end. */
function nextAfter(questionnaire: Questionnaire, page: Page, at: number, answers: Answers): number {
  const jump = jumpFrom(page, answers, questionnaire);
  const isEnd = jump?.end !== undefined && questionnaire.ends?.some(({ key }) => key === jump.end);
  if (isEnd) return questionnaire.pages.length;
  return jump?.to === undefined ? at + 1 : Math.max(at + 1, placeOf(questionnaire, jump.to, at));
}

/** Every condition that decides which way someone goes. */
export function steeringConditions(questionnaire: Questionnaire): readonly Condition[] {
  return conditionsOf(questionnaire.pages);
}

/** A question that carries options forward steers by each of them: whether any was chosen. */
function carriedTests(questions: readonly Question[]): readonly Test[] {
  return questions.flatMap(({ carryFrom }) => {
    if (carryFrom === undefined) return [];
    const about = questions.find(({ key }) => key === carryFrom);
    const [first] = (about && kindOf(about).domain(about).codes) ?? [];
    return first === undefined ? [] : [{ question: carryFrom, includes: first }];
  });
}

/** One way for each mixture of the facts and arms that conditions look at. */
function givenToTry(questionnaire: Questionnaire, conditions: readonly Condition[]): readonly Steering[] {
  const tests = conditions.flatMap(givenTestsIn);
  const facts = [...new Set(tests.flatMap((test) => ('known' in test ? [test.known] : [])))];
  const splits = (questionnaire.splits ?? []).filter(({ key }) =>
    tests.some((test) => 'split' in test && test.split === key),
  );
  if (facts.length === 0 && splits.length === 0) return [];
  const mixtures = splits.reduce((product, { arms }) => product * arms.length, 1);
  if (facts.length > 12 || mixtures > limit) return [{ key: givenKey, ways: tooManyWays }];
  const ways = subsets(facts).flatMap((known) =>
    mixturesOf(splits).map((arms): Stored => {
      const given: Given = { seed: '', arms, known: recordOf(known.map((name) => [name, true] as const)) };
      return { value: given };
    }),
  );
  return [{ key: givenKey, ways }];
}

/** Every mixture of arms. */
function mixturesOf(splits: readonly Split[]): readonly Readonly<Record<string, string>>[] {
  return splits.reduce<Readonly<Record<string, string>>[]>(
    (mixtures, { key, arms }) =>
      mixtures.flatMap((mixture) => arms.map(({ code }) => ({ ...mixture, [key]: code }))),
    [{}],
  );
}

/**
 * Whether a condition by itself can hold, and can fail, whatever is answered: one that cannot hold contradicts itself, one
 * that cannot fail asks nothing. Undefined when there are too many cases to try.
 * @param page the key of the page it stands on, where it stands on one
 */
export function outcomesOf(
  given: Questionnaire,
  written: Condition,
  page?: string,
): { readonly canHold: boolean; readonly canFail: boolean } | undefined {
  const questionnaire = unfold(given);
  const condition = unfoldCondition(given, written, page);
  const tests = testsIn(condition);
  const questions = questionnaire.pages.flatMap((page) => page.questions);
  const steering = [
    ...questions
      .filter((question) => tests.some((test) => test.question === question.key))
      .map((question) => ({ key: question.key, ways: answersToTry(question, tests) })),
    ...givenToTry(questionnaire, [condition]),
  ];
  const count = steering.reduce((product, { ways }) => product * ways.length, 1);
  if (count > limit) return undefined;
  const results = Array.from({ length: count }, (_, way) =>
    holds(condition, answersOfWay(steering, way), questionnaire.splits),
  );
  return { canHold: results.includes(true), canFail: results.includes(false) };
}

type Steering = { readonly key: string; readonly ways: readonly (Stored | undefined)[] };

/** The way-th combination, counting through the answers of each steering question like the wheels of a meter. */
function answersOfWay(steering: readonly Steering[], way: number): Answers {
  const answers: Record<string, Stored> = {};
  let rest = way;
  for (const { key, ways } of steering) {
    const stored = ways[rest % ways.length];
    rest = Math.floor(rest / ways.length);
    if (stored) answers[key] = stored;
  }
  return answers;
}

/** Answers that the conditions tell apart, and no answer. More than `limit` of them only say that there are too many. */
function answersToTry(question: Question, conditions: readonly Test[]): (Stored | undefined)[] {
  const tests = conditions.filter((test) => test.question === question.key);
  return [undefined, ...valuesToTry(question, tests).map((value) => ({ value }))];
}

function valuesToTry(question: Question, tests: readonly Test[]): readonly unknown[] {
  const kind = kindOf(question);
  const domain = kind.domain(question);
  // What is merely doubted is asked about once, and then it stands.
  const isAllowed = (value: unknown) => {
    const problem = kind.check(question, value);
    return problem === null || problem.soft === true;
  };
  if (domain.items) return domain.codes ? codesByItemToTry(domain, tests) : sharesToTry(domain, tests);
  if (domain.numbers) return numbersToTry(domain.numbers, tests).filter(isAllowed);
  if (!domain.codes) return ['answered'];
  const named = domain.codes.filter((code) => tests.some((test) => comparedWith(test) === code));
  const others = domain.codes.filter((code) => !named.includes(code));
  if (!domain.several) return [...named, ...others.slice(0, 1)];
  if (2 ** named.length > limit) return tooMany;
  // A list of choices must be one that the question allows, so others fill it up where it asks for more.
  return subsets(named).flatMap((set) => {
    const filled = [...others.keys(), others.length].map((count) => [...set, ...others.slice(0, count)]);
    return filled.filter((choice) => choice.length > 0 && isAllowed(choice)).slice(0, 1);
  });
}

function sharesToTry(domain: Domain, tests: readonly Test[]): readonly unknown[] {
  const { items = [], numbers = { min: 0, max: 0 } } = domain;
  const asked = items.filter((item) => tests.some((test) => test.item === item));
  if (asked.length === 0) return [Object.fromEntries(items.map((item) => [item, 0]))];
  const perItem = asked.map((item) =>
    numbersToTry(
      numbers,
      tests.filter((test) => test.item === item),
    ),
  );
  if (perItem.reduce((product, choices) => product * choices.length, 1) > limit) return tooMany;
  const combined = perItem.reduce<number[][]>(
    (lists, choices) => lists.flatMap((list) => choices.map((choice) => [...list, choice])),
    [[]],
  );
  return combined
    .filter((list) => list.reduce((sum, points) => sum + points, 0) <= numbers.max)
    .map((list) => Object.fromEntries(asked.map((item, index) => [item, list[index]])));
}

/** For each item that is tested the codes some test names, one that none names, and none. */
function codesByItemToTry({ items = [], codes = [] }: Domain, tests: readonly Test[]): readonly unknown[] {
  let combined: Record<string, string>[] = [{}];
  for (const item of items) {
    const named = tests.filter((test) => test.item === item).map(comparedWith);
    if (named.length === 0) continue;
    const other = codes.find((code) => !named.includes(code));
    const choices = [
      ...codes.filter((code) => named.includes(code)),
      ...(other === undefined ? [] : [other]),
    ];
    combined = combined.flatMap((sofar) => [sofar, ...choices.map((code) => ({ ...sofar, [item]: code }))]);
    if (combined.length > limit) return tooMany;
  }
  return combined;
}

const tooMany: readonly unknown[] = new Array(limit + 1).fill('too many');
const tooManyWays: readonly undefined[] = new Array(limit + 1).fill(undefined);

/** Both ends, and each number a test names with its neighbours. */
function numbersToTry({ min, max }: { min: number; max: number }, tests: readonly Test[]): number[] {
  const named = tests.map(comparedWith).filter((value) => typeof value === 'number');
  const near = named.flatMap((value) => [value - 1, Math.floor(value), value, Math.ceil(value), value + 1]);
  return [...new Set([min, max, ...near])].filter((value) => value >= min && value <= max);
}

function subsets(codes: readonly string[]): string[][] {
  const sets: string[][] = [[]];
  for (const code of codes) sets.push(...sets.map((set) => [...set, code]));
  return sets;
}

type Size = { readonly seconds: number; readonly asks: boolean };

function lengthOf(questions: readonly Question[], sizes: ReadonlyMap<Question, Size>) {
  let longestSeconds = 0;
  let mostQuestions = 0;
  for (const question of questions) {
    const size = sizes.get(question)!;
    longestSeconds += size.seconds;
    if (size.asks) mostQuestions += 1;
  }
  return { longestSeconds, mostQuestions };
}

function sizeOf(question: Question): Size {
  const kind = kindOf(question);
  const read = wordCount([question.label, question.hint, question.whyWeAsk, shownWords(question)]);
  return { seconds: read / wordsPerSecond + kind.answerSeconds(question), asks: kind.asks };
}

/** 240 words a minute: ordinary silent reading of plain English, on the slow side. */
const wordsPerSecond = 4;

/** What else of a question is read: its options, items, points or paragraphs. */
function shownWords(question: Question): unknown {
  if ('options' in question) return question.options.map((option) => option.label);
  if ('items' in question) return question.items.map((item) => item.label);
  if ('points' in question) return question.points.map((point) => point.label);
  return 'paragraphs' in question ? question.paragraphs : [];
}

function wordCount(part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, each) => sum + wordCount(each), 0);
  if (typeof part !== 'object' || part === null || !('en' in part)) return 0;
  return String(part.en).split(/\s+/).length;
}
