import type { Page, Questionnaire } from '../../../surveys/questionnaires/types';
import { usualCompleteness } from '../../../surveys/questionnaires/types';
import type { Question } from '../../../surveys/questions/answers';

/** A questionnaire of these pages, with everything else in order. */
export function aQuestionnaire(pages: readonly Page[], more: Partial<Questionnaire> = {}): Questionnaire {
  return {
    title: { en: 'Waiting for care' },
    purpose: { en: 'To hear how waiting is for you.' },
    minutes: 5,
    languages: ['en'],
    pages,
    thanks: { en: 'Thank you.' },
    completeness: usualCompleteness,
    ...more,
  };
}

/** A page of one question, with the question's key. */
export function aPage(question: Question, more: Partial<Page> = {}): Page {
  return { key: question.key, questions: [question], ...more };
}

/** A yes or no question. */
export function yesOrNo(key: string, more: object = {}): Question {
  return {
    key,
    kind: 'single-choice',
    label: { en: `Is it ${key}?` },
    options: [
      { code: 'yes', label: { en: 'Yes' } },
      { code: 'no', label: { en: 'No' } },
    ],
    ...more,
  };
}

export function information(key: string): Question {
  return { key, kind: 'information', label: { en: 'Please read' }, paragraphs: [{ en: 'Some words.' }] };
}

export function comment(key: string, more: object = {}): Question {
  return {
    key,
    kind: 'open-text',
    label: { en: 'Anything else?' },
    maxLength: 500,
    askQuote: false,
    crucial: false,
    ...more,
  };
}
