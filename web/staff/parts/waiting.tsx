import { type Accessor, For, type JSX, Match, Show, Switch } from 'solid-js';
import { dateTime } from '../../shared/format';
import type { Reading } from '../reading';
import { Button } from './button';
import { Notice } from './notice';

/**
 * Shows what a reading brought. For half a second nothing; then, on a first look, blank rows of the right
 * height, and on a second the old figures in secondary ink with their time. No spinner. A problem says what to do.
 *
 * <Waiting reading={dashboard} counting="Counting 783 members again…" rows={12}>
 *   {(reply) => <Gaps rows={reply().gaps} />}
 * </Waiting>
 */
export function Waiting<Reply>(props: {
  readonly reading: Reading<Reply>;
  /** What is being done, with its number: "Counting 783 members again…". Default "Reading again…". */
  readonly counting?: string;
  /** How many blank rows keep the place on a first look. Default 6. */
  readonly rows?: number;
  readonly children: (reply: Accessor<Reply>) => JSX.Element;
}) {
  return (
    <>
      <Show when={props.reading.problem()}>
        {(problem) => (
          <Notice kind="error" lead={problem().title}>
            {problem().detail}{' '}
            <Button look="plain" onPress={props.reading.again}>
              Try again
            </Button>
          </Notice>
        )}
      </Show>
      <Switch>
        <Match when={props.reading.hasReply()}>
          <Show when={props.reading.isSlow()}>
            <p class="quiet" role="status">
              As of {dateTime(props.reading.readAt() ?? new Date())}. {props.counting ?? 'Reading again…'}
            </p>
          </Show>
          <div class="read" classList={{ old: props.reading.isSlow() }} aria-busy={props.reading.isWaiting()}>
            {/* hasReply has just established that there is one */}
            {props.children(() => props.reading.reply() as Reply)}
          </div>
        </Match>
        <Match when={props.reading.isSlow()}>
          <p class="for-readers" role="status">
            {props.counting ?? 'Reading…'}
          </p>
          <div class="blank-rows" aria-hidden="true">
            <For each={Array.from({ length: props.rows ?? 6 })}>{() => <span />}</For>
          </div>
        </Match>
      </Switch>
    </>
  );
}
