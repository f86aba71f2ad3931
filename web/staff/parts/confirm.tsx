import { createEffect, createUniqueId, type JSX, onMount, Show } from 'solid-js';
import type { Problem } from '../api';
import { Button } from './button';
import { Notice } from './notice';

/**
 * Asks once before what cannot be undone, in the browser's own dialog: Escape and "Go back" leave it.
 * Open it by a signal; `onAct` does the thing and may give a problem back, which is shown inside.
 *
 * <Confirm open={asking()} onClose={() => setAsking(false)} title="Send 184 reminders?" act="Send 184 reminders"
 *   busy={sending() ? 'Sending 184 reminders' : undefined} problem={problem()} onAct={send}>
 *   They go to members who have not answered since 4 November.
 * </Confirm>
 */
export function Confirm(props: {
  readonly open: boolean;
  readonly title: string;
  readonly children: JSX.Element;
  /** The act as a verb with its number. */
  readonly act: string;
  readonly look?: 'primary' | 'danger';
  readonly busy?: string;
  readonly problem?: Problem;
  readonly onAct: () => void;
  readonly onClose: () => void;
}) {
  const titleId = createUniqueId();
  let dialog: HTMLDialogElement | undefined;
  onMount(() => {
    createEffect(() => {
      if (props.open && !dialog?.open) dialog?.showModal();
      if (!props.open && dialog?.open) dialog.close();
    });
  });
  return (
    <dialog class="confirm" ref={dialog} aria-labelledby={titleId} onClose={() => props.onClose()}>
      <h2 id={titleId}>{props.title}</h2>
      <div class="confirm-body">{props.children}</div>
      <Show when={props.problem}>
        {(problem) => (
          <Notice kind="error" lead={problem().title}>
            {problem().detail}
          </Notice>
        )}
      </Show>
      <p class="actions">
        <Button look={props.look ?? 'primary'} busy={props.busy} onPress={props.onAct}>
          {props.act}
        </Button>
        <Button look="plain" onPress={props.onClose}>
          Go back
        </Button>
      </p>
    </dialog>
  );
}
