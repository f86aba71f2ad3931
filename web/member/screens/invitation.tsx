import { For, Show } from 'solid-js';
import { direction } from '../../../surveys/wording/direction';
import { wording } from '../../../surveys/wording/words';
import { type Link, type ScreenOf, wordsIn } from '../../shared/frame';
import { Hidden } from '../../shared/posting';
import type { Versions } from './question';

export type InvitationProps = {
  /** Posts go=start, or go=decline for "Not this time". */
  readonly action: string;
  readonly submission: string;
  readonly title: string;
  /** Who asks and what for, in one or two sentences. */
  readonly purpose: string;
  readonly minutes: number;
  readonly questions: number;
  /** In words: "Friday 29 March 2019". */
  readonly openUntil?: string;
  /** Other languages, each under its own name. */
  readonly languages?: readonly { readonly code: string; readonly name: string; readonly href: string }[];
  readonly otherWays?: Link;
  /** An open survey has nobody to decline for. */
  readonly canDecline: boolean;
  /** Goes on where someone stopped: the number of the question they come to. */
  readonly goesOnFrom?: number;
  /** An open survey says that anyone may answer and whom its results stand for. */
  readonly note?: string;
} & Versions;

const words = {
  en: {
    takes: 'Takes',
    minutes: (minutes: number, questions: number) =>
      `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, ${questions} ${questions === 1 ? 'question' : 'questions'}`,
    until: 'Open until',
    isPrivate: 'Private',
    apart: 'Your name is kept apart from your answers',
    choose: 'You choose',
    skip: 'Skip any question. Stop and go on later',
    start: 'Start the survey',
    goOn: (question: number) => `Go on from question ${question}`,
    decline: 'Not this time',
    languages: 'Other languages',
    otherWays: 'Telephone, paper, Easy Read or BSL',
  },
};

export const invitation: ScreenOf<InvitationProps> = {
  layout: 'masthead',
  title: (data) => data.title,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <>
        <Show when={props.data.languages?.length}>
          <nav class="languages" aria-label={list().languages}>
            <ul class="wrap">
              <For each={props.data.languages}>
                {(language) => (
                  <li>
                    <a
                      href={language.href}
                      lang={language.code}
                      hreflang={language.code}
                      dir={direction(language.code)}
                    >
                      {language.name}
                    </a>
                  </li>
                )}
              </For>
            </ul>
          </nav>
        </Show>
        <main class="wrap" id="main" tabindex="-1">
          <h1>{props.data.title}</h1>
          <p>{props.data.purpose}</p>
          <Show when={props.data.note}>
            <p class="small quiet">{props.data.note}</p>
          </Show>
          <dl class="facts">
            <div>
              <dt>{list().takes}</dt>
              <dd>{list().minutes(props.data.minutes, props.data.questions)}</dd>
            </div>
            <Show when={props.data.openUntil}>
              <div>
                <dt>{list().until}</dt>
                <dd>{props.data.openUntil}</dd>
              </div>
            </Show>
            <div>
              <dt>{list().isPrivate}</dt>
              <dd>{list().apart}</dd>
            </div>
            <div>
              <dt>{list().choose}</dt>
              <dd>{list().skip}</dd>
            </div>
          </dl>
          <form method="post" action={props.data.action}>
            <Hidden fields={{ submission: props.data.submission }} />
            <button class="button" type="submit" name="go" value="start">
              {props.data.goesOnFrom ? list().goOn(props.data.goesOnFrom) : list().start}
            </button>
            <Show when={props.data.otherVersion}>
              {(version) => (
                <button class="button second" type="submit" name="go" value={version()}>
                  {wording(props.frame.language).easyRead.answerIn[version()]}
                </button>
              )}
            </Show>
            <Show when={props.data.otherWays}>
              {(link) => (
                <p class="alone">
                  <a href={link().href}>{link().words || list().otherWays}</a>
                </p>
              )}
            </Show>
            <Show when={props.data.canDecline}>
              <p class="alone">
                <button class="link" type="submit" name="go" value="decline">
                  {list().decline}
                </button>
              </p>
            </Show>
          </form>
        </main>
      </>
    );
  },
};
