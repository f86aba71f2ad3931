/**
 * A draft tried as a member: the same pages from the same renderer, checked by the same rules. The answers so far travel in
 * the address and are stored nowhere, so that they never count.
 */
import { type Given, withGiven } from '../../surveys/questionnaires/given';
import { judgePage, type ShownProblem } from '../../surveys/questionnaires/judge-page';
import { countAnswered, questionPage, reviewPage, typedFields } from '../../surveys/questionnaires/page-data';
import { unanswered } from '../../surveys/questionnaires/present';
import {
  findPage,
  findRoute,
  type RoutePage,
  resumePage,
  turnPage,
} from '../../surveys/questionnaires/routing';
import { newSafetyHits } from '../../surveys/questionnaires/safety';
import type { Answers } from '../../surveys/questionnaires/show-if';
import { endPage, supportPage } from '../../surveys/questionnaires/support';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { unfold } from '../../surveys/questionnaires/unfold';
import { kindOf } from '../../surveys/questions/answers';
import { type Format, formats, inLanguage, missingReasons, type Stored } from '../../surveys/vocabulary';
import { wording } from '../../surveys/wording/words';
import { Refusal } from '../errors';
import type { PageReply } from '../mount';
import type { Page } from '../pages';
import type { TypedFields } from '../steps/save-answer';
import { showClips, showSurveyClip } from './show-clips';
import type { versionsOf } from './versions';

/** How a draft is tried. */
export type Chosen = {
  readonly language: string;
  readonly format: Format;
  /** What is taken to be known of who tries it, and the arms they are in, as the address has them. */
  readonly facts: string;
};

/** Where the walk hangs (…/try), whose it is, how it is tried here, and what its pages say of the two versions. */
export type At = Chosen & {
  readonly home: string;
  readonly footprint: string;
  /** How it is tried where an address does not say. */
  readonly usual: Chosen;
  readonly versions: ReturnType<typeof versionsOf>;
};

export const asUsual: Chosen = { language: 'en', format: 'standard', facts: '' };

const checkAnswers = 'check-answers';

/** Orders are drawn as for one member, always the same; arms too, where none is chosen. */
const seed = 'try';

/**
 * What a walk takes as given: of the draft's own facts those named, of its splits the arms named.
 * @param facts names and `split:arm`, with commas between
 */
function givenBy({ known = {}, splits = [] }: Questionnaire, { facts }: At): Given {
  const named = new Set(facts.split(','));
  const arms = splits.flatMap(({ key, arms }) =>
    arms.filter(({ code }) => named.has(`${key}:${code}`)).map(({ code }) => [key, code] as const),
  );
  return {
    seed,
    known: Object.fromEntries(Object.keys(known).map((name) => [name, named.has(name)])),
    ...(arms.length > 0 && { arms: Object.fromEntries(arms) }),
  };
}

/** A page of the walk says that it is a test. */
export function asTest(at: At, reply: PageReply): PageReply {
  const spoken = spokenAt(at, reply);
  return 'page' in spoken ? { ...spoken, isTest: true } : spoken;
}

/** A page of a draft is in the language it is tried in, and in no other. */
export const spokenAt = ({ language }: At, reply: PageReply): PageReply =>
  'page' in reply ? { ...reply, spoken: { language, languages: [] } } : reply;

/** A page whatever its conditions, on its own; going on from it is a walk of those who come to it so. */
export function previewOf(draft: Questionnaire, key: string, at: At): PageReply {
  const page = draft.pages.find((one) => one.key === key);
  if (!page) throw new Refusal('not-found');
  const open: Questionnaire = {
    ...draft,
    pages: draft.pages.map(({ key: own, questions }) => ({
      key: own,
      questions: questions.map(
        ({ showIf: _showIf, ...question }) => question as Questionnaire['pages'][number]['questions'][number], // a condition may be left out
      ),
    })),
  };
  const questions = open.pages.find((one) => one.key === key)?.questions ?? [];
  const shown = { key, questions: questions.map(unanswered) };
  return { page: pageOf(open, shown, withGiven({}, givenBy(draft, at)), at) };
}

