import type { ReplyOf } from '../../../../server/contract/operation';
import type { pathwaysOperations } from '../../../../server/contract/pathways';
import { counted } from '../../../shared/format';
import type { MilestoneRow } from '../../parts/milestones';

export type Pathway = ReplyOf<typeof pathwaysOperations.showPathway>;
export type Milestone = Pathway['milestones'][number];
export type LinkedTheme = Pathway['themes'][number];

export const tabsOf = (pathway: string) => [
  { label: 'Overview', href: `/staff/pathways/${pathway}` },
  { label: 'Milestones', href: `/staff/pathways/${pathway}/milestones` },
  { label: 'Record', href: `/staff/pathways/${pathway}/record` },
];

/** How a milestone stands, in words. */
export function milestoneWords(one: Milestone): string {
  if (one.isDone) return one.doneOn ? `done ${one.doneOn.words}` : 'done';
  if (one.forecast) return `forecast ${one.forecast.words}`;
  if (!one.due) return 'no date';
  return `due ${one.due.words}`;
}

/** A milestone for the line of years; one without any date is in the table only. */
export function milestoneRow(one: Milestone, before: Milestone | undefined): MilestoneRow | undefined {
  const planned = one.due ?? one.doneOn ?? one.forecast;
  if (!planned) return undefined;
  return {
    // a phase is named once, at its first milestone
    phase: one.phase === before?.phase ? '' : one.phase,
    name: one.title,
    planned: { from: planned.first, to: planned.last },
    ...(one.isDone ? { done: one.doneOn?.last ?? planned.last } : {}),
    ...(!one.isDone && one.forecast ? { forecast: one.forecast.last } : {}),
    state: shortMonths(milestoneWords(one)),
    isWarned: !one.isDone && (one.isLate || (one.weeksLate ?? 0) > 0),
    ...(one.weeksLate === null ? {} : { weeksLate: one.weeksLate }),
  };
}

/** The years the line spans: those of its dates, and today. */
export function spanOf(milestones: readonly Milestone[], today: string): { from: string; to: string } {
  const days = milestones.flatMap((one) =>
    [one.due, one.forecast, one.doneOn].flatMap((due) => (due ? [due.first, due.last] : [])),
  );
  const years = [...days, today].map((day) => Number(day.slice(0, 4)));
  return { from: `${Math.min(...years)}-01-01`, to: `${Math.max(...years)}-12-31` };
}

/** What waits on a record, in one or two sentences. */
export function findingOf(record: Pathway): string {
  const open = record.themes.filter((theme) => theme.answers.length === 0);
  const late = record.milestones.filter((one) => one.isLate).length;
  const themes =
    record.themes.length === 0
      ? 'No theme is linked yet.'
      : open.length === 0
        ? `All ${counted(record.themes.length, 'theme')} from residents have an answer.`
        : `${open.length} of ${counted(record.themes.length, 'theme')} from residents ${open.length === 1 ? 'has' : 'have'} no answer; the oldest has waited ${counted(Math.max(...open.map((theme) => theme.ageDays)), 'day')}.`;
  const milestones = late === 0 ? '' : ` ${counted(late, 'milestone')} past its date and not reported done.`;
  return `${themes}${late > 1 ? milestones.replace('its date', 'their dates') : milestones}`;
}

export const linesOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** Months as three letters, where a line of the table must hold the date. */
export const shortMonths = (words: string): string =>
  words.replace(
    /\b(January|February|March|April|June|July|August|September|October|November|December)\b/g,
    (month) => month.slice(0, 3),
  );

/** Milestones under the name of their phase, in the record's order. */
export function phasesOf(milestones: readonly Milestone[]): { name: string; rows: Milestone[] }[] {
  const phases: { name: string; rows: Milestone[] }[] = [];
  for (const one of milestones) {
    const last = phases.at(-1);
    if (last && last.name === one.phase) last.rows.push(one);
    else phases.push({ name: one.phase, rows: [one] });
  }
  return phases;
}
