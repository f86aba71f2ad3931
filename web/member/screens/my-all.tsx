import { For, Show } from 'solid-js';
import { type ScreenOf, wordsIn } from '../../shared/frame';

/** All that is held about someone, to read or print, and the same as a file. */
export type MyAllProps = {
  readonly sections: readonly {
    readonly title: string;
    readonly rows: readonly { readonly label: string; readonly value: string; readonly since?: string }[];
  }[];
  readonly fileHref: string;
  readonly backHref: string;
};

const words = {
  en: {
    title: 'Everything we hold about you',
    said: 'Your answers to surveys are stored apart from your name, under a number. They are here too.',
    file: 'Take it as a file',
    back: 'Back to My details',
    none: 'Not given',
  },
};

export const myAll: ScreenOf<MyAllProps> = {
  layout: 'masthead',
  title: (_data, frame) => wordsIn(words, frame.language).title,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <p>{list().said}</p>
        <p class="alone">
          <a href={props.data.fileHref} download="my-data.json">
            {list().file}
          </a>
        </p>
        <For each={props.data.sections}>
          {(section) => (
            <>
              <h2>{section.title}</h2>
              <dl class="held">
                <For each={section.rows}>
                  {(row) => (
                    <div>
                      <dt>{row.label}</dt>
                      <dd class={row.value ? 'lines' : 'quiet'}>{row.value || list().none}</dd>
                      <Show when={row.since}>
                        <dd class="since">{row.since}</dd>
                      </Show>
                    </div>
                  )}
                </For>
              </dl>
            </>
          )}
        </For>
        <p class="alone">
          <a href={props.data.backHref}>{list().back}</a>
        </p>
      </main>
    );
  },
};