export function beginTrying(draft: Questionnaire, at: At): PageReply {
  return {
    page: {
      screen: 'invitation',
      props: {
        action: addressOf(at, 'begin', {}),
        submission: 'try',
        title: inLanguage(draft.title, at.language),
        purpose: inLanguage(draft.purpose, at.language),
        ...(draft.bsl && { clip: showSurveyClip(draft.bsl, at.footprint, at.language) }),
        minutes: draft.minutes,
        questions: countAnswered(draft, withGiven({}, givenBy(draft, at))).of,
        openUntil: wording(at.language).trying.openUntil,
        canDecline: false,
        ...at.versions,
      },
    },
  };
}

export function showTried(draft: Questionnaire, key: string, answers: Answers, at: At): PageReply {
  const so = withGiven(checked(draft, answers), givenBy(draft, at));
  if (key === checkAnswers) return { page: reviewOf(draft, so, at) };
  const page = findPage(draft, so, key);
  return page
    ? { page: pageOf(draft, page, so, at) }
    : { seeOther: addressOf(at, resumePage(draft, so) ?? checkAnswers, so) };
}

/** One page posted: held to the same rules as a member's, and on. */
export function goOnTrying(
  draft: Questionnaire,
  key: string,
  answers: Answers,
  body: TypedFields,
  today: string,
  at: At,
): PageReply {
  const so = withGiven(checked(draft, answers), givenBy(draft, at));
  const other = formats.find((format) => format === body.go);
  if (other) return { seeOther: addressOf({ ...at, format: other }, '', {}) };
  if (key === 'begin') return { seeOther: addressOf(at, resumePage(draft, so) ?? checkAnswers, so) };
  if (key === checkAnswers && body.go === 'send') return { page: sent(draft, so, at) };
  if (key === checkAnswers) {
    return { seeOther: addressOf(at, findRoute(draft, so).pages.at(-1)?.key ?? checkAnswers, so) };
  }
  const page = findPage(draft, so, key) ?? findAnyPage(draft, key);
  if (!page) return { seeOther: addressOf(at, resumePage(draft, so) ?? checkAnswers, so) };
  if (body.go === 'later') return { page: stopped(at, key, so) };
  const typed = typedFields(body);
  const judged = judgePage({
    questionnaire: draft,
    answers: so,
    page,
    typed,
    go: typeof body.go === 'string' ? body.go : 'next',
    wasAsked: body.asked === '1',
    today,
    language: at.language,
  });
  if (judged.stops) {
    const { problems, isAsking: wasAsked } = judged;
    return { page: pageOf(draft, page, so, at, { typed, problems, wasAsked }), status: 422 };
  }
  const isBack = judged.go === 'back';
  const now = { ...so, ...judged.answers };
  const next = turnPage(draft, now, page.key, isBack ? 'back' : 'forward');
  if (next === undefined && isBack) return { seeOther: at.home };
  const isScreenedOut = findRoute(draft, now).end?.kind === 'screened-out';
  if (next === undefined && isScreenedOut) return { page: sent(draft, now, at) };
  const goesOn = next ?? checkAnswers;
  const [hit] = newSafetyHits(draft, so, now);
  return hit
    ? { page: helped(draft, hit.rule.task, now, addressOf(at, goesOn, now), at) }
    : { seeOther: addressOf(at, goesOn, now) };
}

/** Answers from the address; what is not such a record is none. */
export function answersIn(text: string | undefined): Answers {
  try {
    const found: unknown = JSON.parse(text ?? '{}');
    return typeof found === 'object' && found !== null ? (found as Answers) : {}; // held to the draft by checked()
  } catch {
    return {};
  }
}

/** Of answers from an address only those that the draft's questions could have. */
function checked(draft: Questionnaire, answers: Answers): Answers {
  const kept: Record<string, Stored> = {};
  for (const question of unfold(draft).pages.flatMap((page) => page.questions)) {
    const stored: unknown = Object.hasOwn(answers, question.key) ? answers[question.key] : undefined;
    if (typeof stored !== 'object' || stored === null) continue;
    if ('missing' in stored) {
      const missing = missingReasons.find((reason) => reason === stored.missing);
      if (missing) kept[question.key] = { missing };
    } else if ('value' in stored && fits(question, stored.value))
      kept[question.key] = { value: stored.value };
  }
  return kept;
}

