import { For } from 'solid-js';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { fieldId, problemOf, Wrong } from '../../shared/form';
import type { ScreenOf } from '../../shared/frame';
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
    /** Set where the words stand in for a translation. */
    readonly lang?: 'en' | undefined;
  };
  readonly purposes: readonly { readonly code: string; readonly words: string; readonly isNeeded: boolean }[];
  readonly chosen: readonly string[];
};

export const joinConsent: ScreenOf<JoinConsentProps> = {
  layout: 'bare',
  title: (data, frame) => stepTitle(wording(frame.language).joining.consent.title, data, frame),
  Screen: (props) => {
    const list = () => wording(props.frame.language).joining.consent;
    return (
      <Step data={props.data} frame={props.frame}>
        <h1>{props.data.notice.title || list().title}</h1>
        <For each={props.data.notice.paragraphs}>
          {(paragraph) => (
            <p lang={props.data.notice.lang} dir={props.data.notice.lang && 'ltr'}>
              {paragraph}
            </p>
          )}
        </For>
        <p class="small quiet">
          {say(list().version, { date: props.data.notice.date }, props.frame.language)}{' '}
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
                label: purpose.isNeeded
                  ? say(list().needed, { label: purpose.words }, props.frame.language)
                  : purpose.words,
              }))}
              chosen={props.data.chosen}
            />
          </Wrong>
        </fieldset>
      </Step>
    );
  },
};
