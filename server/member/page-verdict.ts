import { checksMet, firstFieldOf } from '../../surveys/questionnaires/page-checks';
import { sayProblem } from '../../surveys/questionnaires/problems';
import { type PageReading, readPage } from '../../surveys/questionnaires/read-page';
import type { RoutePage } from '../../surveys/questionnaires/routing';
import type { Answers } from '../../surveys/questionnaires/show-if';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { kindOf } from '../../surveys/questions/answers';
import type { Stored } from '../../surveys/vocabulary';
import { inLanguage } from '../../surveys/vocabulary';
import type { TypedFields } from '../steps/save-answer';
import type { Shown } from './survey-pages';

export type PageVerdict = {
  readonly reading: PageReading;
  /** What has to be mended before going on. */
  readonly faults: readonly Shown[];
  /** What is asked about once: doubts, and questions with nothing chosen. */
  readonly askedOnce: readonly Shown[];
};

/** What a posted page comes to, in the words a member reads. */
export function judgePage(given: {
  readonly questionnaire: Questionnaire;
  readonly answers: Answers;
  readonly page: RoutePage;
  readonly typed: TypedFields;
  /** The panel's local date. */
  readonly today: string;
  readonly language: string;
}): PageVerdict {
  const { questionnaire, answers, page, typed, today, language } = given;
  const reading = readPage(page, typed, 'own', today);
  const met = checksMet(questionnaire, page.key, { ...answers, ...reading.answers }).map((check) => ({
    ...check,
    message: inLanguage(check.words, language),
  }));
  const said = ({ question, problem }: PageReading['problems'][number]): Shown => ({
    field: problem.field,
    message: sayProblem(question, problem, language),
  });
  return {
    reading,
    faults: [...reading.problems.map(said), ...met.filter(({ isSoft }) => !isSoft)],
    askedOnce: [
      ...met.filter(({ isSoft }) => isSoft),
      ...reading.doubts.map(said),
      ...reading.untouched.map((question) => {
        const field = firstFieldOf(question);
        return { field, message: sayProblem(question, { field, code: 'nothing-chosen' }, language) };
      }),
    ],
  };
}

/** The answers a page leaves behind when someone goes on: what was passed over is skipped. */
export function answersLeft(
  page: RoutePage,
  reading: PageReading,
  isSkipped: boolean,
): Record<string, Stored> {
  const passed = isSkipped ? page.questions.filter((question) => kindOf(question).asks) : reading.untouched;
  const skipped = passed.map(({ key }) => [key, { missing: 'skipped' } as const]);
  return { ...(isSkipped ? {} : reading.answers), ...Object.fromEntries(skipped) };
}
