import { type JSX, Show } from 'solid-js';

/**
 * One figure with its noun and its base: every number on a screen has both.
 *
 * <Figure value="61.0%" noun="have answered" base="478 of 783 invited" />
 * In a list of facts use <Facts items={[{ name: 'Effective base', value: <><b>503</b> of 604</> }]} />.
 */
export function Figure(props: {
  readonly value: JSX.Element;
  readonly noun: JSX.Element;
  readonly base?: JSX.Element;
}) {
  return (
    <p class="figure">
      <span class="figure-value">{props.value}</span> <span>{props.noun}</span>
      <Show when={props.base}>
        <span class="figure-base">{props.base}</span>
      </Show>
    </p>
  );
}
