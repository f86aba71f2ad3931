import { localDateOf } from '../../../surveys/fieldwork/local-date';
import { type Judged, judgePage } from '../../../surveys/questionnaires/judge-page';
import { type Onward, onwardFrom } from '../../../surveys/questionnaires/own-pages';
import { answeredInARow, askedOnRoute, type PageNote } from '../../../surveys/questionnaires/page-data';
import { findPage } from '../../../surveys/questionnaires/routing';
import type { Answers } from '../../../surveys/questionnaires/show-if';
import type { Questionnaire } from '../../../surveys/questionnaires/types';
import type { Fields } from '../../../surveys/questions/question-kind';
import type { Act } from './act';

/** What the server has stored. */
export type State = {
  readonly answers: Answers;
  readonly drafts: Readonly<Record<string, Fields>>;
};

/** The survey of a link as a phone keeps it, in the language it is read in. */
export type Survey = {
  readonly questionnaire: Questionnaire;
  readonly language: string;
  readonly state: State;
  readonly timeZone: string;
  /** In words: "29 March 2019". */
  readonly openUntil: string;
  /** Milliseconds from when it was asked for until no answer counts any more. */
  readonly countsFor: number;
  readonly helpline?: string;
  /** Whom one answers for, where it is not oneself alone. */
  readonly note?: PageNote;
};

/** Where someone stands on this phone: what the server has, and what waits, taken together. */
export type Standing = State & {
  /** Numbers of the questions whose answers are with us, and of those that are on this phone only. */
  readonly withUs: readonly number[];
  readonly onPhone: readonly number[];
  /** Answers 1 to n are with us. */
  readonly savedTo: number;
  /** "Send my answers" was pressed and waits too. */
  readonly wantsSent: boolean;
  /** An act has come to an end with nothing to check: the survey is not for them. */
  readonly isOver: boolean;
  /** What the last act came to. */
  readonly last?: { readonly judged: Judged; readonly onward: Onward };
};

/** Goes through the acts that wait, by the very rules the server will judge them by. */
export function standingOf(survey: Survey, acts: readonly Act[], now: Date): Standing {
  const { questionnaire, language, state } = survey;
  const today = localDateOf(now, survey.timeZone);
  let { answers, drafts } = state;
  let last: Standing['last'];
  let isOver = false;
  const waiting: Record<string, true> = {};
  for (const act of acts) {
    // Hidden meanwhile by an answer given elsewhere: it is kept as the server keeps it, and counts once it applies again.
    const page =
      findPage(questionnaire, answers, act.page) ?? questionnaire.pages.find(({ key }) => key === act.page);
    if (!page) continue;
    const judged = judgePage({
      questionnaire,
      answers,
      page,
      typed: act.fields,
      go: act.go,
      wasAsked: act.asked,
      language,
      today,
    });
    const before = answers;
    answers = { ...answers, ...judged.answers };
    const { [page.key]: _typed, ...others } = drafts;
    drafts = judged.draft ? { ...others, [page.key]: judged.draft } : others;
    for (const key of Object.keys(judged.answers)) waiting[key] = true;
    last = { judged, onward: onwardFrom(questionnaire, before, answers, page.key, judged.go) };
    isOver = isOver || (last.onward.isOver && !judged.stops);
  }
  const asked = askedOnRoute(questionnaire, answers).map(({ key }, index) => ({ key, number: index + 1 }));
  return {
    answers,
    drafts,
    withUs: asked.filter(({ key }) => !waiting[key] && state.answers[key]).map(({ number }) => number),
    onPhone: asked.filter(({ key }) => waiting[key]).map(({ number }) => number),
    savedTo: answeredInARow(questionnaire, state.answers),
    wantsSent: acts.some(({ go }) => go === 'send'),
    isOver,
    ...(last ? { last } : {}),
  };
}
