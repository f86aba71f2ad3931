import { For, Show } from 'solid-js';
import { canBeAsked, type Link, type ScreenOf, wordsIn } from '../../shared/frame';

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

const words = {
  en: {
    answered: {
      title: 'We have your answers already',
      said: (at: string | undefined, canBeAsked: boolean) =>
        `They were received${at ? ` at ${at}` : ''}. Nothing more is needed.${canBeAsked ? ' If it was not you who sent them, please tell us: how to reach us stands below.' : ''}`,
    },
    closed: {
      title: 'This survey has closed',
      said: (at?: string) =>
        `It was open until ${at ?? 'the day in the message'}. What you had answered by then is counted, as far as it goes. You stay on the panel, and there will be others.`,
    },
    'not-yet': {
      title: 'This survey is not open yet',
      said: (at?: string) => `It opens ${at ? `on ${at}` : 'soon'}. The same link will work then.`,
    },
    declined: {
      title: 'That is noted: not this time',
      said: () =>
        'You will have no reminders for this survey, and you stay on the panel. If you change your mind, use the same link while it is open.',
    },
    left: {
      title: 'You have left the panel',
      said: () => 'So this survey has no questions for you. Nothing you do here is kept.',
    },
    dead: {
      title: 'This link does not work',
      said: () =>
        'It may have been cut off in the message, or a newer one has taken its place. Use the link in our latest message, or ask for a new one.',
    },
  },
};

export const closed: ScreenOf<ClosedProps> = {
  layout: 'masthead',
  title: (data, frame) => wordsIn(words, frame.language)[data.reason].title,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language)[props.data.reason];
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <p>{list().said(props.data.at, canBeAsked(props.frame.footprint))}</p>
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
