import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import type { ReplyOf } from '../../../server/contract/operation';
import { workOperations } from '../../../server/contract/work';
import { count } from '../../shared/format';
import { call } from '../api';
import { Button } from './button';
import { Notice } from './notice';
import { span } from './scale';

type Work = ReplyOf<typeof workOperations.showWork>;

/**
 * Work that takes over a few seconds: done of how many, the best so far; it may be left and may be stopped.
 *
 * <LongWork work={work()} unit="replicates weighed" usual="Usually under a minute." onEnd={take} />
 */
export function LongWork(props: {
  /** The piece of work, as the operation that began it named it. */
  readonly work: string;
  /** What is counted: "replicates weighed". */
  readonly unit: string;
  readonly usual?: string;
  /** On the button that stops it; it cannot be stopped when left out. */
  readonly stop?: string;
  readonly onEnd: (work: Work) => void;
}) {
  const [work, setWork] = createSignal<Work>();
  const [trouble, setTrouble] = createSignal<string>();
  const [isStopping, setStopping] = createSignal(false);

  createEffect(() => {
    const id = props.work;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leaving = new AbortController();
    const look = async () => {
      const { reply, problem } = await call(workOperations.showWork, {
        params: { work: id },
        signal: leaving.signal,
      });
      if (leaving.signal.aborted) return;
      if (problem && problem.code !== 'line-lost') return setTrouble(`${problem.title} ${problem.detail}`);
      if (reply) setWork(reply);
      if (reply && reply.state !== 'running') return props.onEnd(reply);
      timer = setTimeout(look, 500);
    };
    void look();
    onCleanup(() => {
      leaving.abort();
      clearTimeout(timer);
    });
  });

  const stop = async () => {
    setStopping(true);
    await call(workOperations.stopWork, { params: { work: props.work }, body: {} });
  };
  const told = () => work()?.told ?? undefined;

  return (
    <section class="long-work" aria-live="polite">
      <h2>{work()?.title ?? 'Beginning'}</h2>
      <svg
        class="mark"
        width="100%"
        height="12"
        role="progressbar"
        aria-label={work()?.title ?? 'Beginning'}
        aria-valuemin="0"
        aria-valuenow={told()?.done ?? 0}
        aria-valuemax={told()?.of ?? 1}
      >
        <rect
          class="mark-panel"
          x="0"
          y="0"
          height="12"
          width={span(0, told()?.done ?? 0, told()?.of ?? 1)}
        />
        <rect class="mark-outline" x="0" y="0" width="100%" height="12" />
      </svg>
      <p>
        <Show when={told()} fallback="Beginning.">
          {(now) => (
            <>
              {`${count(now().done)} of ${count(now().of)} ${props.unit}.`} {now().words}
            </>
          )}
        </Show>
      </p>
      <Show when={props.usual}>
        <p class="quiet">{props.usual}</p>
      </Show>
      <Show when={trouble()}>
        {(words) => (
          <Notice kind="error" lead="This is no longer known.">
            {words()}
          </Notice>
        )}
      </Show>
      <Show when={props.stop}>
        {(words) => (
          <p>
            <Button look="second" busy={isStopping() ? 'Stopping' : undefined} onPress={stop}>
              {words()}
            </Button>
          </p>
        )}
      </Show>
    </section>
  );
}
