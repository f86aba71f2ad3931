import { kindOf } from '../questions/answers';
import type { Fields } from '../questions/question-kind';
import { formats, inLanguage, type Stored } from '../vocabulary';
import { checksMet, firstFieldOf } from './page-checks';
import { sayProblem } from './problems';
import { readPage } from './read-page';
import type { RoutePage } from './routing';
import type { Answers } from './show-if';
import type { Questionnaire } from './types';

/** The buttons of a page of questions. */
export type Go = 'next' | 'back' | 'skip' | 'later';

/** A problem in words, at the field it concerns. */
export type ShownProblem = { readonly field: string; readonly message: string };

/** What a posted page comes to: what is stored of it, and whether one goes on. */
export type Judged = {
  /** What was pressed, as far as this page allows it. */
  readonly go: Go;
  /** Answers that count from now on, by question key; none where something stops. */
  readonly answers: Readonly<Record<string, Stored>>;
  /** What is kept as typed and counts for nothing yet; null when nothing is left over. */
  readonly draft: Fields | null;
  readonly stops: boolean;
  /** Why, when it stops. */
  readonly problems: readonly ShownProblem[];
  /** It stops only to ask once: going on again takes the page as it is. */
  readonly isAsking: boolean;
};

/**
 * Judges a posted page, on the server and on a phone without a line alike. Checks stop only Continue; Back, Skip and Later
 * keep what was typed and let go. What is merely doubtful, or left empty, is asked about once.
 * @param given.answers all so far; `page` with the questions shown for them (routing.ts findPage)
 * @param given.today the panel's local date, like 2019-03-29
 * @example judgePage({ ...given, typed: { 'q.waiting': 'yes' }, go: 'next' }).answers // { waiting: { value: 'yes' } }
 */
export function judgePage(given: {
  readonly questionnaire: Questionnaire;
  readonly answers: Answers;
  readonly page: RoutePage;
  readonly typed: Fields;
  readonly go: string;
  readonly wasAsked: boolean;
  readonly language: string;
  readonly today: string;
}): Judged {
  const { questionnaire, page, typed, language } = given;
  const go = goOf(given.go, page);
  const reading = readPage(page, typed, 'own', given.today);
  const met = checksMet(questionnaire, page.key, { ...given.answers, ...reading.answers }).map((check) => ({
    ...check,
    message: inLanguage(check.words, language),
  }));
  const said = ({ question, problem }: (typeof reading.problems)[number]): ShownProblem => ({
    field: problem.field,
    message: sayProblem(question, problem, language),
  });
  const faults = [...reading.problems.map(said), ...met.filter(({ isSoft }) => !isSoft)];
  const askedOnce = [
    ...met.filter(({ isSoft }) => isSoft),
    ...reading.doubts.map(said),
    ...reading.untouched.map((question) =>
      said({ question, problem: { field: firstFieldOf(question), code: 'nothing-chosen' } }),
    ),
  ];
  const stops = go === 'next' && (faults.length > 0 || (askedOnce.length > 0 && !given.wasAsked));
  const isLeftOver = go !== 'skip' && go !== 'next' && faults.length + reading.untouched.length > 0;
  const shown = faults.length > 0 ? faults : askedOnce;
  return {
    go,
    // What stops on a page is kept as typed and counts for nothing yet.
    answers: stops ? {} : answersOf(go, page, reading),
    draft: stops || isLeftOver ? typed : null,
    stops,
    problems: stops ? shown.map(({ field, message }) => ({ field, message })) : [],
    isAsking: stops && faults.length === 0,
  };
}

function goOf(pressed: string, page: RoutePage): Go {
  const canSkip = !page.questions.some((question) => kindOf(question).mustAnswer?.(question));
  if (pressed === 'back') return pressed;
  // Whoever wants the other version leaves this page as it is; without a line it comes when the line does.
  if (pressed === 'later' || formats.some((format) => format === pressed)) return 'later';
  return pressed === 'skip' && canSkip ? 'skip' : 'next';
}

function answersOf(
  go: Go,
  page: RoutePage,
  reading: ReturnType<typeof readPage>,
): Readonly<Record<string, Stored>> {
  const passedOver =
    go === 'skip'
      ? page.questions.filter((question) => kindOf(question).asks)
      : go === 'next'
        ? reading.untouched
        : [];
  const skipped = passedOver.map((question) => [question.key, { missing: 'skipped' } as const]);
  return { ...(go === 'skip' ? {} : reading.answers), ...Object.fromEntries(skipped) };
}
