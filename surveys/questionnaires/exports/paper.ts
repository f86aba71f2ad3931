/** A questionnaire for paper, in neutral parts: what stands on the sheet and how it is answered with a pen. */
import { kindOf, type Question } from '../../questions/answers';
import { columnName, offersOf } from '../../questions/parts';
import { picturedLists } from '../../questions/pictured';
import type { FormField, Option } from '../../questions/question-kind';
import { isLongList } from '../../questions/single-choice/long-list';
import { inLanguage, type Words } from '../../vocabulary';
import { say as fill } from '../../wording/say';
import { wording } from '../../wording/words';
import { unanswered } from '../present';
import { type Condition, type SumTest, type Test, testsIn } from '../show-if';
import type { Jump, Page, Questionnaire } from '../types';
import { unfold } from '../unfold';

/** One thing to tick, number or fill, with its code as in the data file. */
export type PaperItem = {
  readonly words: string;
  readonly code: string;
  /** The picture beside it, by its name in the store. */
  readonly picture?: string;
};

/** How it is answered with a pen; `about` stands over it where a question has several parts, with its picture. */
export type PaperAnswer = { readonly about?: string; readonly picture?: string } & PaperWay;
type PaperWay =
  | {
      readonly by: 'tick' | 'box';
      readonly items: readonly PaperItem[];
      readonly unit?: string;
      readonly total?: string;
    }
  | { readonly by: 'row'; readonly numbers: readonly string[]; readonly from: string; readonly to: string }
  | { readonly by: 'lines'; readonly lines: number };

export type PaperPart =
  | { readonly is: 'words'; readonly title: string; readonly paragraphs: readonly string[] }
  /** Where to go from here, for whom: the first that holds counts. */
  | { readonly is: 'jumps'; readonly sentences: readonly string[] }
  | {
      readonly is: 'question';
      readonly number: number;
      /** Its key, as columns of the data file begin. */
      readonly code: string;
      readonly label: string;
      readonly picture?: string;
      readonly hint?: string;
      readonly why?: string;
      /** Who answers it; everyone when it is not there. */
      readonly who?: string;
      readonly how: string;
      readonly answers: readonly PaperAnswer[];
    };

/** Choices too many to stand at their question: their codes, at the end. */
export type PaperList = {
  readonly list: number;
  /** The number of its question. */
  readonly number: number;
  readonly items: readonly PaperItem[];
};

export type Paper = {
  readonly title: string;
  readonly purpose: string;
  readonly thanks: string;
  readonly language: string;
  readonly parts: readonly PaperPart[];
  readonly lists: readonly PaperList[];
};

type PaperRow = { readonly how: string; readonly answers: readonly PaperAnswer[] };
type RowOf<Kind extends Question['kind']> = (
  question: Extract<Question, { kind: Kind }>,
  asked: Asked,
) => PaperRow;
type Say = (words: Words) => string;

type Asked = {
  readonly questions: readonly Question[];
  readonly numbers: ReadonlyMap<string, number>;
  /** Keys of the questions whose choices stand in a list at the end, in their order. */
  readonly listed: readonly string[];
  readonly language: string;
  readonly say: Say;
};

const wordsIn = ({ language }: Pick<Asked, 'language'>) => wording(language).paper;

