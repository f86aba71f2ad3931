import { formName } from '../../../surveys/questions/parts';
import { inLanguage } from '../../../surveys/vocabulary';
import { problemOf } from '../../shared/form';
import { TextField } from '../../shared/text-field';
import { BoxLead } from './box-lead';
import { filled, type Input } from './input';
import { Reasons, saidWith } from './lead';
import { onlyOneOf } from './only-one';

/** A number and its unit. A text box with a keypad: boxes of type number change their value when scrolled. */
export const NumberBox: Input = (props) => {
  const name = () => formName(props.question);
  const asked = () => (props.question.kind === 'number' ? props.question : undefined);
  const unit = () => asked()?.unit;
  return (
    <div on:input={onlyOneOf}>
      <BoxLead of={props} />
      <TextField
        name={name()}
        value={filled(props.fields, name())[0]}
        problem={problemOf(props.problems, name())}
        saidWith={saidWith(props, name())}
        inputMode={asked()?.decimals ? 'decimal' : 'numeric'}
        size="tiny"
        unit={unit() ? inLanguage(unit()!, props.language) : undefined}
        maxLength={40}
      />
      <Reasons of={props} />
    </div>
  );
};
