import { For } from 'solid-js';
import {
  type questionnaireFiles,
  questionnairesOperations,
} from '../../../../server/contract/questionnaires';
import { addressOf } from '../../api';
import { DownloadLink } from '../../parts/download-link';

const files: readonly {
  readonly form: (typeof questionnaireFiles)[number];
  readonly name: string;
  readonly about: string;
}[] = [
  { form: 'json', name: 'Questionnaire', about: 'our JSON' },
  { form: 'xlsform', name: 'XLSForm', about: '.xlsx' },
  { form: 'paper', name: 'Paper', about: 'PDF' },
  { form: 'paper-large', name: 'Paper, large print', about: 'PDF, 18 pt' },
  { form: 'paper-easy-read', name: 'Paper, Easy Read', about: 'PDF, 18 pt, with pictures' },
];

/** The questionnaire as files: to keep, to take to another program, to post on paper. */
export function TakeAway(props: { readonly questionnaire: string; readonly hasEasyRead: boolean }) {
  return (
    <p class="take-away">
      <span class="quiet">Take away as last saved:</span>
      <For each={files.filter(({ form }) => form !== 'paper-easy-read' || props.hasEasyRead)}>
        {({ form, name, about }) => (
          <DownloadLink
            href={addressOf(questionnairesOperations.saveQuestionnaireFile, {
              params: { questionnaire: props.questionnaire, form },
            })}
            about={about}
          >
            {name}
          </DownloadLink>
        )}
      </For>
    </p>
  );
}
