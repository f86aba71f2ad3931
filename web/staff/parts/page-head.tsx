import { A } from '@solidjs/router';
import { createEffect, For, type JSX, Show } from 'solid-js';

export type Crumb = { readonly label: string; readonly href?: string };

/**
 * The head of every screen: where I am, as of when and on which base; the title; the finding in one or two
 * sentences; the one primary action. Its frame never moves while figures load.
 *
 * <PageHead where={[{ label: 'Fieldwork', href: '/staff/fieldwork' }, { label: 'Survey 4' }]}
 *   asOf="As of 14 November 2019, 09:00. 783 invited" title="478 of 783 invited have answered (61.0%)"
 *   action={<Button href="/staff/fieldwork/4/remind">Send 184 reminders</Button>}>
 *   184 members can be reminded today; it would bring about 45 answers.
 * </PageHead>
 */
export function PageHead(props: {
  /** Station first, then deeper; the last one is here and is not a link. */
  readonly where: readonly Crumb[];
  /** As-of instant and base rule, in words. */
  readonly asOf?: JSX.Element;
  /** The finding if there is one, else the question. Also becomes the title of the window. */
  readonly title: string;
  /** The finding with the size of what would help. */
  readonly children?: JSX.Element;
  /** The one primary button, naming its number. */
  readonly action?: JSX.Element;
  /** Set when Tabs follow: they draw the rule. */
  readonly withTabs?: boolean;
}) {
  createEffect(() => {
    document.title = `${props.title} – Sounding`;
  });
  return (
    <header class="page-head" classList={{ 'page-head-ruled': !props.withTabs }}>
      <div class="page-head-line">
        <p class="where">
          <For each={props.where}>
            {(crumb, index) => (
              <>
                <Show when={index() > 0}>
                  <span aria-hidden="true"> › </span>
                </Show>
                <Show when={crumb.href && index() < props.where.length - 1} fallback={crumb.label}>
                  <A href={crumb.href ?? ''}>{crumb.label}</A>
                </Show>
              </>
            )}
          </For>
        </p>
        <p class="as-of">{props.asOf}</p>
      </div>
      <div class="page-head-body">
        <div>
          <h1 tabindex="-1">{props.title}</h1>
          <Show when={props.children}>
            <p class="finding">{props.children}</p>
          </Show>
        </div>
        <Show when={props.action}>
          <div class="page-action">{props.action}</div>
        </Show>
      </div>
    </header>
  );
}
