import { Show } from 'solid-js';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import type { ScreenOf } from '../../shared/frame';
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

export const later: ScreenOf<LaterProps> = {
  layout: 'masthead',
  title: (_data, frame) => wording(frame.language).ends.later.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).ends.later;
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1 class="signed">
          <Tick />
          <span>{list().title}</span>
        </h1>
        <p>
          {props.data.answered === 0
            ? list().nothing
            : say(list().saved, { answered: props.data.answered, of: props.data.of }, props.frame.language)}
        </p>
        <p>{list().how}</p>
        <Show when={props.data.openUntil}>
          {(day) => <p>{say(list().until, { day: day() }, props.frame.language)}</p>}
        </Show>
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
