import { languageName } from '../recruitment/language';
import { check, type Finding } from './finding';
import type { Questionnaire } from './types';

/** How many of the product's own wordings in a language no speaker has checked (wording/checks.ts). */
export type Unchecked = { readonly language: string; readonly unchecked: number; readonly of: number };

/**
 * That members will read words of ours which no speaker has checked, once a language of the survey.
 * @param unchecked of each language the panel speaks
 * @returns findings to decide on; none stops a launch
 * @example reviewWording({ languages: ['en', 'ur'] }, [{ language: 'ur', unchecked: 41, of: 212 }])[0].severity // 'check'
 */
export function reviewWording(
  { languages }: Pick<Questionnaire, 'languages'>,
  unchecked: readonly Unchecked[],
): Finding[] {
  return unchecked
    .filter((one) => one.unchecked > 0 && languages.includes(one.language))
    .map((one) => {
      const name = languageName(one.language);
      return check(
        `${one.unchecked.toLocaleString('en-GB')} of ${one.of.toLocaleString('en-GB')} wordings of the pages around the questions are not yet checked by a speaker of ${name}. Have them read beside the English under Surveys, or launch with them as they stand.`,
        {},
      );
    });
}
