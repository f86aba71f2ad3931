import { Show } from 'solid-js';
import { formName } from '../../../surveys/questions/parts';
import { wording } from '../../../surveys/wording/words';
import { problemOf } from '../../shared/form';
import { TextField } from '../../shared/text-field';
import { BoxLead } from './box-lead';
import { filled, type Input } from './input';
import { Reasons, saidWith } from './lead';
import { onlyOneOf } from './only-one';

/** A postcode, and how much of it is kept. */
export const PostcodeBox: Input = (props) => {
  const name = () => formName(props.question);
  const heldName = () => formName(props.question, 'held');
  const keeps = () => (props.question.kind === 'postcode' ? props.question.keeps : 'whole');
  const held = () => filled(props.fields, heldName())[0];
  return (
    <div on:input={onlyOneOf}>
      <BoxLead of={props} />
      <TextField
        name={name()}
        hint={wording(props.language).inputs.postcode[held() ? 'held' : keeps()]}
        value={filled(props.fields, name())[0]}
        problem={problemOf(props.problems, name())}
        saidWith={saidWith(props, name())}
        autocomplete="postal-code"
        size="short"
        maxLength={12}
      />
      <Show when={held()}>
        <input type="hidden" name={heldName()} value={held()} />
      </Show>
      <Reasons of={props} />
    </div>
  );
};
