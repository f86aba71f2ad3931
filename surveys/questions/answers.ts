/** What each kind does with an answer, by kind. Plain: no zod, so the phone may import it. */
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
import type { QuestionKind } from './question-kind';
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
