import { createSignal, For, onMount, Show } from 'solid-js';
import { formName } from '../../../surveys/questions/parts';
import { inLanguage } from '../../../surveys/vocabulary';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { fieldId } from '../../shared/form';
import { Down, Up } from '../../shared/icons';
import { UnfoldBox } from '../../shared/options';
import { filled, type Input } from './input';
import { Group, Reasons } from './lead';
import { Named } from './named';

/**
 * The first few of a list, in order. Without a script: a list of choices for each place. With one: tap in order; rows
 * stay where they are and take "1st", "2nd"; arrows stand after the list.
 */
export const RankingRows: Input = (props) => {
  const list = () => wording(props.language).inputs.ranking;
  const asked = () => {
    if (props.question.kind !== 'ranking') throw new Error('a ranking question was expected');
    return props.question;
  };
  const places = () =>
    Array.from({ length: Math.min(asked().top, asked().options.length) }, (_, index) => index);
  const place = (number: number) => {
    const { first, second, third, more } = list().places;
    return say([first, second, third][number - 1] ?? more, { number }, props.language);
  };
  const name = (index: number) => formName(props.question, String(index + 1));
  const said = (index: number) => filled(props.fields, name(index))[0] ?? '';
  const label = (code: string) => {
    const option = asked().options.find((candidate) => candidate.code === code);
    return option ? inLanguage(option.label, props.language) : code;
  };

  const [isLive, setLive] = createSignal(false);
  const [order, setOrder] = createSignal<readonly string[]>([]);
  let lists: HTMLDivElement | undefined;

  onMount(() => {
    // What stands in the lists counts, since it may have been changed before the script came.
    const standing = Array.from(lists?.querySelectorAll('select') ?? []).map((one) => one.value);
    setOrder(standing.filter((code, index) => code !== '' && standing.indexOf(code) === index));
    setLive(true);
  });

  function change(next: readonly string[], event: Event) {
    setOrder(next);
    (event.currentTarget as HTMLElement).dispatchEvent(new Event('change', { bubbles: true }));
  }
  function tap(code: string, event: Event) {
    if (order().includes(code))
      change(
        order().filter((one) => one !== code),
        event,
      );
    else if (order().length < places().length) change([...order(), code], event);
  }
  function swap(from: number, to: number, event: Event) {
    if (to < 0 || to >= order().length) return;
    const next = [...order()];
    next.splice(to, 0, ...next.splice(from, 1));
    change(next, event);
    // A row that moves loses the focus; by keyboard it is moved on from here.
    (event.currentTarget as HTMLElement).focus();
  }

  return (
    <Group of={props} name={props.problems[0]?.field ?? name(0)}>
      <Show
        when={isLive()}
        fallback={
          <div ref={lists}>
            <For each={asked().options.filter(({ picture }) => picture)}>
              {(option) => (
                <p class="named">
                  <Named option={option} language={props.language} />
                </p>
              )}
            </For>
            <For each={places()}>
              {(index) => (
                <div class="field">
                  <label for={fieldId(name(index))}>
                    {say(list().choice, { place: place(index + 1) }, props.language)}
                  </label>
                  <UnfoldBox
                    name={name(index)}
                    rows={asked().options.map(({ code }) => ({ code, label: label(code) }))}
                    chosen={said(index)}
                    nothing={list().nothing}
                  />
                </div>
              )}
            </For>
          </div>
        }
      >
        <Show when={!props.question.hint}>
          <p class="hint">{say(list().tap, { number: places().length }, props.language)}</p>
        </Show>
        <div class="rows ranks">
          <For each={asked().options}>
            {(option, index) => {
              const at = () => order().indexOf(option.code);
              return (
                <div class="row">
                  <button
                    type="button"
                    id={index() === 0 ? fieldId(name(0)) : undefined}
                    aria-pressed={at() >= 0 ? 'true' : 'false'}
                    on:click={(event) => tap(option.code, event)}
                  >
                    <span class="place">{at() >= 0 ? place(at() + 1) : ''}</span>
                    <Named option={option} language={props.language} />
                  </button>
                </div>
              );
            }}
          </For>
        </div>
        <Show when={order().length > 0}>
          <h2>{list().yourOrder}</h2>
          <ol class="order">
            <For each={order()}>
              {(code, index) => (
                <li>
                  <b>{place(index() + 1)}</b>
                  <span>{label(code)}</span>
                  <div class="stepper">
                    <button
                      type="button"
                      aria-label={say(list().up, { option: label(code) }, props.language)}
                      aria-disabled={index() === 0 ? 'true' : undefined}
                      on:click={(event) => swap(index(), index() - 1, event)}
                    >
                      <Up />
                    </button>
                    <button
                      type="button"
                      aria-label={say(list().down, { option: label(code) }, props.language)}
                      aria-disabled={index() === order().length - 1 ? 'true' : undefined}
                      on:click={(event) => swap(index(), index() + 1, event)}
                    >
                      <Down />
                    </button>
                  </div>
                </li>
              )}
            </For>
          </ol>
        </Show>
        <p class="small quiet stay" role="status">
          {order().length === places().length
            ? say(list().swap, { number: order().length }, props.language)
            : ''}
        </p>
        <For each={places()}>
          {(index) => <input type="hidden" name={name(index)} value={order()[index] ?? ''} />}
        </For>
      </Show>
      <Reasons of={props} />
    </Group>
  );
};
