import type { Question } from '../questions/answers';
import { columnName } from '../questions/parts';
import type { Option } from '../questions/question-kind';
import type { Words } from '../vocabulary';
import type { Condition, SumTest, Test } from './show-if';
import type { Jump, Loop, Page, Questionnaire } from './types';

/** The questions a loop can go over have options of which several are chosen. */
type Over = Question & { readonly options: readonly Option[] };

const known = new WeakMap<Questionnaire, Questionnaire>();

/**
 * A questionnaire with its loops written out: for each option a copy of the loop's pages, shown to whoever chose it.
 * Keys become page_option and question_option, so that each round has columns of its own. Conditions, sums, jumps, carried
 * options and words inside a loop are about the same round; conditions outside it hold when they hold in any round. Everything
 * else (routing, codebook, dry run) then needs to know nothing of loops.
 * @returns the same object when there are no loops; unfolding twice changes nothing
 * @example unfold(survey).pages.map(({ key }) => key) // ['used', 'visit_gp', 'visit_hospital', 'last']
 */
export function unfold(questionnaire: Questionnaire): Questionnaire {
  if (!questionnaire.loops?.length) return questionnaire;
  const before = known.get(questionnaire);
  if (before) return before;
  const { loops, ...plain } = questionnaire;
  const written = loops.reduce<Questionnaire>(writeOut, plain);
  known.set(questionnaire, written);
  return written;
}

/**
 * A condition as it is judged on the questionnaire with its loops written out: on a page of a loop that of its first round,
 * which stands for all; elsewhere it holds in any round.
 * @param page the key of the page it stands on; undefined for what stands on none
 * @example unfoldCondition(survey, { question: 'good', is: 'no' }, 'why') // { question: 'good_gp', is: 'no' }
 */
export function unfoldCondition(
  { pages, loops = [] }: Questionnaire,
  condition: Condition,
  page: string | undefined,
): Condition {
  return loops.reduce((sofar, loop) => {
    const found = roundsOf(pages, loop);
    if (!found) return sofar;
    const { asked, options } = found;
    return page !== undefined && loop.pages.includes(page)
      ? inOneRound(sofar, asked, options[0]!)
      : inAnyRound(sofar, asked, options);
  }, condition);
}

/** The pages a loop repeats, the questions on them, and the options it repeats them for; undefined where it has neither. */
function roundsOf(pages: readonly Page[], loop: Loop) {
  const over = pages
    .flatMap((page) => page.questions)
    .find((question): question is Over => question.key === loop.over && question.kind === 'multiple-choice');
  const inside = pages.filter((page) => loop.pages.includes(page.key));
  const options = over?.options.filter(({ exclusive }) => !exclusive) ?? [];
  const asked = inside.flatMap((page) => page.questions.map(({ key }) => key));
  return options.length === 0 || inside.length === 0 ? undefined : { inside, asked, options };
}

function writeOut(questionnaire: Questionnaire, loop: Loop): Questionnaire {
  const found = roundsOf(questionnaire.pages, loop);
  if (!found) return questionnaire;
  const { inside, asked, options } = found;
  const at = questionnaire.pages.indexOf(inside[0]!);
  const rounds = options.flatMap((option) => inside.map((page) => roundOf(page, loop, option, asked)));
  const anyRound = (condition: Condition) => inAnyRound(condition, asked, options);
  const others = questionnaire.pages
    .filter((page) => !loop.pages.includes(page.key))
    .map((page) => aroundLoop(page, loop, options[0]!, anyRound));
  return {
    ...questionnaire,
    pages: [...others.slice(0, at), ...rounds, ...others.slice(at)],
    ...(questionnaire.safety && {
      safety: questionnaire.safety.map((rule) => (rule.if ? { ...rule, if: anyRound(rule.if) } : rule)),
    }),
    ...(questionnaire.known && {
      known: Object.fromEntries(
        Object.entries(questionnaire.known).map(([name, rule]) => [
          name,
          'earlier' in rule ? { earlier: anyRound(rule.earlier) } : rule,
        ]),
      ),
    }),
  };
}

