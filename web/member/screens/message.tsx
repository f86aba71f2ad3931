import { For, Show } from 'solid-js';
import type { Link, ScreenOf } from '../../shared/frame';
import { Strip } from '../../shared/posting';

/** One message in the words of whoever sends it: an error, a receipt, a page that is not there. */
export type MessageProps = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** What was done, or went wrong, said first: its first sentence is bold. */
  readonly strip?: { readonly tone: 'good' | 'fault'; readonly first: string; readonly rest?: string };
  /** The main way on. */
  readonly button?: Link;
  readonly links?: readonly Link[];
};

export const message: ScreenOf<MessageProps> = {
  layout: 'masthead',
  title: (data) => data.title,
  Screen: (props) => (
    <main class="wrap" id="main" tabindex="-1">
      <h1>{props.data.title}</h1>
      <Show when={props.data.strip}>
        {(strip) => (
          <Strip tone={strip().tone} first={strip().first}>
            {strip().rest}
          </Strip>
        )}
      </Show>
      <For each={props.data.paragraphs}>{(paragraph) => <p>{paragraph}</p>}</For>
      <Show when={props.data.button}>
        {(link) => (
          <a class="button" href={link().href}>
            {link().words}
          </a>
        )}
      </Show>
      <For each={props.data.links ?? []}>
        {(link) => (
          <p class="alone">
            <a href={link.href}>{link.words}</a>
          </p>
        )}
      </For>
    </main>
  ),
};
