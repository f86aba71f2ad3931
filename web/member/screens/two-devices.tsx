import { For } from 'solid-js';
import { type ScreenOf, wordsIn } from '../../shared/frame';
import { Hidden } from '../../shared/posting';

/** Two answers to one page, from two places: the member says which stands. Nothing is lost meanwhile. */
export type TwoDevicesProps = {
  /** Posts go=keep-first | keep-second, with page, submission and the carried fields of the second. */
  readonly action: string;
  readonly page: string;
  readonly submission: string;
  /** The fields just posted, so that choosing them needs no typing again. */
  readonly carried: Readonly<Record<string, string | readonly string[]>>;
  readonly rows: readonly { readonly label: string; readonly first: string; readonly second: string }[];
  /** In words: "10:52 today". */
  readonly firstAt: string;
};

const words = {
  en: {
    title: 'You answered this page in two places',
    said: (at: string) =>
      `At ${at} we had other answers to this page, from another phone or computer. Both are kept until you choose which one counts.`,
    first: (at: string) => `From ${at}`,
    second: 'From here, just now',
    keepSecond: 'Count the answers from here',
    keepFirst: 'Count the earlier answers',
    none: 'Not answered',
  },
};

export const twoDevices: ScreenOf<TwoDevicesProps> = {
  layout: 'masthead',
  title: (_data, frame) => wordsIn(words, frame.language).title,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <p>{list().said(props.data.firstAt)}</p>
        <For each={props.data.rows}>
          {(row) => (
            <>
              <h2>{row.label}</h2>
              <dl class="facts">
                <div>
                  <dt>{list().first(props.data.firstAt)}</dt>
                  <dd>{row.first || list().none}</dd>
                </div>
                <div>
                  <dt>{list().second}</dt>
                  <dd>{row.second || list().none}</dd>
                </div>
              </dl>
            </>
          )}
        </For>
        <form method="post" action={props.data.action}>
          <Hidden
            fields={{ ...props.data.carried, submission: props.data.submission, page: props.data.page }}
          />
          <button class="button" type="submit" name="go" value="keep-second">
            {list().keepSecond}
          </button>
          <button class="button second" type="submit" name="go" value="keep-first">
            {list().keepFirst}
          </button>
        </form>
      </main>
    );
  },
};
