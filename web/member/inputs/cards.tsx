import { createEffect, createSignal, For, onMount, Show } from 'solid-js';
import { formName } from '../../../surveys/questions/parts';
import type { Option } from '../../../surveys/questions/question-kind';
import { votes } from '../../../surveys/questions/statements/answer';
import { inLanguage } from '../../../surveys/vocabulary';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { Options } from '../../shared/options';
import { filled, type Input, offerRows, rowOf } from './input';
import { Group, Spoken } from './lead';
import { Part } from './part';
import { pictureOf } from './picture-of';

/**
 * The same answers for one thing after another. Without a script all cards stand below each other; with one they come
 * one at a time, never by themselves, and what was said so far stays in sight to compare and change.
 */
export const Cards: Input = (props) => {
  const list = () => wording(props.language).inputs.cards;
  const labelOf = (option: Option) => inLanguage(option.label, props.language);
  const asked = () => {
    const { question } = props;
    if (question.kind !== 'grid' && question.kind !== 'statements') throw new Error('cards were expected');
    return question;
  };
  const points = () => {
    const question = asked();
    return question.kind === 'grid' ? question.points : votes;
  };
  const itemWord = () => {
    const question = asked();
    return question.kind === 'grid' && question.itemWord ? inLanguage(question.itemWord, props.language) : '';
  };
  const where = (index: number) => {
    const values = { word: itemWord(), number: index + 1, of: asked().items.length };
    return say(values.word ? list().whereOf : list().where, values, props.language);
  };
  const rows = (alone: boolean) =>
    points()
      .filter((point) => (point.exclusive === true) === alone)
      .map((point) => rowOf(point, props.language));
  const apart = () => [...rows(true), ...offerRows(props.question, props.language)];
  const name = (item: Option) => formName(props.question, item.code);

  /** What comes next is named where that is a thing; a statement is too long for a button. */
  const nextWords = () => {
    const { kind, items } = asked();
    const item = kind === 'grid' && items[next()];
    return item ? say(list().nextOf, { item: labelOf(item) }, props.language) : list().next;
  };

  /** The card in sight; −1 while all are. */
  const [at, setAt] = createSignal(-1);
  /** The card that was left to change an earlier one. */
  const [left, setLeft] = createSignal(-1);
  const [chosen, setChosen] = createSignal<Readonly<Record<string, string>>>({});
  let place: HTMLDivElement | undefined;

  const saidOf = (item: Option) =>
    [...rows(false), ...apart()].find((row) => row.code === chosen()[item.code])?.label;
  const look = () => {
    const found: Record<string, string> = {};
    for (const item of asked().items) {
      const box = place?.querySelector<HTMLInputElement>(`input[name="${name(item)}"]:checked`);
      if (box) found[item.code] = box.value;
    }
    setChosen(found);
  };
  onMount(() => {
    look();
    const { items } = asked();
    const isWrong = (item: Option) => props.problems.some((problem) => problem.field === name(item));
    const wrong = items.findIndex(isWrong);
    const open = items.findIndex((item) => saidOf(item) === undefined);
    setAt(Math.max(0, wrong < 0 ? open : wrong));
  });

  /** The card to go on to, −1 where there is none: after a change, the one that was left. */
  const next = () => {
    const { items } = asked();
    const isDone = items.every((item, index) => index === at() || saidOf(item));
    return isDone ? -1 : left() >= 0 ? left() : at() + 1 < items.length ? at() + 1 : -1;
  };

  function show(index: number, from = -1) {
    setAt(index);
    setLeft(from === index ? -1 : from);
    const heading = place?.querySelectorAll<HTMLElement>('fieldset fieldset h2')[index];
    heading?.focus();
    heading?.scrollIntoView({ block: 'center' });
  }

  // Who is told that some are open may also go on without them.
  const more = () => props.isPage && props.problems.length === 0 && at() >= 0 && next() >= 0;
  // The button that goes on stands beside the place of all inputs.
  createEffect(() => place?.parentElement?.classList.toggle('more', more()));
  return (
    <div class={at() < 0 ? 'cards' : 'cards live'} ref={place} on:change={look}>
      <Group of={props}>
        <For each={asked().items}>
          {(item, index) => (
            <Part
              of={props}
              name={name(item)}
              title={item.label}
              picture={pictureOf(item, props.language)}
              where={where(index())}
              hidden={at() >= 0 && at() !== index()}
            >
              <Options
                name={name(item)}
                type="radio"
                rows={rows(false)}
                apart={apart()}
                chosen={filled(props.fields, name(item))}
              />
            </Part>
          )}
        </For>
      </Group>
      <Show when={at() >= 0}>
        <Show when={next() >= 0}>
          <button type="button" class={more() ? 'button' : 'button second'} on:click={() => show(next())}>
            {nextWords()}
          </button>
        </Show>
        <Show when={asked().items.some((item, index) => index !== at() && saidOf(item))}>
          <h3>{list().soFar}</h3>
          <dl class="held">
            <For each={asked().items}>
              {(item, index) => (
                <Show when={index() !== at() && saidOf(item)}>
                  <div>
                    <dt>
                      <Spoken words={item.label} language={props.language} />
                    </dt>
                    <dd>{saidOf(item)}</dd>
                    <dd class="aside">
                      <button
                        type="button"
                        class="link"
                        aria-label={say(list().changeOf, { item: labelOf(item) }, props.language)}
                        on:click={() => show(index(), left() < 0 ? at() : left())}
                      >
                        {list().change}
                      </button>
                    </dd>
                  </div>
                </Show>
              )}
            </For>
          </dl>
        </Show>
      </Show>
    </div>
  );
};
