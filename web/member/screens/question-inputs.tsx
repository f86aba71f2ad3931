import { For, type JSX } from 'solid-js';
import { Pictured } from '../../shared/pictured';
import type { Input } from '../inputs/input';
import type { QuestionProps } from './question';

/** Where the inputs of a page stand; the root of what is hydrated. */
export const inputsId = 'inputs';

/** What is touched on a page of questions: rendered by the server, hydrated on the phone from the same data. */
export function QuestionInputs(props: {
  questions: QuestionProps['questions'];
  language: string;
  /** The only question of its page. */
  isAlone: boolean;
  inputs: Readonly<Record<string, Input>>;
  /** What the server puts before a question and a phone leaves as it is: a clip in British Sign Language. */
  before?: (question: string) => JSX.Element;
}) {
  return (
    <For each={props.questions}>
      {(one) => {
        const Shown = props.inputs[one.input];
        const { picture } = one.question;
        return Shown ? (
          <>
            {props.before?.(one.question.key)}
            {picture && <Pictured picture={picture} language={props.language} isFirst />}
            <Shown
              question={one.question}
              fields={one.fields}
              problems={one.problems}
              language={props.language}
              isPage={props.isAlone}
            />
          </>
        ) : undefined;
      }}
    </For>
  );
}
