import { ownPages } from '../../surveys/questionnaires/own-pages';
import { responsesOperations } from '../contract/responses';
import { Refusal } from '../errors';
import { type Handlers, station } from '../mount';
import { declineCase } from '../steps/decline-case';
import { startAnswer } from '../steps/start-answer';
import { inLanguageOf } from './in-language';
import { asPosted, receiptOf, wholeOf } from './kept-on-phone';
import { codeHandlers } from './response/by-code';
import { invitation } from './response/pages';
import { textOf } from './response/posted';
import { savePosted } from './response/save-page';
import { showPage } from './response/show-page';
import { formatIn, resumeIn, spokenIn } from './response/whereabouts';
import { channelOfLink, readSurvey, whyNot } from './survey';
import { readAnsweredFor } from './who-for';

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
      return goTo(`${home}/${ownPages.notThisTime}`);
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

  showPage,

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

  ...codeHandlers,
};

export const responsesStation = station(responsesOperations, handlers);
