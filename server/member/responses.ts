import { DatabaseError } from '../../db/connect';
import type { Footprint } from '../../db/queries/footprints';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { versionIn } from '../../surveys/questionnaires/easy-read';
import { givenKey } from '../../surveys/questionnaires/given';
import { judgePage, type ShownProblem } from '../../surveys/questionnaires/judge-page';
import { isOwnPage, onwardFrom, ownPages } from '../../surveys/questionnaires/own-pages';
import {
  countAnswered,
  type QuestionPageGiven,
  questionPage,
  reviewPage,
  typedFields,
} from '../../surveys/questionnaires/page-data';
import { readPage } from '../../surveys/questionnaires/read-page';
import {
  findPage,
  findRoute,
  progressAt,
  type RoutePage,
  resumePage,
} from '../../surveys/questionnaires/routing';
import type { Answers } from '../../surveys/questionnaires/show-if';
import { endPage, supportPage } from '../../surveys/questionnaires/support';
import { unfold } from '../../surveys/questionnaires/unfold';
import { versionField } from '../../surveys/questionnaires/version-field';
import { formName } from '../../surveys/questions/parts';
import { type Format, formats, inLanguage, type Stored } from '../../surveys/vocabulary';
import { wording } from '../../surveys/wording/words';
import { responsesOperations } from '../contract/responses';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { longDate, momentInWords } from '../messages/dates';
import { type Call, type Handlers, type PageReply, station } from '../mount';
import type { Page, Spoken } from '../pages';
import { waysToAsk } from '../public/ways-to-ask';
import { declineCase } from '../steps/decline-case';
import { locateAnswers } from '../steps/locate-answers';
import { hasAnswers, hashOfPage, type SaveResult, saveAnswer, type TypedFields } from '../steps/save-answer';
import { startAnswer } from '../steps/start-answer';
import { addressIn, inLanguageOf, languageAsked, productLanguages, speak } from './in-language';
import { asPosted, receiptOf, wholeOf } from './kept-on-phone';
import { monthIn, openShortCode } from './short-code';
import { showClips, showSurveyClip } from './show-clips';
import { channelOfLink, readSurvey, type Survey, whyNot } from './survey';
import { versionsOf } from './versions';
import { noteOf, readAnsweredFor } from './who-for';

const { checkAnswers, thankYou, goOnLater, notThisTime, helpNow } = ownPages;

type QuestionProps = Extract<Page, { screen: 'question' }>['props'];
type ShowCall = Call<typeof responsesOperations.showPage>;
type SaveCall = Call<typeof responsesOperations.savePage>;

