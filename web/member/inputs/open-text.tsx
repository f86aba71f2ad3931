import { Show } from 'solid-js';
import { formName } from '../../../surveys/questions/parts';
import { inLanguage } from '../../../surveys/vocabulary';
import { fieldId, problemOf, Wrong } from '../../shared/form';
import { wordsIn } from '../../shared/frame';
import { Options } from '../../shared/options';
import { TextField } from '../../shared/text-field';
import { filled, type Input } from './input';
import { Lead, Reasons } from './lead';
import { onlyOneOf } from './only-one';

const words = {
  en: {
    speak: 'You can speak instead: tap the microphone on your keyboard.',
    quote: 'May we quote your words, without your name?',
    yes: 'Yes, you may quote them',
    no: 'No, just count what I said',
  },
};

/** Free text, and each time whether it may be quoted, nothing chosen beforehand. */
export const OpenTextBox: Input = (props) => {
  const list = () => wordsIn(words, props.language);
  const name = () => formName(props.question);
  const quote = () => formName(props.question, 'quote');
  const label = () => inLanguage(props.question.label, props.language);
  const asked = () => (props.question.kind === 'open-text' ? props.question : undefined);
  return (
    <>
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
