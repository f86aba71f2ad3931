import { DatabaseError } from '../../db/connect';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { givenKey } from '../../surveys/questionnaires/given';
import { checksMet, firstFieldOf } from '../../surveys/questionnaires/page-checks';
import { sayProblem } from '../../surveys/questionnaires/problems';
import { readPage } from '../../surveys/questionnaires/read-page';
import {
  findPage,
  findRoute,
  progressAt,
  type RoutePage,
  resumePage,
  turnPage,
} from '../../surveys/questionnaires/routing';
import { newSafetyHits, safetyHits } from '../../surveys/questionnaires/safety';
import type { SupportLine } from '../../surveys/questionnaires/types';
import { kindOf } from '../../surveys/questions/answers';
import { inLanguage, type Stored } from '../../surveys/vocabulary';
import { responsesOperations } from '../contract/responses';
import type { Deps } from '../deps';
import { longDate } from '../messages/dates';
import { type Call, type Handlers, type PageReply, station } from '../mount';
import type { Page } from '../pages';
import { waysToAsk } from '../public/ways-to-ask';
import { declineCase } from '../steps/decline-case';
import { hasAnswers, hashOfPage, type SaveResult, saveAnswer, type TypedFields } from '../steps/save-answer';
import { startAnswer } from '../steps/start-answer';
import { monthIn, openShortCode } from './short-code';
import { channelOfLink, momentInWords, readSurvey, type Survey, whyNot } from './survey';
import {
  countAnswered,
  type QuestionPageGiven,
  questionPage,
  reviewPage,
  type Shown,
  typedFields,
} from './survey-pages';

/** Pages of the program's own. A questionnaire's page keys hold no hyphen, so they cannot meet. */
const checkAnswers = 'check-answers';
const thankYou = 'thank-you';
const goOnLater = 'go-on-later';
const notThisTime = 'not-this-time';
const helpNow = 'help-now';

type SaveCall = Call<typeof responsesOperations.savePage>;

const handlers: Handlers<typeof responsesOperations> = {
  showInvitation: async ({ deps, read, link, footprint, request }) => {
    const survey = await readSurvey(deps, read, link.rowId, footprint, deps.now());
    const page = whyNot(survey, footprint);
    return { page: page ?? invitation(deps, survey, link.token, spoken(request.language, survey)) };
  },

  startOrDecline: async ({ deps, read, link, footprint, body, request }) => {
    const survey = await readSurvey(deps, read, link.rowId, footprint, deps.now());
    const home = `/s/${link.token}`;
    if (whyNot(survey, footprint)) return { seeOther: home };
    if (body.go === 'decline') {
      await declineCase(deps, footprint.id, survey.case.id);
      return { seeOther: `${home}/${notThisTime}` };
    }
    await startAnswer(deps, footprint.id, {
      caseId: survey.case.id,
      channel: channelOfLink(survey),
      by: 'member',
      language: spoken(request.language, survey),
    });
    return { seeOther: `${home}/${resumeAt(survey)}` };
  },

  showPage: async ({ deps, read, link, footprint, params, query, request }) => {
    const survey = await readSurvey(deps, read, link.rowId, footprint, deps.now());
    const home = `/s/${link.token}`;
    const language = spoken(request.language, survey);
    if (params.page === thankYou && survey.response?.finishedAt)
      return { page: thanks(survey, footprint.id, footprint.timeZone, language) };
    if (params.page === notThisTime && survey.hasDeclined) return { page: declined(home) };
    const closed = whyNot(survey, footprint);
    if (closed) return { page: closed };
    if (params.page === goOnLater) return { page: later(survey, home) };
    if (params.page === helpNow) return { page: support(survey, home, query.next, language) };
    if (params.page === checkAnswers)
      return {
        page: reviewPage({
          questionnaire: survey.questionnaire,
          answers: survey.answers,
          action: `${home}/${checkAnswers}`,
          submission: deps.secrets.random(),
          language,
          pageHref: (key) => `${home}/${key}`,
        }),
      };
    const page = findPage(survey.questionnaire, survey.answers, params.page);
    if (!page) return { seeOther: `${home}/${resumeAt(survey)}` };
    const at = noticeTime(query.notice, footprint.timeZone);
    return {
      page: show(deps, survey, link.token, page, {
        typed: survey.response?.drafts[page.key],
        ...(at === null ? {} : { notice: { kind: 'other-answers', at } }),
      }),
    };
  },

  savePage: async (call) => {
    const { deps, read, link, footprint, params, body } = call;
    const survey = await readSurvey(deps, read, link.rowId, footprint, deps.now());
    const home = `/s/${link.token}`;
    const closed = whyNot(survey, footprint);
    if (params.page === checkAnswers && body.go === 'send') {
      if (survey.response?.finishedAt) return { seeOther: `${home}/${thankYou}` };
      return closed ? { page: closed } : send(call, survey);
    }
    if (params.page === checkAnswers)
      return { seeOther: `${home}/${body.go === 'back' ? lastPage(survey) : goOnLater}` };
    const page = findPage(survey.questionnaire, survey.answers, params.page);
    if (closed) {
      await keepLate(call, survey, page);
      return { page: closed };
    }
    return page ? savePage(call, survey, page) : { seeOther: `${home}/${resumeAt(survey)}` };
  },

  showCode: async ({ deps, params }) => ({ page: codePage(deps, params.footprint, '', '', []) }),

  openByCode: async ({ deps, read, footprint, params, body, request }) => {
    const code = textOf(body.code);
    const birth = textOf(body['birth-month']);
    const month = monthIn(birth);
    const problems = [
      ...(code === '' ? [{ field: 'code', message: 'Write the code from your letter' }] : []),
      ...(month === null
        ? [{ field: 'birth-month', message: 'Write the month you were born in as a number from 1 to 12' }]
        : []),
    ];
    if (month === null || code === '')
      return { page: codePage(deps, params.footprint, code, birth, problems), status: 422 };
    const tries = `code from ${request.address}`;
    deps.tries.spend(tries);
    const path = await openShortCode(deps, read, code, month);
    if (path !== null) {
      deps.tries.giveBack(tries);
      return { seeOther: path };
    }
    const ask = waysToAsk(footprint);
    const message = `This code and month do not go together. Check both against your letter${ask ? `, or ${ask} and we will help` : ''}.`;
    return { page: codePage(deps, params.footprint, code, birth, [{ field: 'code', message }]), status: 422 };
  },
};

