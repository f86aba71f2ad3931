import { For, Show } from 'solid-js';
import { counted } from '../../../shared/format';
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

/** What was found about the survey as a whole: above each question, so only what stops the launch stands open there. */
export function WholeFindings(props: { readonly findings: readonly Finding[] }) {
  const checks = () => props.findings.filter(({ severity }) => severity === 'check');
  return (
    <>
      <Findings findings={props.findings.filter(({ severity }) => severity === 'stops')} />
      <Show when={checks().length > 0}>
        <details class="whole-findings">
          <summary>{counted(checks().length, 'thing')} to check in the survey as a whole</summary>
          <Findings findings={checks()} />
        </details>
      </Show>
    </>
  );
}