/** Kind → how it is answered on paper. A new kind is one row; until it has one, the fields of its form stand there. */
const rows: { readonly [Kind in Question['kind']]?: RowOf<Kind> } = {
  'single-choice': (question, asked) => {
    const list = asked.listed.indexOf(question.key) + 1;
    if (list === 0)
      return {
        how: wordsIn(asked).ways.tickOne,
        answers: [ticks(question.options, asked.say, question, false)],
      };
    return {
      how: fill(wordsIn(asked).ways.fromList, { list }, asked.language),
      answers: [{ by: 'box', items: [{ words: '', code: question.key }] }, ...offers(question, asked.say)],
    };
  },
  'multiple-choice': (question, asked) => ({
    how: severalOf(question, asked),
    answers: [ticks(question.options, asked.say, question, true)],
  }),
  scale: (question, asked) =>
    question.style === 'labelled'
      ? { how: wordsIn(asked).ways.tickOne, answers: [ticks(question.points, asked.say, question, false)] }
      : {
          how: wordsIn(asked).ways.ring,
          answers: [
            {
              by: 'row',
              numbers: Array.from({ length: question.to - question.from + 1 }, (_, index) =>
                String(question.from + index),
              ),
              from: asked.say(question.fromWords),
              to: asked.say(question.toWords),
            },
            ...offers(question, asked.say),
          ],
        },
  number: (question, asked) => ({
    how: question.decimals === 0 ? wordsIn(asked).ways.wholeNumber : wordsIn(asked).ways.number,
    answers: [
      {
        by: 'box',
        items: [{ words: '', code: question.key }],
        ...(question.unit && { unit: asked.say(question.unit) }),
      },
      ...offers(question, asked.say),
    ],
  }),
  ranking: (question, asked) => {
    const { rankOne, rankTwo, rankMore } = wordsIn(asked).ways;
    const how = question.top === 1 ? rankOne : question.top === 2 ? rankTwo : rankMore;
    return {
      how: fill(how, { top: question.top }, asked.language),
      answers: [
        { by: 'box', items: itemsOf(question.options, asked.say, (code) => code) },
        ...offers(question, asked.say),
      ],
    };
  },
  'constant-sum': (question, asked) => {
    const { total } = question;
    const units = asked.say(question.unit.many);
    return {
      how: fill(wordsIn(asked).ways.share, { total, units }, asked.language),
      answers: [
        {
          by: 'box',
          items: itemsOf(question.items, asked.say, (code) => `${question.key}_${code.replace(/-/g, '_')}`),
          unit: units,
          total: fill(wordsIn(asked).ways.total, { total }, asked.language),
        },
        ...offers(question, asked.say),
      ],
    };
  },
  'open-text': (question, asked) => ({
    how: wordsIn(asked).ways.lines,
    answers: [
      { by: 'lines', lines: question.maxLength > 300 ? 7 : question.maxLength > 60 ? 3 : 1 },
      ...(question.askQuote
        ? [
            {
              by: 'tick' as const,
              items: [
                { words: wordsIn(asked).ways.quote, code: `${question.key}_quote yes` },
                { words: wordsIn(asked).ways.noQuote, code: `${question.key}_quote no` },
              ],
            },
          ]
        : []),
      ...offers(question, asked.say),
    ],
  }),
};

/**
 * The parts of a questionnaire on paper, in the order they are answered, each with the codes that its data file has. Loops
 * are written out, a question for each choice.
 * @param language of the words; where there is none the English stands
 * @example paperOf(survey, 'en').parts[0] // { is: 'question', number: 1, code: 'health', how: 'Tick one box.', … }
 */
export function paperOf(questionnaire: Questionnaire, language: string): Paper {
  const say: Say = (words) => inLanguage(words, language);
  const numbers = new Map<string, number>();
  const pages = unfold(questionnaire).pages.map((page) => ({
    ...page,
    questions: page.questions.map(unanswered),
  }));
  const questions = pages.flatMap((page) => page.questions);
  for (const question of questions) if (kindOf(question).asks) numbers.set(question.key, numbers.size + 1);
  const long = questions.filter(isLongList);
  const asked: Asked = { questions, numbers, listed: long.map(({ key }) => key), language, say };
  const { who: whoWords } = wordsIn(asked);
  const parts = pages.flatMap((page) => [
    ...page.questions.map((question): PaperPart => {
      const conditions = [page.showIf, question.showIf].filter((one) => one !== undefined);
      const condition = joined(
        conditions.map((one) => sayCondition(one, asked)),
        whoWords.and,
        language,
      );
      if (!kindOf(question).asks) return toldOf(question, say);
      const { how, answers } = answeredOf(question, asked);
      return {
        is: 'question',
        number: numbers.get(question.key) ?? 0,
        code: question.key,
        label: say(question.label),
        ...(question.picture && { picture: question.picture.media }),
        ...(question.hint && { hint: say(question.hint) }),
        ...(question.whyWeAsk && { why: say(question.whyWeAsk) }),
        ...(condition !== '' && { who: fill(whoWords.onlyIf, { condition }, language) }),
        how,
        answers,
      };
    }),
    ...jumpsOf(page, pages, questionnaire, asked),
  ]);
  return {
    title: say(questionnaire.title),
    purpose: say(questionnaire.purpose),
    thanks: say(questionnaire.thanks),
    language,
    parts,
    lists: long.map((question, index) => ({
      list: index + 1,
      number: numbers.get(question.key) ?? 0,
      items: 'options' in question ? itemsOf(question.options, say, (code) => code) : [],
    })),
  };
}

