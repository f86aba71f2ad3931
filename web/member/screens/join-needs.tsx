import { wording } from '../../../surveys/wording/words';
import { fieldId, problemOf, Title, Wrong } from '../../shared/form';
import type { ScreenOf } from '../../shared/frame';
import { Options } from '../../shared/options';
import { TextField } from '../../shared/text-field';
import { Step, type StepProps, stepTitle } from './step';

/**
 * What makes it easy for someone (R14). Posts `needs` (words of the vocabulary, or none),
 * `calls` (no-calls-before-ten) and `needs-language`. */
export type JoinNeedsProps = StepProps & {
  readonly chosen: readonly string[];
  /** Which other language, in the member's words. */
  readonly language: string;
};

export const joinNeeds: ScreenOf<JoinNeedsProps> = {
  layout: 'bare',
  title: (data, frame) => stepTitle(wording(frame.language).joining.needs.title, data, frame),
  Screen: (props) => {
    const list = () => wording(props.frame.language).joining.needs;
    return (
      <Step data={props.data} frame={props.frame}>
        <fieldset>
          <legend>
            <Title isPage>{list().title}</Title>
          </legend>
          <p class="hint">{list().hint}</p>
          <Wrong message={problemOf(props.data.problems, 'needs')} id={fieldId('needs')}>
            <Options
              name="needs"
              type="checkbox"
              rows={Object.entries(list().rows).map(([code, label]) => ({ code, label }))}
              apart={[{ code: 'none', label: list().none, alone: true }]}
              chosen={props.data.chosen}
            />
          </Wrong>
        </fieldset>
        <TextField
          name="needs-language"
          label={list().which}
          value={props.data.language}
          problem={problemOf(props.data.problems, 'needs-language')}
          size="short"
          maxLength={60}
        />
        <fieldset>
          <legend>
            <h2>{list().whenCall}</h2>
          </legend>
          <Options
            name="calls"
            type="checkbox"
            rows={[{ code: 'no-calls-before-ten', label: list().notBefore }]}
            chosen={props.data.chosen}
          />
        </fieldset>
      </Step>
    );
  },
};