const handlers: Handlers<typeof responsesOperations> = {
  showInvitation: async ({ deps, read, link, footprint, request }) => {
    const survey = await readSurvey(deps, read, link.rowId, footprint, deps.now());
    const spoken = spokenIn(request.language, survey, footprint);
    const page =
      whyNot(survey, footprint, spoken.language) ?? invitation(deps, survey, link.token, spoken.language);
    return inLanguageOf({ page }, `/s/${link.token}`, request.language, spoken);
  },

  startOrDecline: async ({ deps, read, link, footprint, body, request }) => {
    const survey = await readSurvey(deps, read, link.rowId, footprint, deps.now());
    const home = `/s/${link.token}`;
    const spoken = spokenIn(request.language, survey, footprint);
    const goTo = (to: string) => inLanguageOf({ seeOther: to }, home, request.language, spoken);
    if (whyNot(survey, footprint, spoken.language)) return goTo(home);
    if (body.go === 'decline') {
      await declineCase(deps, footprint.id, survey.case.id);
      return goTo(`${home}/${notThisTime}`);
    }
    const format = formatIn(body.go, survey) ?? survey.format;
    await startAnswer(deps, footprint.id, {
      caseId: survey.case.id,
      channel: channelOfLink(survey),
      by: 'member',
      language: spoken.language,
      format,
      answeredFor: readAnsweredFor(textOf(body['answered-for'])),
    });
    return goTo(`${home}/${resumeIn(survey, format, survey.answers)}`);
  },

  showPage: (call) => showPage(call),

  savePage: (call) => savePosted(call),

  showWhole: async ({ deps, read, link, footprint, request }) => {
    const survey = await readSurvey(deps, read, link.rowId, footprint, deps.now());
    const { language } = spokenIn(request.language, survey, footprint);
    if (whyNot(survey, footprint, language)) throw new Refusal('not-found');
    return wholeOf(survey, footprint, `/s/${link.token}`, language, deps.now());
  },

  saveKept: async (call) => {
    const { deps, read, link, footprint } = call;
    const reply = await savePosted({ ...call, body: asPosted(call.body, deps.now()) }, true);
    const after = await readSurvey(deps, read, link.rowId, footprint, deps.now());
    // The other version is another survey to a phone: it loads that page with all that belongs to it.
    const isOther = formatIn(call.body.go, after) !== undefined;
    return receiptOf(reply, after, `/s/${link.token}`, async (page, query) =>
      isOther ? undefined : showPage({ ...call, params: { ...call.params, page }, query, body: undefined }),
    );
  },

  showCode: async ({ deps, footprint, request }) =>
    codePage(deps, footprint, request.language, { code: '', month: '', problems: [] }),

  openByCode: async ({ deps, read, footprint, body, request }) => {
    const code = textOf(body.code);
    const birth = textOf(body['birth-month']);
    const month = monthIn(birth);
    const again = (problems: readonly ShownProblem[]) => ({
      ...codePage(deps, footprint, request.language, { code, month: birth, problems }),
      status: 422 as const,
    });
    const spoken = speak(request.language, 'en', productLanguages(footprint));
    const wanted = languageAsked(textOf(body.go), spoken);
    if (wanted !== undefined) return codePage(deps, footprint, wanted, { code, month: birth, problems: [] });
    const list = wording(spoken.language).joining.code;
    const problems = [
      ...(code === '' ? [{ field: 'code', message: list.missing }] : []),
      ...(month === null ? [{ field: 'birth-month', message: list.monthMissing }] : []),
    ];
    if (month === null || code === '') return again(problems);
    const tries = `code from ${request.address}`;
    deps.tries.spend(tries);
    const path = await openShortCode(deps, read, code, month);
    if (path !== null) {
      deps.tries.giveBack(tries);
      return { seeOther: path };
    }
    return again([{ field: 'code', message: waysToAsk(footprint) ? list.help : list.apart }]);
  },
};

export const responsesStation = station(responsesOperations, handlers);

/** One page, as whoever holds the link sees it now. */
async function showPage(call: ShowCall): Promise<PageReply> {
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
  if (params.page === notThisTime && survey.hasDeclined) return { page: declined(home, language) };
  const closed = whyNot(survey, footprint, language);
  if (closed) return { page: closed };
  if (params.page === goOnLater) return { page: later(survey, home, language) };
  if (params.page === helpNow) return { page: support(survey, home, query.next, language) };
  if (params.page === checkAnswers)
    return {
      page: {
        screen: 'review',
        props: {
          ...reviewPage({
            questionnaire: survey.questionnaire,
            answers: survey.answers,
            action: `${home}/${checkAnswers}`,
            submission: deps.secrets.random(),
            language,
            pageHref: (key) => `${home}/${key}`,
            note: noteOf(survey.response?.answeredFor ?? 'self', home, language, true),
          }),
          ...versionsOf(survey.whole, survey.format),
        },
      },
    };
  const page = findPage(survey.questionnaire, survey.answers, params.page);
  if (!page) return { seeOther: `${home}/${resumeAt(survey)}` };
  const at = noticeTime(query.notice, footprint.timeZone, language);
  return {
    page: show(deps, survey, link.token, page, language, {
      typed: survey.response?.drafts[page.key],
      ...(at === null ? {} : { notice: { kind: 'other-answers', at } }),
    }),
  };
}

