import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { Format } from '../../surveys/vocabulary';

/**
 * What a page says of the two versions of a survey: which one it is of, and which one its foot leads to. Nothing where there is only
 * one (R14).
 */
export function versionsOf(
  whole: Questionnaire,
  format: Format,
): { isEasyRead?: true; otherVersion?: Format } {
  if (!whole.easyRead) return {};
  return format === 'easy-read'
    ? { isEasyRead: true, otherVersion: 'standard' }
    : { otherVersion: 'easy-read' };
}
