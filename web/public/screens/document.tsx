import { For, Show } from 'solid-js';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import type { ScreenOf } from '../../shared/frame';
import { PartlyEnglish } from '../../shared/in-english';
import { inTongue } from '../../shared/in-tongue';

/** A notice or statement of the footprint's own: headed paragraphs, and the date they hold from. */
export type DocumentProps = {
  readonly title?: string;
  readonly parts: readonly {
    readonly title?: string;
    readonly paragraphs: readonly string[];
    readonly points?: readonly string[];
    /** Of its words, where that is not the language of the page. */
    readonly lang?: string;
  }[];
  /** In words. */
  readonly date?: string;
};

export const privacy: ScreenOf<DocumentProps> = documentScreen('privacy');
export const accessibility: ScreenOf<DocumentProps> = documentScreen('accessibility');

function documentScreen(kind: 'privacy' | 'accessibility'): ScreenOf<DocumentProps> {
  return {
    layout: 'public',
    title: (data, frame) => data.title ?? wording(frame.language).publicPages.document[kind],
    Screen: (props) => {
      const list = () => wording(props.frame.language).publicPages.document;
      return (
        <main class="wrap wide" id="main" tabindex="-1">
          <h1>{props.data.title ?? list()[kind]}</h1>
          <Show when={props.data.date}>
            {(day) => <p class="quiet small">{say(list().date, { day: day() }, props.frame.language)}</p>}
          </Show>
          <Show when={props.data.parts.some((part) => part.lang)}>
            <PartlyEnglish frame={props.frame} />
          </Show>
          <For each={props.data.parts}>
            {(part) => (
              <section
                class="measure"
                lang={inTongue(part.lang, props.frame.language).lang}
                dir={inTongue(part.lang, props.frame.language).dir}
              >
                <Show when={part.title}>
                  <h2>{part.title}</h2>
                </Show>
                <For each={part.paragraphs}>{(paragraph) => <p>{paragraph}</p>}</For>
                <Show when={part.points?.length}>
                  <ul class="points">
                    <For each={part.points}>{(point) => <li>{point}</li>}</For>
                  </ul>
                </Show>
              </section>
            )}
          </For>
        </main>
      );
    },
  };
}
