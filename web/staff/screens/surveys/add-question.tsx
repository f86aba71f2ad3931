import { createSignal, createUniqueId, For } from 'solid-js';
import { type LibraryItem, library } from '../../../../surveys/questionnaires/library';
import { answers, type Question } from '../../../../surveys/questions/answers';
import { Button } from '../../parts/button';
import { factsOf } from './library-facts';
import { kindUses } from './questions/kind-uses';
import { freeKey, newQuestion } from './questions/new-question';

/** Choosing what to add: a kind, with what each is for, or a question that others ask word for word. */
export function AddQuestion(props: {
  readonly taken: readonly string[];
  readonly onAdd: (question: Question, isOnThisPage: boolean) => void;
  readonly onClose: () => void;
}) {
  const id = createUniqueId();
  const [isOnThisPage, setOnThisPage] = createSignal(false);
  const add = (question: Question) => props.onAdd(question, isOnThisPage());
  // Object.keys of a record has its keys.
  const kinds = Object.keys(kindUses) as Question['kind'][];
  return (
    <section class="add-question" aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id} tabindex="-1">
          Add a question
        </h2>
        <Button look="plain" onPress={props.onClose}>
          Go back
        </Button>
      </div>
      <fieldset class="field">
        <legend>Where</legend>
        <For each={[false, true]}>
          {(isHere) => (
            <div class="choice">
              <input
                type="radio"
                name={`${id}-where`}
                id={`${id}-${isHere}`}
                checked={isOnThisPage() === isHere}
                onChange={() => setOnThisPage(isHere)}
              />
              <label for={`${id}-${isHere}`}>
                {isHere
                  ? 'On the page I was at, below the question'
                  : 'On a page of its own, after the one I was at'}
              </label>
            </div>
          )}
        </For>
      </fieldset>
      <h3>By kind</h3>
      <ul class="add-list">
        <For each={kinds}>
          {(kind) => (
            <li>
              <button type="button" onClick={() => add(newQuestion(kind, freeKey('question', props.taken)))}>
                <b>{answers[kind].label}</b>
                <span>{kindUses[kind]}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <h3>From the library</h3>
      <p class="quiet">
        Questions that others ask too. Each also offers “Prefer not to say”, whatever its source does. What
        you add is a copy: what was asked stays what was asked.
      </p>
      <ul class="add-list">
        <For each={library}>
          {(item) => (
            <li>
              <button type="button" onClick={() => add(copyOf(item, props.taken))}>
                <b>{item.question.label.en}</b>
                <span>{answers[item.question.kind].label}</span>
              </button>
              <dl class="item-facts">
                <For each={factsOf(item)}>
                  {({ term, words }) => (
                    <div>
                      <dt>{term}</dt>
                      <dd>{words}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

function copyOf({ question }: LibraryItem, taken: readonly string[]): Question {
  return taken.includes(question.key) ? { ...question, key: freeKey(question.key, taken) } : question;
}
