import { createSignal, For, Show } from 'solid-js';
import { questionnairesOperations } from '../../../../server/contract/questionnaires';
import type { Format } from '../../../../surveys/vocabulary';

import { addressOf } from '../../api';
import { languageInWords } from '../panel/member-words';
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
  /** The version that is tried from its start. */
  readonly format: Format;
}) {
  const [language, setLanguage] = createSignal('en');
  const address = () =>
    addressOf(questionnairesOperations.previewPage, {
      params: { questionnaire: props.questionnaire, page: props.page },
      query: { language: language(), revision: props.revision },
    });
  const fromTheStart = () =>
    addressOf(questionnairesOperations.tryQuestionnaire, {
      params: { questionnaire: props.questionnaire },
      query: { language: language(), ...(props.format === 'standard' ? {} : { format: props.format }) },
    });
  return (
    <aside class="editor-preview">
      <div class="section-head">
        <h2>As a member sees it</h2>
        <a href={fromTheStart()} target="_blank" rel="noreferrer">
          Try it from the start
        </a>
      </div>
      <Show when={props.languages.length > 1}>
        <p class="preview-languages">
          <For each={props.languages}>
            {(one) => (
              <button type="button" aria-pressed={language() === one} onClick={() => setLanguage(one)}>
                {languageInWords(one)}
              </button>
            )}
          </For>
        </p>
      </Show>
      <Show when={props.page} keyed fallback={<p class="quiet">It stands here once it is saved.</p>}>
        <div class="phone">
          <iframe title="The page as a member sees it, 360 px wide" src={address()} />
        </div>
      </Show>
      <p class="note">
        The page as last saved, shown whatever its conditions. Continue goes on as it would for a member who
        answered so. These are test answers: nothing is stored, and nothing counts.
      </p>
      <SendTest questionnaire={props.questionnaire} />
    </aside>
  );
}
