import type { Question } from '../questions/answers';
import { type Format, formats, type Need } from '../vocabulary';
import { easyReadDraft, easyReadOf, helpedByKey } from './easy-read';
import { check, type Finding } from './finding';
import type { Questionnaire } from './types';

/**
 * The questions that have no clip in British Sign Language, of all that can be shown.
 * @example unsignedQuestions(survey).map(({ key }) => key) // ['hard']
 */
export function unsignedQuestions({ pages }: Questionnaire): readonly Question[] {
  return pages.flatMap((page) => page.questions).filter((question) => question.bsl === undefined);
}

/** Whether someone who signs can be asked it: every question has a clip. Who helped is asked in our own words, without one. */
function isSigned(questionnaire: Questionnaire): boolean {
  return unsignedQuestions(questionnaire).every(({ key }) => key === helpedByKey);
}

/**
 * The version in which someone with these needs can be asked: Easy Read for whoever needs it, and for whoever signs one that has
 * a clip at every question, the standard one before Easy Read. Both needs have to be met by the same version (R14).
 * @returns undefined where neither does
 * @example versionFor(survey, ['british-sign-language']) // 'easy-read', where only that version is signed
 */
export function versionFor(questionnaire: Questionnaire, needs: readonly Need[]): Format | undefined {
  return formats.find((format) => {
    const version = format === 'standard' ? questionnaire : easyReadOf(questionnaire);
    if (!version || (format === 'standard' && needs.includes('easy-read'))) return false;
    return !needs.includes('british-sign-language') || isSigned(version);
  });
}

/**
 * What of the clips is to be looked at, in both versions: a part of the questions signed helps nobody, and captions help many.
 * @returns nothing for a questionnaire without clips
 * @example reviewSigned(survey).at(-1).sentence // '1 of its 2 questions and notes has no clip in British Sign Language. …'
 */
export function reviewSigned(questionnaire: Questionnaire): Finding[] {
  const { easyRead } = questionnaire;
  const asked = versionFor(questionnaire, ['british-sign-language']);
  const whoIsAsked = {
    standard: 'Members who need it are asked in the standard version.',
    'easy-read': 'Members who need it are asked in Easy Read, where all have one.',
    none: 'Members who need it are asked only once all have one.',
  }[asked ?? 'none'];
  const found = [
    ...reviewClips(questionnaire, '', whoIsAsked),
    ...(easyRead ? reviewClips(easyReadDraft(questionnaire, easyRead), 'Easy Read: ', whoIsAsked) : []),
  ];
  const hasClips = found.length > 0 || asked !== undefined;
  return hasClips && !questionnaire.bsl
    ? [
        ...found,
        check('What it is for has no clip in British Sign Language. Add one with its title and purpose.', {}),
      ]
    : found;
}

/** @param of the version it is said of, where that is not the standard one */
function reviewClips(version: Questionnaire, of: string, whoIsAsked: string): Finding[] {
  const places = version.pages.flatMap((page) =>
    page.questions.map((question) => ({ page: page.key, question: question.key, bsl: question.bsl })),
  );
  const signed = places.filter(({ bsl }) => bsl !== undefined);
  if (signed.length === 0) return [];
  const missing = places.length - signed.length;
  const captionless = signed
    .filter(({ bsl }) => (bsl?.captions ?? []).length === 0)
    .map(({ page, question }) =>
      check('Its clip has no captions. Add some, for those who sign little or hear nothing.', {
        page,
        question,
      }),
    );
  const whole = check(
    `${of}${missing} of its ${places.length} questions and notes ${missing === 1 ? 'has' : 'have'} no clip in British Sign Language. ${whoIsAsked}`,
    {},
  );
  return missing > 0 ? [...captionless, whole] : captionless;
}