export const responsesStation = station(responsesOperations, handlers);

/** One page: checks stop only Continue; Back, Skip and Later keep what was typed and let go. */
async function savePage(call: SaveCall, survey: Survey, page: RoutePage): Promise<PageReply> {
  const { deps, link, body } = call;
  const home = `/s/${link.token}`;
  const typed = typedFields(body);
  const canSkip = !page.questions.some((question) => kindOf(question).mustAnswer?.(question));
  const isAct = body.go === 'back' || body.go === 'later' || (body.go === 'skip' && canSkip);
  const go = isAct ? String(body.go) : 'next';
  const language = spoken(call.request.language, survey);
  const reading = readPage(page, typed, 'own', localDateOf(deps.now(), call.footprint.timeZone));
  const wasAsked = body.asked === '1';
  const faults: Shown[] = reading.problems.map(({ question, problem }) => ({
    field: problem.field,
    message: sayProblem(question, problem, language),
  }));
  const met = checksMet(survey.questionnaire, page.key, { ...survey.answers, ...reading.answers }).map(
    (check) => ({ ...check, message: inLanguage(check.words, language) }),
  );
  faults.push(...met.filter(({ isSoft }) => !isSoft));
  const askedOnce: Shown[] = [
    ...met.filter(({ isSoft }) => isSoft),
    ...reading.doubts.map(({ question, problem }) => ({
      field: problem.field,
      message: sayProblem(question, problem, language),
    })),
    ...reading.untouched.map((question) => {
      const field = firstFieldOf(question);
      return { field, message: sayProblem(question, { field, code: 'nothing-chosen' }, language) };
    }),
  ];
  const stops = go === 'next' && (faults.length > 0 || (askedOnce.length > 0 && !wasAsked));
  const isLeftOver = go !== 'skip' && go !== 'next' && faults.length + reading.untouched.length > 0;
  let result: SaveResult;
  try {
    result = await keep(call, survey, page, {
      // What stops on a page is kept as typed and counts for nothing yet.
      answers: stops ? {} : answersOf(go, page, reading),
      draft: stops || isLeftOver ? typed : null,
    });
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return {
      page: show(deps, survey, link.token, page, { typed, notice: { kind: 'not-saved' } }),
      status: 503,
    };
  }
  if (result.outcome === 'closed' || result.outcome === 'finished-before') return { seeOther: home };
  if (stops)
    return {
      page: show(deps, survey, link.token, page, {
        typed,
        problems: faults.length > 0 ? faults : askedOnce,
        wasAsked: faults.length === 0,
      }),
      status: 422,
    };
  if (go === 'later') return { seeOther: `${home}/${goOnLater}` };
  const now = result.response?.answers ?? survey.answers;
  const next = turnPage(survey.questionnaire, now, page.key, go === 'back' ? 'back' : 'forward');
  if (next === undefined && go === 'back') return { seeOther: home };
  const goesOn = next ?? (await afterLast(call, survey, now));
  if (newSafetyHits(survey.questionnaire, survey.answers, now).length > 0)
    return { seeOther: `${home}/${helpNow}?next=${goesOn}` };
  if (next === undefined) return { seeOther: `${home}/${goesOn}` };
  return { seeOther: `${home}/${next}${result.replacedAt ? `?notice=${result.replacedAt.getTime()}` : ''}` };
}

