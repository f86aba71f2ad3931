/** What stands around the fields of a form that is posted. A phone draws it whole or leaves the server's: it is never hydrated. */
import { For, type JSX, Show } from 'solid-js';
import { fieldId } from './form';
import type { ShownProblem } from './frame';
import { Alert, Bar, Chevron, Phone, Tick } from './icons';

/** Where a page says what has become of its answers, and where it says how many are saved. */
export const saidId = 'said';
export const savedId = 'saved';

/** Says all that is to be put right, each as a link to its place. Takes the focus where a script runs. */
export function ErrorSummary(props: {
  title: string;
  problems: readonly ShownProblem[];
  children?: JSX.Element;
}) {
  return (
    <Show when={props.problems.length > 0}>
      <div
        class="summary"
        role="alert"
        tabindex="-1"
        id="problems"
        aria-labelledby="problems-title"
        // What is to be put right takes the focus also where no script runs.
        autofocus
      >
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

/** What has happened to what was typed: its first sentence bold. Announced politely. */
export function Strip(props: {
  tone: 'good' | 'fault' | 'phone';
  first: string;
  /** It stands in a place that is announced already. */
  isPlaced?: boolean;
  children?: JSX.Element;
}) {
  return (
    <div
      class={props.tone === 'phone' ? 'strip' : `strip ${props.tone}`}
      role={props.isPlaced ? undefined : 'status'}
    >
      {props.tone === 'good' ? <Tick /> : props.tone === 'fault' ? <Alert /> : <Phone />}
      <div>
        <b>{props.first}</b> {props.children}
      </div>
    </div>
  );
}

/** A strip that a script may bring later: its place is there from the start, so that a reader aloud hears of it. */
export function SaidStrip(props: {
  said: { readonly strip?: { tone: 'good' | 'fault' | 'phone'; first: string; rest: string } };
}) {
  return (
    <div class="bleed" role="status" id={saidId}>
      <Show when={props.said.strip}>
        {(strip) => (
          <Strip tone={strip().tone} first={strip().first} isPlaced>
            {strip().rest}
          </Strip>
        )}
      </Show>
    </div>
  );
}

/** Back, where one is, and a line for how far that is. */
export function Top(props: {
  back?: string;
  backHref?: string;
  form?: string;
  where?: string;
  share?: number;
}) {
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
      (value === undefined ? [] : typeof value === 'string' ? [value] : value).map((text) => ({
        name,
        text,
      })),
    );
  return <For each={pairs()}>{(pair) => <input type="hidden" name={pair.name} value={pair.text} />}</For>;
}

/**
 * The button Enter presses. It stands before Back in the form, since a browser takes the first one it finds,
 * and Enter must go on.
 */
export function EnterGoesOn(props: { go?: string }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it cannot be reached by key or by reading aloud, only by Enter in a box
    <button
      class="unseen"
      type="submit"
      name="go"
      value={props.go ?? 'next'}
      tabindex="-1"
      aria-hidden="true"
    >
      {' '}
    </button>
  );
}
