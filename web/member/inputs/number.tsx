import { formName } from '../../../surveys/questions/parts';
import { inLanguage } from '../../../surveys/vocabulary';
import { fieldId, problemOf, Title } from '../../shared/form';
import { TextField } from '../../shared/text-field';
import { filled, type Input } from './input';
import { Lead, Reasons, Spoken } from './lead';
import { onlyOneOf } from './only-one';

/** A number and its unit. A text box with a keypad: boxes of type number change their value when scrolled. */
export const NumberBox: Input = (props) => {
  const name = () => formName(props.question);
  const asked = () => (props.question.kind === 'number' ? props.question : undefined);
  const label = () => <Spoken words={props.question.label} language={props.language} />;
  const unit = () => asked()?.unit;
  return (
    <div on:input={onlyOneOf}>
      <Title isPage={props.isPage}>
        <label for={fieldId(name())}>{label()}</label>
      </Title>
      <Lead of={props} />
      <TextField
        name={name()}
        label={<span class="unseen">{label()}</span>}
        value={filled(props.fields, name())[0]}
        problem={problemOf(props.problems, name())}
        inputMode={asked()?.decimals ? 'decimal' : 'numeric'}
        size="tiny"
        unit={unit() ? inLanguage(unit()!, props.language) : undefined}
        maxLength={40}
      />
      <Reasons of={props} />
    </div>
  );
};
