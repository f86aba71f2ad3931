import { type JSX, Show } from 'solid-js';
import { experienceWords } from '../../../surveys/questions/experience/answer';
import { formName } from '../../../surveys/questions/parts';
import type { Words } from '../../../surveys/vocabulary';
import { fieldId, problemOf, Title, Wrong } from '../../shared/form';
import { Options } from '../../shared/options';
import { DateBoxes } from './date-boxes';
import { filled, type Input, rowOf } from './input';
import { Lead, Reasons, Spoken } from './lead';
import { onlyOneOf } from './only-one';

/** One experience: where, when and how good, below each other. */
export const ExperienceParts: Input = (props) => {
  const asked = () => (props.question.kind === 'experience' ? props.question : undefined);
  const name = (part: string) => formName(props.question, part);
  const part = (title: Words, children: JSX.Element) => (
    <fieldset class="part">
      <legend>
        <h2>
          <Spoken words={title} language={props.language} />
        </h2>
      </legend>
      {children}
    </fieldset>
  );
  const choice = (which: 'where' | 'how') => (
    <Wrong message={problemOf(props.problems, name(which))} id={fieldId(name(which))}>
      <Options
        name={name(which)}
        type="radio"
        rows={((which === 'where' ? asked()?.options : asked()?.points) ?? []).map(({ code, label }) =>
          rowOf(code, label, props.language),
        )}
        chosen={filled(props.fields, name(which))}
      />
    </Wrong>
  );
  return (
    <div on:input={onlyOneOf}>
      <Title isPage={props.isPage}>
        <Spoken words={props.question.label} language={props.language} />
      </Title>
      <Lead of={props} />
      <Show when={asked()}>
        {(question) => (
          <>
            {part(question().whereWords ?? experienceWords.where, choice('where'))}
            {part(question().whenWords ?? experienceWords.when, <DateBoxes of={props} asks={question()} />)}
            {part(question().howWords ?? experienceWords.how, choice('how'))}
          </>
        )}
      </Show>
      <Reasons of={props} />
    </div>
  );
};
