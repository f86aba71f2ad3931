import { For, Show } from 'solid-js';
import { type Link, type ScreenOf, wordsIn } from '../../shared/frame';
import { Barred, Half, PassedOn, Tick, Waiting } from '../../shared/icons';

/** The four answers, and none yet (R23). */
export type UpdateStatus = 'done' | 'doing' | 'cannot' | 'not-ours' | 'no-answer';

export type UpdateRow = {
  readonly status: UpdateStatus;
  /** In words: "18 February 2019", "Open since summer 2017". */
  readonly when: string;
  readonly subject: string;
  readonly youSaid: string;
  /** What was done, is being done, why not, or who must answer. */
  readonly weDid: string;
  readonly href?: string;
};

export type UpdatesProps = {
  /** How many things since when, and how they stand. */
  readonly intro: string;
  /** Ways to show only some: plain links. */
  readonly filters: readonly {
    readonly title: string;
    readonly links: readonly (Link & { readonly count: number; readonly isOn: boolean })[];
  }[];
  /** Those without an answer first, then newest. */
  readonly rows: readonly UpdateRow[];
};

/** One thing, told in dated steps; it ends with what is not done. */
export type UpdateProps = {
  readonly title: string;
  readonly status: UpdateStatus;
  /** The answer in a sentence. */
  readonly answer: string;
  readonly steps: readonly {
    /** In words: "Summer 2017", "Still to come". */
    readonly when: string;
    readonly title: string;
    readonly paragraphs: readonly string[];
    readonly points?: readonly string[];
    readonly link?: Link;
  }[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly links: readonly Link[];
};

const words = {
  en: {
    title: 'You said, we did',
    where: 'Where it stands',
    said: 'You said',
    came: 'What came of it',
    story: 'The whole story',
    all: 'Everything',
    show: 'Show only',
    empty:
      'Nothing is here yet. After the first survey this page says what members told us, and what came of each point.',
    status: {
      done: 'Done',
      doing: 'Under way',
      cannot: 'Not taken up',
      'not-ours': 'Passed on',
      'no-answer': 'No answer yet',
    },
    answer: {
      done: 'What we did',
      doing: 'What we are doing',
      cannot: 'Why not',
      'not-ours': 'Who has it now',
      'no-answer': 'Who must answer',
    },
  },
};

const signs = { done: Tick, doing: Half, cannot: Barred, 'not-ours': PassedOn, 'no-answer': Waiting };

export const updates: ScreenOf<UpdatesProps> = {
  layout: 'public',
  title: (_data, frame) => wordsIn(words, frame.language).title,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap wide" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <p class="measure">{props.data.rows.length > 0 ? props.data.intro : list().empty}</p>
        <Show when={props.data.rows.length > 0}>
          <div class="sided">
            <nav class="side" aria-label={list().show}>
              <For each={props.data.filters}>
                {(filter) => (
                  <>
                    <h2>{filter.title}</h2>
                    <ul>
                      <For each={filter.links}>
                        {(link) => (
                          <li>
                            <a href={link.href} aria-current={link.isOn ? 'true' : undefined}>
                              {link.words}
                            </a>{' '}
                            <span class="quiet">{link.count}</span>
                          </li>
                        )}
                      </For>
                    </ul>
                  </>
                )}
              </For>
            </nav>
            <div class="stories">
              <div class="story heads" aria-hidden="true">
                <b>{list().where}</b>
                <b>{list().said}</b>
                <b>{list().came}</b>
              </div>
              <ul>
                <For each={props.data.rows}>
                  {(row) => (
                    <li class="story">
                      <div>
                        <Status of={row.status} words={list().status[row.status]} />
                        <span class="quiet small block">{row.when}</span>
                      </div>
                      <div>
                        <span class="quiet small block">
                          <span class="unseen">{list().said}: </span>
                          {row.subject}
                        </span>
                        {row.youSaid}
                      </div>
                      <div>
                        <span class="quiet small block">{list().answer[row.status]}</span>
                        {row.weDid}
                        <Show when={row.href}>
                          {(href) => (
                            <span class="block small">
                              <a href={href()}>
                                {list().story}
                                <span class="unseen">: {row.youSaid}</span>
                              </a>
                            </span>
                          )}
                        </Show>
                      </div>
                    </li>
                  )}
                </For>
              </ul>
            </div>
          </div>
        </Show>
      </main>
    );
  },
};

export const update: ScreenOf<UpdateProps> = {
  layout: 'public',
  title: (data) => data.title,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap wide" id="main" tabindex="-1">
        <p class="crumb">
          <a href={`/${props.frame.footprint.id}/updates`}>{list().title}</a>
        </p>
        <h1 class="measure">{props.data.title}</h1>
        <div class={`answer ${props.data.status}`}>
          <Status of={props.data.status} words={list().status[props.data.status]} />
          <p>{props.data.answer}</p>
        </div>
        <div class="sided from-left">
          <div class="steps">
            <For each={props.data.steps}>
              {(step) => (
                <div>
                  <p class="quiet small">{step.when}</p>
                  <div>
                    <h2>{step.title}</h2>
                    <For each={step.paragraphs}>{(paragraph) => <p>{paragraph}</p>}</For>
                    <Show when={step.points?.length}>
                      <ul class="points">
                        <For each={step.points}>{(point) => <li>{point}</li>}</For>
                      </ul>
                    </Show>
                    <Show when={step.link}>
                      {(link) => (
                        <p class="alone">
                          <a href={link().href}>{link().words}</a>
                        </p>
                      )}
                    </Show>
                  </div>
                </div>
              )}
            </For>
          </div>
          <div class="side">
            <dl class="aside-facts">
              <For each={props.data.facts}>
                {(fact) => (
                  <div>
                    <dt>{fact.label}</dt>
                    <dd>{fact.value}</dd>
                  </div>
                )}
              </For>
            </dl>
            <For each={props.data.links}>
              {(link) => (
                <p class="alone small">
                  <a href={link.href}>{link.words}</a>
                </p>
              )}
            </For>
          </div>
        </div>
      </main>
    );
  },
};

function Status(props: { of: UpdateStatus; words: string }) {
  const Sign = signs[props.of];
  return (
    <span class="status">
      <Sign />
      <b>{props.words}</b>
    </span>
  );
}
