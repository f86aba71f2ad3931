import { type JSX, Show } from 'solid-js';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { formId } from '../../shared/form';
import type { Frame, ShownProblem } from '../../shared/frame';
import { EnterGoesOn, ErrorSummary, Hidden, Top } from '../../shared/posting';

/**
 * One thing a page, and nothing kept on the server between them: earlier answers ride along as hidden fields. The
 * same pages serve joining and, without `where`, a change under My details.
 */
export type StepProps = {
  /** Posts go=next | back (and what a page adds), step, submission, and the carried fields. */
  readonly action: string;
  /** Which page this is, for whoever reads the post. */
  readonly step: string;
  readonly submission: string;
  /** Answers of other pages; names of this page's own fields left out. */
  readonly carried: Readonly<Record<string, string | readonly string[]>>;
  readonly where?: { readonly number: number; readonly of: number };
  /** Back as a button that keeps what was typed; `backHref` where there is nothing to keep. */
  readonly canGoBack: boolean;
  readonly backHref?: string;
  readonly problems: readonly ShownProblem[];
};

/** A page of the join: bar, what is to be put right, the page itself, one button. */
export function Step(props: {
  data: StepProps;
  frame: Frame;
  /** Another label for the button. */
  button?: string;
  /** What stands under the button. */
  after?: JSX.Element;
  children: JSX.Element;
}) {
  const list = () => wording(props.frame.language).joining.step;
  return (
    <main id="main" tabindex="-1">
      <form method="post" action={props.data.action} id={formId} novalidate>
        <EnterGoesOn />
        <Hidden
          fields={{ ...props.data.carried, submission: props.data.submission, step: props.data.step }}
        />
        <Top
          back={props.data.canGoBack || props.data.backHref ? list().back : undefined}
          backHref={props.data.backHref}
          where={props.data.where && say(list().where, props.data.where, props.frame.language)}
          share={props.data.where ? props.data.where.number / props.data.where.of : 0}
        />
        <div class="wrap">
          <ErrorSummary
            title={say(list().problems, { count: props.data.problems.length }, props.frame.language)}
            problems={props.data.problems}
          />
          {props.children}
          <button class="button" type="submit" name="go" value="next">
            {props.button ?? (props.data.where ? list().next : list().save)}
          </button>
          <Show when={props.after}>{props.after}</Show>
        </div>
      </form>
    </main>
  );
}

/** The title of a step's window, marked when something is to be put right. */
export function stepTitle(title: string, data: StepProps, frame: Frame): string {
  const { error } = wording(frame.language).joining.step;
  return data.problems.length > 0 ? say(error, { title }, frame.language) : title;
}
