import { daysBetween, localDateOf } from '../fieldwork/local-date';
import type { AnswerToTheme } from './answer';
import { type Due, isLate, printDue } from './due';

/** A theme that bears on a pathway, as far as closure needs to know it. */
export type ThemeState = {
  readonly id: string;
  readonly title: string;
  readonly linkedAt: Date;
  /** The answer that stands, with its instant. */
  readonly answer?: AnswerToTheme & { readonly at: Date };
  /** When the answer that stands was published; absent while only an earlier one was. */
  readonly publishedAt?: Date;
  /** When the members whose words stood behind it were told of that answer. */
  readonly toldAt?: Date;
  readonly actions: readonly ActionState[];
};

export type ActionState = {
  readonly title: string;
  readonly owner: string;
  readonly due: Due;
  readonly status: 'open' | 'done' | 'dropped';
};

/** Something still owed to members, with since when. */
export type Owed = {
  readonly themeId: string;
  readonly code: 'answer' | 'promise-kept' | 'action' | 'publication' | 'message';
  readonly isLate: boolean;
  /** Whole days since the theme was linked, or the answer given. */
  readonly ageDays: number;
  readonly words: string;
};

/**
 * What is still owed on the themes of a pathway. Closure is reached when members have been told and nothing is owed (R23, R24).
 * @param themes all themes linked to the pathway
 * @param at the instant to judge by; days are those of `timeZone`
 * @returns one entry a debt: unanswered themes first, then late ones, each oldest first; empty when closed
 * @example whatIsOwed([], new Date(), 'Europe/London') // []
 */
export function whatIsOwed(themes: readonly ThemeState[], at: Date, timeZone: string): readonly Owed[] {
  const owed = themes.flatMap((theme) => owedOn(theme, at, timeZone));
  const rank = (entry: Owed) => (entry.code === 'answer' ? 0 : entry.isLate ? 1 : 2);
  return owed.sort((one, other) => rank(one) - rank(other) || other.ageDays - one.ageDays);
}

/**
 * Whether a pathway's themes are closed: there is at least one, and nothing is owed on any.
 * @example isClosed([], new Date(), 'Europe/London') // false
 */
export function isClosed(themes: readonly ThemeState[], at: Date, timeZone: string): boolean {
  return themes.length > 0 && whatIsOwed(themes, at, timeZone).length === 0;
}

function owedOn(theme: ThemeState, at: Date, timeZone: string): readonly Owed[] {
  const daysSince = (instant: Date) => daysBetween(localDateOf(instant, timeZone), localDateOf(at, timeZone));
  const { answer } = theme;
  if (!answer) {
    const ageDays = daysSince(theme.linkedAt);
    const words = `“${theme.title}” has had no answer for ${days(ageDays)}.`;
    return [{ themeId: theme.id, code: 'answer', isLate: false, ageDays, words }];
  }
  const owed: Owed[] = [];
  const owe = (code: Owed['code'], words: string, late = false) =>
    owed.push({ themeId: theme.id, code, isLate: late, ageDays: daysSince(answer.at), words });
  if (answer.answer === 'doing') {
    const late = isLate(answer.byWhen, at, timeZone);
    const promise = `“${theme.title}” was promised by ${printDue(answer.byWhen)} and is not done.`;
    owe(
      'promise-kept',
      `${promise} ${late ? `It is late: ${answer.owner} must answer.` : `Owner: ${answer.owner}.`}`,
      late,
    );
  }
  for (const action of theme.actions) {
    if (action.status !== 'open') continue;
    const late = isLate(action.due, at, timeZone);
    owe('action', `“${action.title}” is open, due ${printDue(action.due)}. Owner: ${action.owner}.`, late);
  }
  if (!theme.publishedAt) owe('publication', `The answer to “${theme.title}” is not published.`);
  if (!theme.toldAt) owe('message', `Those whose words stood behind “${theme.title}” have not been told.`);
  return owed;
}

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
