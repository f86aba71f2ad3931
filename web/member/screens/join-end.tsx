import { For, Show } from 'solid-js';
import { problemOf } from '../../shared/form';
import { type Link, type ScreenOf, type ShownProblem, wordsIn } from '../../shared/frame';
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

const words = {
  en: {
    sent: 'One more step: look at your',
    by: { email: 'e-mail', text: 'text messages', letter: 'post' },
    sentTo: (to: string) =>
      `We have sent a link to ${to}. Press it, then press the button on the page it opens, and you have joined.`,
    posted: (to: string) =>
      `We will post a letter with a web address and a code to ${to}. It takes a few days.`,
    spam: 'Nothing after ten minutes? Look among unwanted mail, or check the address above.',
    again: 'Change it and send again',
    confirm: 'Confirm that you would like to join',
    confirmSaid: 'Press the button, and we know that this reaches you.',
    confirmButton: 'Yes, I would like to join',
    admitted: 'Welcome to the panel',
    admittedSaid:
      'You are a member now. We ask about four times a year, for about ten minutes, and always tell you what came of it.',
    next: (survey: string) => `The next survey is “${survey}”. We will write when it opens.`,
    details: 'See or change your details',
    reserve: 'Thank you. You are on our reserve list',
    reserveWhy:
      'The panel has to look like the people who live here. Just now it has enough members with answers like yours, so we cannot offer you a place today.',
    reserveNext:
      'When a place opens that you would fill best, we will write to you. It is not a queue, and we cannot promise when.',
    now: 'What you can do now',
    open: 'Answer an open survey',
    keep: (until: string) => `We keep your details for 12 months, until ${until}, then delete them.`,
    remove: 'Take me off the list now',
    outside: 'The panel is for people who live in its area',
    outsideSaid: 'From what you told us, you live outside it. We have kept nothing of what you typed.',
    young: (age: number) => `The panel is for people aged ${age} and over`,
    youngSaid: 'We have kept nothing of what you typed. You can still answer open surveys, and join later.',
    keepTitle: 'Keep this address and code',
    keepSaid:
      'They open your own page and every survey, on any phone or computer. Write them down, take a picture, or print this page.',
    keepAddress: 'Web address',
    keepCode: 'Your code',
    until: (until: string) => `Open your page once by ${until}, so that we know it works.`,
    openPage: 'Open my page',
    codeTitle: 'Type in the code of your letter',
    code: 'Code',
    codeHint: 'Capital or small letters, with or without the lines between',
    month: 'Month you were born',
    monthHint: 'A number, such as 3 for March',
    goOn: 'Continue',
    one: 'One thing before you go on',
  },
};

export const joinSent: ScreenOf<JoinSentProps> = {
  layout: 'masthead',
  title: (data, frame) =>
    `${wordsIn(words, frame.language).sent} ${wordsIn(words, frame.language).by[data.by]}`,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>
          {list().sent} {list().by[props.data.by]}
        </h1>
        <p>
          {props.data.by === 'letter' ? list().posted(props.data.sentTo) : list().sentTo(props.data.sentTo)}
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
  title: (_data, frame) => wordsIn(words, frame.language).confirm,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().confirm}</h1>
        <p>{list().confirmSaid}</p>
        <form method="post" action={props.data.action}>
          <Hidden fields={{ submission: props.data.submission }} />
          <button class="button" type="submit" name="go" value="confirm">
            {list().confirmButton}
          </button>
        </form>
      </main>
    );
  },
};

export const joinAdmitted: ScreenOf<JoinAdmittedProps> = {
  layout: 'masthead',
  title: (_data, frame) => wordsIn(words, frame.language).admitted,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1 class="signed">
          <Tick />
          <span>{list().admitted}</span>
        </h1>
        <p>{list().admittedSaid}</p>
        <Show when={props.data.nextSurvey}>{(survey) => <p>{list().next(survey())}</p>}</Show>
        <p class="alone">
          <a href={props.data.myDetailsHref}>{list().details}</a>
        </p>
      </main>
    );
  },
};

export const joinReserve: ScreenOf<JoinReserveProps> = {
  layout: 'masthead',
  title: (_data, frame) => wordsIn(words, frame.language).reserve,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().reserve}</h1>
        <p>{list().reserveWhy}</p>
        <p>{list().reserveNext}</p>
        <Show when={props.data.openSurvey || props.data.links.length > 0}>
          <h2>{list().now}</h2>
          <Show when={props.data.openSurvey}>
            {(link) => (
              <a class="button" href={link().href}>
                {link().words || list().open}
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
          <p>{list().keep(props.data.keptUntil)}</p>
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
    const list = wordsIn(words, frame.language);
    return data.reason === 'outside' ? list.outside : list.young(data.minimumAge);
  },
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    const isOutside = () => props.data.reason === 'outside';
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{isOutside() ? list().outside : list().young(props.data.minimumAge)}</h1>
        <p>{isOutside() ? list().outsideSaid : list().youngSaid}</p>
        <Show when={props.data.links.length > 0}>
          <h2>{list().now}</h2>
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
  title: (_data, frame) => wordsIn(words, frame.language).keepTitle,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().keepTitle}</h1>
        <p>{list().keepSaid}</p>
        <div class="keep">
          <p class="small quiet">{list().keepAddress}</p>
          <p dir="ltr">{props.data.address}</p>
          <p class="small quiet">{list().keepCode}</p>
          <p class="code" dir="ltr">
            {props.data.code}
          </p>
        </div>
        <Show when={props.data.until}>{(until) => <p class="under">{list().until(until())}</p>}</Show>
        <a class="button" href={props.data.detailsHref}>
          {list().openPage}
        </a>
      </main>
    );
  },
};

export const shortCode: ScreenOf<ShortCodeProps> = {
  layout: 'masthead',
  title: (_data, frame) => wordsIn(words, frame.language).codeTitle,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <form method="post" action={props.data.action} novalidate>
          <EnterGoesOn />
          <Hidden fields={{ submission: props.data.submission }} />
          <ErrorSummary title={list().one} problems={props.data.problems} />
          <h1>{list().codeTitle}</h1>
          <TextField
            name="code"
            label={list().code}
            hint={list().codeHint}
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
            {list().goOn}
          </button>
        </form>
      </main>
    );
  },
};
