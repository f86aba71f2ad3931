import type { Questionnaire } from '../../../surveys/questionnaires/types';

/** Stands on a phone where surveys/questionnaires/unfold.ts stands on the server (vite.phone.ts): it is given loops written out. */
export function unfold(questionnaire: Questionnaire): Questionnaire {
  return questionnaire;
}
