import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { fieldId, problemOf, Title, Why } from '../../shared/form';
import type { ScreenOf } from '../../shared/frame';
import { Options } from '../../shared/options';
import { TextField } from '../../shared/text-field';
import { Step, type StepProps, stepTitle } from './step';

/** Posts `birth-month` (1–12), `birth-year`, and `birth-none` when someone prefers not to say. */
export type JoinBirthProps = StepProps & {
  readonly month: string;
  readonly year: string;
  readonly prefersNot: boolean;
  /** Youngest age the panel takes. */
  readonly minimumAge: number;
};

export const joinBirth: ScreenOf<JoinBirthProps> = {
  layout: 'bare',
  title: (data, frame) => stepTitle(wording(frame.language).joining.birth.title, data, frame),
  Screen: (props) => {
    const list = () => wording(props.frame.language).joining.birth;
    return (
      <Step data={props.data} frame={props.frame}>
        <fieldset aria-describedby={`${fieldId('birth')}-hint`}>
          <legend>
            <Title isPage>{list().title}</Title>
          </legend>
          <p class="quiet" id={`${fieldId('birth')}-hint`}>
            {list().hint}
          </p>
          <div class="beside">
            <TextField
              name="birth-month"
              label={list().month}
              value={props.data.month}
              problem={problemOf(props.data.problems, 'birth-month')}
              inputMode="numeric"
              autocomplete="bday-month"
              size="tiny"
              maxLength={20}
            />
            <TextField
              name="birth-year"
              label={list().year}
              value={props.data.year}
              problem={problemOf(props.data.problems, 'birth-year')}
              inputMode="numeric"
              autocomplete="bday-year"
              size="tiny"
              maxLength={10}
            />
          </div>
          <Why title={wording(props.frame.language).joining.step.why}>
            {say(list().because, { age: props.data.minimumAge }, props.frame.language)}
          </Why>
          <Options
            name="birth-none"
            type="checkbox"
            rows={[
              { code: 'prefer-not-to-say', label: wording(props.frame.language).inputs.asking.preferNot },
            ]}
            chosen={props.data.prefersNot ? ['prefer-not-to-say'] : []}
          />
        </fieldset>
      </Step>
    );
  },
};
