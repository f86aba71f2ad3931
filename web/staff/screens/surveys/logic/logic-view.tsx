import { For, Show } from 'solid-js';
import { Section } from '../../../parts/layout';
import { sayCondition } from '../conditions/condition-words';
import type { Draft } from '../draft';
import { Findings } from '../findings';
import { Checks } from './checks';
import { Jumps } from './jumps';
import { KnownFacts } from './known-facts';
import { sayPage } from './logic-words';
import { Ends, Loops, Safety } from './named-parts';
import { Splits } from './splits';

/** All the logic in sentences: who is asked what, ways past, checks, loops, splits, ends, help, and what is known before. */
export function LogicView(props: { readonly editing: Draft; readonly isFixed: boolean }) {
  const draft = () => props.editing.draft();
  const questions = () => draft().pages.flatMap((page) => page.questions);
  const shown = () =>
    draft().pages.flatMap((page) => [
      ...(page.showIf
        ? [
            `${capital(sayPage(draft(), page.key))} is shown only if ${sayCondition(page.showIf, questions())}.`,
          ]
        : []),
      ...page.questions.flatMap((question) =>
        question.showIf
          ? [`“${question.label.en}” is asked only if ${sayCondition(question.showIf, questions())}.`]
          : [],
      ),
    ]);
  return (
    <fieldset class="plain-set logic" disabled={props.isFixed}>
      <Findings findings={props.editing.findings().filter((one) => !one.question)} />
      <Section title="Who is asked what" beside="set at each question and page">
        <Show when={shown().length > 0} fallback={<p class="quiet">Everyone is asked everything.</p>}>
          <ul class="logic-list">
            <For each={shown()}>{(sentence) => <li>{sentence}</li>}</For>
          </ul>
        </Show>
      </Section>
      <Jumps editing={props.editing} />
      <Checks editing={props.editing} />
      <Loops editing={props.editing} />
      <Splits editing={props.editing} />
      <Ends editing={props.editing} />
      <Safety editing={props.editing} />
      <KnownFacts editing={props.editing} />
    </fieldset>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
