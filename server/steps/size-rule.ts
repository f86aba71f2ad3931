import { addRuleShown, listGroups, listRulesShown } from '../../db/queries/groups';
import { asks, differByFew, toNearestFive, withoutConditions } from '../../surveys/panel/near-rules';
import type { Segment } from '../../surveys/panel/segment';
import { smallestNumberShown } from '../../surveys/updates/statement';
import type { Deps } from '../deps';
import { ask } from '../work/ask';
import type { WorkRead } from '../work/reader';
import { isPastAnswer, listFittingEach } from './segment-people';

/** The size of a rule as it may be said, or why it is not. */
export type RuleSize =
  | { readonly members: number; readonly isRounded: boolean }
  | { readonly members: null; readonly because: 'few' | 'near-rule' | 'near-everyone' };

/**
 * How many members fit a rule, before anyone is picked (R27).
 *
 * Who runs the panel sees counts of the profile whole. A rule over past answers is another matter: of two rules that differ
 * by one condition, the two sizes tell how a few people answered. So its size is said to the nearest five, and not at all
 * when under ten people are in it and not in a rule whose size was shown in the footprint in the last 30 days, or the other
 * way, or when under ten of those its profile conditions hold are left out by the answers. Compared are the people, not
 * the sizes: rules of one size may differ by two people. Whose rule was shown does not matter: leads talk. Rounding alone
 * would not do (a rule moved by known people shows where the five turns over), nor comparison alone (three rules that are
 * far apart can have a small sum); together they leave no count of under ten to be worked out from two sizes.
 */
export async function sizeRule(
  deps: Deps,
  footprintId: string,
  segment: Segment,
  by: string,
): Promise<RuleSize> {
  const size = await measureRule(deps, footprintId, segment);
  if (size.members !== null && size.isRounded)
    await deps.writer.write(footprintId, (write) =>
      addRuleShown(write, { id: deps.secrets.newId(), at: deps.now(), by, segment }),
    );
  return size;
}

/**
 * The same without writing it down, for a page that only shows: a rule planned for a group is kept with the group.
 * @param groupId the group whose rule it is
 */
export async function measureRule(
  deps: Deps,
  footprintId: string,
  segment: Segment,
  groupId?: string,
): Promise<RuleSize> {
  const at = deps.now();
  return ask<RuleSize>(deps, 'size-rule', footprintId, {
    segment,
    shownBefore: asks(segment, isPastAnswer) ? await listShownBefore(deps, footprintId, at, groupId) : [],
    at: at.getTime(),
  } satisfies Asked);
}

async function listShownBefore(
  deps: Deps,
  footprintId: string,
  at: Date,
  groupId: string | undefined,
): Promise<Segment[]> {
  const read = deps.read(footprintId);
  const since = new Date(at.getTime() - rememberedDays * 86_400_000);
  const planned = (await listGroups(read)).filter(
    ({ id, createdAt, segment }) => id !== groupId && createdAt >= since && asks(segment, isPastAnswer),
  );
  return [...(await listRulesShown(read, since, 100)), ...planned].map(({ segment }) => segment);
}

const rememberedDays = 30;

type Asked = { readonly segment: Segment; readonly shownBefore: readonly Segment[]; readonly at: number };

/** The same for a worker: it reads everyone. */
export async function sizeRuleOf(
  { read, secrets, places }: WorkRead,
  { segment, shownBefore, at }: Asked,
): Promise<RuleSize> {
  const asked = withoutConditions(segment, isPastAnswer);
  const sets = await listFittingEach(
    read,
    { secrets, places },
    [segment, asked, ...shownBefore],
    new Date(at),
  );
  const [fitting, everyone, ...earlier] = sets.map((members) => new Set(members.map(({ id }) => id)));
  const members = fitting!.size;
  if (members < smallestNumberShown) return { members: null, because: 'few' };
  if (!asks(segment, isPastAnswer)) return { members, isRounded: false };
  if (differByFew(fitting!, everyone!, smallestNumberShown))
    return { members: null, because: 'near-everyone' };
  if (earlier.some((other) => differByFew(fitting!, other, smallestNumberShown)))
    return { members: null, because: 'near-rule' };
  return { members: toNearestFive(members), isRounded: true };
}
