import { For, type JSX, Show } from 'solid-js';
import { fieldId } from './form';

export type OptionRow = {
  readonly code: string;
  readonly label: string;
  /** Set where the words stand in for a translation. */
  readonly lang?: 'en' | undefined;
  readonly picture?: JSX.Element;
  /** A number set in a column of its own, on a ladder. */
  readonly step?: string;
  /** Choosing it clears the others. */
  readonly alone?: boolean;
  /** What stands under it while it is chosen, as a whole: a box for more words. */
  readonly under?: JSX.Element;
};

/** Options as rows that tap whole. The first one carries the field's own id, where error links lead. */
export function Options(props: {
  name: string;
  type: 'radio' | 'checkbox';
  rows: readonly OptionRow[];
  /** Set apart at the end: "Prefer not to say", "None of these". */
  apart?: readonly OptionRow[];
  chosen: readonly string[];
  ladder?: boolean;
  onChange?: (event: Event) => void;
}) {
  const id = (index: number) => (index === 0 ? fieldId(props.name) : `${fieldId(props.name)}-${index}`);
  const row = (option: OptionRow, index: number, isApart: boolean) => (
    <div class={isApart && props.ladder ? 'row of-words' : 'row'}>
      <input
        id={id(index)}
        type={props.type}
        name={props.name}
        value={option.code}
        checked={props.chosen.includes(option.code)}
        data-alone={option.alone ? '' : undefined}
      />
      <label for={id(index)}>
        <Show when={option.step}>
          <span class="step">{option.step}</span>
        </Show>
        {option.picture}
        <span lang={option.lang} dir={option.lang && 'ltr'}>
          {option.label}
        </span>
      </label>
      {option.under}
    </div>
  );
  return (
    <div class={props.ladder ? 'rows ladder' : 'rows'} on:change={(event) => props.onChange?.(event)}>
      <For each={props.rows}>{(option, index) => row(option, index(), false)}</For>
      <Show when={props.apart?.length}>
        <div class="apart">
          <For each={props.apart}>{(option, index) => row(option, props.rows.length + index(), true)}</For>
        </div>
      </Show>
    </div>
  );
}

/** One of a list from a box that the browser unfolds. Its first entry stands for nothing chosen. */
export function UnfoldBox(props: {
  name: string;
  rows: readonly { readonly code: string; readonly label: string }[];
  chosen: string | undefined;
  nothing?: string;
  size?: string;
}) {
  return (
    <select class={`box ${props.size ?? ''}`} id={fieldId(props.name)} name={props.name}>
      <option value="">{props.nothing}</option>
      <For each={props.rows}>
        {(row) => (
          <option value={row.code} selected={props.chosen === row.code}>
            {row.label}
          </option>
        )}
      </For>
    </select>
  );
}
