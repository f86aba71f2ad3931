/** The parts that forms of members are made of. Real forms, labels and fieldsets: they work without any script. */
import { type JSX, Show } from 'solid-js';
import type { ShownProblem } from './frame';
import { Alert } from './icons';

/** The id of the form of a survey's page. */
export const formId = 'page';

/** The id of a form field, from its name: what error links and labels point to. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`;
}

export function problemOf(problems: readonly ShownProblem[], name: string): string | undefined {
  return problems.find((problem) => problem.field === name)?.message;
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
