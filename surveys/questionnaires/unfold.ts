import type { Question } from '../questions/answers';
import { columnName } from '../questions/parts';
import type { Option } from '../questions/question-kind';
import type { Words } from '../vocabulary';
import type { Condition } from './show-if';
import type { Loop, Page, Questionnaire } from './types';

/** The questions a loop can go over have options of which several are chosen. */
type Over = Question & { readonly options: readonly Option[] };

const known = new WeakMap<Questionnaire, Questionnaire>();

/**
 * A questionnaire with its loops written out: for each option a copy of the loop's pages, shown to whoever chose it.
 * Keys become page_option and question_option, so that each round has columns of its own, and conditions inside a loop
 * look at the same round. Everything else (routing, codebook, dry run) then needs to know nothing of loops.
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

function writeOut(questionnaire: Questionnaire, loop: Loop): Questionnaire {
  const over = questionnaire.pages
    .flatMap((page) => page.questions)
    .find((question): question is Over => question.key === loop.over && question.kind === 'multiple-choice');
  const inside = questionnaire.pages.filter((page) => loop.pages.includes(page.key));
  if (!over || inside.length === 0) return questionnaire;
  const at = questionnaire.pages.indexOf(inside[0]!);
  const rounds = over.options
    .filter(({ exclusive }) => !exclusive)
    .flatMap((option) => inside.map((page) => roundOf(page, loop, option, inside)));
  const others = questionnaire.pages.filter((page) => !loop.pages.includes(page.key));
  return { ...questionnaire, pages: [...others.slice(0, at), ...rounds, ...others.slice(at)] };
}

function roundOf(page: Page, loop: Loop, option: Option, inside: readonly Page[]): Page {
  const own = inside.flatMap((one) => one.questions.map(({ key }) => key));
  const keyOf = (key: string) => columnName({ key }, option.code);
  const chosen: Condition = { question: loop.over, includes: option.code, within: loop.most };
  const inRound = (condition: Condition): Condition => {
    if ('all' in condition) return { all: condition.all.map(inRound) };
    if ('any' in condition) return { any: condition.any.map(inRound) };
    if ('not' in condition) return { not: inRound(condition.not) };
    return 'question' in condition && own.includes(condition.question)
      ? { ...condition, question: keyOf(condition.question) }
      : condition;
  };
  return {
    ...page,
    key: keyOf(page.key),
    showIf: page.showIf ? { all: [chosen, inRound(page.showIf)] } : chosen,
    questions: page.questions.map((question) => ({
      ...withItem(question, option.label),
      key: keyOf(question.key),
      ...(question.showIf && { showIf: inRound(question.showIf) }),
    })),
    ...(page.jumps && {
      jumps: page.jumps.map((jump) => (jump.if ? { ...jump, if: inRound(jump.if) } : jump)),
    }),
    ...(page.checks && {
      checks: page.checks.map((check) => ({ ...check, if: inRound(check.if), at: keyOf(check.at) })),
    }),
  };
}

/** A question with {{item}} said in all its wordings. */
function withItem<Part>(part: Part, item: Words): Part {
  if (Array.isArray(part)) return part.map((each) => withItem(each, item)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  // A wording is an object of texts by language, English among them.
  const isWords = 'en' in part && typeof part.en === 'string';
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      isWords && typeof value === 'string'
        ? value.split('{{item}}').join(item[name] ?? item.en)
        : withItem(value, item),
    ]),
  ) as Part;
}
