import { For } from 'solid-js';
import { optionsOf, partOf } from '../../../surveys/questions/best-worst/answer';
import { formName } from '../../../surveys/questions/parts';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { Options } from '../../shared/options';
import { filled, type Input, rowOf } from './input';
import { Group, Reasons } from './lead';
import { onlyOneOf } from './only-one';
import { Part } from './part';

/** Sets of a few, below each other: in each one tap for what matters most, one for what matters least. */
export const BestWorstSets: Input = (props) => {
  const list = () => wording(props.language).inputs['best-worst'];
  const asked = () => {
    if (props.question.kind !== 'best-worst') throw new Error('a best-worst question was expected');
    return props.question;
  };
  return (
    <div on:input={onlyOneOf} class="cards">
      <Group of={props}>
        <For each={asked().sets}>
          {(set, index) => (
            <For each={['best', 'worst'] as const}>
              {(end) => {
                const name = formName(props.question, partOf(index(), end));
                return (
                  <Part
                    of={props}
                    name={name}
                    title={list()[end]}
                    where={say(list().set, { number: index() + 1, of: asked().sets.length }, props.language)}
                  >
                    <Options
                      name={name}
                      type="radio"
                      rows={optionsOf(asked(), set).map((option) => rowOf(option, props.language))}
                      chosen={filled(props.fields, name)}
                    />
                  </Part>
                );
              }}
            </For>
          )}
        </For>
        <Reasons of={props} />
      </Group>
    </div>
  );
};
