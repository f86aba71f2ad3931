import type { ReplyOf } from '../../../../server/contract/operation';
import type { resultsOperations } from '../../../../server/contract/results';

type Split = ReplyOf<typeof resultsOperations.describeResults>['segments'][number];

/** What a public page can be split by: what is known of members, and how they were asked, such as in which arm; never what they answered. */
export function splitsToPublish(splits: readonly Split[]): readonly Split[] {
  return splits.filter(({ from }) => from !== 'question');
}
