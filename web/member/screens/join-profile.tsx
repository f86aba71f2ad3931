import { Show } from 'solid-js';
import { fieldId, problemOf, Title, Why, Wrong } from '../../shared/form';
import { type ScreenOf, wordsIn } from '../../shared/frame';
import { Options } from '../../shared/options';
import { Step, type StepProps, stepTitle } from './step';

/** One question about oneself. Posts `field`: a code, or prefer-not-to-say. */
export type JoinProfileProps = StepProps & {
  /** The name of the form field. */
  readonly field: string;
  readonly question: string;
  readonly hint?: string;
  /** What it is for, and the census figure it serves. */
  readonly why: string;
  readonly options: readonly { readonly code: string; readonly label: string }[];
  readonly chosen?: string;
  /** Special-category data: says what answering agrees to. */
  readonly sensitive: boolean;
};

const words = {
  en: {
    why: 'Why we ask',
    prefersNot: 'Prefer not to say',
    agree:
      'If you answer, you agree that we keep this, apart from your name, to check the panel and to compare groups. Change or remove it any time in My details.',
  },
};

export const joinProfile: ScreenOf<JoinProfileProps> = {
  layout: 'bare',
  title: (data, frame) => stepTitle(data.question, data, frame),
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <Step data={props.data} frame={props.frame}>
        <fieldset>
          <legend>
            <Title isPage>{props.data.question}</Title>
          </legend>
          <Show when={props.data.hint}>
            <p class="hint">{props.data.hint}</p>
          </Show>
          <Why title={list().why}>{props.data.why}</Why>
          <Wrong message={problemOf(props.data.problems, props.data.field)} id={fieldId(props.data.field)}>
            <Options
              name={props.data.field}
              type="radio"
              rows={props.data.options}
              apart={[{ code: 'prefer-not-to-say', label: list().prefersNot }]}
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
