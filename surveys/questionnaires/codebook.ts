import { kindOf, type Question } from '../questions/answers';
import { own } from '../questions/fields';
import { column, missingWords } from '../questions/parts';
import type { Cell, Column } from '../questions/question-kind';
import { type MissingReason, missingReasons } from '../vocabulary';
import { armOf, givenIn, type Split } from './given';
import { codesShown, unanswered } from './present';
import { findRoute } from './routing';
import type { Answers } from './show-if';
import type { Questionnaire } from './types';
import { unfold } from './unfold';

/** One column of the data file, with the question it belongs to and what an empty cell in it can mean. */
export type CodebookColumn = Column & {
  readonly page: string;
  readonly question: string;
  /** Position of the column among those of its question, from 0. */
  readonly part: number;
  readonly missing: readonly { readonly reason: MissingReason; readonly label: string }[];
  readonly source?: string;
};

/**
 * The columns of a questionnaire in the order of its pages, with labels in English; where one would say an earlier answer it
 * has the words for who gave none. Reasons that a question does not offer are not listed under it; not asked and skipped can
 * happen to any.
 */
export function codebookOf(given: Questionnaire): readonly CodebookColumn[] {
  const questionnaire = unfold(given);
  const columns = questionnaire.pages.flatMap((page) =>
    page.questions.map(unanswered).flatMap((question) => {
      const possible = missingReasons.filter(
        (reason) =>
          reason === 'not-asked' ||
          reason === 'skipped' ||
          question.offers?.includes(reason as 'dont-know') === true,
      );
      const missing = possible.map((reason) => ({ reason, label: missingWords[reason].en }));
      return [...kindOf(question).columns(question), ...orderColumns(question)].map((column, part) => ({
        ...column,
        page: page.key,
        question: question.key,
        part,
        missing,
        ...(question.source !== undefined && { source: question.source }),
      }));
    }),
  );
  return [...columns, ...(questionnaire.splits ?? []).map(armColumn)];
}

/**
 * One response as a row: a cell for each column of the codebook, in its order. Answers to questions that did not apply
 * read as not asked; so do those never reached, unless the response has ended and they are stored as skipped, and options
 * that were not shown.
 * @param answers by question key, as stored, with what was given
 */
export function rowOf(given: Questionnaire, answers: Answers): readonly Cell[] {
  const questionnaire = unfold(given);
  const route = findRoute(questionnaire, answers);
  const cells = questionnaire.pages.flatMap((page) =>
    page.questions.flatMap((question) => [
      ...cellsOf(question, route.answers),
      ...orderColumns(question).map(() => orderCell(question, route.answers)),
    ]),
  );
  const before = givenIn(answers);
  const arms = (questionnaire.splits ?? []).map(
    (split): Cell => armOf(split, before) ?? { missing: 'not-asked' },
  );
  return [...cells, ...arms];
}

function cellsOf(question: Question, answers: Answers): readonly Cell[] {
  const kind = kindOf(question);
  const isOrderKnown = question.shuffle !== true || givenIn(answers).seed !== '';
  const shown = codesShown(question, answers) ?? [];
  const cells = kind.cells(question, own(answers, question.key), isOrderKnown ? shown : undefined);
  if (question.carryFrom === undefined) return cells;
  return kind.columns(question).map(({ option }, index) => {
    return option === undefined || shown.includes(option) ? cells[index]! : { missing: 'not-asked' };
  });
}

/** The order in which someone saw the options is kept beside the answer, so that what it does can be looked at. */
function orderColumns(question: Question): readonly Column[] {
  return question.shuffle
    ? [column(question, 'text', { part: 'shown', about: '(codes in the order shown)', isPlain: true })]
    : [];
}

function orderCell(question: Question, answers: Answers): Cell {
  const stored = own(answers, question.key);
  const shown = codesShown(question, answers);
  const wasAsked = stored !== undefined && !('missing' in stored && stored.missing === 'not-asked');
  return wasAsked && shown && givenIn(answers).seed !== '' ? shown.join(' ') : { missing: 'not-asked' };
}

/** The column that says in which version's words someone answered; there only where a wave was asked in several. */
export const wordingName = 'wording_seen';

/**
 * That column, for the versions a wave was answered in.
 * @example wordingColumn([1, 2]).categories.map(({ code }) => code) // ['v1', 'v2', 'several']
 */
export function wordingColumn(versions: readonly number[]): CodebookColumn {
  return {
    ...notOfAQuestion,
    name: wordingName,
    label: 'Wording answered to',
    categories: [
      ...versions.map((version) => ({ code: `v${version}`, label: `Version ${version}` })),
      { code: 'several', label: 'Several versions, as it changed in between' },
    ],
  };
}

/** The cell of that column, from the versions in whose words one person answered. */
export function wordingCell(versions: readonly number[]): Cell {
  if (versions.length > 1) return 'several';
  return versions[0] === undefined ? { missing: 'not-asked' } : `v${versions[0]}`;
}

/**
 * The column of a split: which arm someone was in.
 * @example armName('story') // 'arm_story'
 */
export const armName = (split: string): string => `arm_${split}`;

function armColumn({ key, arms }: Split): CodebookColumn {
  return {
    ...notOfAQuestion,
    name: armName(key),
    label: `Arm of the split “${key}”`,
    categories: arms.map(({ code }) => ({ code, label: code })),
  };
}

const notOfAQuestion = {
  measure: 'nominal',
  sensitive: false,
  page: '',
  question: '',
  part: 0,
  missing: [{ reason: 'not-asked', label: missingWords['not-asked'].en }],
} as const;
