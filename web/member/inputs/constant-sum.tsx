import { createSignal, For, onMount, Show } from 'solid-js';
import { type ConstantSum, placePart, placesFor } from '../../../surveys/questions/constant-sum/answer';
import { effortPart } from '../../../surveys/questions/constant-sum/effort';
import { shareEqually } from '../../../surveys/questions/constant-sum/sharing';
import { numberIn } from '../../../surveys/questions/fields';
import { formName } from '../../../surveys/questions/parts';
import { inLanguage } from '../../../surveys/vocabulary';
import type { Entry } from '../../../surveys/wording/entry';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { fieldId, Wrong } from '../../shared/form';
import { Alert, Bar, Minus, Plus, Tick } from '../../shared/icons';
import { UnfoldBox } from '../../shared/options';
import { filled, type Input } from './input';
import { Group, problemId, Reasons } from './lead';
import { Named } from './named';

/**
 * A total shared out. Without a script: a number box for each item. With one: plus and minus beside each, what is
 * left in sight, share equally, start again. The boxes themselves hold the answer.
 */
export const ConstantSumBoxes: Input = (props) => {
  const list = () => wording(props.language).inputs['constant-sum'];
  // The kind's own row names this input, and no other kind does.
  const asked = () => props.question as ConstantSum;
  const name = (code: string) => formName(props.question, code);
  const totalId = () => `${fieldId(formName(props.question))}-total`;
  const filledIn = (code: string) => filled(props.fields, name(code))[0] ?? '';
  const units = (n: number) => inLanguage(n === 1 ? asked().unit.one : asked().unit.many, props.language);
  const said = (words: Entry, count: number, item = '') =>
    say(words, { units: units(count), total: asked().total, item }, props.language);

  /** What stands in the boxes; none before the script has looked. */
  const [texts, setTexts] = createSignal<readonly string[]>();
  const [spoken, setSpoken] = createSignal('');
  const boxes: HTMLInputElement[] = [];
  const isLive = () => texts() !== undefined;
  const shares = () => (texts() ?? []).map((text) => Math.max(0, numberIn(text) ?? 0));
  const given = () => shares().reduce((sum, share) => sum + share, 0);
  const left = () => asked().total - given();
  const isReadable = () => (texts() ?? ['?']).every((text) => text === '' || numberIn(text) !== undefined);
  const readBoxes = () => setTexts(boxes.map((box) => box.value.trim()));
  const isWrong = () => isLive() && props.problems.length > 0 && left() !== 0;
  // While the total itself says what is amiss, the sentence above it would only say it twice.
  const message = () => (isReadable() ? undefined : props.problems[0]?.message);
  /** Where the problem is said to be: the link of the summary leads there. */
  const isAt = (code: string) => props.problems[0]?.field === name(code);

  // Counted up to the last change: what is read afterwards, or a phone laid aside, adds nothing.
  const since = Date.now();
  let counted!: HTMLInputElement;
  const [before = 0, changes = 0] = filledIn(effortPart).split('-').map(Number);
  let more = 0;
  function count() {
    more += 1;
    counted.value = `${before + Math.round((Date.now() - since) / 1000)}-${changes + more}`;
  }

  onMount(readBoxes);

  function write(next: readonly number[]) {
    boxes.forEach((box, index) => {
      box.value = `${next[index] ?? 0}`;
    });
    readBoxes();
    count();
    counted.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function move(at: number, by: 1 | -1, item: string) {
    const can = Math.min(asked().step, by > 0 ? left() : (shares()[at] ?? 0));
    setSpoken(can > 0 ? '' : said(by > 0 ? list().noneLeft : list().nothingHere, 2, item));
    if (can > 0) write(shares().map((share, index) => (index === at ? share + by * can : share)));
  }

  return (
    <Group of={{ ...props, problems: [] }} lead also={totalId()}>
      <input ref={counted} type="hidden" name={name(effortPart)} value={filledIn(effortPart)} />
      <Wrong message={message()} id={fieldId(props.problems[0]?.field ?? '')}>
        {undefined}
      </Wrong>
      <div class={isWrong() ? 'total wrong-total' : 'total'} role="status" id={totalId()}>
        <Show
          when={isLive()}
          fallback={
            <p>
              <span>
                <b>{asked().total}</b> {said(list().toShare, asked().total)}
              </span>
            </p>
          }
        >
          <p>
            <Show when={isWrong()}>
              <Alert />
            </Show>
            <Show
              when={left() !== 0}
              fallback={
                <>
                  <Tick />
                  {said(list().all, asked().total)}
                </>
              }
            >
              <b>{Math.abs(left())}</b> {said(left() > 0 ? list().left : list().over, Math.abs(left()))}
            </Show>
          </p>
        </Show>
        <Bar share={given() / asked().total} full={left() === 0} />
      </div>
      <For each={asked().items}>
        {(item, index) => {
          const label = inLanguage(item.label, props.language);
          const step = (by: 1 | -1) => (
            <Show when={isLive()}>
              <button
                type="button"
                aria-label={said(by > 0 ? list().more : list().fewer, 2, label)}
                aria-disabled={(by > 0 ? left() : (shares()[index()] ?? 0)) > 0 ? undefined : 'true'}
                on:click={() => move(index(), by, label)}
              >
                {by > 0 ? <Plus /> : <Minus />}
              </button>
            </Show>
          );
          return (
            <div class="share">
              <div>
                <label for={fieldId(name(item.code))}>
                  <Named option={item} language={props.language} />
                </label>
                <span class={isLive() ? 'stepper live' : 'stepper'}>
                  {step(-1)}
                  <input
                    ref={(box) => {
                      boxes[index()] = box;
                    }}
                    id={fieldId(name(item.code))}
                    name={name(item.code)}
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength={7}
                    value={filledIn(item.code)}
                    placeholder="0"
                    aria-describedby={
                      isAt(item.code) ? (message() ? problemId(name(item.code)) : totalId()) : undefined
                    }
                    aria-invalid={isAt(item.code) && (isWrong() || message()) ? 'true' : undefined}
                    on:input={readBoxes}
                    on:change={count}
                  />
                  {step(1)}
                </span>
              </div>
              <Bar share={(shares()[index()] ?? 0) / asked().total} />
            </div>
          );
        }}
      </For>
      <Show when={isLive()}>
        <p class="small quiet stay" role="status">
          {spoken()}
        </p>
        <div class="pair">
          <button
            type="button"
            class="button second"
            on:click={() => write(Object.values(shareEqually(asked())))}
          >
            {list().equally}
          </button>
          <button type="button" class="button second" on:click={() => write([])}>
            {list().again}
          </button>
        </div>
      </Show>
      <Show when={asked().orderInstead}>
        <details open={asked().items.some(({ code }) => filledIn(placePart(code)) !== '')} on:change={count}>
          <summary>{list().inOrder}</summary>
          <p class="quiet">{list().first}</p>
          <For each={asked().items}>
            {(item) => (
              <div class="share">
                <div>
                  <label for={fieldId(name(placePart(item.code)))}>
                    <Named option={item} language={props.language} />
                  </label>
                  <UnfoldBox
                    name={name(placePart(item.code))}
                    rows={placesFor(asked()).map(({ code }) => ({ code, label: code }))}
                    chosen={filledIn(placePart(item.code))}
                    size="tiny"
                  />
                </div>
              </div>
            )}
          </For>
        </details>
      </Show>
      <Reasons of={props} />
    </Group>
  );
};