function jumpsOf(
  { jumps = [] }: Page,
  pages: readonly Page[],
  { ends = [] }: Questionnaire,
  asked: Asked,
): PaperPart[] {
  const { onward } = wordsIn(asked);
  const sentences = jumps.map((jump) => {
    const number = jump.to === undefined ? undefined : numberAt(jump.to, pages, asked);
    const end = ends.find(({ key }) => key === jump.end);
    const lines = end ? [end.title, ...end.paragraphs].map(asked.say) : [];
    const help = (end?.lines ?? []).map(({ name, telephone = '' }) =>
      `${asked.say(name)} ${telephone}`.trim(),
    );
    const [always, where] =
      number === undefined ? [onward.over, onward.overIf] : [onward.goOn, onward.goOnIf];
    const condition = jump.if && sayCondition(jump.if, asked);
    const said =
      condition === undefined
        ? fill(always, { number: number ?? '' }, asked.language)
        : fill(where, { condition, number: number ?? '' }, asked.language);
    return [said, ...lines, help.join(', ')].join(' ').trim();
  });
  return sentences.length === 0 ? [] : [{ is: 'jumps', sentences }];
}

/** The first question on or after the page a jump leads to, or the first page of the section. */
function numberAt(
  to: NonNullable<Jump['to']>,
  pages: readonly Page[],
  { numbers }: Asked,
): number | undefined {
  const at = pages.findIndex(({ key, section }) => key === to || section === to);
  const next = pages.slice(at < 0 ? pages.length : at).flatMap(({ questions }) => questions);
  return next.map(({ key }) => numbers.get(key)).find((number) => number !== undefined);
}

function toldOf(question: Question, say: Say): PaperPart {
  const paragraphs = 'paragraphs' in question ? question.paragraphs.map(say) : [];
  return { is: 'words', title: say(question.label), paragraphs };
}

function answeredOf(question: Question, asked: Asked): PaperRow {
  // A row is found by the question’s own kind, so it is the one made for that question.
  const row = rows[question.kind] as ((question: Question, asked: Asked) => PaperRow) | undefined;
  return row ? row(question, asked) : byForm(question, asked);
}

/** Any kind by the fields of its own form, each under its name: what staff type in is what stands on the sheet. */
function byForm(question: Question, asked: Asked): PaperRow {
  const fields = kindOf(question).form(question);
  const judged = picturedLists(question).flatMap(({ name, list }) => (name === 'items' ? list : []));
  const answers = fields.flatMap((field): PaperAnswer[] => {
    const answer = placeOf(question, field, asked.say);
    if (!field.label) return [answer];
    const picture = judged.find(({ code }) => code === field.part)?.picture?.media;
    return [{ ...answer, about: asked.say(field.label), ...(picture && { picture }) }];
  });
  const { eachPart, here } = wordsIn(asked).ways;
  return {
    how: fields.length > 1 ? eachPart : here,
    answers: [...answers, ...offers(question, asked.say)],
  };
}

function placeOf(question: Question, { part, choices, several, typed }: FormField, say: Say): PaperAnswer {
  const name = columnName(question, part);
  if (choices) {
    const codeOf = (code: string) =>
      several ? columnName(question, code) : part === undefined ? code : `${name} ${code}`;
    // The sign that sets a reason apart from codes is for forms; data files do without.
    return { by: 'tick', items: itemsOf(choices, say, (code) => codeOf(code.replace(/^~/, ''))) };
  }
  if (typed === 'figures') return { by: 'box', items: [{ words: '', code: name }] };
  return { by: 'lines', lines: typed === 'lines' ? 5 : 1 };
}

function itemsOf(options: readonly Option[], say: Say, codeOf: (code: string) => string): PaperItem[] {
  return options.map(({ code, label, picture }) => ({
    words: say(label),
    code: codeOf(code),
    ...(picture && { picture: picture.media }),
  }));
}

