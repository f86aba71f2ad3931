import { For, Show } from 'solid-js';
import { type ScreenOf, wordsIn } from '../../shared/frame';

/** A notice or statement of the footprint's own: headed paragraphs, and the date they hold from. */
export type DocumentProps = {
  readonly title?: string;
  readonly parts: readonly {
    readonly title?: string;
    readonly paragraphs: readonly string[];
    readonly points?: readonly string[];
  }[];
  /** In words. */
  readonly date?: string;
};

const words = {
  en: {
    privacy: 'What we do with what you tell us',
    accessibility: 'Accessibility statement',
    date: (day: string) => `Last changed ${day}.`,
  },
};

export const privacy: ScreenOf<DocumentProps> = documentScreen('privacy');
export const accessibility: ScreenOf<DocumentProps> = documentScreen('accessibility');

function documentScreen(kind: 'privacy' | 'accessibility'): ScreenOf<DocumentProps> {
  return {
    layout: 'public',
    title: (data, frame) => data.title ?? wordsIn(words, frame.language)[kind],
    Screen: (props) => {
      const list = () => wordsIn(words, props.frame.language);
      return (
        <main class="wrap wide" id="main" tabindex="-1">
          <h1>{props.data.title ?? list()[kind]}</h1>
          <Show when={props.data.date}>{(day) => <p class="quiet small">{list().date(day())}</p>}</Show>
          <For each={props.data.parts}>
            {(part) => (
              <section class="measure">
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
