import type { Question } from '../questions/answers';
import { check, type Finding } from './finding';
import type { Questionnaire } from './types';

/**
 * The questions that have no clip in British Sign Language, of all that can be shown.
 * @example unsignedQuestions(survey).map(({ key }) => key) // ['hard']
 */
export function unsignedQuestions({ pages }: Questionnaire): readonly Question[] {
  return pages.flatMap((page) => page.questions).filter((question) => question.bsl === undefined);
}

/**
 * Whether someone who signs can be asked it: every question has a clip.
 * @example isSigned(survey) // false
 */
export function isSigned(questionnaire: Questionnaire): boolean {
  return unsignedQuestions(questionnaire).length === 0;
}

/**
 * What of the clips is to be looked at: a part of the questions signed helps nobody, and captions help many.
 * @returns nothing for a questionnaire without clips
 * @example reviewSigned(survey).at(-1).sentence // '1 of its 2 questions and notes has no clip in British Sign Language. …'
 */
export function reviewSigned(questionnaire: Questionnaire): Finding[] {
  const places = questionnaire.pages.flatMap((page) =>
    page.questions.map((question) => ({ page: page.key, question: question.key, bsl: question.bsl })),
  );
  const signed = places.filter(({ bsl }) => bsl !== undefined);
  if (signed.length === 0) return [];
  const missing = places.length - signed.length;
  const whole = [
    ...(missing > 0
      ? [
          check(
            `${missing} of its ${places.length} questions and notes ${missing === 1 ? 'has' : 'have'} no clip in British Sign Language. Members who need it are asked only once all have one.`,
            {},
          ),
        ]
      : []),
    ...(questionnaire.bsl
      ? []
      : [
          check(
            'What it is for has no clip in British Sign Language. Add one with its title and purpose.',
            {},
          ),
        ]),
  ];
  const captionless = signed
    .filter(({ bsl }) => (bsl?.captions ?? []).length === 0)
    .map(({ page, question }) =>
      check('Its clip has no captions. Add some, for those who sign little or hear nothing.', {
        page,
        question,
      }),
    );
  return [...captionless, ...whole];
}