function roundOf(page: Page, loop: Loop, option: Option, asked: readonly string[]): Page {
  const inRound = (key: string) => columnName({ key }, option.code);
  const keyOf = (key: string) => (asked.includes(key) ? inRound(key) : key);
  const chosen: Condition = { question: loop.over, includes: option.code, within: loop.most };
  const here = (condition: Condition) => inOneRound(condition, asked, option);
  const said = <Part>(part: Part) => inWordsOf(part, option.label, keyOf);
  return {
    ...page,
    key: inRound(page.key),
    showIf: page.showIf ? { all: [chosen, here(page.showIf)] } : chosen,
    questions: page.questions.map((question) => ({
      ...said(question),
      key: inRound(question.key),
      ...(question.carryFrom !== undefined && { carryFrom: keyOf(question.carryFrom) }),
      ...(question.showIf && { showIf: here(question.showIf) }),
    })),
    ...(page.jumps && {
      jumps: page.jumps.map((jump) =>
        jumpOf(jump, here, (to) => (loop.pages.includes(to) ? inRound(to) : to)),
      ),
    }),
    ...(page.checks && {
      checks: page.checks.map((check) => ({
        ...check,
        if: here(check.if),
        at: inRound(check.at),
        words: said(check.words),
      })),
    }),
  };
}

/** A page outside a loop: what it asks of the loop's answers holds in any round, and a jump into it leads to the first. */
function aroundLoop(
  page: Page,
  loop: Loop,
  first: Option,
  anyRound: (condition: Condition) => Condition,
): Page {
  const { showIf, jumps, checks } = page;
  return {
    ...page,
    ...(showIf && { showIf: anyRound(showIf) }),
    questions: page.questions.map((question) =>
      question.showIf ? { ...question, showIf: anyRound(question.showIf) } : question,
    ),
    ...(jumps && {
      jumps: jumps.map((jump) =>
        jumpOf(jump, anyRound, (to) => (loop.pages.includes(to) ? columnName({ key: to }, first.code) : to)),
      ),
    }),
    ...(checks && { checks: checks.map((check) => ({ ...check, if: anyRound(check.if) })) }),
  };
}

function jumpOf(
  jump: Jump,
  change: (condition: Condition) => Condition,
  placeOf: (to: string) => string,
): Jump {
  const led = jump.to === undefined ? jump : { ...jump, to: placeOf(jump.to) };
  return led.if ? { ...led, if: change(led.if) } : led;
}

/** Asked within a round: about its own answers. */
function inOneRound(condition: Condition, asked: readonly string[], { code }: Option): Condition {
  const keyOf = (key: string) => (asked.includes(key) ? columnName({ key }, code) : key);
  return withTests(condition, (test) =>
    'sum' in test ? { ...test, sum: test.sum.map(keyOf) } : { ...test, question: keyOf(test.question) },
  );
}

/** Asked of a loop's answers from outside: it holds in some round; no answer means none in all of them. */
function inAnyRound(condition: Condition, asked: readonly string[], options: readonly Option[]): Condition {
  const keysOf = (key: string) =>
    asked.includes(key) ? options.map(({ code }) => columnName({ key }, code)) : [key];
  return withTests(condition, (test) => {
    if ('sum' in test) return { ...test, sum: test.sum.flatMap(keysOf) };
    if (!asked.includes(test.question)) return test;
    const rounds = keysOf(test.question).map((question) => ({ ...test, question }));
    return 'answered' in test && !test.answered ? { all: rounds } : { any: rounds };
  });
}

/** A condition with each of its tests of answers turned into another. */
function withTests(condition: Condition, change: (test: Test | SumTest) => Condition): Condition {
  const inner = (one: Condition) => withTests(one, change);
  if ('all' in condition) return { all: condition.all.map(inner) };
  if ('any' in condition) return { any: condition.any.map(inner) };
  if ('not' in condition) return { not: inner(condition.not) };
  return 'known' in condition || 'split' in condition ? condition : change(condition);
}

/** A part of a question with {{item}} said in all its wordings, and answers of the same round for those it speaks of. */
function inWordsOf<Part>(part: Part, item: Words, keyOf: (key: string) => string): Part {
  if (Array.isArray(part)) return part.map((each) => inWordsOf(each, item, keyOf)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  // A wording is an object of texts by language, English among them.
  const isWords = 'en' in part && typeof part.en === 'string';
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      isWords && typeof value === 'string'
        ? value
            .split('{{item}}')
            .join(item[name] ?? item.en)
            .replace(/\{\{([a-z][a-z0-9_]*)(?=[|}])/g, (_, key: string) => `{{${keyOf(key)}`)
        : inWordsOf(value, item, keyOf),
    ]),
  ) as Part;
}
