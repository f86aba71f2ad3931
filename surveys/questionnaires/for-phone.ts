import type { Question } from '../questions/answers';
import { inOneLanguage } from './one-language';
import type { Questionnaire } from './types';

/**
 * A questionnaire as a phone is given it: in one language, without what only staff, tables and the server look at. What is
 * looked up about people, and what staff are asked to do, is nothing to leave on a phone either.
 * @param language a tag the questionnaire is offered in; English where it has no words
 * @returns a questionnaire by which the phone shows, checks and routes exactly as the server does
 * @example forPhone({ ...survey, known: { carers: { cohort: ['2026'] } } }, 'en').known // undefined
 */
export function forPhone(questionnaire: Questionnaire, language: string): Questionnaire {
  const {
    ground: _ground,
    change: _change,
    known: _known,
    easyRead: _other,
    safety,
    ...asked
  } = questionnaire;
  return inOneLanguage(
    {
      ...asked,
      pages: asked.pages.map((page) => ({ ...page, questions: page.questions.map(asAsked) })),
      ...(safety && { safety: safety.map((rule) => ({ ...rule, task: '' })) }),
    },
    language,
  );
}

function asAsked(question: Question): Question {
  const {
    source: _source,
    benchmark: _benchmark,
    ground: _ground,
    special: _special,
    of: _of,
    mapped: _mapped,
    ...asked
  } = question;
  return asked;
}
