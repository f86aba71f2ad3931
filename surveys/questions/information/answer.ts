import type { Words } from '../../vocabulary';
import { formName } from '../parts';
import type { QuestionBase, QuestionKind } from '../question-kind';

export type Information = QuestionBase & {
  readonly kind: 'information';
  /** Paragraphs under the title (its label). */
  readonly paragraphs: readonly Words[];
};

/** Words to read before the questions that follow. It asks nothing and has no column. */
export const information: QuestionKind<Information, null> = {
  kind: 'information',
  label: 'Information',
  input: 'information',
  asks: false,
  formName,
  form: () => [],
  read: () => ({ given: false }),
  fill: () => ({}),
  check: () => null,
  columns: () => [],
  cells: () => [],
  print: () => '',
  review: (question) =>
    question.sensitive || question.offers?.length
      ? [
          {
            stops: false,
            sentence: 'Information asks nothing, so it can neither be sensitive nor offer an answer.',
          },
        ]
      : [],
  domain: () => ({}),
  answerSeconds: () => 0,
  example: {
    question: {
      key: 'about_points',
      kind: 'information',
      label: { en: 'What the points stand for' },
      paragraphs: [{ en: 'Imagine 100 points are all the money for health and care here.' }],
    },
    value: null,
    faulty: null,
  },
};
