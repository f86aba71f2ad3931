import type { Question } from '../questions/answers';
import type { Option } from '../questions/question-kind';
import type { Split } from './given';
import type { Condition } from './show-if';
import type { Page, Questionnaire } from './types';

/**
 * A questionnaire with a question under another key, and everything that speaks of it: conditions, loops, checks, options
 * carried forward, and slots in wordings. Whether the key is free is for the caller to see.
 * @example renameQuestion(survey, 'question_1', 'waiting').pages[1].showIf // { question: 'waiting', is: 'yes' }
 */
export function renameQuestion(questionnaire: Questionnaire, from: string, to: string): Questionnaire {
  const key = (name: string) => (name === from ? to : name);
  const standsFor = ({ of, ...question }: Question): Question =>
    // Holds: what was taken off goes back on under its new name.
    ({ ...question, ...(of !== undefined && { of: key(of) }) }) as Question;
  const renamed = withConditions(questionnaire, (test) => {
    if ('question' in test) return { ...test, question: key(test.question) };
    return 'sum' in test ? { ...test, sum: test.sum.map(key) } : test;
  });
  return {
    ...renamed,
    pages: renamed.pages.map((page) => ({
      ...page,
      questions: page.questions.map((question) => ({
        ...withSlots(question, from, to),
        key: key(question.key),
        ...(question.carryFrom !== undefined && { carryFrom: key(question.carryFrom) }),
      })),
      ...(page.checks && { checks: page.checks.map((check) => ({ ...check, at: key(check.at) })) }),
    })),
    ...(renamed.loops && { loops: renamed.loops.map((loop) => ({ ...loop, over: key(loop.over) })) }),
    ...inEasyRead(renamed, standsFor),
  };
}

/** The same for a page, which jumps and loops speak of. */
export function renamePage(questionnaire: Questionnaire, from: string, to: string): Questionnaire {
  const key = (name: string) => (name === from ? to : name);
  return {
    ...questionnaire,
    pages: questionnaire.pages.map((page) => ({
      ...page,
      key: key(page.key),
      ...(page.jumps && {
        jumps: page.jumps.map((jump) => (jump.to === undefined ? jump : { ...jump, to: key(jump.to) })),
      }),
    })),
    ...(questionnaire.loops && {
      loops: questionnaire.loops.map((loop) => ({ ...loop, pages: loop.pages.map(key) })),
    }),
  };
}

/** The same for a known fact, which conditions ask for by its name. */
export function renameKnown(questionnaire: Questionnaire, from: string, to: string): Questionnaire {
  const renamed = withConditions(questionnaire, (test) =>
    'known' in test && test.known === from ? { known: to } : test,
  );
  const facts = Object.entries(renamed.known ?? {});
  return {
    ...renamed,
    known: Object.fromEntries(facts.map(([name, fact]) => [name === from ? to : name, fact])),
  };
}

/**
 * The same for a split of the sample, which conditions ask for by its key.
 * @example renameSplit(survey, 'split_1', 'wording').pages[1].showIf // { split: 'wording', arm: 'a' }
 */
export function renameSplit(questionnaire: Questionnaire, from: string, to: string): Questionnaire {
  const renamed = withConditions(questionnaire, (test) =>
    'split' in test && test.split === from ? { ...test, split: to } : test,
  );
  const key = (name: string) => (name === from ? to : name);
  return withSplits(renamed, (split) => ({ ...split, key: key(split.key) }));
}

/**
 * The same for one arm of a split; arms of other splits that bear its code keep it.
 * @example renameArm(survey, 'wording', 'a', 'short').pages[1].showIf // { split: 'wording', arm: 'short' }
 */
export function renameArm(
  questionnaire: Questionnaire,
  split: string,
  from: string,
  to: string,
): Questionnaire {
  const code = (name: string) => (name === from ? to : name);
  const renamed = withConditions(questionnaire, (test) =>
    'split' in test && test.split === split ? { ...test, arm: code(test.arm) } : test,
  );
  return withSplits(renamed, (one) =>
    one.key === split ? { ...one, arms: one.arms.map((arm) => ({ ...arm, code: code(arm.code) })) } : one,
  );
}

function withSplits(questionnaire: Questionnaire, change: (split: Split) => Split): Questionnaire {
  return questionnaire.splits
    ? { ...questionnaire, splits: questionnaire.splits.map(change) }
    : questionnaire;
}

/** The lists of options a question can have. */
export type OptionList = 'options' | 'items' | 'points';

/**
 * The same for the code of an option, item or point of one question, which conditions and the question's own parts speak of.
 * @example renameOption(survey, 'health', 'options', 'option_3', 'fair')
 */
