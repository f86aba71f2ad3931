import { Show } from 'solid-js';
import { wording } from '../../../surveys/wording/words';
import type { ScreenOf } from '../../shared/frame';
import { Hidden } from '../../shared/posting';

/** A new e-mail address: confirmed by whoever reads it, or given up by the member. */
export type NewEmailProps = {
  readonly use: 'confirm' | 'keep-old';
  readonly action: string;
  readonly submission: string;
  readonly backHref?: string;
};

export const newEmail: ScreenOf<NewEmailProps> = {
  layout: 'masthead',
  title: (data, frame) => wording(frame.language).myDetails.newEmail[data.use].title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).myDetails;
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().newEmail[props.data.use].title}</h1>
        <p>{list().newEmail[props.data.use].said}</p>
        <form method="post" action={props.data.action}>
          <Hidden fields={{ submission: props.data.submission }} />
          <button class="button" type="submit" name="go" value="confirm">
            {list().newEmail[props.data.use].button}
          </button>
        </form>
        <Show when={props.data.backHref}>
          {(href) => (
            <p class="alone">
              <a href={href()}>{list().page.back}</a>
            </p>
          )}
        </Show>
      </main>
    );
  },
};
