import { Show } from 'solid-js';
import { type ScreenOf, wordsIn } from '../../shared/frame';
import { Tick } from '../../shared/icons';

export type LaterProps = {
  readonly answered: number;
  readonly of: number;
  /** In words: "Friday 29 March 2019". */
  readonly openUntil?: string;
  /** The survey's own link, to go on now. */
  readonly href: string;
  /** Set for people without e-mail: the address and the code of their letter. */
  readonly address?: { readonly href: string; readonly code: string };
};

const words = {
  en: {
    title: 'Your answers are saved',
    saved: (answered: number, of: number) =>
      answered === 0
        ? 'You have not answered a question yet.'
        : `We have your answers to ${answered} of ${of} questions.`,
    how: 'To go on, use the same link that brought you here. You come back to where you stopped, on this phone or any other.',
    until: (day: string) => `The survey is open until ${day}.`,
    onward: 'Go on now',
    orCode: 'Or type this address and code:',
  },
};

export const later: ScreenOf<LaterProps> = {
  layout: 'masthead',
  title: (_data, frame) => wordsIn(words, frame.language).title,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1 class="signed">
          <Tick />
          <span>{list().title}</span>
        </h1>
        <p>{list().saved(props.data.answered, props.data.of)}</p>
        <p>{list().how}</p>
        <Show when={props.data.openUntil}>{(day) => <p>{list().until(day())}</p>}</Show>
        <Show when={props.data.address}>
          {(address) => (
            <div class="keep">
              <p>{list().orCode}</p>
              <p dir="ltr">{address().href}</p>
              <p class="code" dir="ltr">
                {address().code}
              </p>
            </div>
          )}
        </Show>
        <a class="button" href={props.data.href}>
          {list().onward}
        </a>
      </main>
    );
  },
};
