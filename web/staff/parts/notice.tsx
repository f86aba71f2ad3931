import { type JSX, Match, Switch } from 'solid-js';

/**
 * A remark with a 4 px edge, a sign and a bold first sentence: never colour alone. Warnings say count, threshold,
 * consequence, and carry the remedy as a link. Success and plain notes are announced politely, errors at once.
 *
 * <Notice kind="warning" lead="11 Black respondents, under 20.">One answer moves their share by 9 points.
 *   <A href="…">Merge with Mixed or other</A></Notice>
 */
export function Notice(props: {
  readonly kind: 'warning' | 'success' | 'error' | 'plain';
  /** Bold first sentence. */
  readonly lead?: JSX.Element;
  readonly children?: JSX.Element;
}) {
  return (
    <div class={`notice notice-${props.kind}`} role={props.kind === 'error' ? 'alert' : 'status'}>
      <p>
        <strong>
          <Switch>
            <Match when={props.kind === 'warning'}>
              <span aria-hidden="true">▲ </span>
              <span class="for-readers">Warning: </span>
            </Match>
            <Match when={props.kind === 'success'}>
              <span aria-hidden="true">✓ </span>
              <span class="for-readers">Done: </span>
            </Match>
            <Match when={props.kind === 'error'}>
              <span aria-hidden="true">▲ </span>
              <span class="for-readers">Error: </span>
            </Match>
          </Switch>
          {props.lead}
        </strong>{' '}
        {props.children}
      </p>
    </div>
  );
}
