import { type JSX, Show } from 'solid-js';
import { formName } from '../../../surveys/questions/parts';
import { inLanguage, standIn, type Words } from '../../../surveys/vocabulary';
import { wording } from '../../../surveys/wording/words';
import { fieldId, problemOf, Title, Why, Wrong } from '../../shared/form';
import { Options } from '../../shared/options';
import { filled, type InputProps, offerRows } from './input';

/** Words of a survey in the chosen language, or in English where nobody has translated them, and marked so. */
export function Spoken(props: { words: Words; language: string }) {
  const stand = () => standIn(props.words, props.language);
  return (
    <span lang={stand()} dir={stand() && 'ltr'}>
      {inLanguage(props.words, props.language)}
    </span>
  );
}

/**
 * A question as a group: its label, hint and reason, then what can be answered. Read aloud, the hint and what is wrong
 * follow the label.
 * @param props.also the id of what else is read with it
 */
export function Group(props: {
  of: InputProps;
  name?: string;
  lead?: boolean;
  also?: string;
  children: JSX.Element;
}) {
  const name = () => props.name ?? formName(props.of.question);
  const message = () => problemOf(props.of.problems, name());
  return (
    <fieldset
      aria-describedby={saidWith(props.of, name(), props.also)}
      aria-invalid={message() ? 'true' : undefined}
    >
      <legend>
        <Title isPage={props.of.isPage}>
          <Spoken words={props.of.question.label} language={props.of.language} />
        </Title>
      </legend>
      <Lead of={props.of} plain={props.lead} />
      <Wrong message={message()} id={fieldId(name())}>
        {props.children}
      </Wrong>
    </fieldset>
  );
}

/** The id of what is wrong at a field. */
export const problemId = (name: string) => `${fieldId(name)}-problem`;

const hintId = ({ question }: InputProps) => `${fieldId(formName(question))}-lead`;

/** The ids of what is read with the label of a question: its hint, what is wrong at a field, and something else. */
export function saidWith(of: InputProps, name: string, also?: string): string | undefined {
  const ids = [of.question.hint && hintId(of), problemOf(of.problems, name) && problemId(name), also];
  return ids.filter(Boolean).join(' ') || undefined;
}

/** The hint and the reason under a question's label, and that some of it is in English, where it is. */
export function Lead(props: { of: InputProps; plain?: boolean }) {
  const list = () => wording(props.of.language).inputs.asking;
  return (
    <>
      <Show when={standIn(props.of.question.label, props.of.language)}>
        <p class="small quiet">{list().inEnglish}</p>
      </Show>
      <Show when={props.of.question.hint}>
        {(hint) => (
          <p class={props.plain ? 'lead' : 'hint'} id={hintId(props.of)}>
            <Spoken words={hint()} language={props.of.language} />
          </p>
        )}
      </Show>
      <Show when={props.of.question.whyWeAsk}>
        {(why) => (
          <Why title={list().why}>
            <Spoken words={why()} language={props.of.language} />
          </Why>
        )}
      </Show>
    </>
  );
}

/** The reasons not to answer, where the answer itself is typed: boxes to tick, after it. */
export function Reasons(props: { of: InputProps }) {
  const name = () => formName(props.of.question, 'missing');
  const rows = () => offerRows(props.of.question, props.of.language);
  return (
    <Show when={rows().length > 0}>
      <fieldset class="field" aria-label={wording(props.of.language).inputs.asking.instead}>
        <Wrong message={problemOf(props.of.problems, name())} id={fieldId(name())}>
          <Options name={name()} type="checkbox" rows={rows()} chosen={filled(props.of.fields, name())} />
        </Wrong>
      </fieldset>
    </Show>
  );
}
