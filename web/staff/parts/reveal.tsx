import { createSignal, createUniqueId, For, type JSX, onCleanup, Show } from 'solid-js';
import type { Problem } from '../api';
import { Button } from './button';
import { Notice } from './notice';

/**
 * Identity behind a reason (R29). Says first what is written down and who can read it. `onReveal` asks the
 * server with the reason: no audit row, no name. What is shown goes away by itself.
 *
 * <Reveal what="Name and contact" reasons={['Post a paper survey', 'Answer a call']} minutes={15}
 *   onReveal={(reason) => open(reason)} onHide={() => setContact(undefined)}>
 *   <Show when={contact()}>{(shown) => <Facts … />}</Show>
 * </Reveal>
 */
export function Reveal(props: {
  readonly what: string;
  readonly reasons: readonly string[];
  readonly minutes?: number;
  /** Gives a problem when it was refused. */
  readonly onReveal: (reason: string) => Promise<Problem | undefined>;
  /** Forget what was shown. */
  readonly onHide: () => void;
  /** Shown while revealed. */
  readonly children: JSX.Element;
}) {
  const id = createUniqueId();
  const minutes = () => props.minutes ?? 15;
  const [reason, setReason] = createSignal('');
  const [isOpen, setOpen] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem>();
  const [needsReason, setNeedsReason] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let select: HTMLSelectElement | undefined;

  const hide = () => {
    clearTimeout(timer);
    setOpen(false);
    props.onHide();
  };
  const reveal = async () => {
    setNeedsReason(reason() === '');
    if (reason() === '') {
      select?.focus();
      return;
    }
    const refused = await props.onReveal(reason());
    setProblem(refused);
    if (refused) return;
    setOpen(true);
    timer = setTimeout(hide, minutes() * 60_000);
  };
  onCleanup(() => clearTimeout(timer));

  return (
    <section class="reveal">
      <Show
        when={isOpen()}
        fallback={
          <>
            <div>
              <h3>{props.what} are hidden</h3>
              <p class="quiet">
                Most work needs neither. If you reveal them, choose why: it is written in the audit and the
                member can read it.
              </p>
              <Show when={needsReason()}>
                <p class="field-error" id={`${id}-error`}>
                  Choose why you need them.
                </p>
              </Show>
            </div>
            <div class="reveal-ask">
              <select
                ref={select}
                aria-label={`Why do you need ${props.what.toLowerCase()}?`}
                aria-describedby={needsReason() ? `${id}-error` : undefined}
                onChange={(event) => setReason(event.currentTarget.value)}
              >
                <option value="">Why?</option>
                <For each={props.reasons}>{(words) => <option value={words}>{words}</option>}</For>
              </select>
              <Button look="second" onPress={reveal}>
                Reveal for {minutes()} minutes
              </Button>
            </div>
          </>
        }
      >
        <div>{props.children}</div>
        <Button look="plain" onPress={hide}>
          Hide again
        </Button>
      </Show>
      <Show when={problem()}>
        {(refused) => (
          <Notice kind="error" lead={refused().title}>
            {refused().detail}
          </Notice>
        )}
      </Show>
    </section>
  );
}
