import { For, Show } from 'solid-js';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { formId, problemOf } from '../../shared/form';
import type { Link, ScreenOf, ShownProblem } from '../../shared/frame';
import { Tick } from '../../shared/icons';
import { EnterGoesOn, ErrorSummary, Hidden } from '../../shared/posting';
import { TextField } from '../../shared/text-field';

/** What was sent, and where. */
export type JoinSentProps = {
  /** As it was typed, so that a slip is seen. */
  readonly sentTo: string;
  readonly by: 'email' | 'text' | 'letter';
  readonly againHref?: string;
};

/** The page a confirming link opens: a look changes nothing, since mail scanners look too; the button does. */
export type JoinConfirmProps = { readonly action: string; readonly submission: string };

export type JoinAdmittedProps = { readonly nextSurvey?: string; readonly myDetailsHref: string };

export type JoinReserveProps = {
  /** In words: "22 November 2027". */
  readonly keptUntil: string;
  /** Posts go=remove. */
  readonly removeAction: string;
  readonly submission: string;
  readonly openSurvey?: Link;
  readonly links: readonly Link[];
};

export type JoinNotEligibleProps = {
  readonly reason: 'outside' | 'too-young';
  readonly minimumAge: number;
  /** Anyone may answer an open survey, and read what came of it. */
  readonly links: readonly Link[];
};

/** For people without e-mail or mobile: something to write down or print. */
export type JoinKeepProps = {
  readonly address: string;
  readonly code: string;
  /** Their place is kept for so long, in words. */
  readonly until?: string;
  readonly detailsHref: string;
};

/** Typing in the code of a letter. Posts `code`, `birth-month`. */
export type ShortCodeProps = {
  readonly action: string;
  readonly submission: string;
  readonly code: string;
  readonly month: string;
  readonly problems: readonly ShownProblem[];
};

export const joinSent: ScreenOf<JoinSentProps> = {
  layout: 'masthead',
  title: (data, frame) => wording(frame.language).joining.sent.titles[data.by],
  Screen: (props) => {
    const list = () => wording(props.frame.language).joining.sent;
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().titles[props.data.by]}</h1>
        <p>
          {say(
            props.data.by === 'letter' ? list().posted : list().link,
            { to: props.data.sentTo },
            props.frame.language,
          )}
        </p>
        <Show when={props.data.by !== 'letter'}>
          <p>{list().spam}</p>
        </Show>
        <Show when={props.data.againHref}>
          {(href) => (
            <p class="alone">
              <a href={href()}>{list().again}</a>
            </p>
          )}
        </Show>
      </main>
    );
  },
};

export const joinConfirm: ScreenOf<JoinConfirmProps> = {
  layout: 'masthead',
  title: (_data, frame) => wording(frame.language).joining.confirm.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).joining.confirm;
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <p>{list().said}</p>
        <form method="post" action={props.data.action}>
          <Hidden fields={{ submission: props.data.submission }} />
          <button class="button" type="submit" name="go" value="confirm">
            {list().button}
          </button>
        </form>
      </main>
    );
  },
};

export const joinAdmitted: ScreenOf<JoinAdmittedProps> = {
  layout: 'masthead',
  title: (_data, frame) => wording(frame.language).joining.admitted.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).joining.admitted;
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1 class="signed">
          <Tick />
          <span>{list().title}</span>
        </h1>
        <p>{list().said}</p>
        <Show when={props.data.nextSurvey}>
          {(survey) => <p>{say(list().next, { survey: survey() }, props.frame.language)}</p>}
        </Show>
        <p class="alone">
          <a href={props.data.myDetailsHref}>{list().details}</a>
        </p>
      </main>
    );
  },
};

