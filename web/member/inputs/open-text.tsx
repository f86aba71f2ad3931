import { Show } from 'solid-js';
import { formName } from '../../../surveys/questions/parts';
import { wording } from '../../../surveys/wording/words';
import { problemOf } from '../../shared/form';
import { Options } from '../../shared/options';
import { TextField } from '../../shared/text-field';
import { BoxLead } from './box-lead';
import { filled, type Input } from './input';
import { Reasons, saidWith } from './lead';
import { onlyOneOf } from './only-one';
import { Part } from './part';

/** Free text, and each time whether it may be quoted, nothing chosen beforehand. */
export const OpenTextBox: Input = (props) => {
  const list = () => wording(props.language).inputs['open-text'];
  const name = () => formName(props.question);
  const quote = () => formName(props.question, 'quote');
  const asked = () => (props.question.kind === 'open-text' ? props.question : undefined);
  return (
    <>
      <div on:input={onlyOneOf}>
        <BoxLead of={props} />
        <TextField
          name={name()}
          value={filled(props.fields, name())[0]}
          problem={problemOf(props.problems, name())}
          saidWith={saidWith(props, name())}
          lines={asked()?.isShort ? undefined : 4}
        />
        <Show when={!asked()?.isShort}>
          <p class="small quiet">{list().speak}</p>
        </Show>
        <Reasons of={props} />
      </div>
      <Show when={asked()?.askQuote}>
        <Part of={props} name={quote()} title={list().quote}>
          <Options
            name={quote()}
            type="radio"
            rows={[
              { code: 'yes', label: list().yes },
              { code: 'no', label: list().no },
            ]}
            chosen={filled(props.fields, quote())}
          />
        </Part>
      </Show>
    </>
  );
};
