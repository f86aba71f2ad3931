/** A questionnaire for paper, in neutral parts: what stands on the sheet and how it is answered with a pen. */
import { kindOf, type Question } from '../../questions/answers';
import { columnName, offersOf } from '../../questions/parts';
import type { FormField, Option } from '../../questions/question-kind';
import { inLanguage, type Words } from '../../vocabulary';
import { type Condition, type SumTest, type Test, testsIn } from '../show-if';
import type { Questionnaire } from '../types';

/** One thing to tick, number or fill, with its code as in the data file. */
export type PaperItem = {
  readonly words: string;
  readonly code: string;
  /** The picture beside it, by its name in the store. */
  readonly picture?: string;
};

/** How it is answered with a pen; `about` stands over it where a question has several parts. */
export type PaperAnswer = { readonly about?: string } & PaperWay;
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

export type Paper = {
  readonly title: string;
  readonly purpose: string;
  readonly thanks: string;
  readonly language: string;
  readonly parts: readonly PaperPart[];
};

type PaperRow = { readonly how: string; readonly answers: readonly PaperAnswer[] };
type RowOf<Kind extends Question['kind']> = (
  question: Extract<Question, { kind: Kind }>,
  say: Say,
) => PaperRow;
type Say = (words: Words) => string;

/** Kind → how it is answered on paper. A new kind is one row; until it has one, the fields of its form stand there. */
const rows: { readonly [Kind in Question['kind']]?: RowOf<Kind> } = {
  'single-choice': (question, say) => ({
    how: 'Tick one box.',
    answers: [ticks(question.options, say, question, false)],
  }),
  'multiple-choice': (question, say) => ({
    how: severalOf(question),
    answers: [ticks(question.options, say, question, true)],
  }),
  scale: (question, say) =>
    question.style === 'labelled'
      ? { how: 'Tick one box.', answers: [ticks(question.points, say, question, false)] }
      : {
          how: 'Put a ring around one number.',
          answers: [
            {
              by: 'row',
              numbers: Array.from({ length: question.to - question.from + 1 }, (_, index) =>
                String(question.from + index),
              ),
              from: say(question.fromWords),
              to: say(question.toWords),
            },
            ...offers(question, say),
          ],
        },
  number: (question, say) => ({
    how: question.decimals === 0 ? 'Write a whole number.' : 'Write a number.',
    answers: [
      {
        by: 'box',
        items: [{ words: '', code: question.key }],
        ...(question.unit && { unit: say(question.unit) }),
      },
      ...offers(question, say),
    ],
  }),
  ranking: (question, say) => ({
    how: `Write 1 beside your first choice${question.top > 1 ? `, 2 beside your second${question.top > 2 ? ` and so on, up to ${question.top}` : ''}` : ''}.`,
    answers: [{ by: 'box', items: itemsOf(question.options, say, (code) => code) }, ...offers(question, say)],
  }),
  'constant-sum': (question, say) => ({
    how: `Share out ${question.total} ${say(question.unit.many)}. Write a number beside each, 0 if nothing, so that together they come to ${question.total}.`,
    answers: [
      {
        by: 'box',
        items: itemsOf(question.items, say, (code) => `${question.key}_${code.replace(/-/g, '_')}`),
        unit: say(question.unit.many),
        total: `Total: must come to ${question.total}`,
      },
      ...offers(question, say),
    ],
  }),
  'open-text': (question, say) => ({
    how: 'Write on the lines, in your own words. Please leave out names.',
    answers: [
      { by: 'lines', lines: question.maxLength > 300 ? 7 : question.maxLength > 60 ? 3 : 1 },
      ...(question.askQuote
        ? [
            {
              by: 'tick' as const,
              items: [
                { words: 'You may quote my words without my name', code: `${question.key}_quote yes` },
                { words: 'Do not quote them', code: `${question.key}_quote no` },
              ],
            },
          ]
        : []),
      ...offers(question, say),
    ],
  }),
};

/**
 * The parts of a questionnaire on paper, in the order they are answered, each with the codes that its data file has.
 * @param language of the words; where there is none the English stands
 * @example paperOf(survey, 'en').parts[0] // { is: 'question', number: 1, code: 'health', how: 'Tick one box.', … }
 */
