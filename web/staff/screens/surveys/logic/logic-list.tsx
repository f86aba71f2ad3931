import { createSignal, Index, type JSX, Show } from 'solid-js';
import { Button } from '../../../parts/button';
import { Section } from '../../../parts/layout';

/** Parts of the logic, each a sentence with edit and remove; what is being edited opens below its sentence. */
export function LogicList(props: {
  readonly title: string;
  /** What such a part is for, in a sentence. */
  readonly about: string;
  readonly sentences: readonly string[];
  /** “Add a jump”; nothing to add is said by `cannotAdd`. */
  readonly add: string;
  readonly cannotAdd?: string | undefined;
  readonly onAdd: () => void;
  readonly onRemove: (index: number) => void;
  readonly edit: (index: number) => JSX.Element;
}) {
  const [open, setOpen] = createSignal<number>();
  return (
    <Section title={props.title} beside={props.about}>
      <ul class="logic-list">
        <Index each={props.sentences}>
          {(sentence, index) => (
            <li>
              <p>{sentence()}</p>
              <p class="logic-acts">
                <button
                  type="button"
                  class="button button-plain"
                  aria-expanded={open() === index}
                  onClick={() => setOpen(open() === index ? undefined : index)}
                >
                  {open() === index ? 'Done' : 'Edit'}
                  <span class="for-readers">: {sentence()}</span>
                </button>
                <button
                  type="button"
                  class="button button-plain"
                  onClick={() => {
                    setOpen(undefined);
                    props.onRemove(index);
                  }}
                >
                  Remove<span class="for-readers">: {sentence()}</span>
                </button>
              </p>
              <Show when={open() === index}>
                <div class="logic-form">{props.edit(index)}</div>
              </Show>
            </li>
          )}
        </Index>
      </ul>
      <Show when={!props.cannotAdd} fallback={<p class="quiet">{props.cannotAdd}</p>}>
        <Button
          look="plain"
          onPress={() => {
            props.onAdd();
            setOpen(props.sentences.length - 1);
          }}
        >
          {props.add}
        </Button>
      </Show>
    </Section>
  );
}
