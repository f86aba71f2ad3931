import { createSignal, For, onMount, Show } from 'solid-js';
import { placePart, placesFor } from '../../../surveys/questions/constant-sum/answer';
import { type Shares, shared, shareEqually } from '../../../surveys/questions/constant-sum/sharing';
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
import { Group, problemId, Reasons, Spoken } from './lead';

/**
 * A total shared out. Without a script: a number box for each item. With one: plus and minus beside each, what is
 * left in sight, share equally, start again. The boxes themselves hold the answer.
 */
export const ConstantSumBoxes: Input = (props) => {
  const list = () => wording(props.language).inputs['constant-sum'];
  const asked = () => {
    if (props.question.kind !== 'constant-sum') throw new Error('a constant-sum question was expected');
    return props.question;
  };
  const name = (code: string) => formName(props.question, code);
  const totalId = () => `${fieldId(formName(props.question))}-total`;
  const filledIn = (code: string) => filled(props.fields, name(code))[0] ?? '';
  const units = (n: number) => inLanguage(n === 1 ? asked().unit.one : asked().unit.many, props.language);
  const said = (words: Entry, count: number, item = '') =>
    say(words, { units: units(count), total: asked().total, item }, props.language);
  const inBoxes = (text: (code: string) => string): Shares =>
    Object.fromEntries(
      asked().items.map(({ code }) => [code, Math.max(0, numberIn(text(code).trim()) ?? 0)]),
    );

  const [isLive, setLive] = createSignal(false);
  const [shares, setShares] = createSignal<Shares>(inBoxes(filledIn));
  const [spoken, setSpoken] = createSignal('');
  const boxes = new Map<string, HTMLInputElement>();
  const left = () => asked().total - shared(shares());
  function readBoxes() {
    setShares(inBoxes((code) => boxes.get(code)?.value ?? ''));
    const texts = Array.from(boxes.values(), (box) => box.value.trim());
    setReadable(texts.every((text) => text === '' || numberIn(text) !== undefined));
  }
  const isWrong = () => props.problems.length > 0 && left() !== 0;
  // While the total itself says what is amiss, the sentence above it would only say it twice.
  const message = () => (isLive() && isReadable() ? undefined : props.problems[0]?.message);
  /** Where the problem is said to be: the link of the summary leads there. */
  const isAt = (code: string) => props.problems[0]?.field === name(code);
  const [isReadable, setReadable] = createSignal(true);

  onMount(() => {
    readBoxes();
    setLive(true);
  });

  function write(next: Shares) {
    for (const [code, number] of Object.entries(next)) {
      const box = boxes.get(code);
      if (box) box.value = String(number);
    }
    readBoxes();
    boxes
      .values()
      .next()
      .value?.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function move(code: string, by: 1 | -1, item: string) {
    const now = shares()[code] ?? 0;
    const can = by === 1 ? Math.min(asked().step, left()) : Math.min(asked().step, now);
    if (can <= 0) {
      setSpoken(by === 1 ? said(list().noneLeft, 2) : said(list().nothingHere, 2, item));
      return;
    }
    setSpoken('');
    write({ ...shares(), [code]: now + by * can });
  }

  return (
    <Group of={{ ...props, problems: [] }} lead also={totalId()}>
      <Wrong message={message()} id={fieldId(props.problems[0]?.field ?? '')}>
        {undefined}
      </Wrong>
      <div class={isLive() && isWrong() ? 'total wrong-total' : 'total'} role="status" id={totalId()}>
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
        <Bar share={isLive() ? shared(shares()) / asked().total : 0} full={isLive() && left() === 0} />
      </div>
      <For each={asked().items}>
        {(item) => {
          const label = inLanguage(item.label, props.language);
          return (
            <div class="share">
              <div>
                <label for={fieldId(name(item.code))}>
                  <Spoken words={item.label} language={props.language} />
                </label>
                <span class={isLive() ? 'stepper live' : 'stepper'}>
                  <Show when={isLive()}>
                    <button
                      type="button"
                      aria-label={said(list().fewer, 2, label)}
                      aria-disabled={(shares()[item.code] ?? 0) === 0 ? 'true' : undefined}
                      on:click={() => move(item.code, -1, label)}
                    >
                      <Minus />
                    </button>
                  </Show>
                  <input
                    ref={(box) => boxes.set(item.code, box)}
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
                  />
                  <Show when={isLive()}>
                    <button
                      type="button"
                      aria-label={said(list().more, 2, label)}
                      aria-disabled={left() <= 0 ? 'true' : undefined}
                      on:click={() => move(item.code, 1, label)}
                    >
                      <Plus />
                    </button>
                  </Show>
                </span>
              </div>
              <Bar share={isLive() ? (shares()[item.code] ?? 0) / asked().total : 0} />
            </div>
          );
        }}
      </For>
      <Show when={isLive()}>
        <p class="small quiet stay" role="status">
          {spoken()}
        </p>
        <div class="pair">
          <button type="button" class="button second" on:click={() => write(shareEqually(asked()))}>
            {list().equally}
          </button>
          <button
            type="button"
            class="button second"
            on:click={() => write(Object.fromEntries(asked().items.map(({ code }) => [code, 0])))}
          >
            {list().again}
          </button>
        </div>
      </Show>
      <Show when={asked().orderInstead}>
        <details open={asked().items.some(({ code }) => filledIn(placePart(code)) !== '')}>
          <summary>{list().inOrder}</summary>
          <p class="quiet">{list().first}</p>
          <For each={asked().items}>
            {(item) => (
              <div class="share">
                <div>
                  <label for={fieldId(name(placePart(item.code)))}>
                    <Spoken words={item.label} language={props.language} />
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
