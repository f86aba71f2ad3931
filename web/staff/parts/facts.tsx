import { For, type JSX } from 'solid-js';

/**
 * Names and values with hairlines between: diagnostics, a receipt, what is recorded of a member.
 * `values="right"` sets the values right (numbers), "left" under one another (words).
 */
export function Facts(props: {
  readonly items: readonly { readonly name: JSX.Element; readonly value: JSX.Element }[];
  readonly values?: 'left' | 'right';
}) {
  return (
    <dl class={`facts facts-${props.values ?? 'right'}`}>
      <For each={props.items}>
        {(item) => (
          <div>
            <dt>{item.name}</dt>
            <dd>{item.value}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
