import { For, Show } from 'solid-js';
import type { Entry } from '../../../surveys/wording/entry';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import type { ScreenOf } from '../../shared/frame';
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

export const myDetails: ScreenOf<MyDetailsProps> = {
  layout: 'masthead',
  // Said first by a screen reader that comes back to this page.
  title: ({ done }, frame) => [done, wording(frame.language).myDetails.page.title].filter(Boolean).join(' '),
  Screen: (props) => {
    const list = () => wording(props.frame.language).myDetails.page;
    const filled = (entry: Entry, values: Readonly<Record<string, string | number>>) =>
      say(entry, values, props.frame.language);
    const seenTitle = () => wording(props.frame.language).myDetails.seen.title;
    const held = (title: string, rows: readonly HeldRow[]) => (
      <Show when={rows.length > 0}>
        <h2>{title}</h2>
        <dl class="held">
          <For each={rows}>
            {(row) => (
              <div>
                <dt>{row.label}</dt>
                <dd class={row.value ? 'lines' : 'quiet'}>
                  <bdi>{row.value || list().notGiven}</bdi>
                </dd>
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
                  {survey.title}.{' '}
                  {survey.answered === 0
                    ? filled(list().questions, { count: survey.of })
                    : filled(list().answered, { answered: survey.answered, of: survey.of })}{' '}
                  {survey.openUntil ? filled(list().until, { day: survey.openUntil }) : ''}
                </p>
                <a class="button" href={survey.href}>
                  {survey.answered === 0
                    ? list().start
                    : filled(list().goOn, { number: survey.answered + 1 })}
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
              {props.data.status !== 'paused'
                ? list().pauseSaid
                : props.data.pausedUntil
                  ? filled(list().pausedUntil, { day: props.data.pausedUntil })
                  : list().paused}
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
                <dt>{seenTitle()}</dt>
                <dd>
                  {seen().times === 0 ? list().neverSeen : filled(list().timesSeen, { count: seen().times })}
                </dd>

                <Show when={seen().href}>
                  {(href) => (
                    <dd class="aside">
                      <a href={href()}>
                        {list().see}
                        <span class="unseen"> {seenTitle()}</span>
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