/** The end of the questions: to check the answers; who is screened out has nothing to check, and is done. */
async function afterLast(call: SaveCall, survey: Survey, answers: Survey['answers']): Promise<string> {
  if (findRoute(survey.questionnaire, answers).end?.kind !== 'screened-out') return checkAnswers;
  await send(call, survey);
  return thankYou;
}

function answersOf(
  go: string,
  page: RoutePage,
  reading: ReturnType<typeof readPage>,
): Record<string, Stored> {
  const passedOver =
    go === 'skip'
      ? page.questions.filter((question) => kindOf(question).asks)
      : go === 'next'
        ? reading.untouched
        : [];
  const skipped = passedOver.map((question) => [question.key, { missing: 'skipped' } as const]);
  return { ...(go === 'skip' ? {} : reading.answers), ...Object.fromEntries(skipped) };
}

function keep(
  call: SaveCall,
  survey: Survey,
  page: RoutePage,
  kept: { answers: Record<string, Stored>; draft: TypedFields | null },
): Promise<SaveResult> {
  const { deps, footprint, body, request } = call;
  return saveAnswer(deps, {
    caseId: survey.case.id,
    footprint,
    questionnaire: survey.questionnaire,
    page: page.key,
    submissionId: submissionOf(deps, body.submission),
    content: { go: body.go ?? 'next', asked: body.asked ?? '', ...typedFields(body) },
    ...kept,
    given: survey.answers[givenKey],
    composedAt: composedAt(textOf(body.composed), deps.now()),
    channel: channelOfLink(survey),
    by: 'member',
    language: spoken(request.language, survey),
    ...(typeof body.shown === 'string' ? { shownHash: body.shown } : {}),
  });
}

/** What comes after the survey was sent is kept in the log, and replaces nothing. */
async function keepLate(call: SaveCall, survey: Survey, page: RoutePage | undefined): Promise<void> {
  if (!page || !survey.response?.finishedAt || survey.member.status === 'left') return;
  await keep(call, survey, page, { answers: readPage(page, typedFields(call.body)).answers, draft: null });
}

async function send(call: SaveCall, survey: Survey): Promise<PageReply> {
  const { deps, footprint, body, link, request } = call;
  const { outcome } = await saveAnswer(deps, {
    caseId: survey.case.id,
    footprint,
    questionnaire: survey.questionnaire,
    page: checkAnswers,
    submissionId: submissionOf(deps, body.submission),
    content: { go: 'send' },
    answers: {},
    given: survey.answers[givenKey],
    draft: null,
    composedAt: null,
    channel: channelOfLink(survey),
    by: 'member',
    language: spoken(request.language, survey),
    finishes: true,
  });
  return { seeOther: outcome === 'closed' ? `/s/${link.token}` : `/s/${link.token}/${thankYou}` };
}

function show(
  deps: Deps,
  survey: Survey,
  token: string,
  page: RoutePage,
  more: Pick<QuestionPageGiven, 'typed' | 'problems' | 'wasAsked' | 'notice'>,
): Page {
  return questionPage({
    questionnaire: survey.questionnaire,
    answers: survey.answers,
    page,
    action: `/s/${token}/${page.key}`,
    submission: deps.secrets.random(),
    shownHash: hashOfPage(survey.questionnaire, page.key, survey.answers),
    ...more,
  });
}

function invitation(deps: Deps, survey: Survey, token: string, language: string): Page {
  const { questionnaire, answers } = survey;
  const resume = resumePage(questionnaire, answers);
  const goesOnFrom =
    resume && hasAnswers(answers) ? progressAt(questionnaire, answers, resume)?.from : undefined;
  const note = survey.hasDeclined
    ? 'You chose “Not this time”. If you have changed your mind, you can still answer.'
    : survey.member.status === 'paused'
      ? 'You have paused, so we send you nothing. You can answer this survey all the same.'
      : survey.window === 'grace'
        ? 'The survey has closed, but answers that come in during the next days still count.'
        : undefined;
  return {
    screen: 'invitation',
    props: {
      action: `/s/${token}`,
      submission: deps.secrets.random(),
      title: inLanguage(questionnaire.title, language),
      purpose: inLanguage(questionnaire.purpose, language),
      minutes: questionnaire.minutes,
      questions: countAnswered(questionnaire, answers).of,
      openUntil: longDate(survey.wave.closesOn),
      canDecline: !survey.hasDeclined,
      ...(goesOnFrom === undefined ? {} : { goesOnFrom }),
      ...(note === undefined ? {} : { note }),
    },
  };
}

