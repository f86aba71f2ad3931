import { type JSX, Show } from 'solid-js';
import type { ShownClip } from '../../../surveys/media/shown-clip';
import type { PageNote as Note } from '../../../surveys/questionnaires/page-data';
import { versionField } from '../../../surveys/questionnaires/version-field';
import type { Question } from '../../../surveys/questions/answers';
import type { Fields } from '../../../surveys/questions/question-kind';
import { type Format, inLanguage } from '../../../surveys/vocabulary';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { formId } from '../../shared/form';
import type { Frame, ShownProblem } from '../../shared/frame';
import { Tick } from '../../shared/icons';
import { EnterGoesOn, ErrorSummary, Hidden, SaidStrip, savedId, Top } from '../../shared/posting';
import { fromTo, sayAbout } from './numbers';
import { PageNote } from './page-note';
import { footOf, type Said } from './said';

/** A page of a survey: plain data, so that the phone can be given the same. */
export type QuestionProps = {
  /** Where the form is posted: /s/{token}. Posts go=next | back | skip | later, page, submission, and the fields. */
  readonly action: string;
  /** Key of the page in the questionnaire. */
  readonly page: string;
  /** A fresh random id a rendering; a changed answer gets another on the phone. */
  readonly submission: string;
  readonly questions: readonly {
    /** `kind.input` */
    readonly input: string;
    readonly question: Question;
    /** kind.fill of what is stored, or the fields as they were posted and not accepted. */
    readonly fields: Fields;
    readonly problems: readonly ShownProblem[];
  }[];
  /** Numbers of the first and last question here, counted over those that ask; left out on pages that only inform. */
  readonly first?: number;
  readonly last?: number;
  readonly of: number;
  /** How far along this page is, 0–1. */
  readonly share: number;
  /** The heading over several questions. */
  readonly heading?: string;
  readonly canGoBack: boolean;
  readonly canSkip: boolean;
  /** A test of a draft: nothing is said of saving, since nothing is. */
  readonly isTest?: true;
  /** Answers 1 to n are stored durably; left out before the first. */
  readonly savedTo?: number;
  /**
   * not-saved: the write failed, all that was typed stands here; other-answers: the page before had other answers,
   * received at `at` (a time in words), and the last ones sent took their place.
   */
  readonly notice?: {
    readonly kind: 'not-saved' | 'other-answers';
    readonly at?: string;
  };
  /** Nothing was chosen, and that was asked about once: going on again skips. Posted as a hidden `asked`. */
  readonly wasAsked?: boolean;
  /** What stood stored when the page was shown, as a hash: tells answers from elsewhere. Posted as a hidden `shown`. */
  readonly shown?: string;
  /** The version of the questionnaire in whose words it is shown: posted along. */
  readonly version?: number;
  /** Whom one answers for, where it is not oneself alone. */
  readonly note?: Note;
  /** Clips in British Sign Language of the questions here; a phone that draws a page by itself has none. */
  readonly signed?: readonly ShownClip[];
  /** Beside free text: where help is, since nobody replies here. */
  readonly help?: boolean;
} & Versions;

/** Of a survey with an Easy Read version: which one this page is of, and which its foot leads to. */
export type Versions = {
  readonly isEasyRead?: true;
  readonly otherVersion?: Format;
};

/**
 * The question page itself. Only what is touched is hydrated on the phone (question-inputs.tsx), since nothing else on it
 * changes: the page around it is the server's, or drawn whole by a phone without a line.
 */
export function QuestionPage(props: {
  data: QuestionProps;
  language: string;
  said: Said;
  /** Its clips in British Sign Language: on pages of the server's only, where they can be fetched. */
  clips?: JSX.Element;
  /** The inputs, in a place of their own. */
  children: JSX.Element;
}) {
  const list = () => wording(props.language).answering.page;
  const problems = () => props.data.questions.flatMap((one) => one.problems);
  const where = () => whereIn(props.data, props.language);
  const isOnly = () => props.data.questions.length === 1;
  const isShort = () => isAlone(props.data);

  return (
    <main id="main" tabindex="-1">
      <form
        method="post"
        action={props.data.action}
        id={formId}
        data-first={props.data.first}
        data-last={props.data.last}
        novalidate
      >
        <EnterGoesOn />
        <Hidden
          fields={{
            submission: props.data.submission,
            page: props.data.page,
            asked: props.data.wasAsked ? '1' : undefined,
            shown: props.data.shown,
            [versionField]: props.data.version === undefined ? undefined : `${props.data.version}`,
          }}
        />
        <Top
          back={props.data.canGoBack ? list().back : undefined}
          where={props.data.first === undefined ? undefined : where()}
          share={props.data.share}
        />
        <div class="wrap">
          <SaidStrip said={props.said} />
          <PageNote note={props.data.note} />
          <ErrorSummary
            title={say(list().problems, { count: problems().length }, props.language)}
            problems={problems()}
          >
            <Show when={props.data.canSkip && isOnly()}>
              <button class="link" type="submit" name="go" value="skip" formnovalidate>
                {list().orSkip}
              </button>
            </Show>
          </ErrorSummary>
          <Show when={!isShort()}>
            <h1>{props.data.heading ?? where()}</h1>
          </Show>
          {props.clips}
          {props.children}
          <button class="button" type="submit" name="go" value="next" data-busy={list().sending}>
            {list().next}
          </button>
          <Show when={props.data.canSkip}>
            <p class="alone centred">
              <button class="link" type="submit" name="go" value="skip" formnovalidate>
                {list().skip}
              </button>
            </p>
          </Show>
          <Show when={props.data.help}>
            <div class="why">
              {list().help} <a href="tel:111">NHS 111</a>
              {list().helpEnd}
            </div>
          </Show>
          <div class={footOf(props.said)}>
            <Show when={!props.data.isTest}>
              <Tick />
            </Show>
            <div>
              <Show when={!props.data.isTest}>
                <p id={savedId}>
                  {props.said.unsaved ??
                    props.said.saved ??
                    (props.data.savedTo
                      ? sayAbout(list().saved, fromTo(1, props.data.savedTo), props.language)
                      : list().asYouGo)}
                </p>
              </Show>
              <p>
                <button class="link" type="submit" name="go" value="later" formnovalidate>
                  {list().later}
                </button>
              </p>
            </div>
          </div>
        </div>
      </form>
    </main>
  );
}

/** The words of the window's title. */
export function questionTitle(data: QuestionProps, frame: Frame): string {
  const list = wording(frame.language).answering.page;
  const only = data.questions.length === 1 ? data.questions[0] : undefined;
  const title = data.heading ?? (only ? inLanguage(only.question.label, frame.language) : list.title);
  const isWrong = data.questions.some((one) => one.problems.length > 0);
  const where = data.first === undefined ? '' : ` (${whereIn(data, frame.language)})`;
  return (isWrong ? say(list.error, { title }, frame.language) : title) + where;
}

/** "Question 5 of 12" */
function whereIn({ first = 1, last = first, of }: QuestionProps, language: string): string {
  const { one, some } = wording(language).answering.page;
  if (first === last) return say(one, { number: first, of }, language);
  return sayAbout(some, fromTo(first, last), language, { of });
}

/** One question with nothing over it: its label is the page's heading. */
export const isAlone = (data: QuestionProps): boolean => data.questions.length === 1 && !data.heading;
