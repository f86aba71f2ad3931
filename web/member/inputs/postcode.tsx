import { formName } from '../../../surveys/questions/parts';
import { wording } from '../../../surveys/wording/words';
import { fieldId, problemOf, Title } from '../../shared/form';
import { TextField } from '../../shared/text-field';
import { filled, type Input } from './input';
import { Lead, Reasons, Spoken } from './lead';
import { onlyOneOf } from './only-one';

/** A postcode, and how much of it is kept. */
export const PostcodeBox: Input = (props) => {
  const name = () => formName(props.question);
  const label = () => <Spoken words={props.question.label} language={props.language} />;
  const keeps = () => (props.question.kind === 'postcode' ? props.question.keeps : 'whole');
  return (
    <div on:input={onlyOneOf}>
      <Title isPage={props.isPage}>
        <label for={fieldId(name())}>{label()}</label>
      </Title>
      <Lead of={props} />
      <TextField
        name={name()}
        label={<span class="unseen">{label()}</span>}
        hint={wording(props.language).inputs.postcode[keeps()]}
        value={filled(props.fields, name())[0]}
        problem={problemOf(props.problems, name())}
        autocomplete="postal-code"
        size="short"
        maxLength={12}
      />
      <Reasons of={props} />
    </div>
  );
};
