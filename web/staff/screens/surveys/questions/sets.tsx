import { For, Index } from 'solid-js';
import type { Option } from '../../../../../surveys/questions/question-kind';
import { Button } from '../../../parts/button';
import { OrderButtons, Tick } from '../fields';

/** The small sets of a longer list that are compared one after the other. */
export function Sets(props: {
  readonly options: readonly Option[];
  readonly sets: readonly (readonly string[])[];
  readonly onChange: (sets: readonly (readonly string[])[]) => void;
}) {
  const put = (at: number, set: readonly string[]) =>
    props.onChange(props.sets.map((one, index) => (index === at ? set : one)));
  const move = (from: number, by: -1 | 1) => {
    const sets = [...props.sets];
    const [one] = sets.splice(from, 1);
    if (one) sets.splice(from + by, 0, one);
    props.onChange(sets);
  };
  let all: HTMLFieldSetElement | undefined;
  const buttonsOf = (at: number) => all?.querySelectorAll('.order-buttons')[at];
  return (
    <fieldset class="field" ref={all}>
      <legend>Sets, each of 3 to 8 options</legend>
      <Index each={props.sets}>
        {(set, at) => (
          <fieldset class="set">
            <legend>
              Set {at + 1}{' '}
              <OrderButtons
                name={`set ${at + 1}`}
                isFirst={at === 0}
                isLast={at === props.sets.length - 1}
                findMoved={(by) => buttonsOf(at + by)}
                onMove={(by) => move(at, by)}
                onRemove={() => props.onChange(props.sets.filter((_, index) => index !== at))}
                mayRemove={props.sets.length > 1}
              />
            </legend>
            <For each={props.options}>
              {({ code, label }) => (
                <Tick
                  label={label.en}
                  value={set().includes(code)}
                  onChange={(isIn) => put(at, isIn ? [...set(), code] : set().filter((one) => one !== code))}
                />
              )}
            </For>
          </fieldset>
        )}
      </Index>
      <Button
        look="plain"
        onPress={() => props.onChange([...props.sets, props.options.slice(0, 3).map(({ code }) => code)])}
      >
        Add a set
      </Button>
    </fieldset>
  );
}
