import type { ReplyOf } from '../../../../server/contract/operation';
import type { recruitmentOperations } from '../../../../server/contract/recruitment';
import { count, counted } from '../../../shared/format';

type Shown = ReplyOf<typeof recruitmentOperations.showRecruitment>;

/** Why someone waits, as staff read it. */
export const becauseWords: Readonly<Record<string, string>> = {
  'panel-full': 'The panel is full',
  'cells-full': 'A cell of theirs is full',
  'unknown-full': 'Too many unknown answers in a margin',
  'no-frame': 'No quota frame is in use',
  'possible-duplicate': 'May be someone already here: look before offering',
  'taken-over': 'Taken over as reserve',
};

/** "open web" → "Open web": sources are data, written as they were entered. */
export const sourceWords = (source: string): string => source.charAt(0).toUpperCase() + source.slice(1);

/** Title: the finding, else the question. */
export function titleOf(shown: Shown | undefined): string {
  if (!shown) return 'Who is joining, and whom do we still need?';
  if (!shown.frame) return 'No quota frame is in use: everyone waits in reserve';
  const { members, places } = shown.panel;
  return `${counted(members, 'member')}, ${counted(places, 'place')} still open`;
}

/** What it means, and what would help. */
export function findingOf(shown: Shown | undefined): string {
  if (!shown)
    return 'The flow from signing up to a place, what each source brought, and whom to offer a place next.';
  if (!shown.frame)
    return 'Put a frame into use under Targets; then those in reserve can be offered places by it.';
  const offers =
    shown.offerable > 0
      ? `${counted(shown.offerable, 'person', 'people')} in reserve ${shown.offerable === 1 ? 'fits' : 'fit'} open cells, so ${shown.offerable === 1 ? 'this place needs' : 'these places need'} no new recruiting.`
      : `Nobody in reserve fits an open cell: the ${counted(shown.panel.places, 'open place')} ${shown.panel.places === 1 ? 'needs' : 'need'} new recruiting.`;
  const short = shown.openCells
    .slice(0, 1)
    .flatMap(({ cells }) => cells)
    .map(({ label, target, members }) => ({ label, people: target - members }))
    .sort((one, other) => other.people - one.people)[0];
  return short && short.people > 0
    ? `${offers} Furthest below target: ${short.label} (${count(short.people)} short).`
    : offers;
}
