import { createUniqueId, For, type JSX, Show } from 'solid-js';
import { kindOf, type Question } from '../../../../surveys/questions/answers';
import type { Option } from '../../../../surveys/questions/question-kind';
import { Button } from '../../parts/button';
import { choicesOf, sayCondition } from './condition-words';
import { freeKey } from './new-question';

/** One question: its words, options, whether it is sensitive and why it is asked, and who is asked it. */
export function QuestionEditor(props: {
  readonly question: Question;
  /** Questions of earlier pages: what a condition may look at. */
  readonly earlier: readonly Question[];
  readonly onChange: (question: Question) => void;
}) {
  const id = createUniqueId();
  // The parts changed are those the kind has, so what comes back is still of that kind.
  const change = (part: object) => props.onChange({ ...props.question, ...part } as Question);
  const without = (name: keyof Question) => {
    const { [name]: _gone, ...rest } = props.question;
    props.onChange(rest as Question);
  };
  const words = (label: string, name: 'label' | 'hint' | 'whyWeAsk', lines = 2) => (
    <div class="field">
      <label for={`${id}-${name}`}>{label}</label>
      <textarea
        id={`${id}-${name}`}
        class="input"
        rows={lines}
        value={props.question[name]?.en ?? ''}
        onInput={(event) => {
          const en = event.currentTarget.value;
          if (en.trim() === '' && name !== 'label') without(name);
          else change({ [name]: { ...props.question[name], en } });
        }}
      />
    </div>
  );
  const offers = (offer: 'dont-know' | 'prefer-not-to-say', label: string) => (
    <div class="choice">
      <input
        type="checkbox"
        id={`${id}-${offer}`}
        checked={props.question.offers?.includes(offer) ?? false}
        onChange={(event) => {
          const others = (props.question.offers ?? []).filter((one) => one !== offer);
          change({ offers: event.currentTarget.checked ? [...others, offer] : others });
        }}
      />
      <label for={`${id}-${offer}`}>{label}</label>
    </div>
  );
  const number = (label: string, name: string, value: number) => (
    <div class="field">
      <label for={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        class="input input-number width-10"
        type="number"
        value={value}
        onInput={(event) => {
          const typed = event.currentTarget.valueAsNumber;
          if (!Number.isNaN(typed)) change({ [name]: typed });
        }}
      />
    </div>
  );

  return (
    <section class="question-editor">
      <div class="section-head">
        <h2>{kindOf(props.question).label}</h2>
        <span class="quiet">key {props.question.key}</span>
      </div>
      {words(props.question.kind === 'information' ? 'Heading' : 'Question', 'label')}
      {words('Help, shown below the question', 'hint')}
      <Settings question={props.question} change={change} number={number} />
      <Show when={kindOf(props.question).asks}>
        {offers('prefer-not-to-say', 'Offer “Prefer not to say”')}
        {offers('dont-know', 'Offer “I do not know”')}
        <div class="choice">
          <input
            type="checkbox"
            id={`${id}-sensitive`}
            checked={props.question.sensitive ?? false}
            onChange={(event) =>
              event.currentTarget.checked ? change({ sensitive: true }) : without('sensitive')
            }
          />
          <label for={`${id}-sensitive`}>
            Sensitive: small counts are hidden, and members are told why we ask
          </label>
        </div>
        {words('Why we ask', 'whyWeAsk')}
      </Show>
      <ShowIf
        question={props.question}
        earlier={props.earlier}
        change={change}
        clear={() => without('showIf')}
      />
    </section>
  );
}

/** What only this kind has. */
function Settings(props: {
  readonly question: Question;
  readonly change: (part: object) => void;
  readonly number: (label: string, name: string, value: number) => JSX.Element;
}) {
  const { question } = props;
  switch (question.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return (
        <OptionList
          list={asked(props, question.kind).options}
          name="Option"
          change={(options) => props.change({ options })}
        />
      );
    case 'ranking':
      return (
        <>
          <OptionList
            list={asked(props, 'ranking').options}
            name="Option"
            change={(options) => props.change({ options })}
          />
          {props.number('How many to put in order', 'top', question.top)}
        </>
      );
    case 'scale':
      return question.style === 'labelled' ? (
        <OptionList
          list={(props.question as typeof question).points}
          name="Point"
          change={(points) => props.change({ points })}
        />
      ) : (
        <>
          {props.number('From', 'from', question.from)}
          {props.number('To', 'to', question.to)}
        </>
      );
    case 'constant-sum':
      return (
        <>
          <OptionList
            list={asked(props, 'constant-sum').items}
            name="Item"
            change={(items) => props.change({ items })}
          />
          {props.number('Total', 'total', question.total)}
          {props.number('Step', 'step', question.step)}
        </>
      );
    case 'number':
      return (
        <>
          {props.number('Smallest', 'min', question.min)}
          {props.number('Largest', 'max', question.max)}
        </>
      );
    case 'open-text':
      return props.number('Characters at most', 'maxLength', question.maxLength);
    case 'information':
      return (
        <div class="field">
          <label for="paragraphs">Paragraphs, one to a line</label>
          <textarea
            id="paragraphs"
            class="input"
            rows={5}
            value={question.paragraphs.map((one) => one.en).join('\n')}
            onInput={(event) =>
              props.change({
                paragraphs: event.currentTarget.value
                  .split('\n')
                  .filter((line) => line.trim() !== '')
                  .map((en) => ({ en })),
              })
            }
          />
        </div>
      );
    default:
      return <Lists question={props.question} change={props.change} />;
  }
}

/** Of a kind without settings of its own here: whatever lists of options it has. */
function Lists(props: { readonly question: Question; readonly change: (part: object) => void }) {
  const names = { options: 'Option', items: 'Item', points: 'Point' } as const;
  const lists = () => (Object.keys(names) as (keyof typeof names)[]).filter((list) => list in props.question);
  return (
    <For each={lists()}>
      {(list) => (
        <OptionList
          // Holds: the list is one the question has.
          list={(props.question as unknown as Record<string, readonly Option[]>)[list] ?? []}
          name={names[list]}
          change={(next) => props.change({ [list]: next })}
        />
      )}
    </For>
  );
}

/** The question as it stands now, of the kind it had when its editor opened. */
function asked<Kind extends Question['kind']>(props: { question: Question }, _kind: Kind) {
  return props.question as Extract<Question, { kind: Kind }>;
}

/** Options in their order: reworded, moved by buttons (so by keyboard too), added, removed. */
function OptionList(props: {
  readonly list: readonly Option[];
  readonly name: string;
  readonly change: (list: readonly Option[]) => void;
}) {
  const move = (from: number, by: -1 | 1) => {
    const list = [...props.list];
    const [one] = list.splice(from, 1);
    if (one) list.splice(from + by, 0, one);
    props.change(list);
  };
  return (
    <fieldset class="field option-list">
      <legend>{props.name}s</legend>
      <For each={props.list.map((option) => option.code)}>
        {(code, i) => (
          <div class="option-row">
            <input
              class="input"
              aria-label={`${props.name} ${i() + 1}`}
              value={props.list.find((option) => option.code === code)?.label.en ?? ''}
              onInput={(event) => {
                const en = event.currentTarget.value;
                props.change(
                  props.list.map((option) =>
                    option.code === code ? { ...option, label: { ...option.label, en } } : option,
                  ),
                );
              }}
            />
            <span class="quiet">{code}</span>
            <button
              type="button"
              aria-label={`Move ${props.name.toLowerCase()} ${i() + 1} up`}
              disabled={i() === 0}
              onClick={() => move(i(), -1)}
            >
              ↑
            </button>
            <button
              type="button"
              aria-label={`Move ${props.name.toLowerCase()} ${i() + 1} down`}
              disabled={i() === props.list.length - 1}
              onClick={() => move(i(), 1)}
            >
              ↓
            </button>
            <button
              type="button"
              aria-label={`Remove ${props.name.toLowerCase()} ${i() + 1}`}
              disabled={props.list.length <= 2}
              onClick={() => props.change(props.list.filter((option) => option.code !== code))}
            >
              ×
            </button>
          </div>
        )}
      </For>
      <Button
        look="plain"
        onPress={() =>
          props.change([
            ...props.list,
            {
              code: freeKey(
                'option',
                props.list.map((option) => option.code),
              ),
              label: { en: `${props.name} ${props.list.length + 1}` },
            },
          ])
        }
      >
        Add
      </Button>
    </fieldset>
  );
}

/** Who is asked, as one sentence; conditions with more than one part are shown and can be cleared. */
function ShowIf(props: {
  readonly question: Question;
  readonly earlier: readonly Question[];
  readonly change: (part: object) => void;
  readonly clear: () => void;
}) {
  const id = createUniqueId();
  const able = () => props.earlier.filter((question) => choicesOf(question).length > 0);
  const options = () =>
    able().flatMap((question) =>
      choicesOf(question).map((choice) => ({
        value: `${question.key} ${choice.code}`,
        label: `Only if “${question.label.en}” ${question.kind === 'multiple-choice' ? 'includes' : 'is'} “${choice.label}”`,
      })),
    );
  return (
    <div class="field">
      <label for={id}>Who is asked</label>
      <select
        id={id}
        class="input"
        onChange={(event) => {
          const [key, code] = event.currentTarget.value.split(' ');
          const about = able().find((question) => question.key === key);
          if (!about || !code) props.clear();
          else
            props.change({
              showIf:
                about.kind === 'multiple-choice'
                  ? { question: key, includes: code }
                  : { question: key, is: code },
            });
        }}
      >
        <option value="">Everyone</option>
        <Show when={props.question.showIf}>
          {(condition) => (
            <option value="kept" selected disabled>
              Only if {sayCondition(condition(), props.earlier)}
            </option>
          )}
        </Show>
        <For each={options()}>{(one) => <option value={one.value}>{one.label}</option>}</For>
      </select>
    </div>
  );
}
