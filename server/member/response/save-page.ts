import { DatabaseError } from '../../../db/connect';
import { localDateOf } from '../../../surveys/fieldwork/local-date';
import { judgePage, type ShownProblem } from '../../../surveys/questionnaires/judge-page';
import { isOwnPage, onwardFrom, ownPages } from '../../../surveys/questionnaires/own-pages';
import { typedFields } from '../../../surveys/questionnaires/page-data';
import { findPage, type RoutePage } from '../../../surveys/questionnaires/routing';
import type { Answers } from '../../../surveys/questionnaires/show-if';
import { unfold } from '../../../surveys/questionnaires/unfold';
import { formName } from '../../../surveys/questions/parts';
import { wording } from '../../../surveys/wording/words';
import { Refusal } from '../../errors';
import type { PageReply } from '../../mount';
import type { Spoken } from '../../pages';
import { locateAnswers } from '../../steps/locate-answers';
import type { SaveResult } from '../../steps/save-answer';
import { inLanguageOf, languageAsked } from '../in-language';
import { readSurvey, type Survey, whyNot } from '../survey';
import { keep, keepLate, type SaveCall, send } from './keep';
import { question } from './pages';
import { textOf } from './posted';
import { formatIn, lastPage, resumeAt, resumeIn, spokenIn } from './whereabouts';

const { checkAnswers, thankYou, goOnLater, helpNow } = ownPages;

/** What was posted for a page, by a form or by a phone that had kept it. */
export async function savePosted(call: SaveCall, isKept = false): Promise<PageReply> {
  const { deps, read, link, footprint, params, body, request } = call;
  const survey = await readSurvey(deps, read, link.rowId, footprint, deps.now(), params.page);
  const home = `/s/${link.token}`;
  const spoken = spokenIn(request.language, survey, footprint);
  const wanted = languageAsked(textOf(body.go), spoken);
  if (wanted === undefined)
    return inLanguageOf(await saved(call, survey, spoken, isKept), home, request.language, spoken);
  // The page is kept as typed, and comes back in the other language.
  const reply: PageReply =
    params.page === checkAnswers
      ? { seeOther: home }
      : await saved({ ...call, body: { ...body, go: 'later' } }, survey, spoken, isKept);
  return 'page' in reply
    ? inLanguageOf(reply, home, request.language, spoken)
    : inLanguageOf({ seeOther: `${home}/${params.page}` }, home, wanted, { ...spoken, language: wanted });
}

async function saved(call: SaveCall, survey: Survey, spoken: Spoken, isKept: boolean): Promise<PageReply> {
  const { link, footprint, params, body } = call;
  const home = `/s/${link.token}`;
  const closed = whyNot(survey, footprint, spoken.language);
  if (params.page === checkAnswers && body.go === 'send') {
    if (survey.response?.finishedAt) return { seeOther: `${home}/${thankYou}` };
    return closed ? { page: closed } : send(call, survey, spoken);
  }
  const other = formatIn(body.go, survey);
  if (params.page === checkAnswers && other && !closed) {
    const { response } = await keep(call, survey, checkAnswers, spoken, {
      answers: {},
      draft: null,
      goesOnIn: other,
    });
    return { seeOther: `${home}/${resumeIn(survey, other, response?.answers ?? survey.answers)}` };
  }
  if (params.page === checkAnswers)
    return { seeOther: `${home}/${body.go === 'back' ? lastPage(survey) : goOnLater}` };
  const page =
    findPage(survey.questionnaire, survey.answers, params.page) ??
    // Asked on the phone, and hidden meanwhile by an answer from elsewhere: it is stored, and counts once it applies again.
    (isKept ? unfold(survey.questionnaire).pages.find(({ key }) => key === params.page) : undefined);
  if (closed) {
    await keepLate(call, survey, page, spoken);
    return { page: closed };
  }
  if (page) return savePage(call, survey, page, spoken);
  // A form is shown what there is instead; to a phone, a page that leads on would say that this one is stored.
  if (isKept)
    throw new Refusal('not-found', `The survey has no page “${params.page}”, so nothing was stored.`);
  return { seeOther: `${home}/${resumeAt(survey)}` };
}

/** One page: checks stop only Continue; Back, Skip and Later keep what was typed and let go. */
async function savePage(call: SaveCall, survey: Survey, page: RoutePage, spoken: Spoken): Promise<PageReply> {
  const { deps, link, body } = call;
  const home = `/s/${link.token}`;
  const typed = typedFields(body);
  const { language } = spoken;
  const other = formatIn(body.go, survey);
  const judged = judgePage({
    questionnaire: survey.questionnaire,
    answers: survey.answers,
    page,
    typed,
    go: textOf(body.go),
    wasAsked: body.asked === '1',
    language,
    today: localDateOf(deps.now(), call.footprint.timeZone),
  });
  let result: SaveResult;
  try {
    result = await keep(call, survey, page.key, spoken, {
      answers: judged.answers,
      draft: judged.draft === null ? null : typed,
      ...(other && { goesOnIn: other }),
    });
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return {
      page: question(deps, survey, link.token, page, spoken.language, {
        typed,
        notice: { kind: 'not-saved' },
      }),
      status: 503,
    };
  }
  if (result.outcome === 'closed' || result.outcome === 'finished-before') return { seeOther: home };
  if (judged.stops)
    return {
      page: question(deps, survey, link.token, page, spoken.language, {
        typed,
        problems: judged.problems,
        wasAsked: judged.isAsking,
      }),
      status: 422,
    };
  const now = result.response?.answers ?? survey.answers;
  if (other) return { seeOther: `${home}/${resumeIn(survey, other, now)}` };
  const inNone =
    judged.go === 'next' && isHere(body) ? placeProblems(call, survey, judged.answers, spoken) : [];
  if (inNone.length > 0)
    return {
      page: question(deps, survey, link.token, page, spoken.language, {
        typed,
        problems: inNone,
        wasAsked: true,
      }),
      status: 422,
    };
  const onward = onwardFrom(survey.questionnaire, survey.answers, now, page.key, judged.go);
  if (onward.isOver) await send(call, survey, spoken);
  if (onward.to === undefined) return { seeOther: home };
  if (onward.showsHelp) return { seeOther: `${home}/${helpNow}?next=${onward.to}` };
  const tells = result.replacedAt && !isOwnPage(onward.to);
  return { seeOther: `${home}/${onward.to}${tells ? `?notice=${result.replacedAt?.getTime()}` : ''}` };
}

/** Whoever posted this is still at the page and was not asked about it yet. */
const isHere = (body: SaveCall['body']) => body.asked !== '1' && body.composed === undefined;

/** What is said once of postcodes that lie in none of the areas. They are stored already: going on loses nothing. */
function placeProblems(
  { deps, footprint }: SaveCall,
  { questionnaire }: Survey,
  answers: Answers,
  { language }: Spoken,
): ShownProblem[] {
  return locateAnswers(deps.places, footprint.placeRule, questionnaire, answers).inNone.map(
    ({ question, is }) => ({ field: formName({ key: question }), message: wording(language).places[is] }),
  );
}
