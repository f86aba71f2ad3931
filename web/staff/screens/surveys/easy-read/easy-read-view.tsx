import { createSignal, For, Show } from 'solid-js';
import type { Questionnaire } from '../../../../../surveys/questionnaires/types';
import { Button } from '../../../parts/button';
import type { Draft } from '../draft';
import { type Place, takenKeys } from '../edits';
import { Tick } from '../fields';
import { QuestionsView } from '../questions-view';
import { copyToEasyRead, questionsToCopy } from './copy-questions';
import { ofEasyRead } from './easy-read-draft';
import { EasyReadParts } from './easy-read-parts';

/** The Easy Read version: begun from chosen questions, then edited as any, with what its answers count as and its pictures. */
export function EasyReadView(props: {
  readonly questionnaire: string;
  readonly editing: Draft;
  readonly isFixed: boolean;
}) {
  const [at, setAt] = createSignal<Place>({ page: 0, question: 0 });
  const whole = () => props.editing.draft();
  const change = (next: Questionnaire) => props.editing.change(next);
  const takeOut = () => {
    const { easyRead: _gone, ...rest } = whole();
    change(rest);
  };
  return (
    <Show
      when={whole().easyRead}
      fallback={
        <fieldset class="plain-set" disabled={props.isFixed}>
          <p>
            Easy Read is a version of its own for people who find words hard: few questions, one idea a page,
            pictures. Choose the questions to ask; each is copied, and you make its words simpler.
          </p>
          <Chooser draft={whole()} button="Start an Easy Read version" onCopy={change} />
        </fieldset>
      }
    >
      <QuestionsView
        questionnaire={props.questionnaire}
        editing={ofEasyRead(props.editing)}
        at={at()}
        onGo={setAt}
        isFixed={props.isFixed}
        others={takenKeys(whole())}
        more={(one) => <EasyReadParts {...one} standard={whole()} />}
      />
      <fieldset class="plain-set" disabled={props.isFixed}>
        <Show when={questionsToCopy(whole()).length > 0}>
          <details>
            <summary>Copy more questions from the standard version</summary>
            <Chooser draft={whole()} button="Copy them" onCopy={change} />
          </details>
        </Show>
        <p class="note">
          Who helped is asked at the end, without being added. “Undo the last change” brings a version back.{' '}
          <Button look="danger" onPress={takeOut}>
            Take the Easy Read version out
          </Button>
        </p>
      </fieldset>
    </Show>
  );
}

function Chooser(props: {
  readonly draft: Questionnaire;
  readonly button: string;
  readonly onCopy: (next: Questionnaire) => void;
}) {
  const [chosen, setChosen] = createSignal<readonly string[]>([]);
  return (
    <fieldset class="field">
      <legend>Questions of the standard version</legend>
      <For each={questionsToCopy(props.draft)}>
        {({ key, label }) => (
          <Tick
            label={label.en}
            value={chosen().includes(key)}
            onChange={(isChosen) =>
              setChosen((before) => (isChosen ? [...before, key] : before.filter((one) => one !== key)))
            }
          />
        )}
      </For>
      <p>
        <Button
          onPress={() => {
            if (chosen().length === 0) return;
            props.onCopy(copyToEasyRead(props.draft, chosen()));
            setChosen([]);
          }}
        >
          {props.button}
        </Button>
      </p>
    </fieldset>
  );
}
