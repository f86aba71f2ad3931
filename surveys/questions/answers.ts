/** What each kind does with an answer, by kind. Plain: no zod, so the phone may import it. */
import type { MissingReason, Stored } from '../vocabulary';
import { type BestWorst, bestWorst } from './best-worst/answer';
import { type Consent, consent } from './consent/answer';
import { type ConstantSum, constantSum } from './constant-sum/answer';
import { type Experience, experience } from './experience/answer';
import { own } from './fields';
import { type Grid, grid } from './grid/answer';
import { type Information, information } from './information/answer';
import { type MultipleChoice, multipleChoice } from './multiple-choice/answer';
import { type NumberQuestion, number } from './number/answer';
import { type OpenText, openText } from './open-text/answer';
import { type PartDate, partDate } from './part-date/answer';
import { type Postcode, postcode } from './postcode/answer';
import { type Profile, profile } from './profile/answer';
import type { Entry, Fields, Problem, QuestionKind } from './question-kind';
import { type Ranking, ranking } from './ranking/answer';
import { type Scale, scale } from './scale/answer';
import { type SingleChoice, singleChoice } from './single-choice/answer';
import { type Statements, statements } from './statements/answer';

/** Every kind of question. */
export type Question =
  | SingleChoice
  | MultipleChoice
  | Scale
  | NumberQuestion
  | Ranking
  | ConstantSum
  | OpenText
  | Grid
  | Statements
  | PartDate
  | Experience
  | Profile
  | Postcode
  | Consent
  | BestWorst
  | Information;

/** Kind → behaviour. A new kind ends with a row here and one in definitions.ts. */
export const answers = {
  'single-choice': singleChoice,
  'multiple-choice': multipleChoice,
  scale,
  number,
  ranking,
  'constant-sum': constantSum,
  'open-text': openText,
  grid,
  statements,
  'part-date': partDate,
  experience,
  profile,
  postcode,
  consent,
  'best-worst': bestWorst,
  information,
} as const;

/**
 * The behaviour of a question's kind.
 * @throws Error when no kind has that name, which a parsed questionnaire cannot hold
 */
export function kindOf(question: { readonly kind: string }): QuestionKind<Question> {
  const kind = own<unknown>(answers, question.kind);
  if (kind === undefined) throw new Error(`No kind of question is called “${question.kind}”.`);
  // A row is found by the question's own kind, so it is the one made for that question.
  return kind as QuestionKind<Question>;
}

/** What a posted form comes to: an answer to store, nothing chosen yet, or a problem to show. */
export type Outcome =
  | { readonly stored: Stored; readonly problem?: undefined; readonly doubt?: Problem }
  | { readonly stored?: undefined; readonly problem: Problem; readonly doubt?: undefined }
  | { readonly stored?: undefined; readonly problem?: undefined; readonly doubt?: undefined };

/**
 * Reads and checks one question's answer in a posted form; never throws, whatever was posted.
 * @param entry `typed-in` for what staff copy from paper or telephone
 * @param today the panel's local date, for kinds that look at it
 * @returns `stored` to keep (with a `doubt` to ask about once), or `problem` to show, or neither when nothing was chosen:
 *   ask once, then store skipped
 * @example readAnswer(workshop, { 'q.workshop': 'maybe' }) // { stored: { value: 'maybe' } }
 */
export function readAnswer(
  question: Question,
  fields: Fields,
  entry: Entry = 'own',
  today?: string,
): Outcome {
  const kind = kindOf(question);
  const reading = kind.read(question, fields);
  if (reading.given) {
    const problem = kind.check(question, reading.value, entry, today);
    if (problem && !problem.soft) return { problem };
    const stored = { value: reading.value };
    return problem && entry === 'own' ? { stored, doubt: problem } : { stored };
  }
  if (reading.problem) return { problem: reading.problem };
  if (reading.missing) return { stored: missing(reading.missing) };
  return entry === 'own' && kind.mustAnswer?.(question)
    ? { problem: { field: kind.formName(question, kind.form(question)[0]?.part), code: 'must-answer' } }
    : {};
}

function missing(reason: MissingReason): Stored {
  return { missing: reason };
}
