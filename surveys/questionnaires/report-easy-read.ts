/** A questionnaire and its Easy Read version as one set of variables: what data files, tables and codebooks are made of. */
import { kindOf, type Question } from '../questions/answers';
import { missingWords } from '../questions/parts';
import type { Cell } from '../questions/question-kind';
import { type Format, formats } from '../vocabulary';
import { type CodebookColumn, codebookOf, rowOf } from './codebook';
import { type Begun, easyReadOf, formatThatCounts } from './easy-read';
import { pooledAnswers, questionsApart } from './pool-easy-read';
import { unanswered } from './present';
import { findRoute } from './routing';
import type { Answers } from './show-if';
import type { Page, Questionnaire } from './types';
import { unfold } from './unfold';

/** The column that says which version someone answered; under the small-count rule, since it may tell of someone's health. */
export const formatKey = 'format';

/** How each version is called where results are read by it. */
export const formatWords: Readonly<Record<Format, string>> = {
  standard: 'Standard version',
  'easy-read': 'Easy Read',
};

/**
 * A questionnaire with the questions of its Easy Read version that are variables of their own, each named so, after those of
 * the standard version. For reading results by question; nobody answers it, so words that would say an earlier answer have
 * those for who gave none.
 */
export function reportedQuestionnaire(questionnaire: Questionnaire): Questionnaire {
  const standard = unfold(questionnaire);
  const pages = [...standard.pages, ...pagesApart(questionnaire)];
  return {
    ...standard,
    pages: pages.map((page) => ({ ...page, questions: page.questions.map(unanswered) })),
  };
}

/** The columns of both versions: pooled questions once, those apart with a column of their own, and the version answered. */
export function reportedCodebook(questionnaire: Questionnaire): readonly CodebookColumn[] {
  if (!easyReadOf(questionnaire)) return codebookOf(questionnaire);
  return [...codebookOf(questionnaire), ...codebookOf(apartOnly(questionnaire)), formatColumn];
}

/**
 * One response as a row of those columns. In Easy Read a standard question has the mapped answer or reads as not asked, and so
 * do arms of split samples; in the standard version the Easy Read questions do (R14).
 */
export function reportedRow(
  questionnaire: Questionnaire,
  begun: Begun,
): { readonly format: Format; readonly row: readonly Cell[] } {
  const format = formatThatCounts(questionnaire, begun);
  const easy = easyReadOf(questionnaire);
  if (!easy) return { format, row: rowOf(questionnaire, begun.answers) };
  const apart = unfold(apartOnly(questionnaire)).pages.flatMap((page) => page.questions);
  if (format === 'standard') {
    const none = codebookOf(apartOnly(questionnaire)).map(notAsked);
    return { format, row: [...rowOf(questionnaire, begun.answers), ...none, format] };
  }
  const { answers } = findRoute(easy, begun.answers);
  const pooled = pooledAnswers(questionnaire, answers);
  const standards = new Map(
    unfold(questionnaire).pages.flatMap((page) => page.questions.map((question) => [question.key, question])),
  );
  const cells = codebookOf(questionnaire).map(({ question, part }): Cell => {
    const asked = standards.get(question);
    return (asked && cellsOf(asked, pooled)[part]) ?? { missing: 'not-asked' };
  });
  const own = codebookOf(apartOnly(questionnaire)).map(({ question, part }): Cell => {
    const asked = apart.find(({ key }) => key === question);
    return (asked && cellsOf(asked, answers)[part]) ?? { missing: 'not-asked' };
  });
  return { format, row: [...cells, ...own, format] };
}

/**
 * The answers of a response under the keys of the standard version: as they are, or as the Easy Read ones count there. For
 * whatever looks at a single answer: a rule over past answers, a condition on the wave before.
 */
export function standardAnswers(questionnaire: Questionnaire, begun: Begun): Answers {
  if (formatThatCounts(questionnaire, begun) === 'standard') return begun.answers;
  const { answers } = findRoute(easyReadOf(questionnaire)!, begun.answers);
  return pooledAnswers(questionnaire, answers);
}

const cellsOf = (question: Question, answers: Answers) =>
  kindOf(question).cells(question, answers[question.key]);

const notAsked = (): Cell => ({ missing: 'not-asked' });

function pagesApart(questionnaire: Questionnaire): readonly Page[] {
  const easy = easyReadOf(questionnaire);
  if (!easy) return [];
  const apart = new Set(questionsApart(questionnaire).map(({ key }) => key));
  return unfold(easy).pages.flatMap((page): Page[] => {
    const questions = page.questions
      .filter((question) => apart.has(question.key) && kindOf(question).asks)
      .map((question) => ({
        ...question,
        label: { ...question.label, en: `${formatWords['easy-read']}: ${question.label.en}` },
      }));
    return questions.length === 0 ? [] : [{ key: page.key, questions }];
  });
}

/** Without arms and loops: those stand among the columns of the standard version, or are written out. */
function apartOnly(questionnaire: Questionnaire): Questionnaire {
  const { splits: _splits, loops: _loops, ...rest } = questionnaire;
  return { ...rest, pages: pagesApart(questionnaire) };
}

const formatColumn: CodebookColumn = {
  name: formatKey,
  label: 'Version answered',
  measure: 'nominal',
  categories: formats.map((code) => ({ code, label: formatWords[code] })),
  sensitive: true,
  page: '',
  question: formatKey,
  part: 0,
  missing: [{ reason: 'not-asked', label: missingWords['not-asked'].en }],
};
