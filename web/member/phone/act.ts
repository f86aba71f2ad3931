import type { QuestionProps } from '../screens/question';
import type { ReviewProps } from '../screens/review';
import type { State } from './survey';

/** One press of a button on one page, as it is kept and handed in. */
export type Act = {
  readonly page: string;
  readonly go: string;
  readonly submission: string;
  /** By the phone's own clock; handed in as how long ago. */
  readonly composedAt: number;
  readonly asked: boolean;
  readonly shown?: string;
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
};

/** What the server says once it has stored an act, and what stands next. */
export type Receipt = {
  readonly outcome: 'kept' | 'closed' | 'answered' | 'left';
  readonly at: string;
  readonly page?:
    | { readonly screen: 'question'; readonly props: QuestionProps }
    | { readonly screen: 'review'; readonly props: ReviewProps };
  readonly state: State;
  readonly isFinished: boolean;
};

/** The act of a form whose button was pressed: what stands in the form counts, never what a script believes. */
export function readAct(form: HTMLFormElement, go: string): Act {
  const fields: Record<string, string | string[]> = {};
  const hidden: Record<string, string> = {};
  new FormData(form).forEach((value, name) => {
    const text = String(value);
    if (name.indexOf('q.') !== 0) hidden[name] = text;
    else {
      const before = fields[name];
      fields[name] =
        before === undefined ? text : [...(typeof before === 'string' ? [before] : before), text];
    }
  });
  return {
    page: hidden.page ?? '',
    go,
    submission: hidden.submission ?? '',
    composedAt: Date.now(),
    asked: hidden.asked === '1',
    ...(hidden.shown ? { shown: hidden.shown } : {}),
    fields,
  };
}
