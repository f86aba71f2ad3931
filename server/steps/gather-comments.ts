import { addAudit } from '../../db/queries/audit';
import {
  addComments,
  type Comment,
  changeComment,
  findWaveQuestions,
  listAnswersOfWave,
  listCommentRows,
  listSavesOfCase,
} from '../../db/queries/comments';
import { reportedQuestionnaire } from '../../surveys/questionnaires/report-easy-read';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { OpenText, Verbatim } from '../../surveys/questions/open-text/answer';
import type { Stored } from '../../surveys/vocabulary';
import type { Deps } from '../deps';
import { Refusal } from '../errors';

/**
 * Takes up every own-words answer of a wave that has words, as a comment nobody has read yet (R20). Run again it
 * takes up what is new, returns words changed since they were read to the readers, and withholds what the writer took back.
 */
export async function gatherComments(
  deps: Deps,
  footprintId: string,
  waveId: string,
  by: string,
): Promise<{ added: number; changed: number; emptied: number }> {
  const read = deps.read(footprintId);
  const wave = await findWaveQuestions(read, waveId);
  if (!wave) throw new Refusal('not-found');
  const questions = ownWordsQuestions(wave.definition);
  const responses = await listAnswersOfWave(read, waveId);
  const known = new Map((await listCommentRows(read, waveId)).map((row) => [keyOf(row), row]));
  const fresh: Parameters<typeof addComments>[1][number][] = [];
  const changes: { row: Comment; change: Parameters<typeof changeComment>[2] }[] = [];
  let changed = 0;
  let emptied = 0;
  for (const { caseId, answers, savedAt } of responses) {
    for (const { key: questionKey } of questions) {
      const words = verbatimOf(answers[questionKey]);
      const row = known.get(keyOf({ caseId, questionKey }));
      if (!row) {
        if (words)
          fresh.push({
            id: deps.secrets.newId(),
            waveId,
            caseId,
            questionKey,
            state: 'unread',
            mayQuote: words.mayQuote === true,
          });
        continue;
      }
      if (!words) {
        if (row.state === 'withheld' && row.releasedText === null) continue;
        emptied += 1;
        changes.push({ row, change: { state: 'withheld', releasedText: null, mayQuote: false } });
        continue;
      }
      const mayQuote = words.mayQuote === true;
      if (row.readAt !== null && savedAt > row.readAt) {
        const before = await wordsAt(deps, footprintId, caseId, questionKey, row);
        if (before !== words.text) {
          changed += 1;
          const unread = { state: 'unread' as const, releasedText: null, readAt: null, readBy: null };
          changes.push({ row, change: { ...unread, mayQuote } });
          continue;
        }
      }
      if (mayQuote !== row.mayQuote) changes.push({ row, change: { mayQuote } });
    }
  }
  if (fresh.length === 0 && changes.length === 0) return { added: 0, changed: 0, emptied: 0 };
  return deps.writer.write(footprintId, async (write) => {
    const now = new Map((await listCommentRows(write, waveId)).map((row) => [row.id, row]));
    const added = await addComments(write, fresh);
    for (const { row, change } of changes) {
      // Someone read it meanwhile: the next gathering looks at it again.
      if (now.get(row.id)?.readAt?.getTime() === row.readAt?.getTime())
        await changeComment(write, row.id, change);
    }
    await addAudit(write, {
      at: deps.now(),
      actor: by,
      act: 'comments.gathered',
      object: waveId,
      count: added + changed + emptied,
    });
    return { added, changed, emptied };
  });
}

/** The questions of a questionnaire that are answered in own words. */
export function ownWordsQuestions(definition: Questionnaire): OpenText[] {
  return reportedQuestionnaire(definition)
    .pages.flatMap((page) => page.questions)
    .filter((question): question is OpenText => question.kind === 'open-text');
}

/** The words of a stored answer; none where there is no letter or figure in it. */
export function verbatimOf(stored: Stored | undefined): Verbatim | undefined {
  if (stored === undefined || 'missing' in stored) return undefined;
  // Holds: what is stored under an own-words question was read by its kind.
  const verbatim = stored.value as Verbatim;
  return typeof verbatim?.text === 'string' && /[\p{L}\p{N}]/u.test(verbatim.text) ? verbatim : undefined;
}

const keyOf = (row: { caseId: string; questionKey: string }) => `${row.caseId} ${row.questionKey}`;

/** The words as they were when someone read them; undefined when that cannot be known, so that they are read again. */
async function wordsAt(
  deps: Deps,
  footprintId: string,
  caseId: string,
  questionKey: string,
  row: Comment,
): Promise<string | undefined> {
  if (row.state === 'released') return row.releasedText ?? undefined;
  let text: string | undefined;
  for (const save of await listSavesOfCase(deps.read(footprintId), caseId)) {
    if (row.readAt !== null && save.receivedAt > row.readAt) break;
    if (questionKey in save.answers) text = verbatimOf(save.answers[questionKey])?.text;
  }
  return text;
}
