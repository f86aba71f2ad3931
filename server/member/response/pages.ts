/** What someone with a survey's link sees, beside the pages of its questions: each as props for its screen. */

import { ownPages } from '../../../surveys/questionnaires/own-pages';
import type { QuestionPageGiven } from '../../../surveys/questionnaires/page-data';
import { countAnswered, questionPage, reviewPage } from '../../../surveys/questionnaires/page-data';
import {
  findPage,
  findRoute,
  progressAt,
  type RoutePage,
  resumePage,
} from '../../../surveys/questionnaires/routing';
import { endPage, supportPage } from '../../../surveys/questionnaires/support';
import { inLanguage } from '../../../surveys/vocabulary';
import { wording } from '../../../surveys/wording/words';
import type { Deps } from '../../deps';
import { longDate, momentInWords } from '../../messages/dates';
import type { Page } from '../../pages';
import { hasAnswers, hashOfPage } from '../../steps/save-answer';
import { publicAddress } from '../in-language';
import { showClips, showSurveyClip } from '../show-clips';
import type { Survey } from '../survey';
import { versionsOf } from '../versions';
import { noteOf } from '../who-for';

const { checkAnswers, thankYou } = ownPages;

type QuestionProps = Extract<Page, { screen: 'question' }>['props'];

export function question(
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

export function invitation(deps: Deps, survey: Survey, token: string, language: string): Page {
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

export function review(deps: Deps, survey: Survey, home: string, language: string): Page {
  return {
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
  };
}

export function thanks(survey: Survey, footprintId: string, timeZone: string, language: string): Page {
  const { end } = findRoute(survey.questionnaire, survey.answers);
  const { isEasyRead } = versionsOf(survey.whole, survey.format);
  if (end) {
    const page = endPage(end, language);
    const updates = {
      href: publicAddress(`/${footprintId}/updates`, language),
      words: wording(language).ends.closed.updates,
    };
    return { screen: 'message', props: { ...page, links: [...page.links, updates] } };
  }
  return {
    screen: 'thanks',
    props: {
      receivedAt: momentInWords(survey.response?.finishedAt ?? new Date(0), timeZone, language),
      thanks: inLanguage(survey.questionnaire.thanks, language),
      updates: { href: publicAddress(`/${footprintId}/updates`, language), words: '' },
      ...(isEasyRead && { isEasyRead }),
    },
  };
}

/** Help first; the survey waits behind it. */
export function support(survey: Survey, home: string, next: string | undefined, language: string): Page {
  const isPage = next !== undefined && findPage(survey.questionnaire, survey.answers, next) !== undefined;
  const onward = `${home}/${isPage || next === thankYou ? next : checkAnswers}`;
  return {
    screen: 'message',
    props: supportPage(survey.questionnaire, survey.answers, onward, language),
  };
}

export function declined(home: string, language: string): Page {
  const { afterAll } = wording(language).ends.closed.declined;
  return {
    screen: 'closed',
    props: { reason: 'declined', links: [{ href: home, words: afterAll }] },
  };
}

export function later(survey: Survey, home: string, language: string): Page {
  return {
    screen: 'later',
    props: {
      ...countAnswered(survey.questionnaire, survey.answers),
      openUntil: longDate(survey.wave.closesOn, language),
      href: home,
    },
  };
}
