import { kindOf } from '../questions/answers';
import { own } from '../questions/fields';
import { missingWords } from '../questions/parts';
import type { Cell, Column } from '../questions/question-kind';
import { type MissingReason, missingReasons } from '../vocabulary';
import { findRoute } from './routing';
import type { Answers } from './show-if';
import type { Questionnaire } from './types';

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
 * The columns of a questionnaire in the order of its pages, with labels in English. Reasons that a question does not
 * offer are not listed under it; not asked and skipped can happen to any.
 */
export function codebookOf(questionnaire: Questionnaire): readonly CodebookColumn[] {
  return questionnaire.pages.flatMap((page) =>
    page.questions.flatMap((question) => {
      const possible = missingReasons.filter(
        (reason) =>
          reason === 'not-asked' ||
          reason === 'skipped' ||
          question.offers?.includes(reason as 'dont-know') === true,
      );
      const missing = possible.map((reason) => ({ reason, label: missingWords[reason].en }));
      return kindOf(question)
        .columns(question)
        .map((column, part) => ({
          ...column,
          page: page.key,
          question: question.key,
          part,
          missing,
          ...(question.source !== undefined && { source: question.source }),
        }));
    }),
  );
}

/**
 * One response as a row: a cell for each column of the codebook, in its order. Answers to questions that did not apply
 * read as not asked; so do those never reached, unless the response has ended and they are stored as skipped.
 * @param answers by question key, as stored
 */
export function rowOf(questionnaire: Questionnaire, answers: Answers): readonly Cell[] {
  const route = findRoute(questionnaire, answers);
  return questionnaire.pages.flatMap((page) =>
    page.questions.flatMap((question) => kindOf(question).cells(question, own(route.answers, question.key))),
  );
}
