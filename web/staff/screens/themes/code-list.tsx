import { A } from '@solidjs/router';
import { createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import { themesOperations } from '../../../../server/contract/themes';
import { count } from '../../../shared/format';
import { Button } from '../../parts/button';
import { Form, text } from '../../parts/form';
import { TextInput } from '../../parts/text-input';
import { type Code, type Comment, isReleased } from './words';

/** The frame with its keys; those on the comment stand out. Each is also a button. */
export function CodeList(props: {
  readonly codes: readonly Code[];
  readonly keys: ReadonlyMap<string, string>;
  readonly comment: Comment | undefined;
  readonly onToggle: (code: Code) => void;
  readonly given: { readonly params: { readonly wave: string; readonly question: string } };
  readonly onAdded: () => void;
}) {
  const [isAdding, setAdding] = createSignal(false);
  const live = () => props.codes.filter((code) => code.isLive);
  const on = (code: Code) => props.comment?.codings.filter((coding) => coding.code === code.id) ?? [];
  const mayCode = () => props.comment !== undefined && isReleased(props.comment);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test((event.target as HTMLElement).tagName)) return;
    event.preventDefault();
    setAdding(true);
  };
  onMount(() => document.addEventListener('keydown', onKey));
  onCleanup(() => document.removeEventListener('keydown', onKey));
  return (
    <section class="code-list">
      <div class="section-head">
        <h2>Codeframe</h2>
        <span class="quiet">comments</span>
      </div>
      <ul>
        <For each={live()}>
          {(code) => (
            <li>
              <button
                type="button"
                aria-pressed={on(code).some((coding) => coding.isMine)}
                aria-disabled={mayCode() ? undefined : 'true'}
                title={code.meaning || undefined}
                onClick={() => props.onToggle(code)}
              >
                <span>
                  <Show when={props.keys.get(code.id)}>{(key) => <kbd>{key()}</kbd>}</Show>
                </span>
                <span aria-hidden="true">{on(code).length > 0 ? '✓' : ''}</span>
                <span>
                  {code.label}
                  <Show when={on(code).some((coding) => !coding.isMine)}>
                    <span class="quiet">
                      {' '}
                      {on(code)
                        .filter((coding) => !coding.isMine)
                        .map((coding) => coding.by)
                        .join(', ')}
                    </span>
                  </Show>
                </span>
                <span class="quiet">{count(code.comments)}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={live().length === 0}>
        <p class="quiet">No codes yet. Add the first when a comment makes a point.</p>
      </Show>
      <Show
        when={isAdding()}
        fallback={
          <p class="actions">
            <Button look="second" onPress={() => setAdding(true)}>
              New code <kbd>n</kbd>
            </Button>
            <A href={`/staff/themes/${props.given.params.wave}/${props.given.params.question}/frame`}>
              Merge, rename, split, history
            </A>
          </p>
        }
      >
        <Form
          operation={themesOperations.addCode}
          given={(data) => ({
            ...props.given,
            body: { label: text(data, 'label'), meaning: text(data, 'meaning') },
          })}
          send="Add the code"
          sending="Adding"
          look="second"
          beside={
            <Button look="plain" onPress={() => setAdding(false)}>
              Go back
            </Button>
          }
          onReply={() => {
            setAdding(false);
            props.onAdded();
          }}
        >
          <TextInput name="label" label="What it stands for" hint="In a few words: Waiting at home" />
          <TextInput name="meaning" label="When to use it, and when not" lines={2} />
        </Form>
      </Show>
    </section>
  );
}
