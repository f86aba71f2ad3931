import type { ReplyOf } from '../../../../server/contract/operation';
import type { panelOperations } from '../../../../server/contract/panel';
import { count, counted, listed, percent, points } from '../../../shared/format';

export type Dashboard = ReplyOf<typeof panelOperations.showPanel>;
export type Row = Dashboard['groups'][number]['rows'][number];

/** How many groups of people are named beside the table. */
export const namedGroups = 6;

/** The finding in one or two sentences, from the figures: who is missing, and what would close it. */
export function findingOf(dashboard: Dashboard): string {
  const { base, frame, next } = dashboard;
  if (!frame) return 'A quota frame says how many of whom the panel should have.';
  if (base.members === 0)
    return `Nobody has joined yet. The frame in use wants ${counted(frame.size, 'member')}.`;
  const missing = dashboard.groups
    .flatMap(({ title, rows }) => rows.map((row) => ({ ...row, title })))
    .filter(({ outside }) => outside === 'below')
    .sort((one, other) => (one.gap ?? 0) - (other.gap ?? 0))
    .slice(0, 2)
    .map(({ title, label, gap }) => `${inFinding(title, label)} (${points(gap ?? 0)} points)`);
  const first =
    missing.length > 0
      ? `Furthest below the population: ${listed(missing)}.`
      : 'No category is further from the population than a random panel of this size would be.';
  if (!next || next.places === 0) return `${first} The panel is full.`;
  const named = next.groups.slice(0, namedGroups);
  const people = named.reduce((sum, group) => sum + group.people, 0);
  const then = named.at(-1)?.mismatchThen;
  if (then === undefined)
    return `${first} ${counted(next.places, 'place is', 'places are')} open to anyone below target.`;
  const share =
    people === next.places
      ? `All ${counted(people, 'open place')}`
      : `${count(people)} of the ${counted(next.places, 'open place')}`;
  return `${first} ${share}, kept for the groups named here, would cut the mismatch from ${percent(next.mismatchNow)} to ${percent(then)}.`;
}

/** The categories furthest below the population, by their own range: what a phone shows first. */
export function worst(dashboard: Dashboard, most: number): ReadonlySet<Row> {
  const rows = dashboard.groups.flatMap((group) => group.rows);
  const depth = (row: Row) => (row.gap ?? 0) / (row.plusMinus || 1);
  return new Set([...rows].sort((one, other) => depth(one) - depth(other)).slice(0, most));
}

/** A category's name where room is short: "Asian or Asian British" → "Asian", "1 (most deprived fifth)" → "1 (most deprived)". */
export function shortLabel(label: string): string {
  return label
    .replace(/,.*$/, '')
    .replace(/ or .*$/, '')
    .replace(/ fifth\)$/, ')');
}

/** A bare figure means nothing without its variable. */
const inFinding = (title: string, label: string) =>
  /^\d+$/.test(label) ? `${title} ${label}` : shortLabel(label);
