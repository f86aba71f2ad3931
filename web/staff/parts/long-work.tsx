import { type JSX, Show } from 'solid-js';
import { count } from '../../shared/format';
import { Button } from './button';
import { span } from './scale';

/**
 * Work that takes over a few seconds: done of how many, the best so far and its limit, the usual time; it may be
 * left (the result waits in its station) and may be stopped with what is known.
 *
 * <LongWork title="Drawing the group" done={203} of={312} unit="possible groups compared" isAbout
 *   usual="Usually 40 seconds; 26 have passed. You can leave: the result will be in Groups."
 *   stop="Stop and keep the best so far" onStop={stop}>Best so far: nobody under 9.6%; the limit is 10.0%.</LongWork>
 */
export function LongWork(props: {
  readonly title: string;
  readonly done: number;
  readonly of: number;
  /** What is counted: "members weighed". */
  readonly unit: string;
  /** The end is an estimate. */
  readonly isAbout?: boolean;
  readonly children?: JSX.Element;
  readonly usual?: string;
  readonly stop?: string;
  readonly onStop?: () => void;
}) {
  return (
    <section class="long-work" aria-live="polite">
      <h2>{props.title}</h2>
      <svg
        class="mark"
        width="100%"
        height="12"
        role="progressbar"
        aria-label={props.title}
        aria-valuemin="0"
        aria-valuenow={props.done}
        aria-valuemax={props.of}
      >
        <rect class="mark-panel" x="0" y="0" height="12" width={span(0, props.done, Math.max(1, props.of))} />
        <rect class="mark-outline" x="0" y="0" width="100%" height="12" />
      </svg>
      <p>
        {count(props.done)} of {props.isAbout ? 'about ' : ''}
        {count(props.of)} {props.unit}. {props.children}
      </p>
      <Show when={props.usual}>
        <p class="quiet">{props.usual}</p>
      </Show>
      <Show when={props.stop}>
        <p>
          <Button look="second" onPress={props.onStop}>
            {props.stop}
          </Button>
        </p>
      </Show>
    </section>
  );
}
