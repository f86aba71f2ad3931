import { createMemo, createSignal, For, Show } from 'solid-js';
import type { OptionList as ListName } from '../../../../../surveys/questionnaires/rename';
import type { Option } from '../../../../../surveys/questions/question-kind';
import { Button } from '../../../parts/button';
import { KeyBox, OrderButtons, Tick } from '../fields';
import { faultOfCode } from '../key-rules';
import { freeKey } from './new-question';
import type { Flag } from './settings';

const flagWords: Readonly<Record<Flag, string>> = {
  exclusive: 'Stands alone',
  pinned: 'Keeps its place',
};

/** Options in their order: reworded, given codes, moved by buttons (so by keyboard too), added, removed. */
export function OptionList(props: {
  readonly list: readonly Option[];
  readonly name: ListName;
  /** What one is called: “Option”. */
  readonly one: string;
  readonly flags: readonly Flag[];
  /** Codes that were asked already. */
  readonly fixed: readonly string[];
  readonly onChange: (list: readonly Option[]) => void;
  readonly onRename: (from: string, to: string) => void;
}) {
  const [moved, setMoved] = createSignal('');
  let set: HTMLFieldSetElement | undefined;
  const codes = createMemo(() => props.list.map((option) => option.code));
  const find = (code: string) => props.list.find((option) => option.code === code);
  const change = (code: string, part: Partial<Option>) =>
    props.onChange(props.list.map((option) => (option.code === code ? { ...option, ...part } : option)));
  const setFlag = (code: string, flag: Flag, isSet: boolean) =>
    props.onChange(
      props.list.map((option) => {
        if (option.code !== code) return option;
        const { [flag]: _gone, ...rest } = option;
        return isSet ? { ...rest, [flag]: true } : rest;
      }),
    );
  const move = (from: number, by: -1 | 1) => {
    const list = [...props.list];
    const [one] = list.splice(from, 1);
    if (!one) return;
    list.splice(from + by, 0, one);
    props.onChange(list);
    setMoved(`“${one.label.en}” is now ${props.one.toLowerCase()} ${from + by + 1} of ${list.length}.`);
  };
  /** Of what is taken away the next takes the focus, else the one before. */
  const remove = (code: string, at: number) => {
    props.onChange(props.list.filter((option) => option.code !== code));
    set
      ?.querySelectorAll<HTMLInputElement>('.option-row > input')
      [Math.min(at, props.list.length - 1)]?.focus();
  };
  const add = () => {
    const code = freeKey(props.one.toLowerCase(), codes());
    props.onChange([...props.list, { code, label: { en: `${props.one} ${props.list.length + 1}` } }]);
    const added = [...(set?.querySelectorAll<HTMLInputElement>('.option-row > input') ?? [])].at(-1);
    added?.focus();
    added?.select();
  };
  return (
    <fieldset class="field option-list" ref={set}>
      <legend>{plural(props.one)}</legend>
      <p class="option-row option-head" aria-hidden="true">
        <span>Words</span>
        <span>Code in data files</span>
      </p>
      <For each={codes()}>
        {(code, i) => (
          <div class="option">
            <div class="option-row">
              <input
                class="input"
                aria-label={`${props.one} ${i() + 1}`}
                value={find(code)?.label.en ?? ''}
                onInput={(event) =>
                  change(code, { label: { ...find(code)?.label, en: event.currentTarget.value } })
                }
              />
              <KeyBox
                label={`Code of ${props.one.toLowerCase()} ${i() + 1}`}
                isInLine
                value={code}
                isFixed={props.fixed.includes(code)}
                check={(name) => faultOfCode(codes(), name)}
                onChange={(to) => props.onRename(code, to)}
              />
              <OrderButtons
                name={`${props.one.toLowerCase()} ${i() + 1}`}
                isFirst={i() === 0}
                isLast={i() === props.list.length - 1}
                onMove={(by) => move(i(), by)}
                onRemove={() => remove(code, i())}
                mayRemove={props.list.length > 2}
              />
            </div>
            <Show when={props.flags.length > 0}>
              <div class="option-flags">
                <For each={props.flags}>
                  {(flag) => (
                    <Tick
                      label={flagWords[flag]}
                      value={find(code)?.[flag] ?? false}
                      onChange={(isSet) => setFlag(code, flag, isSet)}
                    />
                  )}
                </For>
              </div>
            </Show>
          </div>
        )}
      </For>
      <p class="for-readers" role="status">
        {moved()}
      </p>
      <Button look="plain" onPress={add}>
        Add {article(props.one)} {props.one.toLowerCase()}
      </Button>
    </fieldset>
  );
}

const plural = (one: string) => (one === 'Category' ? 'Categories' : `${one}s`);
const article = (one: string) => (/^[AEIOU]/.test(one) ? 'an' : 'a');
