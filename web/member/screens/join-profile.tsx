import { Show } from 'solid-js';
import { wording } from '../../../surveys/wording/words';
import { fieldId, problemOf, Title, Why, Wrong } from '../../shared/form';
import type { ScreenOf } from '../../shared/frame';
import { type OptionRow, Options } from '../../shared/options';
import { Step, type StepProps, stepTitle } from './step';

/** One question about oneself. Posts `field`: a code, or prefer-not-to-say. */
export type JoinProfileProps = StepProps & {
  /** The name of the form field. */
  readonly field: string;
  readonly question: string;
  readonly hint?: string;
  /** What it is for, and the census figure it serves. */
  readonly why: string;
  readonly options: readonly OptionRow[];
  /** Which of the words stand in for a translation nobody has written. */
  readonly standIns?: { readonly [Part in 'question' | 'hint' | 'why']?: 'en' | undefined };
  readonly chosen?: string;
  /** Special-category data: says what answering agrees to. */
  readonly sensitive: boolean;
};

export const joinProfile: ScreenOf<JoinProfileProps> = {
  layout: 'bare',
  title: (data, frame) => stepTitle(data.question, data, frame),
  Screen: (props) => {
    const list = () => wording(props.frame.language).joining.profile;
    return (
      <Step data={props.data} frame={props.frame}>
        <fieldset>
          <legend>
            <Title isPage>
              <Said words={props.data.question} lang={props.data.standIns?.question} />
            </Title>
          </legend>
          <Show when={props.data.hint}>
            <p class="hint">
              <Said words={props.data.hint ?? ''} lang={props.data.standIns?.hint} />
            </p>
          </Show>
          <Why title={wording(props.frame.language).joining.step.why}>
            <Said words={props.data.why} lang={props.data.standIns?.why} />
          </Why>
          <Wrong message={problemOf(props.data.problems, props.data.field)} id={fieldId(props.data.field)}>
            <Options
              name={props.data.field}
              type="radio"
              rows={props.data.options}
              apart={[
                { code: 'prefer-not-to-say', label: wording(props.frame.language).inputs.asking.preferNot },
              ]}
              chosen={props.data.chosen ? [props.data.chosen] : []}
            />
          </Wrong>
        </fieldset>
        <Show when={props.data.sensitive}>
          <p class="small quiet under">{list().agree}</p>
        </Show>
      </Step>
    );
  },
};

/** The footprint's own words, marked where they are the English ones. */
const Said = (props: { words: string; lang: 'en' | undefined }) => (
  <span lang={props.lang} dir={props.lang && 'ltr'}>
    {props.words}
  </span>
);