/** What was posted for a page, by a form or by a phone that had kept it. */
async function savePosted(call: SaveCall, isKept = false): Promise<PageReply> {
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
      page: show(deps, survey, link.token, page, spoken.language, {
        typed,
        notice: { kind: 'not-saved' },
      }),
      status: 503,
    };
  }
  if (result.outcome === 'closed' || result.outcome === 'finished-before') return { seeOther: home };
  if (judged.stops)
    return {
      page: show(deps, survey, link.token, page, spoken.language, {
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
      page: show(deps, survey, link.token, page, spoken.language, {
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

function keep(
  call: SaveCall,
  survey: Survey,
  page: string,
  { language }: Spoken,
  kept: { answers: Record<string, Stored>; draft: TypedFields | null; goesOnIn?: Format },
): Promise<SaveResult> {
  const { deps, footprint, body } = call;
  return saveAnswer(deps, {
    caseId: survey.case.id,
    footprint,
    questionnaire: survey.whole,
    format: survey.format,
    page,
    submissionId: submissionOf(deps, body.submission),
    content: { go: body.go ?? 'next', asked: body.asked ?? '', ...typedFields(body) },
    ...kept,
    given: survey.answers[givenKey],
    composedAt: composedAt(textOf(body.composed), deps.now()),
    version: versionShown(textOf(body[versionField]), survey),
    channel: channelOfLink(survey),
    by: 'member',
    language,
    ...(typeof body.shown === 'string' ? { shownHash: body.shown } : {}),
  });
}

/** What comes after the survey was sent is kept in the log, and replaces nothing. */
async function keepLate(
  call: SaveCall,
  survey: Survey,
  page: RoutePage | undefined,
  spoken: Spoken,
): Promise<void> {
  if (!page || !survey.response?.finishedAt || survey.member.status === 'left') return;
  await keep(call, survey, page.key, spoken, {
    answers: readPage(page, typedFields(call.body)).answers,
    draft: null,
  });
}

async function send(call: SaveCall, survey: Survey, { language }: Spoken): Promise<PageReply> {
  const { deps, footprint, body, link } = call;
  const { outcome } = await saveAnswer(deps, {
    caseId: survey.case.id,
    footprint,
    questionnaire: survey.whole,
    format: survey.format,
    page: checkAnswers,
    submissionId: submissionOf(deps, body.submission),
    content: { go: 'send' },
    answers: {},
    given: survey.answers[givenKey],
    draft: null,
    composedAt: null,
    channel: channelOfLink(survey),
    by: 'member',
    language,
    finishes: true,
  });
  return { seeOther: outcome === 'closed' ? `/s/${link.token}` : `/s/${link.token}/${thankYou}` };
}

function show(
  deps: Deps,
  survey: Survey,
  token: string,
  page: RoutePage,
  language: string,
  more: Pick<QuestionPageGiven, 'typed' | 'problems' | 'wasAsked'> & Pick<QuestionProps, 'notice'>,
): Page {
  const { notice, ...given } = more;
  const props = questionPage({
    questionnaire: survey.questionnaire,
    answers: survey.answers,
    page,
    action: `/s/${token}/${page.key}`,
    submission: deps.secrets.random(),
    shownHash: hashOfPage(survey.questionnaire, page.key, survey.answers),
    note: noteOf(survey.response?.answeredFor ?? 'self', `/s/${token}`, language),
    ...given,
  });
  return {
    screen: 'question',
    props: {
      ...props,
      ...versionsOf(survey.whole, survey.format),
      ...showClips(page.questions, survey.wave.footprintId, language),
      ...(notice ? { notice } : {}),
    },
  };
}

function invitation(deps: Deps, survey: Survey, token: string, language: string): Page {
  const { questionnaire, answers } = survey;
  const resume = resumePage(questionnaire, answers);
  const goesOnFrom =
    resume && hasAnswers(answers) ? progressAt(questionnaire, answers, resume)?.from : undefined;
  const words = wording(language).ends.invitation;
  const note = survey.hasDeclined
    ? words.declined
    : survey.member.status === 'paused'
      ? words.paused
      : survey.window === 'grace'
        ? words.grace
        : undefined;
  return {
    screen: 'invitation',
    props: {
      action: `/s/${token}`,
      submission: deps.secrets.random(),
      title: inLanguage(questionnaire.title, language),
      purpose: inLanguage(questionnaire.purpose, language),
      ...(questionnaire.bsl && {
        clip: showSurveyClip(questionnaire.bsl, survey.wave.footprintId, language),
      }),
      minutes: questionnaire.minutes,
      questions: countAnswered(questionnaire, answers).of,
      openUntil: longDate(survey.wave.closesOn, language),
      canDecline: !survey.hasDeclined,
      ...versionsOf(survey.whole, survey.format),
      answeredFor: survey.response?.answeredFor ?? 'self',
      ...(goesOnFrom === undefined ? {} : { goesOnFrom }),
      ...(note === undefined ? {} : { note }),
    },
  };
}

function thanks(survey: Survey, footprintId: string, timeZone: string, language: string): Page {
  const { end } = findRoute(survey.questionnaire, survey.answers);
  if (end) {
    const page = endPage(end, language);
    const updates = { href: `/${footprintId}/updates`, words: wording(language).ends.closed.updates };
    return { screen: 'message', props: { ...page, links: [...page.links, updates] } };
  }
  return {
    screen: 'thanks',
    props: {
      receivedAt: momentInWords(survey.response?.finishedAt ?? new Date(0), timeZone, language),
      thanks: inLanguage(survey.questionnaire.thanks, language),
      updates: { href: `/${footprintId}/updates`, words: '' },
    },
  };
}

/** Help first; the survey waits behind it. */
function support(survey: Survey, home: string, next: string | undefined, language: string): Page {
  const isPage = next !== undefined && findPage(survey.questionnaire, survey.answers, next) !== undefined;
  const onward = `${home}/${isPage || next === thankYou ? next : checkAnswers}`;
  return {
    screen: 'message',
    props: supportPage(survey.questionnaire, survey.answers, onward, language),
  };
}

function declined(home: string, language: string): Page {
  const { afterAll } = wording(language).ends.closed.declined;
  return {
    screen: 'closed',
    props: { reason: 'declined', links: [{ href: home, words: afterAll }] },
  };
}

function later(survey: Survey, home: string, language: string): Page {
  return {
    screen: 'later',
    props: {
      ...countAnswered(survey.questionnaire, survey.answers),
      openUntil: longDate(survey.wave.closesOn, language),
      href: home,
    },
  };
}

function codePage(
  deps: Deps,
  footprint: Footprint,
  asked: string | null,
  typed: { code: string; month: string; problems: readonly ShownProblem[] },
): Extract<PageReply, { page: unknown }> {
  const spoken = speak(asked, 'en', productLanguages(footprint));
  const home = `/${footprint.id}/code`;
  const action = spoken.language === 'en' ? home : addressIn(home, spoken.language);
  return {
    page: { screen: 'short-code', props: { action, submission: deps.secrets.random(), ...typed } },
    spoken,
  };
}

/** The version that a button asks for, where the survey has two. */
function formatIn(go: string | string[] | undefined, { whole }: Survey): Format | undefined {
  return whole.easyRead ? formats.find((format) => format === go) : undefined;
}

/** The page of a version someone comes to: the first that nobody has passed there. */
function resumeIn({ whole }: Survey, format: Format, answers: Answers): string {
  return resumePage(versionIn(whole, format), answers) ?? checkAnswers;
}

/** Where someone comes back to: the first page nobody has passed, else the end. */
function resumeAt({ questionnaire, answers }: Survey): string {
  return resumePage(questionnaire, answers) ?? checkAnswers;
}

function lastPage({ questionnaire, answers }: Survey): string {
  return findRoute(questionnaire, answers).pages.at(-1)?.key ?? checkAnswers;
}

/** The language asked for, else the member's own, where survey and footprint are offered in it. */
function spokenIn(asked: string | null, survey: Survey, footprint: Footprint): Spoken {
  const offered = survey.questionnaire.languages.filter((tag) => footprint.languages.includes(tag));
  return speak(asked, survey.member.language, offered);
}

function submissionOf(deps: Deps, posted: string | string[] | undefined): string {
  const id = textOf(posted);
  return /^[A-Za-z0-9_-]{16,64}$/.test(id) ? id : deps.secrets.random();
}

/**
 * The version a posted page was shown in: it says so itself, since a phone may have kept an older one. One that this survey
 * never had is not believed.
 */
function versionShown(text: string, { questionnaire: { version } }: Survey): number | undefined {
  const posted = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return version !== undefined && posted >= 1 && posted <= version ? posted : version;
}

/** When a phone without a line composed the page; a clock that runs ahead counts as now. */
function composedAt(text: string, now: Date): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]{5,12}Z$/.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) || at >= now ? null : at;
}

function noticeTime(text: string | undefined, timeZone: string, language: string): string | null {
  const at = new Date(text === undefined ? Number.NaN : Number(text));
  return Number.isNaN(at.getTime()) ? null : momentInWords(at, timeZone, language);
}

function textOf(posted: string | string[] | undefined): string {
  return (Array.isArray(posted) ? (posted.at(-1) ?? '') : (posted ?? '')).trim();
}
