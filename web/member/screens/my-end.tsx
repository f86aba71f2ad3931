import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { fieldId, formId, problemOf, Title, Wrong } from '../../shared/form';
import type { ScreenOf, ShownProblem } from '../../shared/frame';
import { Options } from '../../shared/options';
import { ErrorSummary, Hidden } from '../../shared/posting';
import { TextField } from '../../shared/text-field';

/** Posts go=leave, and `reason` when one is given. */
export type MyLeaveProps = {
  readonly action: string;
  readonly submission: string;
  /** As typed so far. */
  readonly reason?: string;
  readonly backHref: string;
};

/** Posts go=pause, months=1|3|6. */
export type MyPauseProps = {
  readonly action: string;
  readonly submission: string;
  /** As chosen so far. */
  readonly months?: string;
  readonly backHref: string;
  readonly problems: readonly ShownProblem[];
};

export type MyPausedProps = { readonly until: string; readonly backHref: string };

/** Posts `email`. The reply is the same for known and unknown addresses. */
export type LostLinkProps = {
  readonly action: string;
  readonly submission: string;
  readonly email: string;
  readonly problems: readonly ShownProblem[];
};

export type LostLinkSentProps = { readonly email: string };

export const myLeave: ScreenOf<MyLeaveProps> = {
  layout: 'masthead',
  isFilledIn: true,
  title: (_data, frame) => wording(frame.language).myDetails.leave.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).myDetails.leave;
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <p>{list().said}</p>
        <p>{list().kept}</p>
        <form method="post" action={props.data.action} id={formId}>
          <Hidden fields={{ submission: props.data.submission }} />
          <TextField
            name="reason"
            label={list().reason}
            hint={list().reasonHint}
            value={props.data.reason}
            lines={3}
            maxLength={500}
          />
          <button class="button" type="submit" name="go" value="leave">
            {list().button}
          </button>
        </form>
        <p class="alone">
          <a href={props.data.backHref}>{list().stay}</a>
        </p>
      </main>
    );
  },
};

export const myPause: ScreenOf<MyPauseProps> = {
  layout: 'masthead',
  isFilledIn: true,
  title: (_data, frame) => wording(frame.language).myDetails.pause.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).myDetails.pause;
    const page = () => wording(props.frame.language).myDetails.page;
    return (
      <main class="wrap" id="main" tabindex="-1">
        <form method="post" action={props.data.action} id={formId} novalidate>
          <Hidden fields={{ submission: props.data.submission }} />
          <ErrorSummary title={page().one} problems={props.data.problems} />
          <fieldset>
            <legend>
              <Title isPage>{list().title}</Title>
            </legend>
            <p class="hint">{list().hint}</p>
            <Wrong message={problemOf(props.data.problems, 'months')} id={fieldId('months')}>
              <Options
                name="months"
                type="radio"
                rows={[1, 3, 6].map((count) => ({
                  code: `${count}`,
                  label: say(list().months, { count }, props.frame.language),
                }))}
                chosen={[props.data.months ?? '']}
              />
            </Wrong>
          </fieldset>
          <button class="button" type="submit" name="go" value="pause">
            {list().button}
          </button>
        </form>
        <p class="alone">
          <a href={props.data.backHref}>{page().back}</a>
        </p>
      </main>
    );
  },
};

export const myPaused: ScreenOf<MyPausedProps> = {
  layout: 'masthead',
  title: (data, frame) => untilIn(data, frame.language),
  Screen: (props) => {
    const list = () => wording(props.frame.language).myDetails.pause;
    const page = () => wording(props.frame.language).myDetails.page;
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{untilIn(props.data, props.frame.language)}</h1>
        <p>{list().said}</p>
        <p class="alone">
          <a href={props.data.backHref}>{page().back}</a>
        </p>
      </main>
    );
  },
};

const untilIn = ({ until }: MyPausedProps, language: string) =>
  say(wording(language).myDetails.pause.until, { day: until }, language);

export const lostLink: ScreenOf<LostLinkProps> = {
  layout: 'masthead',
  isFilledIn: true,
  title: (_data, frame) => wording(frame.language).myDetails.lost.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).myDetails.lost;
    return (
      <main class="wrap" id="main" tabindex="-1">
        <form method="post" action={props.data.action} id={formId} novalidate>
          <Hidden fields={{ submission: props.data.submission }} />
          <ErrorSummary
            title={wording(props.frame.language).myDetails.page.one}
            problems={props.data.problems}
          />
          <h1>{list().title}</h1>
          <p>{list().said}</p>
          <TextField
            name="email"
            label={list().email}
            value={props.data.email}
            problem={problemOf(props.data.problems, 'email')}
            type="email"
            inputMode="email"
            autocomplete="email"
            maxLength={254}
          />
          <button class="button" type="submit" name="go" value="send">
            {list().send}
          </button>
        </form>
      </main>
    );
  },
};

export const lostLinkSent: ScreenOf<LostLinkSentProps> = {
  layout: 'masthead',
  title: (_data, frame) => wording(frame.language).myDetails.lost.sent,
  Screen: (props) => {
    const list = () => wording(props.frame.language).myDetails.lost;
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().sent}</h1>
        <p>{say(list().sentSaid, { email: props.data.email }, props.frame.language)}</p>
        <p>{list().nothing}</p>
      </main>
    );
  },
};
