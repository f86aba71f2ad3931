import { For, Show } from 'solid-js';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { canBeAsked, type Link, type ScreenOf } from '../../shared/frame';

/** Why a survey's link leads to no question. */
export type ClosedProps = {
  /**
   * answered: sent already, here or elsewhere; closed: the window is over; not-yet: it has not begun; declined: "Not
   * this time" was chosen; left: its member has left; dead: no such link, or one that was replaced.
   */
  readonly reason: 'answered' | 'closed' | 'not-yet' | 'declined' | 'left' | 'dead';
  /** In words: when it was sent, closed, or opens. */
  readonly at?: string;
  /** Where to go from here. */
  readonly links: readonly Link[];
};

export const closed: ScreenOf<ClosedProps> = {
  layout: 'masthead',
  title: (data, frame) => wording(frame.language).ends.closed[data.reason].title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).ends.closed[props.data.reason];
    const said = () => {
      const words = list();
      const { at } = props.data;
      const first =
        at !== undefined && 'saidAt' in words ? say(words.saidAt, { at }, props.frame.language) : words.said;
      const isAsked = 'notYou' in words && canBeAsked(props.frame.footprint);
      return isAsked ? `${first} ${words.notYou}` : first;
    };
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <p>{said()}</p>
        <Show when={props.data.links.length > 0}>
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