/** Choices, and under them the reasons not to answer. Where each choice has a column, its code is the column's name. */
function ticks(options: readonly Option[], say: Say, question: Question, ownColumns: boolean): PaperAnswer {
  const codeOf = (code: string) => (ownColumns ? `${question.key}_${code.replace(/-/g, '_')}` : code);
  const reasons = offersOf(question).map(({ offer, label }) => ({ words: say(label), code: offer }));
  return { by: 'tick', items: [...itemsOf(options, say, codeOf), ...reasons] };
}

function offers(question: Question, say: Say): PaperAnswer[] {
  const items = offersOf(question).map(({ offer, label }) => ({ words: say(label), code: offer }));
  return items.length === 0 ? [] : [{ by: 'tick', items }];
}

function severalOf({ min, max }: { readonly min?: number; readonly max?: number }, asked: Asked): string {
  const { tickOne, tickAll, tickExactly, tickBetween, tickUpTo, tickAtLeast } = wordsIn(asked).ways;
  const way =
    min !== undefined && max !== undefined
      ? min === max
        ? tickExactly
        : tickBetween
      : max !== undefined
        ? max === 1
          ? tickOne
          : tickUpTo
        : min !== undefined
          ? tickAtLeast
          : tickAll;
  return fill(way, { min: min ?? '', max: max ?? '' }, asked.language);
}

/** A condition as someone with a pen can follow it: by the question's number and the words of the answer. */
function sayCondition(condition: Condition, asked: Asked): string {
  const { and, or, not, known, arm } = wordsIn(asked).who;
  if ('all' in condition) return several(condition.all, and, asked);
  if ('any' in condition) return several(condition.any, or, asked);
  if ('not' in condition) return fill(not, { condition: sayCondition(condition.not, asked) }, asked.language);
  if ('known' in condition) return fill(known, { known: condition.known }, asked.language);
  if ('split' in condition) return fill(arm, { arm: condition.arm }, asked.language);
  if ('sum' in condition) return saySum(condition, asked);
  return sayTest(condition, asked);
}

function saySum(test: SumTest, asked: Asked): string {
  const { sumAtLeast, sumAtMost } = wordsIn(asked).who;
  const questions = test.sum.map((key) => asked.numbers.get(key) ?? `“${key}”`).join(', ');
  return 'atLeast' in test
    ? fill(sumAtLeast, { questions, number: test.atLeast }, asked.language)
    : fill(sumAtMost, { questions, number: test.atMost }, asked.language);
}

function several(conditions: readonly Condition[], between: string, asked: Asked): string {
  const said = conditions.map((one) =>
    testsIn(one).length > 1 ? `(${sayCondition(one, asked)})` : sayCondition(one, asked),
  );
  return joined(said, between, asked.language);
}

function joined([first = '', ...more]: readonly string[], between: string, language: string): string {
  return more.reduce((one, other) => fill(between, { one, other }, language), first);
}

function sayTest(test: Test, asked: Asked): string {
  const { questions, numbers, language } = asked;
  const words = wordsIn(asked).who;
  const about = questions.find(({ key }) => key === test.question);
  const number = numbers.get(test.question) ?? `“${test.question}”`;
  const part =
    test.item === undefined
      ? ''
      : ` ${fill(words.forItem, { item: printed(about, { [test.item]: '' }, language) }, language)}`;
  const told = (how: string, values: Record<string, string | number> = {}) =>
    fill(how, { ...values, question: fill(words.question, { number }, language), part }, language);
  if ('is' in test) return told(words.is, { answer: printed(about, test.is, language) });
  if ('isNot' in test) return told(words.isNot, { answer: printed(about, test.isNot, language) });
  if ('includes' in test) return told(words.includes, { answer: printed(about, [test.includes], language) });
  if ('answered' in test) return told(test.answered ? words.answered : words.leftOut);
  return 'atLeast' in test
    ? told(words.atLeast, { number: test.atLeast })
    : told(words.atMost, { number: test.atMost });
}

/** An answer as the kind itself prints it; of several parts only the ones meant. */
function printed(question: Question | undefined, value: unknown, language: string): string {
  if (!question) return String(value);
  if ('items' in question && typeof value === 'object' && value !== null) {
    const item = question.items.find(({ code }) => Object.hasOwn(value, code));
    return item ? inLanguage(item.label, language) : '';
  }
  return kindOf(question).print(question, { value }, language) || String(value);
}
