import { For, Show } from 'solid-js';
import type { PageNote as Note } from '../../../surveys/questionnaires/page-data';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { formId } from '../../shared/form';
import type { ScreenOf, ShownProblem } from '../../shared/frame';
import { Tick } from '../../shared/icons';
import { EnterGoesOn, ErrorSummary, Hidden, SaidStrip, savedId, Top } from '../../shared/posting';
import { PageNote } from './page-note';
import type { Versions } from './question';
import { footOf, type Said } from './said';

export type ReviewProps = {
  /** Posts go=send | back | later, and page. */
  readonly action: string;
  /** The word that stands for this page where pages have keys. */
  readonly page: string;
  readonly submission: string;
  readonly answered: number;
  readonly of: number;
  readonly rows: readonly {
    readonly number?: number;
    readonly label: string;
    /** `kind.print`, or pairs for a shared total; undefined when skipped. */
    readonly answer?: string | readonly { readonly label: string; readonly value: string }[];
    readonly changeHref: string;
  }[];
  /** Whom one answers for. */
  readonly note?: Note;
  /** What the phone says of answers that wait on it. */
  readonly said?: Said;
  /** Something that stopped the sending, such as a survey that has closed meanwhile. */
  readonly problems: readonly ShownProblem[];
} & Versions;

export const review: ScreenOf<ReviewProps> = {
  layout: 'bare',
  title: (_data, frame) => wording(frame.language).answering.review.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).answering.review;
    const send = () => (
      <button class="button" type="submit" name="go" value="send" data-busy={list().sending}>
        {list().send}
      </button>
    );
    return (
      <main id="main" tabindex="-1">
        <form method="post" action={props.data.action} id={formId}>
          <EnterGoesOn go="send" />
          <Hidden fields={{ submission: props.data.submission, page: props.data.page }} />
          <Top back={list().back} where={list().where} share={1} />
          <div class="wrap">
            <SaidStrip said={props.data.said ?? {}} />
            <PageNote note={props.data.note} />
            <ErrorSummary title={list().wrong} problems={props.data.problems} />
            <h1>{list().title}</h1>
            <p>
              {props.data.answered >= props.data.of
                ? say(list().all, { count: props.data.of }, props.frame.language)
                : say(
                    list().some,
                    {
                      answered: props.data.answered,
                      of: props.data.of,
                      skipped: props.data.of - props.data.answered,
                    },
                    props.frame.language,
                  )}
            </p>
            {send()}
            <dl class="held parted">
              <For each={props.data.rows}>
                {(row) => (
                  <div>
                    <dt>
                      {row.number ? `${row.number}. ` : ''}
                      {row.label}
                    </dt>
                    <Answer answer={row.answer} skipped={list().skipped} />

                    <dd class="aside">
                      <a href={row.changeHref}>
                        {row.answer === undefined ? list().answer : list().change}
                        <span class="unseen"> {row.label}</span>
                      </a>
                    </dd>
                  </div>
                )}
              </For>
            </dl>
            {send()}
            <div class={footOf(props.data.said ?? {})}>
              <Tick />
              <div>
                <p id={savedId}>{props.data.said?.unsaved ?? props.data.said?.saved ?? list().saved}</p>
                <p>
                  <button class="link" type="submit" name="go" value="later">
                    {list().later}
                  </button>
                </p>
              </div>
            </div>
          </div>
        </form>
      </main>
    );
  },
};

function Answer(props: { answer: ReviewProps['rows'][number]['answer']; skipped: string }) {
  const pairs = () => (typeof props.answer === 'object' ? props.answer : undefined);
  return (
    <Show
      when={pairs()}
      fallback={
        <dd class={props.answer === undefined ? 'quiet' : 'lines'}>
          {props.answer === undefined ? props.skipped : (props.answer as string)}
        </dd>
      }
    >
      {(list) => (
        <dd>
          <table class="pairs figures">
            <tbody>
              <For each={list()}>
                {(pair) => (
                  <tr>
                    <td>{pair.label}</td>
                    <td>
                      <b>{pair.value}</b>
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </dd>
      )}
    </Show>
  );
}
