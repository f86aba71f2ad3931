import type { Read } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import { countCommenters, listReleased } from '../../db/queries/comments';
import type { Footprint } from '../../db/queries/footprints';
import { queueMessages } from '../../db/queries/messages';
import { listMembersBehind, listRaised, type Theme } from '../../db/queries/themes';
import { addUpdate } from '../../db/queries/updates';
import { type Statement, type StatementEvidence, writeStatement } from '../../surveys/updates/statement';
import type { Deps } from '../deps';
import { type FieldFault, Refusal } from '../errors';
import { type FrozenStatement, type LinkedTheme, readLinkedThemes } from './read-linked-themes';

export type UpdatePreview = {
  readonly linked: LinkedTheme;
  readonly answerId: string;
  readonly statement: Statement;
  /** The update that is public now on this theme. */
  readonly supersedes: string | null;
  /** Who would be told: their words stand behind it, and they are members now. */
  readonly members: Awaited<ReturnType<typeof listMembersBehind>>;
};

/**
 * The “you said, we did” that would be published on a linked theme (R24).
 * @param point what members said, as a sentence; the theme's title when left empty
 */
export async function previewUpdate(
  read: Read,
  footprint: Pick<Footprint, 'timeZone'>,
  linkId: string,
  point: string,
  at: Date,
): Promise<UpdatePreview> {
  const [linked] = await readLinkedThemes(read, { id: linkId }, at, footprint.timeZone);
  if (!linked) throw new Refusal('not-found');
  const newest = linked.answers[0];
  if (!newest || !linked.standing)
    throw new Refusal('not-possible-now', `“${linked.theme.title}” has no answer yet. Answer it first.`);
  const behind = await listMembersBehind(read, linked.theme.codeIds);
  return {
    linked,
    answerId: newest.id,
    statement: writeStatement(
      { title: linked.theme.title, point: point.trim() || linked.theme.title },
      linked.standing,
      [await readEvidence(read, linked.theme, linked.waveTitle)],
    ),
    supersedes: linked.updates.find((update) => !update.isSuperseded)?.id ?? null,
    // Nobody who left or died; and who paused was promised that nothing is sent meanwhile.
    members: behind.filter((member) => member.status === 'member'),
  };
}

/** Where a theme was said, with the people who raised it and those who commented. */
export async function readEvidence(read: Read, theme: Theme, waveTitle: string): Promise<StatementEvidence> {
  const raised = await listRaised(read, theme.waveId, theme.questionKey);
  return {
    source: `the survey “${waveTitle}”`,
    people: new Set(raised.filter(({ codeId }) => theme.codeIds.includes(codeId)).map((row) => row.caseId))
      .size,
    of: await countCommenters(read, theme.waveId, theme.questionKey),
  };
}

/**
 * Publishes an update for ever and, when asked, tells the members behind it: each once, in the same write job.
 * One on a theme that was published before takes its place; the earlier one stays at its address, marked.
 */
export async function publishUpdate(
  deps: Deps,
  footprint: Footprint,
  by: string,
  linkId: string,
  given: {
    readonly answer: string;
    readonly point: string;
    readonly tell: boolean;
    readonly supersedes: string | null;
  },
): Promise<{ id: string; told: number | null }> {
  const id = deps.secrets.newId();
  const at = deps.now();
  const told = await deps.writer.write(footprint.id, async (write) => {
    const preview = await previewUpdate(write, footprint, linkId, given.point, at);
    const { linked, statement, members } = preview;
    if (preview.answerId !== given.answer || preview.supersedes !== given.supersedes)
      throw new Refusal(
        'changed-meanwhile',
        'The answer or what is public changed since the preview. Nothing was published; look at the new preview.',
      );
    const faults = await findTelling(write, linked.theme, statement);
    if (faults.length > 0) throw new Refusal('fields-wrong', undefined, faults);
    const count = given.tell ? members.length : null;
    const frozen: FrozenStatement = {
      ...statement,
      // Holds: a preview exists only for a theme with an answer.
      answer: linked.standing!.answer,
      pathwayId: linked.pathwayId,
      subject: linked.pathwayName,
      source: linked.waveTitle,
      saidOn: linked.waveClosesOn,
      answeredAt: linked.answers[0]!.at.toISOString(),
      owner: linked.answers[0]!.owner,
      told: count,
    };
    await addUpdate(write, {
      id,
      pathwayThemeId: linkId,
      answerId: preview.answerId,
      statement: { ...frozen },
      publishedAt: at,
      publishedBy: by,
      supersedes: preview.supersedes,
    });
    await addAudit(write, { at, actor: by, act: 'update.published', object: id });
    if (given.tell) {
      await queueMessages(
        write,
        members.map((member) => ({
          id: deps.secrets.newId(),
          footprintId: footprint.id,
          template: 'theme-answered',
          channel: member.channel,
          memberId: member.id,
          rowId: id,
          onceKey: `theme-answered ${id} ${member.id}`,
          messageId: `${deps.secrets.newId()}@sounding`,
          queuedAt: at,
          dueAt: at,
        })),
      );
      await addAudit(write, {
        at,
        actor: by,
        act: 'update.members-told',
        object: id,
        count: members.length,
        members: members.map((member) => member.id),
      });
    }
    return count;
  });
  deps.nudgeOutbox();
  return { id, told };
}

/** So many words in a row that a writer could know them again as their own. */
const wordsInARow = 8;

/** What in a statement would point at someone: a contact, or words of a comment whose writer did not agree to be quoted. */
async function findTelling(read: Read, theme: Theme, statement: Statement): Promise<FieldFault[]> {
  const guarded = new Set<string>();
  for (const { text, mayQuote } of await listReleased(read, theme.codeIds, 2000))
    if (!mayQuote) for (const run of runsOf(text ?? '')) guarded.add(run);
  const parts = [
    { path: 'point', what: 'What you said', said: statement.youSaid },
    { path: 'answer', what: 'The answer', said: statement.weDid },
  ];
  return parts.flatMap(({ path, what, said }) => {
    const faults: FieldFault[] = [];
    if (/[^\s@]+@[^\s@]+\.[^\s@]+/.test(said) || /(?:\d[ -]?){9,}/.test(said))
      faults.push({
        path,
        message: `${what} holds an e-mail address or a telephone number. Take it out: an update names nobody.`,
      });
    if ([...runsOf(said)].some((run) => guarded.has(run)))
      faults.push({
        path,
        message: `${what} repeats ${wordsInARow} or more words of someone who did not agree to be quoted. Say it in other words.`,
      });
    return faults;
  });
}

function runsOf(text: string): Set<string> {
  const words =
    text
      .toLowerCase()
      .replace(/’/g, "'")
      .match(/[\p{L}\p{N}']+/gu) ?? [];
  const runs = new Set<string>();
  for (let from = 0; from + wordsInARow <= words.length; from++)
    runs.add(words.slice(from, from + wordsInARow).join(' '));
  return runs;
}
