import { ownPages } from '../../../surveys/questionnaires/own-pages';
import { findPage } from '../../../surveys/questionnaires/routing';
import type { responsesOperations } from '../../contract/responses';
import { momentInWords } from '../../messages/dates';
import type { Call, PageReply } from '../../mount';
import { inLanguageOf } from '../in-language';
import { readSurvey, type Survey, whyNot } from '../survey';
import { declined, later, question, review, support, thanks } from './pages';
import { resumeAt, spokenIn } from './whereabouts';

const { checkAnswers, thankYou, goOnLater, notThisTime, helpNow } = ownPages;

export type ShowCall = Call<typeof responsesOperations.showPage>;

/** One page, as whoever holds the link sees it now. */
export async function showPage(call: ShowCall): Promise<PageReply> {
  const { deps, read, link, footprint, params, request } = call;
  const survey = await readSurvey(deps, read, link.rowId, footprint, deps.now(), params.page);
  const spoken = spokenIn(request.language, survey, footprint);
  const reply = pageNow(call, survey, spoken.language);
  return inLanguageOf(reply, `/s/${link.token}`, request.language, spoken);
}

function pageNow(
  { deps, link, footprint, params, query }: ShowCall,
  survey: Survey,
  language: string,
): PageReply {
  const home = `/s/${link.token}`;
  if (params.page === thankYou && survey.response?.finishedAt)
    return { page: thanks(survey, footprint.id, footprint.timeZone, language) };
  // Whoever is not asked on is done at once; where help is stands before the end for them too.
  if (params.page === helpNow && survey.response?.finishedAt)
    return { page: support(survey, home, thankYou, language) };
  if (params.page === notThisTime && survey.hasDeclined) return { page: declined(home, language) };
  const closed = whyNot(survey, footprint, language);
  if (closed) return { page: closed };
  if (params.page === goOnLater) return { page: later(survey, home, language) };
  if (params.page === helpNow) return { page: support(survey, home, query.next, language) };
  if (params.page === checkAnswers) return { page: review(deps, survey, home, language) };
  const page = findPage(survey.questionnaire, survey.answers, params.page);
  if (!page) return { seeOther: `${home}/${resumeAt(survey)}` };
  const at = noticeTime(query.notice, footprint.timeZone, language);
  return {
    page: question(deps, survey, link.token, page, language, {
      typed: survey.response?.drafts[page.key],
      ...(at === null ? {} : { notice: { kind: 'other-answers', at } }),
    }),
  };
}

function noticeTime(text: string | undefined, timeZone: string, language: string): string | null {
  const at = new Date(text === undefined ? Number.NaN : Number(text));
  return Number.isNaN(at.getTime()) ? null : momentInWords(at, timeZone, language);
}
