import type { Question } from '../questions/answers';
import { inLanguage, type Words } from '../vocabulary';
import { wording } from '../wording/words';
import { inOneLanguage } from './one-language';
import type { Questionnaire } from './types';
import { unfold } from './unfold';

/**
 * A questionnaire as a phone is given it: in one language, its loops written out, without what only staff, tables and the
 * server look at. What is looked up about people, and what staff are asked to do, is nothing to leave on a phone either.
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
    bsl: _bsl,
    safety,
    ...asked
  } = unfold(questionnaire);
  return inOneLanguage(
    {
      ...asked,
      pages: asked.pages.map((page) => ({
        ...page,
        questions: page.questions.map((one) => asAsked(one, language)),
      })),
      ...(safety && { safety: safety.map((rule) => ({ ...rule, task: '' })) }),
    },
    language,
  );
}

function asAsked(question: Question, language: string): Question {
  const {
    source: _source,
    benchmark: _benchmark,
    ground: _ground,
    special: _special,
    of: _of,
    mapped: _mapped,
    bsl,
    ...asked
  } = question;
  const shown = bsl ? { ...asked, hint: withNote(asked.hint, language) } : asked;
  if (shown.kind !== 'postcode') return shown;
  // Looked up by the server: the list of areas would only weigh.
  const { areas: _areas, ...bare } = shown;
  return bare;
}

/** What a phone draws is drawn without a line, by which no clip can come: so that there is one is said in its place. */
function withNote(hint: Words | undefined, language: string): Words {
  const noted = (tag: string) =>
    [hint && inLanguage(hint, tag), wording(tag).signed.needsLine].filter(Boolean).join(' ');
  return { en: noted('en'), [language]: noted(language) };
}