export function renameOption(
  questionnaire: Questionnaire,
  question: string,
  list: OptionList,
  from: string,
  to: string,
): Questionnaire {
  const code = (name: string) => (name === from ? to : name);
  const value = (name: string | number) => (name === from ? to : name);
  const renamed = withConditions(questionnaire, (test) => {
    if (!('question' in test) || test.question !== question) return test;
    if (list === 'items') return test.item === undefined ? test : { ...test, item: code(test.item) };
    if ('is' in test) return { ...test, is: value(test.is) };
    if ('isNot' in test) return { ...test, isNot: value(test.isNot) };
    return 'includes' in test ? { ...test, includes: code(test.includes) } : test;
  });
  return {
    ...renamed,
    pages: renamed.pages.map((page) => ({
      ...page,
      questions: page.questions.map((one) => (one.key === question ? withCode(one, list, code) : one)),
    })),
    ...inEasyRead(renamed, (easy) =>
      easy.of === question && typeof easy.mapped === 'object'
        ? { ...easy, mapped: namedAnew(easy.mapped, (counts) => code(counts)) }
        : easy,
    ),
  };
}

const namedAnew = (mapped: Readonly<Record<string, string>>, code: (name: string) => string) =>
  Object.fromEntries(Object.entries(mapped).map(([own, counts]) => [own, code(counts)]));

/** The Easy Read version with each question changed, where there is one: its questions speak of standard ones. */
function inEasyRead({ easyRead }: Questionnaire, change: (question: Question) => Question) {
  return easyRead
    ? {
        easyRead: {
          ...easyRead,
          pages: easyRead.pages.map((page) => ({ ...page, questions: page.questions.map(change) })),
        },
      }
    : {};
}

function withCode(question: Question, list: OptionList, code: (name: string) => string): Question {
  const parts: Record<string, unknown> = {};
  // Holds: a list of a question is one of options, whatever its kind.
  const options = (question as unknown as Record<OptionList, readonly Option[] | undefined>)[list];
  if (options) parts[list] = options.map((option) => ({ ...option, code: code(option.code) }));
  if ('other' in question && question.other !== undefined) parts.other = code(question.other);
  if (typeof question.mapped === 'object') {
    const entries = Object.entries(question.mapped);
    parts.mapped = Object.fromEntries(entries.map(([own, counts]) => [code(own), counts]));
  }
  if ('sets' in question) parts.sets = question.sets.map((set) => set.map(code));
  if (question.benchmark) {
    const groups = Object.entries(question.benchmark.groups);
    parts.benchmark = {
      ...question.benchmark,
      groups: Object.fromEntries(groups.map(([label, codes]) => [label, codes.map(code)])),
    };
  }
  return { ...question, ...parts } as Question; // the parts are those it had
}

/** A questionnaire with every single test of its conditions changed, those of its Easy Read version too. */
function withConditions(questionnaire: Questionnaire, change: (test: Condition) => Condition): Questionnaire {
  const { easyRead } = questionnaire;
  return {
    ...withOwnConditions(questionnaire, change),
    ...(easyRead && { easyRead: withOwnConditions(easyRead, change) }),
  };
}

type WithPages = Pick<Questionnaire, 'pages' | 'safety'>;

function withOwnConditions<Version extends WithPages>(
  version: Version,
  change: (test: Condition) => Condition,
): Version {
  const inside = (condition: Condition): Condition => {
    if ('all' in condition) return { all: condition.all.map(inside) };
    if ('any' in condition) return { any: condition.any.map(inside) };
    if ('not' in condition) return { not: inside(condition.not) };
    return change(condition);
  };
  const shown = <Part extends { readonly showIf?: Condition }>(part: Part): Part =>
    part.showIf ? { ...part, showIf: inside(part.showIf) } : part;
  const pages = version.pages.map(
    (page): Page => ({
      ...shown(page),
      questions: page.questions.map(shown),
      ...(page.jumps && {
        jumps: page.jumps.map((jump) => (jump.if ? { ...jump, if: inside(jump.if) } : jump)),
      }),
      ...(page.checks && { checks: page.checks.map((check) => ({ ...check, if: inside(check.if) })) }),
    }),
  );
  return {
    ...version,
    pages,
    ...(version.safety && {
      safety: version.safety.map((rule) => (rule.if ? { ...rule, if: inside(rule.if) } : rule)),
    }),
  };
}

/** {{from}} and {{from|words}} in any wording of something, said as {{to}}. */
function withSlots<Part>(part: Part, from: string, to: string): Part {
  if (typeof part === 'string') {
    return part.split(`{{${from}}}`).join(`{{${to}}}`).split(`{{${from}|`).join(`{{${to}|`) as Part;
  }
  if (Array.isArray(part)) return part.map((each) => withSlots(each, from, to)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, withSlots(value, from, to)]),
  ) as Part;
}
