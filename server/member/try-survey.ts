/**
 * A draft tried as a member: the same pages from the same renderer, checked by the same rules. The answers so far travel in
 * the address and are stored nowhere, so that they never count.
 */
import { type Given, withGiven } from '../../surveys/questionnaires/given';
import { judgePage, type ShownProblem } from '../../surveys/questionnaires/judge-page';
import { countAnswered, questionPage, reviewPage, typedFields } from '../../surveys/questionnaires/page-data';
import {
  findPage,
  findRoute,
  type RoutePage,
  resumePage,
  turnPage,
} from '../../surveys/questionnaires/routing';
import { newSafetyHits } from '../../surveys/questionnaires/safety';
import type { Answers } from '../../surveys/questionnaires/show-if';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { unfold } from '../../surveys/questionnaires/unfold';
import { kindOf } from '../../surveys/questions/answers';
import { type Format, formats, inLanguage, missingReasons, type Stored } from '../../surveys/vocabulary';
import { Refusal } from '../errors';
import type { PageReply } from '../mount';
import type { Page } from '../pages';
import type { TypedFields } from '../steps/save-answer';
import { showClips, showSurveyClip } from './show-clips';
import type { versionsOf } from './versions';

/** Where the walk hangs (…/try), whose it is, in which language and which version it is read, and what its pages say of the two versions. */
export type At = {
  readonly home: string;
  readonly footprint: string;
  readonly language: string;
  readonly format: Format;
  /** What is taken to be known of who tries it, and the arms they are in, as the address has them. */
  readonly facts: string;
  readonly versions: ReturnType<typeof versionsOf>;
};

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
  const shown = { key, questions: open.pages.find((one) => one.key === key)?.questions ?? [] };
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
        openUntil: 'the day the wave closes',
        canDecline: false,
        ...at.versions,
        note: 'This is a test. Nothing you answer is stored, and nothing counts.',
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
  if (body.go === 'later') return { page: message('Here a member may stop, and go on later.', at, key, so) };
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
    ? {
        page: message(
          `Here the safety route shows where help is, and staff have a task: ${hit.rule.task}`,
          at,
          goesOn,
          now,
        ),
      }
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
    props: { ...props, ...at.versions, ...showClips(page.questions, at.footprint, at.language) },
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
  const words = end ? end.paragraphs : [draft.thanks];
  return {
    screen: 'message',
    props: {
      title: end ? inLanguage(end.title, at.language) : 'That was the whole way',
      paragraphs: [
        ...words.map((one) => inLanguage(one, at.language)),
        'This was a test: nothing was stored, and nothing counts.',
      ],
      button: { href: addressOf(at, '', {}), words: 'Try it again from the start' },
    },
  };
}

function message(words: string, at: At, goesOn: string, answers: Answers): Page {
  return {
    screen: 'message',
    props: {
      title: 'This is a test',
      paragraphs: [words],
      button: { href: addressOf(at, goesOn, answers), words: 'Go on with the test' },
    },
  };
}

/** Longest text kept of what is written in a test: addresses are short. */
const longestText = 60;

function addressOf({ home, language, format, facts }: At, key: string, answers: Answers): string {
  const own = Object.entries(answers).filter(([name]) => !name.startsWith('~'));
  const query = new URLSearchParams({
    ...(language !== 'en' && { language }),
    ...(format !== 'standard' && { format }),
    ...(facts !== '' && { facts }),
    ...(own.length > 0 && { answers: JSON.stringify(Object.fromEntries(own), shortened) }),
  });
  const path = key === '' ? home : `${home}/${key}`;
  return query.size > 0 ? `${path}?${query}` : path;
}

const shortened = (_name: string, value: unknown) =>
  typeof value === 'string' ? value.slice(0, longestText) : value;
