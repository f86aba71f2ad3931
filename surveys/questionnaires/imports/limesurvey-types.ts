/** What the types of LimeSurvey questions become. A type is one row; the letters are those of its database. */
import type { Shape } from './source';

/** Options that the type brings along: code and English words. */
type Own = readonly (readonly [string, string])[];

export type LimeRow =
  /** One question; `from` says where its options stand. */
  | {
      readonly is: 'one';
      readonly shape: Shape;
      readonly from?: 'answers' | 'subquestions';
      readonly own?: Own;
      readonly comment?: true;
      readonly min?: number;
      readonly max?: number;
    }
  /** The same about each subquestion: one grid, or where that is too large a question for each; `scales` for each of its two scales, `columns` for each column too. */
  | {
      readonly is: 'each';
      readonly shape: Shape;
      readonly from?: 'answers';
      readonly own?: Own;
      readonly per?: 'scales' | 'columns';
      readonly min?: number;
      readonly max?: number;
    }
  | { readonly is: 'left-out'; readonly reason: string };

const yesNo: Own = [
  ['Y', 'Yes'],
  ['N', 'No'],
];

/** Points that are numbers and no words: 1 to the last. */
function figures(last: number): Own {
  return Array.from({ length: last }, (_, at) => [String(at + 1), String(at + 1)] as const);
}

export const limesurveyTypes: Readonly<Record<string, LimeRow>> = {
  L: { is: 'one', shape: 'one-of', from: 'answers' },
  '!': { is: 'one', shape: 'one-of', from: 'answers' },
  O: { is: 'one', shape: 'one-of', from: 'answers', comment: true },
  Z: { is: 'one', shape: 'one-of', from: 'answers' },
  W: { is: 'one', shape: 'one-of', from: 'answers' },
  M: { is: 'one', shape: 'some-of', from: 'subquestions' },
  P: { is: 'one', shape: 'some-of', from: 'subquestions', comment: true },
  Y: { is: 'one', shape: 'one-of', own: yesNo },
  G: {
    is: 'one',
    shape: 'one-of',
    own: [
      ['F', 'Female'],
      ['M', 'Male'],
    ],
  },
  '5': { is: 'one', shape: 'number-scale', min: 1, max: 5 },
  N: { is: 'one', shape: 'number' },
  S: { is: 'one', shape: 'text' },
  T: { is: 'one', shape: 'long-text' },
  U: { is: 'one', shape: 'long-text' },
  D: { is: 'one', shape: 'date' },
  X: { is: 'one', shape: 'information' },
  R: { is: 'one', shape: 'order', from: 'answers' },
  K: { is: 'each', shape: 'number' },
  Q: { is: 'each', shape: 'text' },
  A: { is: 'each', shape: 'one-of', own: figures(5) },
  B: { is: 'each', shape: 'one-of', own: figures(10) },
  C: {
    is: 'each',
    shape: 'one-of',
    own: [
      ['Y', 'Yes'],
      ['U', 'Uncertain'],
      ['N', 'No'],
    ],
  },
  E: {
    is: 'each',
    shape: 'one-of',
    own: [
      ['I', 'Increase'],
      ['S', 'Same'],
      ['D', 'Decrease'],
    ],
  },
  F: { is: 'each', shape: 'one-of', from: 'answers' },
  H: { is: 'each', shape: 'one-of', from: 'answers' },
  '1': { is: 'each', shape: 'one-of', from: 'answers', per: 'scales' },
  ';': { is: 'each', shape: 'text', per: 'columns' },
  ':': { is: 'each', shape: 'number', per: 'columns' },
  '*': { is: 'left-out', reason: 'It is worked out from other answers, which our questionnaires do not do.' },
  '|': { is: 'left-out', reason: 'It asks for a file, which a member is never asked for here.' },
  I: { is: 'left-out', reason: 'It switches the language, which every page offers here.' },
};
