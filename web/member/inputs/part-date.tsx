import { Show } from 'solid-js';
import { DateBoxes } from './date-boxes';
import type { Input } from './input';
import { Group, Reasons } from './lead';
import { onlyOneOf } from './only-one';

/** When something was, in boxes, as far as it is known. */
export const PartDateBoxes: Input = (props) => {
  const asked = () => (props.question.kind === 'part-date' ? props.question : undefined);
  return (
    <div on:input={onlyOneOf}>
      <Group of={{ ...props, problems: [] }}>
        <Show when={asked()}>{(question) => <DateBoxes of={props} asks={question()} />}</Show>
        <Reasons of={props} />
      </Group>
    </div>
  );
};
