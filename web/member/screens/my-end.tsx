import { fieldId, problemOf, Title, Wrong } from '../../shared/form';
import { type ScreenOf, type ShownProblem, wordsIn } from '../../shared/frame';
import { Options } from '../../shared/options';
import { ErrorSummary, Hidden } from '../../shared/posting';
import { TextField } from '../../shared/text-field';

/** Posts go=leave, and `reason` when one is given. */
export type MyLeaveProps = {
  readonly action: string;
  readonly submission: string;
  readonly backHref: string;
};

/** Posts go=pause, months=1|3|6. */
export type MyPauseProps = {
  readonly action: string;
  readonly submission: string;
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

const words = {
  en: {
    leave: 'Leave the panel?',
    leaveSaid:
      'From the moment you press the button nothing more is sent to you. We delete your name and how to reach you. Your past answers stay counted in published figures, where nobody can be told apart.',
    leaveKept: 'We keep one scrambled mark, so that an old list can never invite you again.',
    leaveReason: 'Why are you leaving?',
    leaveReasonHint: 'Only if you would like to say. It helps us to do better.',
    leaveButton: 'Yes, leave the panel',
    stay: 'No, go back',
    pause: 'How long a break would you like?',
    pauseHint: 'Nothing is sent to you meanwhile. You can end it any day.',
    months: { 1: '1 month', 3: '3 months', 6: '6 months' },
    pauseButton: 'Pause',
    paused: (until: string) => `Paused until ${until}`,
    pausedSaid: 'Nothing is sent to you until then. To go on sooner, open My details.',
    back: 'Back to My details',
    lost: 'I lost my link',
    lostSaid:
      'Type the e-mail address you gave us. If it is one of ours, a new link is on its way within minutes.',
    email: 'E-mail',
    send: 'Send me a new link',
    lostSent: 'Look at your e-mail',
    lostSentSaid: (email: string) => `If ${email} belongs to someone on the panel, a new link is on its way.`,
    nothing: 'Nothing after ten minutes? You may have given us another address. Call us, and we will help.',
    one: 'One thing before you go on',
  },
};

export const myLeave: ScreenOf<MyLeaveProps> = {
  layout: 'masthead',
  title: (_data, frame) => wordsIn(words, frame.language).leave,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().leave}</h1>
        <p>{list().leaveSaid}</p>
        <p>{list().leaveKept}</p>
        <form method="post" action={props.data.action}>
          <Hidden fields={{ submission: props.data.submission }} />
          <TextField
            name="reason"
            label={list().leaveReason}
            hint={list().leaveReasonHint}
            lines={3}
            maxLength={500}
          />
          <button class="button" type="submit" name="go" value="leave">
            {list().leaveButton}
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
  title: (_data, frame) => wordsIn(words, frame.language).pause,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <form method="post" action={props.data.action} novalidate>
          <Hidden fields={{ submission: props.data.submission }} />
          <ErrorSummary title={list().one} problems={props.data.problems} />
          <fieldset>
            <legend>
              <Title isPage>{list().pause}</Title>
            </legend>
            <p class="hint">{list().pauseHint}</p>
            <Wrong message={problemOf(props.data.problems, 'months')} id={fieldId('months')}>
              <Options
                name="months"
                type="radio"
                rows={Object.entries(list().months).map(([code, label]) => ({ code, label }))}
                chosen={[]}
              />
            </Wrong>
          </fieldset>
          <button class="button" type="submit" name="go" value="pause">
            {list().pauseButton}
          </button>
        </form>
        <p class="alone">
          <a href={props.data.backHref}>{list().back}</a>
        </p>
      </main>
    );
  },
};

export const myPaused: ScreenOf<MyPausedProps> = {
  layout: 'masthead',
  title: (data, frame) => wordsIn(words, frame.language).paused(data.until),
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().paused(props.data.until)}</h1>
        <p>{list().pausedSaid}</p>
        <p class="alone">
          <a href={props.data.backHref}>{list().back}</a>
        </p>
      </main>
    );
  },
};

export const lostLink: ScreenOf<LostLinkProps> = {
  layout: 'masthead',
  title: (_data, frame) => wordsIn(words, frame.language).lost,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <form method="post" action={props.data.action} novalidate>
          <Hidden fields={{ submission: props.data.submission }} />
          <ErrorSummary title={list().one} problems={props.data.problems} />
          <h1>{list().lost}</h1>
          <p>{list().lostSaid}</p>
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
  title: (_data, frame) => wordsIn(words, frame.language).lostSent,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().lostSent}</h1>
        <p>{list().lostSentSaid(props.data.email)}</p>
        <p>{list().nothing}</p>
      </main>
    );
  },
};
