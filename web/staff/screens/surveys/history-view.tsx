import { For, Show } from 'solid-js';
import {
  compareQuestions,
  compareVersions,
  type Difference,
} from '../../../../surveys/questionnaires/versions';
import type { Question } from '../../../../surveys/questions/answers';
import { counted, date } from '../../../shared/format';
import { Section } from '../../parts/layout';
import { sayDifference } from './difference-words';
import type { Draft, Shown } from './draft';

/** The versions there are, and what this one changes of the one issued before it. */
export function HistoryView(props: { readonly shown: Shown; readonly editing: Draft }) {
  const draft = () => props.editing.draft();
  const issued = () => props.editing.issued();
  const versions = () => {
    const { version } = props.editing.saved();
    const why = props.editing.reason();
    const isNew = props.shown.versions.every((one) => one.version < version);
    const begun = { version, frozenAt: null, ...(why !== undefined && { reason: why }) };
    return isNew ? [...props.shown.versions, begun] : props.shown.versions;
  };
  return (
    <div class="history">
      <Show
        when={issued()}
        fallback={
          <p>
            Nothing of it has been issued yet. Once a wave has asked it, this shows what each later version
            changes, and why.
          </p>
        }
      >
        {(before) => (
          <Changes before={before()} after={draft()} reason={reasonOf(props.shown, props.editing)} />
        )}
      </Show>
      <Section title="Versions">
        <ul class="bullets">
          <For each={versions()}>
            {(one) => (
              <li>
                Version {one.version}, {one.frozenAt ? `issued on ${date(one.frozenAt)}` : 'a draft'}
                {one.reason ? `. ${one.reason}` : ''}
              </li>
            )}
          </For>
        </ul>
      </Section>
    </div>
  );
}

const reasonOf = (shown: Shown, editing: Draft): string | undefined =>
  editing.reason() ?? shown.versions.find(({ version }) => version === editing.saved().version)?.reason;

function Changes(props: {
  readonly before: Shown['definition'];
  readonly after: Shown['definition'];
  readonly reason: string | undefined;
}) {
  const whole = () => compareVersions(props.before, props.after);
  const found = () => compareQuestions(props.before, props.after);
  return (
    <Section title="What this version changes">
      <Show when={props.reason}>
        <p>Because: {props.reason}</p>
      </Show>
      <p>
        {whole().differences.length === 0
          ? 'Nothing so far.'
          : whole().isWordingOnly
            ? 'Only words differ. Answers to both versions can be shown as one question; analysis still tells them apart.'
            : 'More than words differs: answers to what changed are not the same measure.'}
      </p>
      <Listed title="Added" questions={found().added} />
      <Listed title="No longer asked" questions={found().removed} />
      <For each={found().changed}>
        {({ question, differences }) => (
          <>
            <h3>“{question.label.en}”</h3>
            <Differences list={differences} />
          </>
        )}
      </For>
      <Show when={found().isReordered}>
        <h3>Order</h3>
        <p>Questions come in another order, or on other pages.</p>
      </Show>
      <Show when={found().beside.length > 0}>
        <h3>The questionnaire and its logic</h3>
        <Differences list={found().beside} />
      </Show>
    </Section>
  );
}

function Listed(props: { readonly title: string; readonly questions: readonly Question[] }) {
  return (
    <Show when={props.questions.length > 0}>
      <h3>
        {props.title}: {counted(props.questions.length, 'question')}
      </h3>
      <ul class="bullets">
        <For each={props.questions}>{(question) => <li>“{question.label.en}”</li>}</For>
      </ul>
    </Show>
  );
}

function Differences(props: { readonly list: readonly Difference[] }) {
  return (
    <ul class="bullets">
      <For each={props.list}>{(difference) => <li>{sayDifference(difference)}</li>}</For>
    </ul>
  );
}
