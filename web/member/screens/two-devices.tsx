import { For } from 'solid-js';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import type { ScreenOf } from '../../shared/frame';
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

export const twoDevices: ScreenOf<TwoDevicesProps> = {
  layout: 'masthead',
  title: (_data, frame) => wording(frame.language).ends.twoDevices.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).ends.twoDevices;
    const at = (words: string) => say(words, { at: props.data.firstAt }, props.frame.language);
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <p>{at(list().said)}</p>
        <For each={props.data.rows}>
          {(row) => (
            <>
              <h2>{row.label}</h2>
              <dl class="facts">
                <div>
                  <dt>{at(list().first)}</dt>
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
