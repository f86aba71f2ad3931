import type { Questionnaire } from '../../surveys/questionnaires/types';
import { Refusal } from '../errors';

/** The language asked for, English when none is; one that a survey is not offered in is refused. */
export function offered({ languages }: Questionnaire, language = 'en'): string {
  if (languages.includes(language)) return language;
  const message = `It is not offered in “${language}”, but in ${languages.join(', ')}. Choose one of these.`;
  throw new Refusal('fields-wrong', message, [{ path: 'language', message }]);
}
