import { formName } from '../../../surveys/questions/parts';
import { inLanguage } from '../../../surveys/vocabulary';
import { fieldId, problemOf } from '../../shared/form';
import { wordsIn } from '../../shared/frame';
import { TextField } from '../../shared/text-field';
import { filled, type Input } from './input';
import { Lead, Reasons } from './lead';
import { onlyOneOf } from './only-one';

const words = {
  en: {
    district: 'We keep only its first part, such as BS23.',
    sector: 'We keep only its beginning, such as BS23 3.',
    whole: 'We keep the whole postcode.',
  },
};

/** A postcode, and how much of it is kept. */
export const PostcodeBox: Input = (props) => {
  const name = () => formName(props.question);
  const label = () => inLanguage(props.question.label, props.language);
  const keeps = () => (props.question.kind === 'postcode' ? props.question.keeps : 'whole');
  return (
    <div on:input={onlyOneOf}>
      {props.isPage ? (
        <h1>
          <label for={fieldId(name())}>{label()}</label>
        </h1>
      ) : (
        <h2>
          <label for={fieldId(name())}>{label()}</label>
        </h2>
      )}
      <Lead of={props} />
      <TextField
        name={name()}
        label={<span class="unseen">{label()}</span>}
        hint={wordsIn(words, props.language)[keeps()]}
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
