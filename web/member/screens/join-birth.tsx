import { fieldId, problemOf, Title, Why } from '../../shared/form';
import { type ScreenOf, wordsIn } from '../../shared/frame';
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

const words = {
  en: {
    title: 'When were you born?',
    hint: 'Only the month and the year. For example, 3 1984',
    month: 'Month',
    year: 'Year',
    prefersNot: 'Prefer not to say',
    why: 'Why we ask',
    because: (age: number) =>
      `So that all ages are heard; the panel is for people aged ${age} and over. We do not ask for the day.`,
  },
};

export const joinBirth: ScreenOf<JoinBirthProps> = {
  layout: 'bare',
  title: (data, frame) => stepTitle(wordsIn(words, frame.language).title, data, frame),
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
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
          <Why title={list().why}>{list().because(props.data.minimumAge)}</Why>
          <Options
            name="birth-none"
            type="checkbox"
            rows={[{ code: 'prefer-not-to-say', label: list().prefersNot }]}
            chosen={props.data.prefersNot ? ['prefer-not-to-say'] : []}
          />
        </fieldset>
      </Step>
    );
  },
};
