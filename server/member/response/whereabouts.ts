import type { Footprint } from '../../../db/queries/footprints';
import { versionIn } from '../../../surveys/questionnaires/easy-read';
import { ownPages } from '../../../surveys/questionnaires/own-pages';
import { findRoute, resumePage } from '../../../surveys/questionnaires/routing';
import type { Answers } from '../../../surveys/questionnaires/show-if';
import { type Format, formats } from '../../../surveys/vocabulary';
import type { Spoken } from '../../pages';
import { speak } from '../in-language';
import type { Survey } from '../survey';

/** The version that a button asks for, where the survey has two. */
export function formatIn(go: string | string[] | undefined, { whole }: Survey): Format | undefined {
  return whole.easyRead ? formats.find((format) => format === go) : undefined;
}

/** The page of a version someone comes to: the first that nobody has passed there. */
export function resumeIn({ whole }: Survey, format: Format, answers: Answers): string {
  return resumePage(versionIn(whole, format), answers) ?? ownPages.checkAnswers;
}

/** Where someone comes back to: the first page nobody has passed, else the end. */
export function resumeAt({ questionnaire, answers }: Survey): string {
  return resumePage(questionnaire, answers) ?? ownPages.checkAnswers;
}

export function lastPage({ questionnaire, answers }: Survey): string {
  return findRoute(questionnaire, answers).pages.at(-1)?.key ?? ownPages.checkAnswers;
}

/** The language asked for, else the member's own, where survey and footprint are offered in it. */
export function spokenIn(asked: string | null, survey: Survey, footprint: Footprint): Spoken {
  const offered = survey.questionnaire.languages.filter((tag) => footprint.languages.includes(tag));
  return speak(asked, survey.member.language, offered);
}
