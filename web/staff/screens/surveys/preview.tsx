import { createSignal, For, Show } from 'solid-js';
import { questionnairesOperations } from '../../../../server/contract/questionnaires';
import type { Questionnaire } from '../../../../surveys/questionnaires/types';
import type { Format } from '../../../../surveys/vocabulary';
import { listed } from '../../../shared/format';
import { addressOf } from '../../api';
import { languageInWords } from '../panel/member-words';
import { Pick as Choose, Tick } from './fields';
import { SendTest } from './send-test';

/**
 * The very page a member gets, in a frame of 360 px: its Continue goes on through the draft as a member would, and nothing
 * of what is tried is stored. It follows the draft as saved.
 */
export function Preview(props: {
  readonly questionnaire: string;
  readonly page: string;
  /** Changes with every save. */
  readonly revision: string;
  readonly languages: readonly string[];
  /** Those of the footprint: members are offered no other. */
  readonly spoken: readonly string[];
  /** The version that is tried from its start. */
  readonly format: Format;
  readonly hasEasyRead: boolean;
  /** What can be known of someone, and the arms there are, to try the walk of those people. */
  readonly given: Pick<Questionnaire, 'known' | 'splits'>;
}) {
  const [language, setLanguage] = createSignal('en');
  const [isLarge, setLarge] = createSignal(false);
  const [facts, setFacts] = createSignal<readonly string[]>([]);
  const setFact = (fact: string, isSo: boolean, instead: readonly string[] = []) =>
    setFacts((now) => [
      ...now.filter((one) => one !== fact && !instead.includes(one)),
      ...(isSo ? [fact] : []),
    ]);
  const known = () => Object.keys(props.given.known ?? {});
  const splits = () => props.given.splits ?? [];
  const offered = () => props.languages.filter((tag) => props.spoken.includes(tag));
  const unspoken = () => props.languages.filter((tag) => !props.spoken.includes(tag));
  let frame: HTMLIFrameElement | undefined;
  /** Text at twice its size, as browsers and phones set it. */
  const resize = () => {
    const root = frame?.contentDocument?.documentElement;
    if (root) root.style.fontSize = isLarge() ? '200%' : '';
  };
  const address = () =>
    addressOf(questionnairesOperations.previewPage, {
      params: { questionnaire: props.questionnaire, page: props.page },
      query: { language: language(), facts: facts().join(','), revision: props.revision },
    });
  const fromTheStart = () =>
    addressOf(questionnairesOperations.tryQuestionnaire, {
      params: { questionnaire: props.questionnaire },
      query: {
        language: language(),
        facts: facts().join(','),
        ...(props.format === 'standard' ? {} : { format: props.format }),
      },
    });
  return (
    <aside class="editor-preview">
      <div class="section-head">
        <h2>As a member sees it</h2>
        <a href={fromTheStart()} target="_blank" rel="noreferrer">
          Try it from the start
        </a>
      </div>
      <Show when={offered().length > 1}>
        <p class="preview-languages">
          <For each={offered()}>
            {(one) => (
              <button type="button" aria-pressed={language() === one} onClick={() => setLanguage(one)}>
                {languageInWords(one)}
              </button>
            )}
          </For>
        </p>
      </Show>
      <Show when={unspoken().length > 0}>
        <p class="note">
          Not offered to members, since the panel is not run in it: {listed(unspoken().map(languageInWords))}.
          An administrator can change this in the panel’s settings.
        </p>
      </Show>
      <Show when={known().length > 0 || splits().length > 0}>
        <details>
          <summary>As whom it is tried</summary>
          <For each={known()}>
            {(fact) => (
              <Tick
                label={`“${fact}” holds`}
                value={facts().includes(fact)}
                onChange={(isSo) => setFact(fact, isSo)}
              />
            )}
          </For>
          <For each={splits()}>
            {({ key, arms }) => {
              const all = arms.map(({ code }) => `${key}:${code}`);
              return (
                <Choose
                  label={`Arm of the split “${key}”`}
                  value={all.find((one) => facts().includes(one)) ?? ''}
                  nothing="As it is drawn"
                  choices={arms.map(({ code }) => ({
                    value: `${key}:${code}`,
                    label: `Arm “${code}”`,
                  }))}
                  onChange={(arm) => setFact(arm, arm !== '', all)}
                />
              );
            }}
          </For>
        </details>
      </Show>
      <Tick
        label="Text at twice its size"
        value={isLarge()}
        onChange={(is) => {
          setLarge(is);
          resize();
        }}
      />
      <Show when={props.page} keyed fallback={<p class="quiet">It stands here once it is saved.</p>}>
        <div class="phone">
          <iframe
            ref={(element) => {
              frame = element;
            }}
            title="The page as a member sees it, 360 px wide"
            src={address()}
            onLoad={resize}
          />
        </div>
      </Show>
      <p class="note">
        The page as last saved, shown whatever its conditions. Continue goes on as it would for a member who
        answered so. These are test answers: nothing is stored, and nothing counts.
      </p>
      <SendTest
        questionnaire={props.questionnaire}
        languages={offered()}
        hasEasyRead={props.hasEasyRead}
        language={language()}
        format={props.format}
        facts={facts().join(',')}
      />
    </aside>
  );
}
