import { For, Show } from 'solid-js';
import type { groupsOperations } from '../../../../server/contract/groups';
import type { ReplyOf } from '../../../../server/contract/operation';
import { Button } from '../../parts/button';
import { Notice } from '../../parts/notice';
import type { Quota } from './words';

export type Feasibility = ReplyOf<typeof groupsOperations.keepQuotas>;

/** Feasible, or the smallest change that works, to be taken by a person. */
export function Said(props: {
  readonly of: Feasibility;
  readonly onAccept: (quotas: readonly Quota[]) => void;
}) {
  return (
    <Show
      when={!props.of.isFeasible}
      fallback={
        <Notice kind="success" lead="Feasible.">
          Those who can come can meet every quota. {props.of.tightest}
        </Notice>
      }
    >
      <Notice kind="warning" lead="These quotas cannot be met together.">
        {props.of.problems.join(' ')}
      </Notice>
      <Show
        when={props.of.repair}
        fallback={<p>No change of these quotas alone helps. Invite more people, or plan fewer seats.</p>}
      >
        {(repair) => (
          <>
            <p>The smallest change that works:</p>
            <ul class="lines">
              <For each={repair().words}>{(sentence) => <li>{sentence}</li>}</For>
            </ul>
            <p class="actions">
              <Button look="second" onPress={() => props.onAccept(repair().quotas)}>
                Make this change
              </Button>
            </p>
          </>
        )}
      </Show>
    </Show>
  );
}