export const joinReserve: ScreenOf<JoinReserveProps> = {
  layout: 'masthead',
  title: (_data, frame) => wording(frame.language).joining.reserve.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).joining.reserve;
    const now = () => wording(props.frame.language).joining.now;
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <p>{list().why}</p>
        <p>{list().next}</p>
        <Show when={props.data.openSurvey || props.data.links.length > 0}>
          <h2>{now().title}</h2>
          <Show when={props.data.openSurvey}>
            {(link) => (
              <a class="button" href={link().href}>
                {link().words || now().open}
              </a>
            )}
          </Show>
          <For each={props.data.links}>
            {(link) => (
              <p class="alone">
                <a href={link.href}>{link.words}</a>
              </p>
            )}
          </For>
        </Show>
        <form class="why" method="post" action={props.data.removeAction}>
          <Hidden fields={{ submission: props.data.submission }} />
          <p>{say(list().keep, { until: props.data.keptUntil }, props.frame.language)}</p>
          <button class="link" type="submit" name="go" value="remove">
            {list().remove}
          </button>
        </form>
      </main>
    );
  },
};

export const joinNotEligible: ScreenOf<JoinNotEligibleProps> = {
  layout: 'masthead',
  title: (data, frame) => {
    const list = wording(frame.language).joining.notEligible;
    return data.reason === 'outside'
      ? list.outside
      : say(list.young, { age: data.minimumAge }, frame.language);
  },
  Screen: (props) => {
    const list = () => wording(props.frame.language).joining.notEligible;
    const isOutside = () => props.data.reason === 'outside';
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>
          {isOutside()
            ? list().outside
            : say(list().young, { age: props.data.minimumAge }, props.frame.language)}
        </h1>
        <p>{isOutside() ? list().outsideSaid : list().youngSaid}</p>
        <Show when={props.data.links.length > 0}>
          <h2>{wording(props.frame.language).joining.now.title}</h2>
          <For each={props.data.links}>
            {(link) => (
              <p class="alone">
                <a href={link.href}>{link.words}</a>
              </p>
            )}
          </For>
        </Show>
      </main>
    );
  },
};

export const joinKeep: ScreenOf<JoinKeepProps> = {
  layout: 'masthead',
  title: (_data, frame) => wording(frame.language).joining.keep.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).joining.keep;
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <p>{list().said}</p>
        <div class="keep">
          <p class="small quiet">{list().address}</p>
          <p dir="ltr">{props.data.address}</p>
          <p class="small quiet">{list().code}</p>
          <p class="code" dir="ltr">
            {props.data.code}
          </p>
        </div>
        <Show when={props.data.until}>
          {(until) => <p class="under">{say(list().until, { until: until() }, props.frame.language)}</p>}
        </Show>
        <a class="button" href={props.data.detailsHref}>
          {list().open}
        </a>
      </main>
    );
  },
};

export const shortCode: ScreenOf<ShortCodeProps> = {
  layout: 'masthead',
  isFilledIn: true,
  title: (_data, frame) => wording(frame.language).joining.code.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).joining.code;
    const step = () => wording(props.frame.language).joining.step;
    return (
      <main class="wrap" id="main" tabindex="-1">
        <form method="post" action={props.data.action} id={formId} novalidate>
          <EnterGoesOn />
          <Hidden fields={{ submission: props.data.submission }} />
          <ErrorSummary
            title={say(step().problems, { count: props.data.problems.length }, props.frame.language)}
            problems={props.data.problems}
          />
          <h1>{list().title}</h1>
          <TextField
            name="code"
            label={list().code}
            hint={list().hint}
            value={props.data.code}
            problem={problemOf(props.data.problems, 'code')}
            maxLength={40}
          />
          <TextField
            name="birth-month"
            label={list().month}
            hint={list().monthHint}
            value={props.data.month}
            problem={problemOf(props.data.problems, 'birth-month')}
            inputMode="numeric"
            size="tiny"
            maxLength={20}
          />
          <button class="button" type="submit" name="go" value="next">
            {step().next}
          </button>
        </form>
      </main>
    );
  },
};