export function paperOf(questionnaire: Questionnaire, language: string): Paper {
  const say: Say = (words) => inLanguage(words, language);
  const numbers = new Map<string, number>();
  const questions = questionnaire.pages.flatMap((page) => page.questions);
  for (const question of questions) if (kindOf(question).asks) numbers.set(question.key, numbers.size + 1);
  const parts = questionnaire.pages.flatMap((page) =>
    page.questions.map((question): PaperPart => {
      const conditions = [page.showIf, question.showIf].filter((one) => one !== undefined);
      const who = conditions.map((one) => sayCondition(one, { questions, numbers, language })).join(', and ');
      if (!kindOf(question).asks) return toldOf(question, say);
      const { how, answers } = answeredOf(question, say);
      return {
        is: 'question',
        number: numbers.get(question.key) ?? 0,
        code: question.key,
        label: say(question.label),
        ...(question.picture && { picture: question.picture.media }),
        ...(question.hint && { hint: say(question.hint) }),
        ...(question.whyWeAsk && { why: say(question.whyWeAsk) }),
        ...(who !== '' && { who: `Answer this only if ${who}.` }),
        how,
        answers,
      };
    }),
  );
  return {
    title: say(questionnaire.title),
    purpose: say(questionnaire.purpose),
    thanks: say(questionnaire.thanks),
    language,
    parts,
  };
}

function toldOf(question: Question, say: Say): PaperPart {
  const paragraphs = 'paragraphs' in question ? question.paragraphs.map(say) : [];
  return { is: 'words', title: say(question.label), paragraphs };
}

function answeredOf(question: Question, say: Say): PaperRow {
  // A row is found by the question’s own kind, so it is the one made for that question.
  const row = rows[question.kind] as ((question: Question, say: Say) => PaperRow) | undefined;
  return row ? row(question, say) : byForm(question, say);
}

/** Any kind by the fields of its own form, each under its name: what staff type in is what stands on the sheet. */
function byForm(question: Question, say: Say): PaperRow {
  const fields = kindOf(question).form(question);
  const answers = fields.flatMap((field): PaperAnswer[] => {
    const answer = placeOf(question, field, say);
    return [field.label ? { ...answer, about: say(field.label) } : answer];
  });
  return {
    how: fields.length > 1 ? 'Answer each part.' : 'Answer here.',
    answers: [...answers, ...offers(question, say)],
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

function severalOf({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min !== undefined && max !== undefined)
    return min === max ? `Tick ${min} boxes.` : `Tick ${min} to ${max} boxes.`;
  if (max !== undefined) return max === 1 ? 'Tick one box.' : `Tick up to ${max} boxes.`;
  return min !== undefined ? `Tick at least ${min}.` : 'Tick all that apply.';
}

type Asked = {
  readonly questions: readonly Question[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly language: string;
};

/** A condition as someone with a pen can follow it: by the question's number and the words of the answer. */
function sayCondition(condition: Condition, asked: Asked): string {
  if ('all' in condition) return several(condition.all, ', and ', asked);
  if ('any' in condition) return several(condition.any, ' or ', asked);
  if ('not' in condition) return `it is not so that ${sayCondition(condition.not, asked)}`;
  if ('known' in condition) return `we know of you “${condition.known}”`;
  if ('split' in condition) return `your copy is marked “${condition.arm}”`;
  if ('sum' in condition) return saySum(condition, asked);
  return sayTest(condition, asked);
}

function saySum(test: SumTest, { numbers }: Asked): string {
  const listed = test.sum.map((key) => numbers.get(key) ?? `“${key}”`).join(', ');
  const bound = 'atLeast' in test ? `${test.atLeast} or more` : `${test.atMost} or less`;
  return `your numbers in questions ${listed} add up to ${bound}`;
}

function several(conditions: readonly Condition[], between: string, asked: Asked): string {
  return conditions
    .map((one) => (testsIn(one).length > 1 ? `(${sayCondition(one, asked)})` : sayCondition(one, asked)))
    .join(between);
}

function sayTest(test: Test, { questions, numbers, language }: Asked): string {
  const question = questions.find(({ key }) => key === test.question);
  const about = `question ${numbers.get(test.question) ?? `“${test.question}”`}`;
  const answer = (value: unknown) => `“${printed(question, value, language)}”`;
  const part = test.item === undefined ? '' : ` for ${answer({ [test.item]: '' })}`;
  if ('is' in test) return `you answered ${answer(test.is)} to ${about}${part}`;
  if ('isNot' in test) return `you answered ${about} otherwise than ${answer(test.isNot)}${part}`;
  if ('includes' in test) return `you ticked ${answer([test.includes])} in ${about}`;
  if ('answered' in test) return test.answered ? `you answered ${about}` : `you left out ${about}`;
  return 'atLeast' in test
    ? `you wrote ${test.atLeast} or more in ${about}${part}`
    : `you wrote ${test.atMost} or less in ${about}${part}`;
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
