import { For, Show } from 'solid-js';
import { wording } from '../../../surveys/wording/words';
import { inLanguageOf } from '../../shared/address';
import type { Link, ScreenOf } from '../../shared/frame';
import { Barred, Half, PassedOn, Tick, Waiting } from '../../shared/icons';
import { PartlyEnglish } from '../../shared/in-english';
import { inTongue } from '../../shared/in-tongue';

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
  /** Of what we did, where that is not the language of the page; subject and what was said are in English. */
  readonly lang?: string;
  readonly href?: string;
};

export type UpdatesProps = {
  /** How many things since when, and how they stand. */
  readonly intro: string;
  /** Ways to show only some: plain links. */
  readonly filters: readonly {
    readonly title: string;
    /** Of the words of its links, where that is not the language of the page. */
    readonly lang?: string;
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
    /** Of its paragraphs, where that is not the language of the page. */
    readonly lang?: string;
    readonly link?: Link;
  }[];
  readonly facts: readonly { readonly label: string; readonly value: string; readonly lang?: string }[];
  readonly links: readonly Link[];
};

const signs = { done: Tick, doing: Half, cannot: Barred, 'not-ours': PassedOn, 'no-answer': Waiting };

export const updates: ScreenOf<UpdatesProps> = {
  layout: 'public',
  title: (_data, frame) => wording(frame.language).publicPages.updates.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).publicPages.updates;
    const tongue = (language: string | undefined) => inTongue(language, props.frame.language);
    return (
      <main class="wrap wide" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <p class="measure">{props.data.rows.length > 0 ? props.data.intro : list().none}</p>
        <Show when={props.data.rows.length > 0}>
          <PartlyEnglish frame={props.frame} />
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
                            <a
                              href={link.href}
                              aria-current={link.isOn ? 'true' : undefined}
                              lang={tongue(filter.lang).lang}
                              dir={tongue(filter.lang).dir}
                            >
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
                          <span lang={tongue('en').lang} dir={tongue('en').dir}>
                            {row.subject}
                          </span>
                        </span>
                        <span class="block" lang={tongue('en').lang} dir={tongue('en').dir}>
                          {row.youSaid}
                        </span>
                      </div>
                      <div>
                        <span class="quiet small block">{list().answer[row.status]}</span>
                        <span class="block" lang={tongue(row.lang).lang} dir={tongue(row.lang).dir}>
                          {row.weDid}
                        </span>
                        <Show when={row.href}>
                          {(href) => (
                            <span class="block small">
                              <a href={href()}>
                                {list().story}
                                <span class="unseen" lang={tongue('en').lang}>
                                  : {row.youSaid}
                                </span>
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
    const list = () => wording(props.frame.language).publicPages.updates;
    const tongue = (language: string | undefined) => inTongue(language, props.frame.language);
    return (
      <main class="wrap wide" id="main" tabindex="-1">
        <p class="crumb">
          <a href={inLanguageOf(`/${props.frame.footprint.id}/updates`, props.frame)}>{list().title}</a>
        </p>
        <h1 class="measure" lang={tongue('en').lang} dir={tongue('en').dir}>
          {props.data.title}
        </h1>
        <PartlyEnglish frame={props.frame} />
        <div class={`answer ${props.data.status}`}>
          <Status of={props.data.status} words={list().status[props.data.status]} />
          <p lang={tongue('en').lang} dir={tongue('en').dir}>
            {props.data.answer}
          </p>
        </div>
        <div class="sided from-left">
          <div class="steps">
            <For each={props.data.steps}>
              {(step) => (
                <div>
                  <p class="quiet small">{step.when}</p>
                  <div>
                    <h2>{step.title}</h2>
                    <For each={step.paragraphs}>
                      {(paragraph) => (
                        <p lang={tongue(step.lang).lang} dir={tongue(step.lang).dir}>
                          {paragraph}
                        </p>
                      )}
                    </For>
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
                    <dd lang={tongue(fact.lang).lang} dir={tongue(fact.lang).dir}>
                      {fact.value}
                    </dd>
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
