import { For, Show } from 'solid-js';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import type { Link, ScreenOf } from '../../shared/frame';
import { PartlyEnglish } from '../../shared/in-english';
import { inTongue } from '../../shared/in-tongue';

/** All partnerships that use this place. */
export type FootprintsProps = {
  readonly footprints: readonly {
    readonly name: string;
    readonly place: string;
    readonly href: string;
    readonly isDemo: boolean;
  }[];
  readonly staffHref?: string;
};

/** A footprint's first page: what the panel is, and what one can do. */
export type HomeProps = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Set while recruitment is open. */
  readonly joinHref?: string;
  /** `lang` where its words are in another language than the page's. */
  readonly newest: readonly (Link & { readonly said: string; readonly lang?: string })[];
  readonly lostLinkHref?: string;
  readonly codeHref?: string;
};

/** What has been published, newest first. */
export type ResultsProps = {
  readonly rows: readonly {
    /** As staff wrote it, in English. */
    readonly title: string;
    readonly href: string;
    /** The survey it is of, as staff named it. */
    readonly waveTitle: string;
    /** In words: when it was published. */
    readonly said: string;
    readonly isSelfSelected: boolean;
    readonly isSuperseded: boolean;
  }[];
};

/** What is open to anyone now. */
export type GetInvolvedProps = {
  readonly joinHref?: string;
  readonly open: readonly {
    readonly title: string;
    readonly said: string;
    readonly until?: string;
    readonly href?: string;
  }[];
  /** Telephone, paper, Easy Read, BSL: how each is asked for. */
  readonly otherWays: readonly string[];
};

export const footprints: ScreenOf<FootprintsProps> = {
  layout: 'public',
  title: (_data, frame) => wording(frame.language).publicPages.panels.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).publicPages.panels;
    return (
      <main class="wrap wide" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <p class="measure">{list().said}</p>
        <Show when={props.data.footprints.length > 0} fallback={<p>{list().none}</p>}>
          <ul class="entries">
            <For each={props.data.footprints}>
              {(footprint) => (
                <li>
                  <a href={footprint.href}>{footprint.name}</a>
                  <span class="block">{footprint.place}</span>
                  <Show when={footprint.isDemo}>
                    <span class="block quiet small">{list().demo}</span>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.data.staffHref}>
          {(href) => (
            <p class="alone">
              <a href={href()}>{list().staff}</a>
            </p>
          )}
        </Show>
      </main>
    );
  },
};

export const home: ScreenOf<HomeProps> = {
  layout: 'public',
  title: (data) => data.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).publicPages.home;
    return (
      <main class="wrap wide" id="main" tabindex="-1">
        <h1>{props.data.title}</h1>
        <For each={props.data.paragraphs}>{(paragraph) => <p class="measure">{paragraph}</p>}</For>
        <Show when={props.data.joinHref}>
          {(href) => (
            <a class="button fitted" href={href()}>
              {list().join}
            </a>
          )}
        </Show>
        <Show when={props.data.facts.length > 0}>
          <dl class="line parted">
            <For each={props.data.facts}>
              {(fact) => (
                <div>
                  <dt>{fact.label}</dt>
                  <dd>
                    <b>{fact.value}</b>
                  </dd>
                </div>
              )}
            </For>
          </dl>
        </Show>
        <Show when={props.data.newest.length > 0}>
          <h2>{list().newest}</h2>
          <ul class="entries">
            <For each={props.data.newest}>
              {(entry) => (
                <li>
                  <a
                    href={entry.href}
                    lang={inTongue(entry.lang, props.frame.language).lang}
                    dir={inTongue(entry.lang, props.frame.language).dir}
                  >
                    {entry.words}
                  </a>
                  <span class="block quiet small">{entry.said}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.data.lostLinkHref}>
          {(href) => (
            <p class="alone">
              <a href={href()}>{list().lost}</a>
            </p>
          )}
        </Show>
        <Show when={props.data.codeHref}>
          {(href) => (
            <p class="alone">
              <a href={href()}>{list().code}</a>
            </p>
          )}
        </Show>
      </main>
    );
  },
};

export const results: ScreenOf<ResultsProps> = {
  layout: 'public',
  title: (_data, frame) => wording(frame.language).publicPages.results.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).publicPages.results;
    const tongue = () => inTongue('en', props.frame.language);
    return (
      <main class="wrap wide" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <p class="measure">{props.data.rows.length > 0 ? list().said : list().none}</p>
        <Show when={props.data.rows.length > 0}>
          <PartlyEnglish frame={props.frame} />
        </Show>
        <ul class="entries">
          <For each={props.data.rows}>
            {(row) => (
              <li>
                <a href={row.href} lang={tongue().lang} dir={tongue().dir}>
                  {row.title}
                </a>
                <span class="block quiet small">
                  <span lang={tongue().lang} dir={tongue().dir}>
                    {row.waveTitle}.
                  </span>{' '}
                  {row.said}
                </span>
                <Show when={row.isSelfSelected}>
                  <span class="block quiet small">{list().selfSelected}</span>
                </Show>
                <Show when={row.isSuperseded}>
                  <span class="block quiet small">{list().superseded}</span>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </main>
    );
  },
};

export const getInvolved: ScreenOf<GetInvolvedProps> = {
  layout: 'public',
  title: (_data, frame) => wording(frame.language).publicPages.involved.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).publicPages.involved;
    return (
      <main class="wrap wide" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <Show when={props.data.joinHref}>
          {(href) => (
            <>
              <p>{list().join}</p>
              <a class="button fitted" href={href()}>
                {wording(props.frame.language).publicPages.home.join}
              </a>
            </>
          )}
        </Show>
        <h2>{list().openNow}</h2>
        <Show when={props.data.open.length > 0} fallback={<p>{list().nothingOpen}</p>}>
          <ul class="entries">
            <For each={props.data.open}>
              {(entry) => (
                <li>
                  <Show when={entry.href} fallback={<b>{entry.title}</b>}>
                    {(href) => <a href={href()}>{entry.title}</a>}
                  </Show>
                  <span class="block">{entry.said}</span>
                  <Show when={entry.until}>
                    {(day) => (
                      <span class="block quiet small">
                        {say(list().until, { day: day() }, props.frame.language)}
                      </span>
                    )}
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.data.otherWays.length > 0}>
          <h2 id="other-ways">{list().ways}</h2>
          <ul class="points">
            <For each={props.data.otherWays}>{(way) => <li>{way}</li>}</For>
          </ul>
        </Show>
      </main>
    );
  },
};
