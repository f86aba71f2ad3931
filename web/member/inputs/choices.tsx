import { consentOptions } from '../../../surveys/questions/consent/answer';
import { formName } from '../../../surveys/questions/parts';
import { isLongList } from '../../../surveys/questions/single-choice/long-list';
import { inLanguage } from '../../../surveys/vocabulary';
import { wording } from '../../../surveys/wording/words';
import { fieldId, problemOf } from '../../shared/form';
import { Options, UnfoldBox } from '../../shared/options';
import { TextField } from '../../shared/text-field';
import { filled, type Input, type InputProps, offerRows, rowOf } from './input';
import { Group } from './lead';

/**
 * One or several options of a list, as rows; one of a long list from a box that the browser unfolds. With a script,
 * "None of these" clears the rest.
 */
export const Choices: Input = (props) => {
  const asked = () => {
    const { question } = props;
    return 'options' in question ? question.options : question.kind === 'consent' ? consentOptions : [];
  };
  const several = () => props.question.kind === 'multiple-choice';
  const rows = () =>
    asked().map((option) => ({
      ...rowOf(option, props.language),
      alone: several() && option.exclusive === true,
      under: isOther(option.code) ? <Other of={props} /> : undefined,
    }));
  const isOther = (code: string) => {
    const { question } = props;
    return question.kind === 'single-choice' && question.other === code;
  };
  const name = () => formName(props.question);
  const reasons = () => offerRows(props.question, props.language);
  return (
    <Group of={props}>
      {isLongList(props.question) ? (
        <>
          <label class="unseen" for={fieldId(name())}>
            {inLanguage(props.question.label, props.language)}
          </label>
          <UnfoldBox
            name={name()}
            rows={[...rows(), ...reasons()]}
            chosen={filled(props.fields, name())[0]}
          />
          {rows().map((row) => row.under)}
        </>
      ) : (
        <Options
          name={name()}
          type={several() ? 'checkbox' : 'radio'}
          rows={rows().filter((row) => !row.alone)}
          apart={[...rows().filter((row) => row.alone), ...reasons()]}
          chosen={filled(props.fields, name())}
          onChange={several() ? clearTheRest : undefined}
        />
      )}
    </Group>
  );
};

/** Says which other one. It stands there while its option is chosen; the style sheet sees to that. */
function Other(props: { of: InputProps }) {
  const name = () => formName(props.of.question, 'other');
  return (
    <div class="other">
      <TextField
        name={name()}
        label={wording(props.of.language).inputs.choices.which}
        value={filled(props.of.fields, name())[0]}
        problem={problemOf(props.of.problems, name())}
        maxLength={200}
      />
    </div>
  );
}

/** A choice that stands alone clears the others, and they clear it. */
function clearTheRest(event: Event) {
  const ticked = event.target as HTMLInputElement;
  if (!ticked.checked) return;
  const stands = ticked.hasAttribute('data-alone');
  const boxes = (event.currentTarget as HTMLElement).querySelectorAll<HTMLInputElement>('input');
  for (const box of Array.from(boxes)) {
    if (box !== ticked && (stands || box.hasAttribute('data-alone'))) box.checked = false;
  }
}
