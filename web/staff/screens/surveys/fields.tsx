import { createSignal, createUniqueId, For, Show } from 'solid-js';

/** Fields that change the draft as they are filled in; the draft saves itself. */
type Live<Value> = {
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

/** Text on one line, or on several. */
export function TextBox(props: Live<string> & { readonly lines?: number }) {
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <Show when={props.hint}>
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <Show
        when={(props.lines ?? 1) > 1}
        fallback={
          <input
            id={id}
            class="input"
            autocomplete="off"
            aria-describedby={props.hint ? `${id}-hint` : undefined}
            value={props.value}
            onInput={(event) => props.onChange(event.currentTarget.value)}
          />
        }
      >
        <textarea
          id={id}
          class="input"
          rows={props.lines}
          aria-describedby={props.hint ? `${id}-hint` : undefined}
          value={props.value}
          onInput={(event) => props.onChange(event.currentTarget.value)}
        />
      </Show>
    </div>
  );
}

/** A number, or none where it may be left open. */
export function Figure(props: Live<number | undefined> & { readonly isOptional?: boolean }) {
  const id = createUniqueId();
  return (
    <div class="field field-figure">
      <label for={id}>{props.label}</label>
      <Show when={props.hint}>
        <p class="hint">{props.hint}</p>
      </Show>
      <input
        id={id}
        class="input input-number width-10"
        type="number"
        step="any"
        value={props.value ?? ''}
        onInput={(event) => {
          const typed = event.currentTarget.valueAsNumber;
          if (!Number.isNaN(typed)) props.onChange(typed);
          else if (props.isOptional && event.currentTarget.value === '') props.onChange(undefined);
        }}
      />
    </div>
  );
}

export function Tick(props: Live<boolean>) {
  const id = createUniqueId();
  return (
    <div class="choice">
      <input
        type="checkbox"
        id={id}
        checked={props.value}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <label for={id}>{props.label}</label>
    </div>
  );
}

/** One of a list. */
export function Pick(
  props: Live<string> & {
    readonly choices: readonly { readonly value: string; readonly label: string }[];
    /** The line that chooses nothing. */
    readonly nothing?: string;
    /** The label is read out and not shown, where the line around it says it. */
    readonly isInLine?: boolean;
  },
) {
  const id = createUniqueId();
  return (
    <div class={props.isInLine ? 'pick' : 'field'}>
      <label for={id} classList={{ 'for-readers': props.isInLine }}>
        {props.label}
      </label>
      <Show when={props.hint}>
        <p class="hint">{props.hint}</p>
      </Show>
      <select id={id} class="input" onChange={(event) => props.onChange(event.currentTarget.value)}>
        <Show when={props.nothing !== undefined}>
          <option value="" selected={props.value === ''}>
            {props.nothing}
          </option>
        </Show>
        <For each={props.choices}>
          {(choice) => (
            <option value={choice.value} selected={choice.value === props.value}>
              {choice.label}
            </option>
          )}
        </For>
      </select>
    </div>
  );
}

/**
 * A key or code: written in full before it counts, since others speak of it. What is wrong with it is said under it, and it
 * stays as it was. One that was asked already is shown and stays.
 */
export function KeyBox(
  props: Live<string> & {
    /** Why this name cannot be taken, as a sentence, or nothing. */
    readonly check: (name: string) => string | undefined;
    readonly isFixed?: boolean;
    readonly isInLine?: boolean;
  },
) {
  const id = createUniqueId();
  const [fault, setFault] = createSignal<string>();
  const keep = (input: HTMLInputElement) => {
    const name = input.value.trim();
    const said = name === props.value ? undefined : props.check(name);
    setFault(said);
    if (said === undefined && name !== props.value) props.onChange(name);
  };
  return (
    <div class="key-box" classList={{ field: !props.isInLine, 'field-wrong': fault() !== undefined }}>
      <label for={id} classList={{ 'for-readers': props.isInLine }}>
        {props.label}
      </label>
      <Show when={props.hint}>
        <p class="hint">{props.hint}</p>
      </Show>
      <Show when={!props.isFixed} fallback={<output id={id}>{props.value}</output>}>
        <input
          id={id}
          class="input"
          value={props.value}
          spellcheck={false}
          autocomplete="off"
          aria-invalid={fault() ? 'true' : undefined}
          aria-describedby={fault() ? `${id}-fault` : undefined}
          onChange={(event) => keep(event.currentTarget)}
        />
      </Show>
      <Show when={fault()}>
        <p class="field-error" id={`${id}-fault`} role="alert">
          {fault()}
        </p>
      </Show>
    </div>
  );
}

/** Up, down and away, for an item of an ordered list: by finger and by keyboard alike. */
export function OrderButtons(props: {
  /** What it is called in the names of the buttons: "option 2". */
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
  /** The buttons of the item where it stands now; without it they are these, wherever they were put. */
  readonly findMoved?: (by: -1 | 1) => Element | null | undefined;
  readonly onRemove?: () => void;
  readonly mayRemove?: boolean;
}) {
  let own: HTMLSpanElement | undefined;
  const move = (by: -1 | 1) => {
    props.onMove(by);
    // What is put elsewhere in a page loses the focus: it goes along, so that the next press moves the same thing.
    const [up, down] = (props.findMoved?.(by) ?? own)?.querySelectorAll<HTMLButtonElement>('button') ?? [];
    const [same, other] = by === -1 ? [up, down] : [down, up];
    (same?.disabled ? other : same)?.focus();
  };
  return (
    <span class="order-buttons" ref={own}>
      <button
        type="button"
        aria-label={`Move ${props.name} up`}
        disabled={props.isFirst}
        onClick={() => move(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        aria-label={`Move ${props.name} down`}
        disabled={props.isLast}
        onClick={() => move(1)}
      >
        ↓
      </button>
      <Show when={props.onRemove}>
        <button
          type="button"
          aria-label={`Remove ${props.name}`}
          disabled={props.mayRemove === false}
          onClick={() => props.onRemove?.()}
        >
          ×
        </button>
      </Show>
    </span>
  );
}
