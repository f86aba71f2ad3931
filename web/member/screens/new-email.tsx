import { Show } from 'solid-js';
import { type ScreenOf, wordsIn } from '../../shared/frame';
import { Hidden } from '../../shared/posting';

/** A new e-mail address: confirmed by whoever reads it, or given up by the member. */
export type NewEmailProps = {
  readonly use: 'confirm' | 'keep-old';
  readonly action: string;
  readonly submission: string;
  readonly backHref?: string;
};

const words = {
  en: {
    confirm: {
      title: 'Confirm your new e-mail address',
      said: 'From then on we write to you here, and no longer to the address you had before.',
      button: 'Yes, this is my address',
    },
    'keep-old': {
      title: 'Keep the e-mail address you have now?',
      said: 'The link we sent to the new address then opens nothing any more. If you did not ask for a new address, please call us as well.',
      button: 'Keep the address I have',
    },
    back: 'Back to My details',
  },
};

export const newEmail: ScreenOf<NewEmailProps> = {
  layout: 'masthead',
  title: (data, frame) => wordsIn(words, frame.language)[data.use].title,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list()[props.data.use].title}</h1>
        <p>{list()[props.data.use].said}</p>
        <form method="post" action={props.data.action}>
          <Hidden fields={{ submission: props.data.submission }} />
          <button class="button" type="submit" name="go" value="confirm">
            {list()[props.data.use].button}
          </button>
        </form>
        <Show when={props.data.backHref}>
          {(href) => (
            <p class="alone">
              <a href={href()}>{list().back}</a>
            </p>
          )}
        </Show>
      </main>
    );
  },
};