function thanks(survey: Survey, footprintId: string, timeZone: string, language: string): Page {
  const { end } = findRoute(survey.questionnaire, survey.answers);
  if (end)
    return {
      screen: 'message',
      props: {
        title: inLanguage(end.title, language),
        paragraphs: end.paragraphs.map((paragraph) => inLanguage(paragraph, language)),
        links: [
          ...linesOf(end.lines ?? [], language),
          { href: `/${footprintId}/updates`, words: 'You said, we did' },
        ],
      },
    };
  return {
    screen: 'thanks',
    props: {
      receivedAt: momentInWords(survey.response?.finishedAt ?? new Date(0), timeZone),
      thanks: inLanguage(survey.questionnaire.thanks, language),
      updates: { href: `/${footprintId}/updates`, words: '' },
    },
  };
}

/** Where help is, shown at once to whoever meets a rule of the safety route; the survey waits behind it. */
function support(survey: Survey, home: string, next: string | undefined, language: string): Page {
  const lines = safetyHits(survey.questionnaire, survey.answers).flatMap(({ rule }) => rule.lines);
  const isPage = next !== undefined && findPage(survey.questionnaire, survey.answers, next) !== undefined;
  const goesOn = isPage || next === thankYou ? next : checkAnswers;
  return {
    screen: 'message',
    props: {
      title: 'You can talk to someone now',
      paragraphs: [
        'Thank you for telling us. What you wrote makes us want to be sure you know where help is.',
        'We read answers in the daytime only. If you or someone else is in danger, call 999.',
      ],
      links: linesOf(lines, language),
      button: { href: `${home}/${goesOn}`, words: 'Go on with the survey' },
    },
  };
}

/** Lines of help as links that can be called, the name and what it is for first. */
function linesOf(lines: readonly SupportLine[], language: string): { href: string; words: string }[] {
  return lines.flatMap(({ name, telephone, about }) => {
    if (telephone === undefined) return [];
    const said = [inLanguage(name, language), telephone].join(': ');
    const more = about ? ` (${inLanguage(about, language)})` : '';
    return [{ href: `tel:${telephone.replace(/[^+\d]/g, '')}`, words: `${said}${more}` }];
  });
}

function declined(home: string): Page {
  return {
    screen: 'closed',
    props: { reason: 'declined', links: [{ href: home, words: 'Answer the survey after all' }] },
  };
}

function later(survey: Survey, home: string): Page {
  return {
    screen: 'later',
    props: {
      ...countAnswered(survey.questionnaire, survey.answers),
      openUntil: longDate(survey.wave.closesOn),
      href: home,
    },
  };
}

function codePage(
  deps: Deps,
  footprintId: string,
  code: string,
  month: string,
  problems: readonly Shown[],
): Page {
  return {
    screen: 'short-code',
    props: { action: `/${footprintId}/code`, submission: deps.secrets.random(), code, month, problems },
  };
}

/** Where someone comes back to: the first page nobody has passed, else the end. */
function resumeAt({ questionnaire, answers }: Survey): string {
  return resumePage(questionnaire, answers) ?? checkAnswers;
}

function lastPage({ questionnaire, answers }: Survey): string {
  return findRoute(questionnaire, answers).pages.at(-1)?.key ?? checkAnswers;
}

/** The language asked for, else the member's own, where the survey is offered in it. */
function spoken(asked: string | null, survey: Survey): string {
  const wanted = asked ?? survey.member.language;
  return survey.questionnaire.languages.includes(wanted) ? wanted : 'en';
}

function submissionOf(deps: Deps, posted: string | string[] | undefined): string {
  const id = textOf(posted);
  return /^[A-Za-z0-9_-]{16,64}$/.test(id) ? id : deps.secrets.random();
}

/** When a phone without a line composed the page; a clock that runs ahead counts as now. */
function composedAt(text: string, now: Date): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]{5,12}Z$/.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) || at >= now ? null : at;
}

function noticeTime(text: string | undefined, timeZone: string): string | null {
  const at = new Date(text === undefined ? Number.NaN : Number(text));
  return Number.isNaN(at.getTime()) ? null : momentInWords(at, timeZone);
}

function textOf(posted: string | string[] | undefined): string {
  return (Array.isArray(posted) ? (posted.at(-1) ?? '') : (posted ?? '')).trim();
}
