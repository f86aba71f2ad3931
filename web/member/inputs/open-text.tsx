import { Show } from 'solid-js';
import { formName } from '../../../surveys/questions/parts';
import { wording } from '../../../surveys/wording/words';
import { fieldId, problemOf, Title, Wrong } from '../../shared/form';
import { Options } from '../../shared/options';
import { TextField } from '../../shared/text-field';
import { filled, type Input } from './input';
import { Lead, Reasons, Spoken } from './lead';
import { onlyOneOf } from './only-one';

/** Free text, and each time whether it may be quoted, nothing chosen beforehand. */
export const OpenTextBox: Input = (props) => {
  const list = () => wording(props.language).inputs['open-text'];
  const name = () => formName(props.question);
  const quote = () => formName(props.question, 'quote');
  const label = () => <Spoken words={props.question.label} language={props.language} />;
  const asked = () => (props.question.kind === 'open-text' ? props.question : undefined);
  return (
    <>
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
          lines={asked()?.isShort ? undefined : 4}
        />
        <Show when={!asked()?.isShort}>
          <p class="small quiet">{list().speak}</p>
        </Show>
        <Reasons of={props} />
      </div>
      <Show when={asked()?.askQuote}>
        <fieldset>
          <legend>
            <h2>{list().quote}</h2>
          </legend>
          <Wrong message={problemOf(props.problems, quote())} id={fieldId(quote())}>
            <Options
              name={quote()}
              type="radio"
              rows={[
                { code: 'yes', label: list().yes },
                { code: 'no', label: list().no },
              ]}
              chosen={filled(props.fields, quote())}
            />
          </Wrong>
        </fieldset>
      </Show>
    </>
  );
};
