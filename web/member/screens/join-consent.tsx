import { For } from 'solid-js';
import { fieldId, problemOf, Wrong } from '../../shared/form';
import { type ScreenOf, wordsIn } from '../../shared/frame';
import { Options } from '../../shared/options';
import { Step, type StepProps, stepTitle } from './step';

/**
 * The notice, and what is agreed to. Posts `consent` (the word of each purpose ticked) and the carried id of the
 * notice's version, so that the wording someone saw is kept with its date (R29). Nothing is ticked beforehand.
 */
export type JoinConsentProps = StepProps & {
  readonly notice: {
    readonly version: string;
    readonly title: string;
    readonly paragraphs: readonly string[];
    readonly date: string;
  };
  readonly purposes: readonly { readonly code: string; readonly words: string; readonly isNeeded: boolean }[];
  readonly chosen: readonly string[];
};

const words = {
  en: {
    title: 'What happens to what you tell us',
    version: (date: string) => `Notice of ${date}.`,
    agree: 'Do you agree?',
    needed: (label: string) => `${label} (needed to join)`,
    all: 'The whole privacy notice',
  },
};

export const joinConsent: ScreenOf<JoinConsentProps> = {
  layout: 'bare',
  title: (data, frame) => stepTitle(wordsIn(words, frame.language).title, data, frame),
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <Step data={props.data} frame={props.frame}>
        <h1>{props.data.notice.title || list().title}</h1>
        <For each={props.data.notice.paragraphs}>{(paragraph) => <p>{paragraph}</p>}</For>
        <p class="small quiet">
          {list().version(props.data.notice.date)}{' '}
          <a href={`/${props.frame.footprint.id}/privacy`}>{list().all}</a>
        </p>
        <input type="hidden" name="notice" value={props.data.notice.version} />
        <fieldset>
          <legend>
            <h2>{list().agree}</h2>
          </legend>
          <Wrong message={problemOf(props.data.problems, 'consent')} id={fieldId('consent')}>
            <Options
              name="consent"
              type="checkbox"
              rows={props.data.purposes.map((purpose) => ({
                code: purpose.code,
                label: purpose.isNeeded ? list().needed(purpose.words) : purpose.words,
              }))}
              chosen={props.data.chosen}
            />
          </Wrong>
        </fieldset>
      </Step>
    );
  },
};
