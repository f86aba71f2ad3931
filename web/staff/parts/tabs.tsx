import { A } from '@solidjs/router';
import { For } from 'solid-js';

/**
 * Pages of one thing, as links with addresses of their own (no tab script). Stands straight after
 * <PageHead withTabs>, and draws the rule.
 *
 * <Tabs label="Survey 5" tabs={[{ label: 'Questions', href: '/staff/surveys/5' }, …]} />
 */
export function Tabs(props: {
  /** What the pages belong to, for screen readers. */
  readonly label: string;
  readonly tabs: readonly { readonly label: string; readonly href: string }[];
}) {
  return (
    <nav class="tabs" aria-label={props.label}>
      <For each={props.tabs}>
        {(tab) => (
          <A href={tab.href} end activeClass="is-here">
            {tab.label}
          </A>
        )}
      </For>
    </nav>
  );
}
