import type { Write } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import {
  addCodeframe,
  addCodes,
  addCodings,
  type Code,
  changeCode,
  findCode,
  findCodeframe,
  findCodeframeById,
  findCodingBy,
  listCodes,
  listCodingsWithCode,
  removeCoding,
} from '../../db/queries/codeframe';
import { findWaveQuestions } from '../../db/queries/comments';
import { changeTheme, listThemes } from '../../db/queries/themes';
import { type Codeframe, type CodeframeChange, changeCodeframe } from '../../surveys/themes/codeframe';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { ownWordsQuestions } from './gather-comments';

type NewCode = { readonly label: string; readonly meaning: string };

export type FrameAct =
  | ({ readonly act: 'add'; readonly waveId: string; readonly questionKey: string } & NewCode)
  | { readonly act: 'rename'; readonly codeId: string; readonly label: string; readonly meaning?: string }
  | { readonly act: 'merge'; readonly codeId: string; readonly into: string }
  | { readonly act: 'split'; readonly codeId: string; readonly into: readonly NewCode[] }
  | { readonly act: 'retire'; readonly codeId: string };

/**
 * Changes a codeframe by the rules of surveys/themes/codeframe; its history is written in the audit.
 * A merge carries codings over with their authors; after a split or a retirement comments without another live code
 * are in the queue again.
 * @returns ids of new codes, and how many comments are touched
 */
export async function changeFrame(
  deps: Deps,
  footprintId: string,
  by: string,
  given: FrameAct,
): Promise<{ codes: string[]; comments: number }> {
  const at = deps.now();
  return deps.writer.write(footprintId, async (write) => {
    const frameId =
      given.act === 'add'
        ? await frameFor(write, deps, given.waveId, given.questionKey)
        : ((await findCode(write, given.codeId))?.codeframeId ?? null);
    if (frameId === null) throw new Refusal('not-found');
    const rows = await listCodes(write, frameId);
    const change = asChange(deps, given, by, at);
    const result = changeCodeframe(frameOf(rows), change);
    if ('problem' in result)
      throw new Refusal('fields-wrong', result.problem, [
        { path: given.act === 'merge' || given.act === 'split' ? 'into' : 'label', message: result.problem },
      ]);
    const done = await apply(write, deps, given, change, rows, frameId, by, at);
    await addAudit(write, {
      at,
      actor: by,
      act: `codeframe.${change.act}`,
      object: frameId,
      purpose: inWords(change, rows),
      count: done.comments,
    });
    return done;
  });
}

async function frameFor(write: Write, deps: Deps, waveId: string, questionKey: string): Promise<string> {
  const wave = await findWaveQuestions(write, waveId);
  const question = wave && ownWordsQuestions(wave.definition).find(({ key }) => key === questionKey);
  if (!question) throw new Refusal('not-found');
  const known = await findCodeframe(write, waveId, questionKey);
  if (known) return known.id;
  const id = deps.secrets.newId();
  await addCodeframe(write, { id, waveId, questionKey, name: question.label.en, createdAt: deps.now() });
  return id;
}

function asChange(deps: Deps, given: FrameAct, by: string, at: Date): CodeframeChange {
  switch (given.act) {
    case 'add':
      return { act: 'add', id: deps.secrets.newId(), label: given.label, definition: given.meaning, by, at };
    case 'rename':
      return {
        act: 'rename',
        id: given.codeId,
        label: given.label,
        ...(given.meaning === undefined ? {} : { definition: given.meaning }),
        by,
        at,
      };
    case 'merge':
      return { act: 'merge', from: [given.codeId], into: given.into, by, at };
    case 'split':
      return {
        act: 'split',
        from: given.codeId,
        into: given.into.map(({ label }) => ({ id: deps.secrets.newId(), label })),
        by,
        at,
      };
    case 'retire':
      return { act: 'retire', id: given.codeId, by, at };
  }
}

const frameOf = (rows: readonly Code[]): Codeframe => ({
  revision: rows.length,
  history: [],
  codes: rows.map((row) => ({
    id: row.id,
    label: row.label,
    definition: row.meaning,
    state: row.retiredAt === null ? 'live' : 'retired',
  })),
});

async function apply(
  write: Write,
  deps: Deps,
  given: FrameAct,
  change: CodeframeChange,
  rows: readonly Code[],
  codeframeId: string,
  by: string,
  at: Date,
): Promise<{ codes: string[]; comments: number }> {
  const add = (id: string, words: NewCode) =>
    addCodes(write, [{ id, codeframeId, ...words, createdAt: at, createdBy: by }]);
  if (change.act === 'add' && given.act === 'add') {
    await add(change.id, { label: change.label, meaning: given.meaning });
    return { codes: [change.id], comments: 0 };
  }
  if (change.act === 'rename') {
    await changeCode(write, change.id, {
      label: change.label,
      ...(change.definition === undefined ? {} : { meaning: change.definition }),
    });
    return { codes: [], comments: 0 };
  }
  if (change.act === 'retire') {
    await changeCode(write, change.id, { retiredAt: at });
    return { codes: [], comments: await countCoded(write, change.id) };
  }
  if (change.act === 'merge') {
    const from = change.from[0]!;
    const comments = await countCoded(write, from);
    await moveCodings(write, deps, from, change.into, at);
    await changeCode(write, from, { retiredAt: at });
    await replaceInThemes(write, rows, from, [change.into]);
    return { codes: [], comments };
  }
  if (change.act === 'split' && given.act === 'split') {
    const ids = change.into.map(({ id }) => id);
    for (const [index, id] of ids.entries()) await add(id, given.into[index]!);
    await changeCode(write, change.from, { retiredAt: at });
    await replaceInThemes(write, rows, change.from, [change.from, ...ids]);
    return { codes: ids, comments: await countCoded(write, change.from) };
  }
  return { codes: [], comments: 0 };
}

async function countCoded(write: Write, codeId: string): Promise<number> {
  return new Set((await listCodingsWithCode(write, codeId)).map((coding) => coding.commentId)).size;
}

async function moveCodings(write: Write, deps: Deps, from: string, into: string, at: Date): Promise<void> {
  for (const coding of await listCodingsWithCode(write, from)) {
    const { commentId, author } = coding;
    await removeCoding(write, coding.id, at);
    if (await findCodingBy(write, { commentId, codeId: into, author })) continue;
    await addCodings(write, [{ id: deps.secrets.newId(), commentId, codeId: into, author, at: coding.at }]);
  }
}

async function replaceInThemes(
  write: Write,
  rows: readonly Code[],
  codeId: string,
  by: readonly string[],
): Promise<void> {
  const frame = await findCodeframeById(write, rows[0]!.codeframeId);
  for (const theme of frame ? await listThemes(write, frame) : []) {
    if (!theme.codeIds.includes(codeId)) continue;
    const codeIds = [...new Set(theme.codeIds.flatMap((one) => (one === codeId ? by : [one])))];
    await changeTheme(write, theme.id, { codeIds });
  }
}

function inWords(change: CodeframeChange, rows: readonly Code[]): string {
  const name = (id: string) => `“${rows.find((row) => row.id === id)?.label ?? id}”`;
  switch (change.act) {
    case 'add':
      return `“${change.label}” added`;
    case 'rename':
      return `${name(change.id)} is now “${change.label}”`;
    case 'merge':
      return `${change.from.map(name).join(', ')} merged into ${name(change.into)}`;
    case 'split':
      return `${name(change.from)} split into ${change.into.map(({ label }) => `“${label}”`).join(', ')}`;
    case 'retire':
      return `${name(change.id)} retired`;
  }
}
