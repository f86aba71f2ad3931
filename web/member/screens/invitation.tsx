import { Show } from 'solid-js';
import type { ShownClip } from '../../../surveys/media/shown-clip';
import { type AnsweredFor, answeredFor } from '../../../surveys/vocabulary';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import type { Link, ScreenOf } from '../../shared/frame';
import { Options } from '../../shared/options';
import { Hidden } from '../../shared/posting';
import type { Versions } from './question';
import { SignedClips } from './signed';

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
  readonly otherWays?: Link;
  /** An open survey has nobody to decline for. */
  readonly canDecline: boolean;
  /** Whom one answers for so far; an open survey does not ask. */
  readonly answeredFor?: AnsweredFor;
  /** Goes on where someone stopped: the number of the question they come to. */
  readonly goesOnFrom?: number;
  /** What it is for, in British Sign Language. */
  readonly clip?: ShownClip;
  /** An open survey says that anyone may answer and whom its results stand for. */
  readonly note?: string;
} & Versions;

export const invitation: ScreenOf<InvitationProps> = {
  layout: 'masthead',
  title: (data) => data.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).ends.invitation;
    const takes = () => {
      const { language } = props.frame;
      const { minutes, questions } = props.data;
      const parts = {
        minutes: say(list().minutes, { count: minutes }, language),
        questions: say(list().questions, { count: questions }, language),
      };
      return say(list().both, parts, language);
    };
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{props.data.title}</h1>
        <p>{props.data.purpose}</p>
        <Show when={props.data.clip}>{(clip) => <SignedClips clips={[clip()]} />}</Show>
        <Show when={props.data.note}>
          <p class="small quiet">{props.data.note}</p>
        </Show>
        <dl class="facts">
          <div>
            <dt>{list().takes}</dt>
            <dd>{takes()}</dd>
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
          <Show when={props.data.answeredFor}>
            {(chosen) => <WhoFor chosen={chosen()} language={props.frame.language} />}
          </Show>
          <button class="button" type="submit" name="go" value="start">
            {props.data.goesOnFrom
              ? say(list().goOn, { number: props.data.goesOnFrom }, props.frame.language)
              : list().start}
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
    );
  },
};

/** Few answer with or for someone else: it is folded away, and open for those who do. */
function WhoFor(props: { chosen: AnsweredFor; language: string }) {
  const list = () => wording(props.language).whoFor;
  return (
    <details open={props.chosen !== 'self'}>
      <summary>{list().title}</summary>
      <fieldset aria-label={list().title}>
        <Options
          name="answered-for"
          type="radio"
          rows={answeredFor.map((code) => ({ code, label: list().choices[code] }))}
          chosen={[props.chosen]}
        />
      </fieldset>
    </details>
  );
}
