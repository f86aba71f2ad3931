import {
  type Accessor,
  createContext,
  createSignal,
  createUniqueId,
  type JSX,
  Show,
  useContext,
} from 'solid-js';
import type { Operation, ReplyOf } from '../../../server/contract/operation';
import { call, type Given, type Problem } from '../api';
import { Button } from './button';
import { ErrorSummary } from './error-summary';

type FormState = { readonly idOf: (path: string) => string; readonly problem: Accessor<Problem | undefined> };
const FormContext = createContext<FormState>({ idOf: (path) => `field-${path}`, problem: () => undefined });

/** The form a field stands in: its ids and the problem last said. */
export const useForm = () => useContext(FormContext);

/**
 * A native form that calls one operation. A problem stands on top in a summary that takes focus, and at the
 * fields it names; what was typed stays. While it works the button says so and a second press does nothing.
 *
 * <Form operation={accessOperations.askReset} given={(data) => ({ body: { email: text(data, 'email') } })}
 *   send="Send me a link" sending="Sending" onReply={() => setSent(true)}>
 *   <TextInput name="email" label="E-mail" type="email" />
 * </Form>
 */
export function Form<O extends Operation>(props: {
  readonly operation: O;
  /** Reads the form into what the operation takes. */
  readonly given: (data: FormData) => Given<O>;
  readonly send: string;
  readonly sending: string;
  readonly onReply: (reply: ReplyOf<O>) => void | Promise<void>;
  readonly children?: JSX.Element;
  /** Beside the button: "Nothing is sent yet", a way back. */
  readonly beside?: JSX.Element;
  readonly look?: 'primary' | 'second' | 'danger';
  /** Empty the form once it has worked. */
  readonly clears?: boolean;
  /** What to say of a problem in the form's own words, where the server's are not enough. */
  readonly sayProblem?: (problem: Problem) => Problem;
}) {
  const formId = createUniqueId();
  const [problem, setProblem] = createSignal<Problem>();
  const [isBusy, setBusy] = createSignal(false);
  const idOf = (path: string) => `${formId}-${path.replace(/[^\w-]/g, '-')}`;

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (isBusy()) return;
    const form = event.currentTarget;
    setBusy(true);
    setProblem(undefined);
    const answer = await call(props.operation, props.given(new FormData(form)));
    setBusy(false);
    if (answer.problem) {
      setProblem(props.sayProblem?.(answer.problem) ?? answer.problem);
      return;
    }
    if (props.clears) form.reset();
    // a reply is there whenever a problem is not
    await props.onReply(answer.reply as ReplyOf<O>);
  };

  return (
    <FormContext.Provider value={{ idOf, problem }}>
      <form class="form" novalidate method="post" onSubmit={submit}>
        <Show when={problem()}>{(said) => <ErrorSummary problem={said()} idOf={idOf} />}</Show>
        {props.children}
        <p class="actions">
          <Button type="submit" look={props.look ?? 'primary'} busy={isBusy() ? props.sending : undefined}>
            {props.send}
          </Button>
          {props.beside}
        </p>
      </form>
    </FormContext.Provider>
  );
}

/** The text typed into a field, trimmed; "" when there is none. */
export function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Every choice ticked under a name. */
export function choices(data: FormData, name: string): string[] {
  return data.getAll(name).filter((value): value is string => typeof value === 'string');
}
