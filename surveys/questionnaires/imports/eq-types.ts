/** What the answers of ONS questionnaires (eq schema) become. A type is one row. */
import type { Shape, SourceDate } from './source';

export type AnswerRow = { readonly shape: Shape; readonly date?: SourceDate } | { readonly leftOut: string };

export const eqAnswers: Readonly<Record<string, AnswerRow>> = {
  Radio: { shape: 'one-of' },
  Dropdown: { shape: 'one-of' },
  Checkbox: { shape: 'some-of' },
  TextField: { shape: 'text' },
  TextArea: { shape: 'long-text' },
  MobileNumber: { shape: 'text' },
  Address: { shape: 'long-text' },
  Number: { shape: 'number' },
  Currency: { shape: 'number' },
  Percentage: { shape: 'number' },
  Unit: { shape: 'number' },
  Duration: { shape: 'text' },
  Date: { shape: 'date', date: { finest: 'day' } },
  MonthYearDate: { shape: 'date', date: { finest: 'month' } },
  YearDate: { shape: 'date', date: { finest: 'year' } },
  Relationship: {
    leftOut: 'It asks how people of a household are related, which our questionnaires do not.',
  },
};

/** Blocks that ask or tell something. Others are parts of the other program. */
export const eqBlocks: Readonly<Record<string, 'question' | 'information'>> = {
  Question: 'question',
  // Its name in the first versions.
  Questionnaire: 'question',
  ConfirmationQuestion: 'question',
  ListCollectorDrivingQuestion: 'question',
  Confirmation: 'information',
  Interstitial: 'information',
  Introduction: 'information',
};
