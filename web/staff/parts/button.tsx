import { A } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';

/**
 * A button, or a link that looks like one. Verbs with their number: "Send 184 reminders".
 * One primary a screen. What would stop the act stands in its label ("Publish (1 to settle)") with `stopped`:
 * it stays focusable, and pressing it leads to the first stop.
 */
export function Button(props: {
  readonly children: JSX.Element;
  /** primary: filled; second: outlined; plain: looks like a link; danger: outlined in error colour. */
  readonly look?: 'primary' | 'second' | 'plain' | 'danger';
  /** A link instead of an act. */
  readonly href?: string;
  readonly onPress?: () => void;
  readonly type?: 'button' | 'submit';
  /** Set while it works, with the words to show: "Sending 184 reminders". */
  readonly busy?: string;
  /** Something has to be settled first. */
  readonly stopped?: boolean;
}) {
  const look = () => `button button-${props.stopped ? 'stopped' : (props.look ?? 'primary')}`;
  return (
    <Show
      when={props.href}
      fallback={
        <button
          type={props.type ?? 'button'}
          class={look()}
          aria-disabled={props.busy ? 'true' : undefined}
          onClick={(event) => {
            if (event.currentTarget.getAttribute('aria-disabled')) event.preventDefault();
            else props.onPress?.();
          }}
        >
          {props.busy ?? props.children}
        </button>
      }
    >
      {(href) => (
        <A href={href()} class={look()}>
          {props.children}
        </A>
      )}
    </Show>
  );
}
