import { type JSX, Show } from 'solid-js';
import { experienceWords } from '../../../surveys/questions/experience/answer';
import { formName } from '../../../surveys/questions/parts';
import type { Words } from '../../../surveys/vocabulary';
import { Options } from '../../shared/options';
import { DateBoxes } from './date-boxes';
import { filled, type Input, rowOf } from './input';
import { Group, Reasons } from './lead';
import { onlyOneOf } from './only-one';
import { Part } from './part';

/** One experience: where, when and how good, below each other. */
export const ExperienceParts: Input = (props) => {
  const asked = () => (props.question.kind === 'experience' ? props.question : undefined);
  const name = (part: string) => formName(props.question, part);
  const part = (which: string, title: Words, children: JSX.Element) => (
    <Part of={props} name={name(which)} title={title}>
      {children}
    </Part>
  );
  const choice = (which: 'where' | 'how') => (
    <Options
      name={name(which)}
      type="radio"
      rows={((which === 'where' ? asked()?.options : asked()?.points) ?? []).map((option) =>
        rowOf(option, props.language),
      )}
      chosen={filled(props.fields, name(which))}
    />
  );
  return (
    <div on:input={onlyOneOf}>
      <Group of={props}>
        <Show when={asked()}>
          {(question) => (
            <>
              {part('where', question().whereWords ?? experienceWords.where, choice('where'))}
              {part(
                'when',
                question().whenWords ?? experienceWords.when,
                <DateBoxes of={props} asks={question()} />,
              )}
              {part('how', question().howWords ?? experienceWords.how, choice('how'))}
            </>
          )}
        </Show>
        <Reasons of={props} />
      </Group>
    </div>
  );
};
