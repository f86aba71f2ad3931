import { ownPages } from '../../../surveys/questionnaires/own-pages';
import { questionPage, reviewPage } from '../../../surveys/questionnaires/page-data';
import { findPage, findRoute, resumePage } from '../../../surveys/questionnaires/routing';
import { endPage, supportPage } from '../../../surveys/questionnaires/support';
import type { End } from '../../../surveys/questionnaires/types';
import { say } from '../../../surveys/wording/say';
import { freshId } from '../fresh-id';
import type { Said } from '../screens/said';
import type { Drawing } from './drawing';
import type { Standing, Survey } from './survey';
import { phoneWords } from './words';

/** Draws the pages of a survey from what is kept, wherever someone stands. */
export function createPages(home: string, drawing: Drawing) {
  /** The page under a key; where that is none of this person's, the one they come back to. */
  async function showKey(key: string, survey: Survey, standing: Standing, said: Said): Promise<void> {
    const { questionnaire, language } = survey;
    const { answers } = standing;
    if (standing.wantsSent) return showFinished(survey, standing);
    const { end } = findRoute(questionnaire, answers);
    if (standing.isOver && end) return showEnd(survey, end);
    if (key === ownPages.goOnLater) return showLater(survey);
    const page = findPage(questionnaire, answers, key);
    const resume = resumePage(questionnaire, answers);
    if (!page && key !== ownPages.checkAnswers && resume !== undefined)
      return showKey(resume, survey, standing, said);
    if (!page) {
      const action = `${home}/${ownPages.checkAnswers}`;
      const data = reviewPage({
        questionnaire,
        answers,
        action,
        submission: freshId(),
        language,
        pageHref: (one) => `${home}/${one}`,
        note: survey.note,
      });
      return drawing.review(data, action, said);
    }
    const problems = standing.last?.judged.stops ? standing.last.judged : undefined;
    const data = questionPage({
      questionnaire,
      answers,
      page,
      action: `${home}/${key}`,
      submission: freshId(),
      typed: standing.drafts[key],
      problems: problems?.problems ?? [],
      wasAsked: problems?.isAsking ?? false,
      note: survey.note,
    });
    const { savedTo: _reached, ...props } = data;
    return drawing.question(
      { ...props, ...(standing.savedTo > 0 ? { savedTo: standing.savedTo } : {}) },
      data.action,
      said,
    );
  }

  /** Where the last act leads. */
  async function showNext(survey: Survey, standing: Standing, here: string, said: Said): Promise<void> {
    const { last } = standing;
    if (!last || last.judged.stops) return showKey(here, survey, standing, said);
    const { to = here, showsHelp } = last.onward;
    const next = { ...standing, last: undefined } as Standing;
    if (!showsHelp) return showKey(to, survey, next, said);
    const { questionnaire, language } = survey;
    const path = `${home}/${ownPages.helpNow}`;
    return drawing.message(supportPage(questionnaire, standing.answers, `${home}/${to}`, language), path);
  }

  function showFinished(survey: Survey, { withUs, onPhone }: Standing): void {
    const { openUntil, helpline } = survey;
    drawing.finished({
      action: `${home}/${ownPages.checkAnswers}`,
      submission: freshId(),
      withUs,
      onPhone,
      openUntil,
      helpline,
    });
  }

  /** The survey is not for them: said as the server would, and that it waits to be sent. */
  function showEnd({ language, openUntil }: Survey, end: End): void {
    const page = endPage(end, language);
    const notSent = say(phoneWords(language).later.said, { day: openUntil }, language);
    drawing.message({ ...page, paragraphs: [...page.paragraphs, notSent] }, `${home}/${ownPages.thankYou}`);
  }

  function showLater({ language, openUntil }: Survey): void {
    const { title, said } = phoneWords(language).later;
    drawing.message(
      { title, paragraphs: [say(said, { day: openUntil }, language)] },
      `${home}/${ownPages.goOnLater}`,
    );
  }

  function showLate(language: string): void {
    const { title, said } = phoneWords(language).late;
    drawing.message({ title, paragraphs: [said] }, home);
  }

  function showNothing(language: string): void {
    const { title, said } = phoneWords(language).nothing;
    drawing.message({ title, paragraphs: [said] }, location.pathname);
  }

  /** The last page before the answers are checked. */
  const lastKey = ({ questionnaire }: Survey, { answers }: Standing): string =>
    findRoute(questionnaire, answers).pages.slice(-1)[0]?.key ?? ownPages.checkAnswers;

  return { showKey, showNext, showLate, showNothing, lastKey };
}
