import { createSignal, For, Show } from 'solid-js';
import {
  type questionnaireFiles,
  questionnairesOperations,
} from '../../../../server/contract/questionnaires';
import { direction } from '../../../../surveys/wording/direction';
import { addressOf } from '../../api';
import { DownloadLink } from '../../parts/download-link';
import { languageInWords } from '../panel/member-words';

type File = {
  readonly form: (typeof questionnaireFiles)[number];
  readonly name: string;
  readonly about: string;
};

const files: readonly File[] = [
  { form: 'json', name: 'Questionnaire', about: 'our JSON' },
  { form: 'xlsform', name: 'XLSForm', about: '.xlsx, comes back whole' },
];

const sheets: readonly File[] = [
  { form: 'paper', name: 'Paper', about: 'PDF' },
  { form: 'paper-large', name: 'Paper, large print', about: 'PDF, 18 pt' },
  { form: 'paper-easy-read', name: 'Paper, Easy Read', about: 'PDF, 18 pt, with pictures' },
];

/** Letters that the font of our PDF has not, or that it cannot lay out: these languages are printed from the browser. */
const isInPdf = (language: string) =>
  direction(language) === 'ltr' && !/^(zh|ja|ko|hi|bn|pa|gu|ta|te|ml|kn|mr|ne|si|th|am|ti)\b/.test(language);

/** The questionnaire as files: to keep, to take to another program, to post on paper. */
export function TakeAway(props: {
  readonly questionnaire: string;
  readonly languages: readonly string[];
  readonly hasEasyRead: boolean;
}) {
  const [language, setLanguage] = createSignal('en');
  const address = (form: File['form'], of?: string) =>
    addressOf(questionnairesOperations.saveQuestionnaireFile, {
      params: { questionnaire: props.questionnaire, form },
      ...(of !== undefined && { query: { language: of } }),
    });
  const printPage = (sheet: 'usual' | 'large' | 'easy-read') =>
    addressOf(questionnairesOperations.printQuestionnaire, {
      params: { questionnaire: props.questionnaire },
      query: {
        language: language(),
        ...(sheet === 'easy-read' ? { format: sheet } : { size: sheet }),
      },
    });
  return (
    <section class="take-aways" aria-label="Take away">
      <p class="take-away">
        <span class="quiet">Take away as last saved:</span>
        <For each={files}>
          {({ form, name, about }) => (
            <DownloadLink href={address(form)} about={about}>
              {name}
            </DownloadLink>
          )}
        </For>
      </p>
      <p class="take-away">
        <span class="quiet">On paper, with the same codes:</span>
        <Show when={props.languages.length > 1}>
          <label class="take-away-language">
            Language{' '}
            <select onChange={(event) => setLanguage(event.currentTarget.value)}>
              <For each={props.languages}>
                {(one) => (
                  <option value={one} selected={one === language()}>
                    {languageInWords(one)}
                  </option>
                )}
              </For>
            </select>
          </label>
        </Show>
        <Show when={isInPdf(language())}>
          <For each={sheets.filter(({ form }) => form !== 'paper-easy-read' || props.hasEasyRead)}>
            {({ form, name, about }) => (
              <DownloadLink href={address(form, language())} about={about}>
                {name}
              </DownloadLink>
            )}
          </For>
        </Show>
        <a href={printPage('usual')} target="_blank" rel="noreferrer">
          Page to print
        </a>
        <a href={printPage('large')} target="_blank" rel="noreferrer">
          Page to print, 18 pt
        </a>
        <Show when={props.hasEasyRead}>
          <a href={printPage('easy-read')} target="_blank" rel="noreferrer">
            Page to print, Easy Read
          </a>
        </Show>
      </p>
    </section>
  );
}
