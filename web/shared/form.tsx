/** The parts that forms of members are made of. Real forms, labels and fieldsets: they work without any script. */
import { For, type JSX, Show } from 'solid-js';
import type { ShownProblem } from './frame';
import { Alert, Bar, Chevron, Phone, Tick } from './icons';

/** The id of a form field, from its name: what error links and labels point to. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`;
}

export function problemOf(problems: readonly ShownProblem[], name: string): string | undefined {
  return problems.find((problem) => problem.field === name)?.message;
}

/** Says all that is to be put right, each as a link to its place. Takes the focus where a script runs. */
export function ErrorSummary(props: { title: string; problems: readonly ShownProblem[]; children?: JSX.Element }) {
  return (
    <Show when={props.problems.length > 0}>
      <div class="summary" role="alert" tabindex="-1" id="problems" aria-labelledby="problems-title">
        <h2 id="problems-title">{props.title}</h2>
        <ul>
          <For each={props.problems}>
            {(problem) => (
              <li>
                <a href={`#${fieldId(problem.field)}`}>{problem.message}</a>
              </li>
            )}
          </For>
        </ul>
        {props.children}
      </div>
    </Show>
  );
}

/** A group of fields, or one: with what is wrong in it said first. */
export function Wrong(props: { message?: string; id: string; children: JSX.Element }) {
  return (
    <div class={props.message ? 'wrong' : undefined}>
      <Show when={props.message}>
        {(message) => (
          <p class="what-to-do signed" id={`${props.id}-problem`}>
            <Alert />
            <span>{message()}</span>
          </p>
        )}
      </Show>
      {props.children}
    </div>
  );
}

export type TextFieldProps = {
  name: string;
  label: JSX.Element;
  /** The label is the page's question. */
  asHeading?: boolean;
  hint?: string;
  value?: string;
  problem?: string;
  type?: 'text' | 'email' | 'tel';
  inputMode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'text';
  autocomplete?: string;
  size?: 'short' | 'tiny';
  unit?: string;
  lines?: number;
  maxLength?: number;
};

/** One box to type in, with its label, hint and problem tied to it. */
export function TextField(props: TextFieldProps) {
  const id = () => fieldId(props.name);
  const described = () =>
    [props.problem && `${id()}-problem`, props.hint && `${id()}-hint`].filter(Boolean).join(' ') || undefined;
  const box = () => `box${props.size ? ` ${props.size}` : ''}`;
  return (
    <div class="field">
      <Show when={props.asHeading} fallback={<label for={id()}>{props.label}</label>}>
        <h1>
          <label for={id()}>{props.label}</label>
        </h1>
      </Show>
      <Show when={props.hint}>
        <p class="quiet" id={`${id()}-hint`}>
          {props.hint}
        </p>
      </Show>
      <Wrong message={props.problem} id={id()}>
        <Show
          when={props.lines}
          fallback={
            <span class={props.unit ? 'with-unit' : undefined}>
              <input
                class={box()}
                id={id()}
                name={props.name}
                type={props.type ?? 'text'}
                inputmode={props.inputMode}
                value={props.value}
                autocomplete={props.autocomplete ?? 'off'}
                maxlength={props.maxLength}
                aria-describedby={described()}
                aria-invalid={props.problem ? 'true' : undefined}
              />
              <Show when={props.unit}>
                <span>{props.unit}</span>
              </Show>
            </span>
          }
        >
          <textarea
            class={box()}
            id={id()}
            name={props.name}
            rows={props.lines}
            maxlength={props.maxLength}
            aria-describedby={described()}
            aria-invalid={props.problem ? 'true' : undefined}
          >
            {props.value ?? ''}
          </textarea>
        </Show>
      </Wrong>
    </div>
  );
}

export type OptionRow = {
  readonly code: string;
  readonly label: string;
  /** A number set in a column of its own, on a ladder. */
  readonly step?: string;
  /** Choosing it clears the others. */
  readonly alone?: boolean;
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
        <span>{option.label}</span>
      </label>
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

/** A legend, or the heading that leads a question: one h1 a page. */
export function Title(props: { isPage?: boolean; children: JSX.Element }) {
  return (
    <Show when={props.isPage} fallback={<h2>{props.children}</h2>}>
      <h1>{props.children}</h1>
    </Show>
  );
}

export function Why(props: { title: string; children: JSX.Element }) {
  return (
    <div class="why">
      <b>{props.title}</b>
      {props.children}
    </div>
  );
}

/** What has happened to what was typed: its first sentence bold. Announced politely. */
export function Strip(props: { tone: 'good' | 'fault' | 'phone'; first: string; children?: JSX.Element }) {
  return (
    <div class={props.tone === 'phone' ? 'strip' : `strip ${props.tone}`} role="status">
      {props.tone === 'good' ? <Tick /> : props.tone === 'fault' ? <Alert /> : <Phone />}
      <div>
        <b>{props.first}</b> {props.children}
      </div>
    </div>
  );
}

/** Back, where one is, and a line for how far that is. */
export function Top(props: { back?: string; backHref?: string; form?: string; where?: string; share?: number }) {
  return (
    <>
      <div class="top">
        <Show when={props.back} fallback={<span />}>
          <Show
            when={props.backHref}
            fallback={
              <button class="link back" type="submit" name="go" value="back" form={props.form} formnovalidate>
                <Chevron />
                {props.back}
              </button>
            }
          >
            <a class="link back" href={props.backHref}>
              <Chevron />
              {props.back}
            </a>
          </Show>
        </Show>
        <Show when={props.where}>
          <span>{props.where}</span>
        </Show>
      </div>
      <Show when={props.share !== undefined}>
        <Bar share={props.share ?? 0} />
      </Show>
    </>
  );
}

/** Fields that ride along unseen. */
export function Hidden(props: { fields: Readonly<Record<string, string | readonly string[] | undefined>> }) {
  const pairs = () =>
    Object.entries(props.fields).flatMap(([name, value]) =>
      (value === undefined ? [] : typeof value === 'string' ? [value] : value).map((text) => ({ name, text })),
    );
  return <For each={pairs()}>{(pair) => <input type="hidden" name={pair.name} value={pair.text} />}</For>;
}

/**
 * The button Enter presses. It stands before Back in the form, since a browser takes the first one it finds,
 * and Enter must go on.
 */
export function EnterGoesOn(props: { go?: string }) {
  return (
    <button class="unseen" type="submit" name="go" value={props.go ?? 'next'} tabindex="-1" aria-hidden="true">
      {' '}
    </button>
  );
}
