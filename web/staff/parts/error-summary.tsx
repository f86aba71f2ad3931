import { For, onMount, Show } from 'solid-js';
import { counted } from '../../shared/format';
import type { Problem } from '../api';

/**
 * One summary over the form: the thing, what was found, the next move, and a link to each field.
 * Takes focus when it appears. Form puts it there; a screen without Form may show it itself.
 *
 * <ErrorSummary problem={problem} idOf={(path) => `field-${path}`} after="Nothing was saved." />
 */
export function ErrorSummary(props: {
  readonly problem: Problem;
  /** The id of the input a path of the body stands for. */
  readonly idOf: (path: string) => string;
  /** What was not changed: "Nothing was saved. Version 2 of the frame stays in use." */
  readonly after?: string;
}) {
  let box: HTMLDivElement | undefined;
  onMount(() => box?.focus());
  // each field says what to do: a sentence about all of them would say nothing
  const isOfFields = () => props.problem.code === 'fields-wrong' && Boolean(props.problem.fields?.length);
  const goTo = (event: MouseEvent, path: string) => {
    const input =
      document.getElementById(props.idOf(path)) ?? document.getElementById(props.idOf(head(path)));
    if (!input) return;
    event.preventDefault();
    input.focus();
  };
  return (
    <>
      <div class="error-summary" role="alert" tabindex="-1" ref={box}>
        <h2>
          {isOfFields()
            ? `${counted(props.problem.fields?.length ?? 0, 'thing')} to put right`
            : props.problem.title}
        </h2>
        <Show when={!isOfFields() && props.problem.detail}>
          <p>{props.problem.detail}</p>
        </Show>
        <Show when={props.problem.fields?.length}>
          <ul>
            <For each={props.problem.fields}>
              {(field) => (
                <li>
                  <a href={`#${props.idOf(field.path)}`} onClick={(event) => goTo(event, field.path)}>
                    {field.message}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
      <Show when={props.after}>
        <p class="quiet">{props.after}</p>
      </Show>
    </>
  );
}

/** "roles.0" belongs to the field "roles". */
const head = (path: string) => path.split('.')[0] ?? path;
