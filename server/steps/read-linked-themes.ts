import type { Read } from '../../db/connect';
import { type Action, type AnswerRow, listActions, listAnswers, listLinks } from '../../db/queries/pathways';
import type { Theme } from '../../db/queries/themes';
import { listUpdates, type Update } from '../../db/queries/updates';
import { daysBetween, localDateOf } from '../../surveys/fieldwork/local-date';
import { type AnswerToTheme, printStatus } from '../../surveys/pathways/answer';
import { type Owed, type ThemeState, whatIsOwed } from '../../surveys/pathways/closure';

/** What a published update keeps: its words, and what the public page says beside them. Frozen. */
export type FrozenStatement = {
  readonly title: string;
  readonly youSaid: string;
  readonly weDid: string;
  readonly status: string;
  readonly evidence: readonly string[];
  readonly stillOwed: string | null;
  readonly answer: AnswerToTheme['answer'];
  readonly pathwayId: string;
  /** The pathway's name then. */
  readonly subject: string;
  readonly source: string;
  /** The last day of the survey it was said in, like 2018-12-14. */
  readonly saidOn: string;
  readonly answeredAt: string;
  readonly owner: string | null;
  /** Members told with it; null when nobody was to be. */
  readonly told: number | null;
};

/** A theme on a pathway with all that hangs on it. */
export type LinkedTheme = {
  readonly id: string;
  readonly pathwayId: string;
  readonly pathwayName: string;
  readonly theme: Theme;
  readonly waveTitle: string;
  readonly waveClosesOn: string;
  readonly linkedAt: Date;
  /** Newest first; the first one stands. */
  readonly answers: readonly AnswerRow[];
  readonly standing: AnswerToTheme | undefined;
  /** In the words of the public page. */
  readonly status: string;
  readonly actions: readonly Action[];
  /** Newest first. */
  readonly updates: readonly (Update & { readonly words: FrozenStatement; readonly isSuperseded: boolean })[];
  readonly owed: readonly Owed[];
  /** Whole days since it was linked or, once answered, since the answer. */
  readonly ageDays: number;
};

/** Themes linked to pathways: unanswered first and oldest first, then by age (R23). */
export async function readLinkedThemes(
  read: Read,
  of: { pathwayId?: string; themeIds?: readonly string[]; id?: string },
  at: Date,
  timeZone: string,
): Promise<LinkedTheme[]> {
  const links = await listLinks(read, of);
  const ids = links.map(({ link }) => link.id);
  const answers = await listAnswers(read, ids);
  const actions = await listActions(read, ids);
  const updates = await listUpdates(read, ids);
  const replaced = new Set(updates.map((update) => update.supersedes));
  const linked = links.map(({ link, theme, pathwayName, waveTitle, waveClosesOn }): LinkedTheme => {
    const own = answers.filter((row) => row.pathwayThemeId === link.id);
    const newest = own[0];
    const standing = newest && answerOf(newest);
    const published = updates
      .filter((update) => update.pathwayThemeId === link.id)
      .map((update) => ({
        ...update,
        words: frozenOf(update),
        isSuperseded: replaced.has(update.id),
      }));
    const ofStanding = published.filter((update) => update.answerId === newest?.id);
    const told = ofStanding.find((update) => update.words.told !== null);
    const ownActions = actions.filter((action) => action.pathwayThemeId === link.id);
    const state: ThemeState = {
      id: link.id,
      title: theme.title,
      linkedAt: link.linkedAt,
      ...(newest && standing ? { answer: { ...standing, at: newest.at } } : {}),
      ...(ofStanding[0] ? { publishedAt: ofStanding[0].publishedAt } : {}),
      ...(told ? { toldAt: told.publishedAt } : {}),
      actions: ownActions,
    };
    const since = newest?.at ?? link.linkedAt;
    return {
      id: link.id,
      pathwayId: link.pathwayId,
      pathwayName,
      theme,
      waveTitle,
      waveClosesOn,
      linkedAt: link.linkedAt,
      answers: own,
      standing,
      status: printStatus(standing),
      actions: ownActions,
      updates: published,
      owed: whatIsOwed([state], at, timeZone),
      ageDays: Math.max(0, daysBetween(localDateOf(since, timeZone), localDateOf(at, timeZone))),
    };
  });
  const rank = (one: LinkedTheme) => (one.standing ? 1 : 0);
  return linked.sort((one, other) => rank(one) - rank(other) || other.ageDays - one.ageDays);
}

/** Whether a pathway's themes are closed: there is one, and nothing is owed on any. */
export const areClosed = (linked: readonly LinkedTheme[]) =>
  linked.length > 0 && linked.every((one) => one.owed.length === 0);

/** A stored answer as the rules know it. */
export function answerOf(row: AnswerRow): AnswerToTheme {
  switch (row.answer) {
    case 'done':
    case 'cannot':
      return { answer: row.answer, words: row.words };
    case 'doing':
      // Holds: an answer under way was read with its date and owner before it was stored.
      return { answer: 'doing', words: row.words, byWhen: row.byWhen!, owner: row.owner! };
    case 'not-ours':
      return {
        answer: 'not-ours',
        passedTo: row.passedTo ?? '',
        ...(row.words === '' ? {} : { words: row.words }),
      };
  }
}

/** Holds: publish-update is the only writer of these documents, and they are never changed. */
export const frozenOf = (update: Update) => update.statement as unknown as FrozenStatement;