function fits(question: Parameters<typeof kindOf>[0], value: unknown): boolean {
  try {
    const kind = kindOf(question);
    // Held by the kind itself: whatever it cannot make sense of is dropped.
    const asked = question as Parameters<typeof kind.check>[0];
    return kind.check(asked, value, 'typed-in') === null && kind.cells(asked, { value }).length >= 0;
  } catch {
    return false;
  }
}

/** A page that conditions would hide, as the preview shows it. */
function findAnyPage(draft: Questionnaire, key: string): RoutePage | undefined {
  const page = unfold(draft).pages.find((one) => one.key === key);
  return page && { key: page.key, questions: page.questions };
}

function pageOf(
  draft: Questionnaire,
  page: RoutePage,
  answers: Answers,
  at: At,
  more: { typed?: TypedFields; problems?: readonly ShownProblem[]; wasAsked?: boolean } = {},
): Page {
  const action = addressOf(at, page.key, answers);
  // Nothing is saved here, so nothing may say that it is.
  const { savedTo: _savedTo, ...props } = questionPage({
    questionnaire: draft,
    answers,
    page,
    action,
    submission: 'try',
    ...more,
  });
  return {
    screen: 'question',
    props: {
      ...props,
      isTest: true,
      ...at.versions,
      ...showClips(page.questions, at.footprint, at.language),
    },
  };
}

function reviewOf(draft: Questionnaire, answers: Answers, at: At): Page {
  const props = reviewPage({
    questionnaire: draft,
    answers,
    action: addressOf(at, checkAnswers, answers),
    submission: 'try',
    language: at.language,
    pageHref: (key) => addressOf(at, key, answers),
  });
  return { screen: 'review', props: { ...props, ...at.versions } };
}

function sent(draft: Questionnaire, answers: Answers, at: At): Page {
  const { end } = findRoute(draft, answers);
  const list = wording(at.language).trying;
  const said = end
    ? endPage(end, at.language)
    : { title: list.whole, paragraphs: [inLanguage(draft.thanks, at.language)], links: [] };
  return {
    screen: 'message',
    props: {
      ...said,
      paragraphs: [...said.paragraphs, list.nothing],
      button: { href: addressOf(at, '', {}), words: list.again },
    },
  };
}

/** Where help is, as a member is shown it, and what staff would have to do. */
function helped(draft: Questionnaire, task: string, answers: Answers, onward: string, at: At): Page {
  const list = wording(at.language).trying;
  const { button, ...said } = supportPage(draft, answers, onward, at.language);
  return {
    screen: 'message',
    props: {
      ...said,
      paragraphs: [...said.paragraphs, `${list.staffTask} ${task}`],
      button: { ...button, words: list.goOn },
    },
  };
}

function stopped(at: At, goesOn: string, answers: Answers): Page {
  const list = wording(at.language).trying;
  return {
    screen: 'message',
    props: {
      title: list.later,
      paragraphs: [],
      button: { href: addressOf(at, goesOn, answers), words: list.goOn },
    },
  };
}

/** Longest text kept of what is written in a test: addresses are short. */
const longestText = 60;

function addressOf({ home, usual, language, format, facts }: At, key: string, answers: Answers): string {
  const own = Object.entries(answers).filter(([name]) => !name.startsWith('~'));
  const query = new URLSearchParams({
    ...(language !== usual.language && { language }),
    ...(format !== usual.format && { format }),
    ...(facts !== usual.facts && { facts }),
    ...(own.length > 0 && { answers: JSON.stringify(Object.fromEntries(own), shortened) }),
  });
  const path = key === '' ? home : `${home}/${key}`;
  return query.size > 0 ? `${path}?${query}` : path;
}

const shortened = (_name: string, value: unknown) =>
  typeof value === 'string' ? value.slice(0, longestText) : value;
