import { createSignal, For, onMount, Show } from 'solid-js';
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
    const next = kind === 'grid' && items[at() + 1];
    return next ? say(list().nextOf, { item: labelOf(next) }, props.language) : list().next;
  };

  /** The card in sight; −1 while all are. */
  const [at, setAt] = createSignal(-1);
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

  function show(index: number) {
    setAt(index);
    const heading = place?.querySelectorAll<HTMLElement>('fieldset fieldset h2')[index];
    heading?.focus();
    heading?.scrollIntoView({ block: 'center' });
  }

  // Who is told that some are open may also go on without them.
  const more = () =>
    props.isPage && props.problems.length === 0 && at() >= 0 && at() < asked().items.length - 1;
  return (
    <div class={at() < 0 ? 'cards' : more() ? 'cards live more' : 'cards live'} ref={place} on:change={look}>
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
        <Show when={at() < asked().items.length - 1}>
          <button type="button" class={more() ? 'button' : 'button second'} on:click={() => show(at() + 1)}>
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
                        on:click={() => show(index())}
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
