import { For, Show } from 'solid-js';
import { type ScreenOf, wordsIn } from '../../shared/frame';
import { Hidden, Strip } from '../../shared/posting';

/** A fact we hold, in words, with its date and the way to change it. */
export type HeldRow = {
  readonly label: string;
  readonly value: string;
  /** "You told us on 3 October 2018" or "Since 3 October 2018". */
  readonly since?: string;
  readonly href?: string;
};

export type MyDetailsProps = {
  readonly status: 'member' | 'reserve' | 'recruit' | 'paused';
  /** In words, while paused. */
  readonly pausedUntil?: string;
  readonly openSurveys: readonly {
    readonly title: string;
    readonly answered: number;
    readonly of: number;
    readonly openUntil?: string;
    readonly href: string;
  }[];
  readonly aboutYou: readonly HeldRow[];
  readonly reach: readonly HeldRow[];
  readonly agreed: readonly HeldRow[];
  /** How often staff saw this name, and where that is told. */
  readonly seen?: { readonly times: number; readonly href?: string };
  readonly pauseHref: string;
  readonly leaveHref: string;
  /** A page of all that is held, with the same as a file. */
  readonly takeHref: string;
  /** Posts go=resume while paused. */
  readonly resumeAction: string;
  readonly submission: string;
  /** What was just done: "Your area is changed." */
  readonly done?: string;
};

const words = {
  en: {
    title: 'My details',
    open: 'Open now',
    answered: (answered: number, of: number) =>
      answered === 0 ? `${of} questions.` : `You have answered ${answered} of ${of} questions.`,
    until: (day: string) => `Open until ${day}.`,
    goOn: (question: number) => (question === 1 ? 'Start the survey' : `Go on from question ${question}`),
    about: 'About you',
    reach: 'How we reach you',
    agreed: 'What you have agreed to',
    end: 'Take a break, or leave',
    change: 'Change',
    notGiven: 'Not given',
    pause: 'Pause',
    pauseSaid: 'Nothing is sent to you for 1, 3 or 6 months',
    paused: (until?: string) => `Paused${until ? ` until ${until}` : ''}. Nothing is sent to you`,
    resume: 'Go on now',
    take: 'Take',
    takeLabel: 'Take my data',
    takeSaid: 'Everything we hold about you, to read or as a file',
    seen: 'Who has seen my name',
    times: (times: number) =>
      times === 0
        ? 'Nobody on the staff since you joined'
        : times === 1
          ? 'Once since you joined'
          : `${times} times since you joined`,
    see: 'See',
    leave: 'Leave',
    leaveLabel: 'Leave the panel',
    leaveSaid: 'We delete your details. Published figures stay',
    reserve: 'You are on the reserve list: we write when a place opens that you would fill best.',
    recruit: 'Your place is not confirmed yet: press the link in our message.',
  },
};

export const myDetails: ScreenOf<MyDetailsProps> = {
  layout: 'masthead',
  title: (_data, frame) => wordsIn(words, frame.language).title,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    const held = (title: string, rows: readonly HeldRow[]) => (
      <Show when={rows.length > 0}>
        <h2>{title}</h2>
        <dl class="held">
          <For each={rows}>
            {(row) => (
              <div>
                <dt>{row.label}</dt>
                <dd class={row.value ? 'lines' : 'quiet'}>{row.value || list().notGiven}</dd>
                <Show when={row.since}>
                  <dd class="since">{row.since}</dd>
                </Show>

                <Show when={row.href}>
                  {(href) => (
                    <dd class="aside">
                      <a href={href()}>
                        {list().change}
                        <span class="unseen"> {row.label}</span>
                      </a>
                    </dd>
                  )}
                </Show>
              </div>
            )}
          </For>
        </dl>
      </Show>
    );
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <Show when={props.data.done}>{(done) => <Strip tone="good" first={done()} />}</Show>
        <Show when={props.data.status === 'reserve' || props.data.status === 'recruit'}>
          <p>{props.data.status === 'reserve' ? list().reserve : list().recruit}</p>
        </Show>
        <Show when={props.data.openSurveys.length > 0}>
          <h2>{list().open}</h2>
          <For each={props.data.openSurveys}>
            {(survey) => (
              <div class="open-survey">
                <p>
                  {survey.title}. {list().answered(survey.answered, survey.of)}{' '}
                  {survey.openUntil ? list().until(survey.openUntil) : ''}
                </p>
                <a class="button" href={survey.href}>
                  {list().goOn(survey.answered + 1)}
                </a>
              </div>
            )}
          </For>
        </Show>
        {held(list().about, props.data.aboutYou)}
        {held(list().reach, props.data.reach)}
        {held(list().agreed, props.data.agreed)}
        <h2>{list().end}</h2>
        <dl class="held">
          <div>
            <dt>{list().pause}</dt>
            <dd>
              {props.data.status === 'paused' ? list().paused(props.data.pausedUntil) : list().pauseSaid}
            </dd>

            <dd class="aside">
              <Show
                when={props.data.status === 'paused'}
                fallback={<a href={props.data.pauseHref}>{list().pause}</a>}
              >
                <form method="post" action={props.data.resumeAction}>
                  <Hidden fields={{ submission: props.data.submission }} />
                  <button class="link" type="submit" name="go" value="resume">
                    {list().resume}
                  </button>
                </form>
              </Show>
            </dd>
          </div>
          <div>
            <dt>{list().takeLabel}</dt>
            <dd>{list().takeSaid}</dd>

            <dd class="aside">
              <a href={props.data.takeHref}>
                {list().take}
                <span class="unseen"> {list().takeLabel}</span>
              </a>
            </dd>
          </div>
          <Show when={props.data.seen}>
            {(seen) => (
              <div>
                <dt>{list().seen}</dt>
                <dd>{list().times(seen().times)}</dd>

                <Show when={seen().href}>
                  {(href) => (
                    <dd class="aside">
                      <a href={href()}>
                        {list().see}
                        <span class="unseen"> {list().seen}</span>
                      </a>
                    </dd>
                  )}
                </Show>
              </div>
            )}
          </Show>
          <div>
            <dt>{list().leaveLabel}</dt>
            <dd>{list().leaveSaid}</dd>

            <dd class="aside">
              <a href={props.data.leaveHref}>{list().leave}</a>
            </dd>
          </div>
        </dl>
      </main>
    );
  },
};
