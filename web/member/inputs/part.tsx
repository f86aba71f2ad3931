import { type JSX, Show } from 'solid-js';
import type { Words } from '../../../surveys/vocabulary';
import { fieldId, problemOf, Wrong } from '../../shared/form';
import type { InputProps } from './input';
import { problemId, Spoken } from './lead';

/** One part of a question, as a group within its group. */
export function Part(props: {
  of: InputProps;
  name: string;
  /** In the survey's words, or in our own. */
  title: Words | string;
  /** Which one it is: "Service 1 of 3". */
  where?: string;
  picture?: JSX.Element;
  hidden?: boolean;
  children: JSX.Element;
}) {
  const message = () => problemOf(props.of.problems, props.name);
  const title = () =>
    typeof props.title === 'string' ? (
      props.title
    ) : (
      <Spoken words={props.title} language={props.of.language} />
    );
  return (
    <fieldset
      hidden={props.hidden}
      aria-describedby={message() ? problemId(props.name) : undefined}
      aria-invalid={message() ? 'true' : undefined}
    >
      <legend>
        <Show when={props.where}>
          <span class="small quiet">{props.where}</span>
        </Show>
        <h2 tabindex="-1">
          {props.picture}
          {title()}
        </h2>
      </legend>
      <Wrong message={message()} id={fieldId(props.name)}>
        {props.children}
      </Wrong>
    </fieldset>
  );
}
