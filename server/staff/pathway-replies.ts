import type { Read } from '../../db/connect';
import type { Milestone } from '../../db/queries/pathways';
import { printStatus } from '../../surveys/pathways/answer';
import { type Due, daysOfDue, dueCode, isLate, printDue, slippageWeeks } from '../../surveys/pathways/due';
import { printEvidence } from '../../surveys/updates/statement';
import type { Deps } from '../deps';
import type { MeasuredThemes, QuestionThemes, ShownPrevalence } from '../steps/measure-themes';
import { readEvidence } from '../steps/publish-update';
import { answerOf, type LinkedTheme } from '../steps/read-linked-themes';
import { ask } from '../work/ask';

/** A date as stored and in words, with its first and last day. */
export const dueReply = (due: Due | null) =>
  due && { code: dueCode(due), words: printDue(due), ...daysOfDue(due) };

/** Its last day has passed and it is not done. */
export const isOverdue = (milestone: Milestone, at: Date, timeZone: string) =>
  !milestone.isDone && milestone.due !== null && isLate(milestone.due, at, timeZone);

export function milestoneReply(milestone: Milestone, at: Date, timeZone: string) {
  const { due, forecast, doneOn } = milestone;
  const reached = milestone.isDone ? doneOn : forecast;
  return {
    id: milestone.id,
    phase: milestone.phase,
    title: milestone.title,
    due: dueReply(due),
    forecast: dueReply(forecast),
    doneOn: dueReply(doneOn),
    isDone: milestone.isDone,
    isLate: isOverdue(milestone, at, timeZone),
    weeksLate: due && reached ? slippageWeeks(due, reached) : null,
    owner: milestone.owner,
    note: milestone.note,
  };
}

/** Prevalence of linked themes, each question of a wave measured once, in a worker. */
export async function measureLinked(
  deps: Deps,
  footprintId: string,
  linked: readonly LinkedTheme[],
): Promise<ReadonlyMap<string, ShownPrevalence>> {
  const questions = new Map<string, QuestionThemes>();
  for (const { theme } of linked) {
    const { waveId, questionKey } = theme;
    const key = `${waveId} ${questionKey}`;
    questions.set(key, { waveId, questionKey, themes: [...(questions.get(key)?.themes ?? []), theme] });
  }
  if (questions.size === 0) return new Map();
  const input = [...questions.values()];
  const measured = await ask<MeasuredThemes[]>(deps, 'measure-themes', footprintId, input);
  return new Map(measured.flatMap(({ shown }) => Object.entries(shown)));
}

/** A theme on a pathway: its evidence, answers, actions and what is still owed. */
export async function themeReply(
  read: Read,
  one: LinkedTheme,
  prevalence: ShownPrevalence,
  names: ReadonlyMap<string, string>,
  at: Date,
  timeZone: string,
) {
  return {
    link: one.id,
    theme: one.theme.id,
    title: one.theme.title,
    evidence: printEvidence(await readEvidence(read, one.theme, one.waveTitle)),
    prevalence,
    linkedAt: one.linkedAt.toISOString(),
    answers: one.answers.map((row) => ({
      id: row.id,
      answer: row.answer,
      status: printStatus(answerOf(row)),
      words: row.words,
      owner: row.owner,
      byWhen: dueReply(row.byWhen),
      passedTo: row.passedTo,
      at: row.at.toISOString(),
      by: names.get(row.by) ?? row.by,
    })),
    status: one.status,
    actions: one.actions.map((action) => ({
      id: action.id,
      title: action.title,
      owner: action.owner,
      due: dueReply(action.due)!,
      status: action.status,
      isLate: action.status === 'open' && isLate(action.due, at, timeZone),
    })),
    ageDays: one.ageDays,
    owed: one.owed.map(({ code, isLate: late, words }) => ({ code, isLate: late, words })),
    updates: one.updates.map((update) => ({
      id: update.id,
      publishedAt: update.publishedAt.toISOString(),
      isSuperseded: update.isSuperseded,
    })),
  };
}
