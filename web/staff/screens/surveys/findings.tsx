import { For } from 'solid-js';
import { Notice } from '../../parts/notice';
import type { Finding } from './draft';

/** What the dry run found about one thing, beside it. */
export function Findings(props: { readonly findings: readonly Finding[] }) {
  return (
    <For each={props.findings}>
      {(finding) => (
        <Notice
          kind={finding.severity === 'stops' ? 'error' : 'warning'}
          lead={finding.severity === 'stops' ? 'Stops the launch.' : 'Check.'}
        >
          {finding.sentence}
        </Notice>
      )}
    </For>
  );
}
