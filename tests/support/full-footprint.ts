import { eq, getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from '../../db/schema';
import { weighWave } from '../../server/steps/weigh-wave';
import { aFrameInUse } from './builders';
import { aTheme, aWaveWithComments, bodyOf, releaseAll } from './comments';
import { addMembersByEmail, issueWave, planWave, shortSurvey } from './fieldwork';
import { addWilling, inviteTo, planGroup, say, searchLottery } from './groups';
import { someCaptions, upload } from './media';
import { joinAndConfirm } from './recruits';
import { smallSurvey } from './small-survey';
import { aWave } from './waves';
import type { Staff, World } from './world';

/** What a full footprint holds that a test wants by name. */
export type Full = {
  readonly lead: Staff;
  /** The paths of the links that were sent by e-mail. */
  readonly invitations: readonly string[];
  /** The short code of the one who is asked by letter, born in March. */
  readonly code: string;
  /** The path of the link to a draft that is tried. */
  readonly test: string;
};

/**
 * Fills a footprint at every station: people with contacts, waves planned, open and closed, cases, answers, comments,
 * codes, themes, a pathway with an answer and an action, weights, a publication, an update, messages and letters, an
 * uploaded file, a group drawn by lot with what was paid.
 * @param mark a word that stands in each text that is the footprint's own
 */
export async function fillFootprint(world: World, footprint: string, mark: string): Promise<Full> {
  const lead = await world.staff(footprint, ['engagement-lead', 'analyst', 'administrator']);
  const at = (path: string) => `/api/${footprint}/${path}`;
  const post = async <Body>(path: string, body: object) =>
    bodyOf<Body>(await world.send('POST', at(path), body, lead));

  await aFrameInUse(world, footprint, { size: 1000, margins: ['disability'] });
  await post('recruitment/waves', { name: `${mark} street`, source: 'street' });
  await joinAndConfirm(world, footprint, {
    postcode: footprint === 'york' ? 'YO1 7HH' : 'BS1 3JA',
    'birth-month': '3',
    'birth-year': '1984',
    'about-sex': 'female',
    'about-ethnicity': 'white',
    'about-disability': 'not-disabled',
    name: `${mark} Mortimer`,
    email: `ann@${mark.toLowerCase()}.example`,
    consent: ['run-the-panel'],
  });
  const answered = await aWave(
    world,
    { ...smallSurvey, title: { en: `${mark} care` } },
    Array.from({ length: 40 }, (_, i) => ({
      profile: { disability: i % 4 === 0 ? 'disabled' : 'not-disabled' },
      answers: {
        care: { value: i % 3 === 0 ? 'good' : 'poor' },
        waiting: { value: i % 2 === 0 ? 'yes' : 'no' },
        money: { value: { gps: 60, hospitals: 40 } },
        comment: { value: { text: `${mark} remark`, mayQuote: null } },
      },
    })),
    footprint,
  );
  await weighWave(world.deps, footprint, answered.id, {}, lead.id);
  const choice = { title: `${mark} results`, intro: 'We asked.', segments: [] };
  const { basis } = await post<{ basis: string }>(`waves/${answered.id}/publications/preview`, choice);
  await post(`waves/${answered.id}/publications`, { ...choice, basis, signedOff: true });

  const wave = await aWaveWithComments(
    world,
    footprint,
    Array.from({ length: 12 }, () => `${mark} waits too long`),
  );
  const comments = await releaseAll(world, footprint, wave, lead);
  const { theme } = await aTheme(world, footprint, wave, `${mark} waits`, comments, lead);
  await post('pathways', { name: `Lungs of ${mark}` });
  const { pathways } = bodyOf<{ pathways: { id: string }[] }>(await world.get(at('pathways'), lead));
  const pathway = pathways[0]!.id;
  await post(`pathways/${pathway}/milestones`, {
    phase: 'One',
    title: `${mark} open`,
    due: 'June 2027',
    owner: '',
  });
  const { id: link } = await post<{ id: string }>(`pathways/${pathway}/themes`, { theme });
  const { id: answer } = await post<{ id: string }>(`pathway-themes/${link}/answers`, {
    answer: 'doing',
    words: `${mark} opens`,
    byWhen: 'June 2027',
    owner: 'The board',
    standing: null,
  });
  await post(`pathway-themes/${link}/actions`, {
    title: `${mark} act`,
    owner: 'The board',
    due: 'June 2027',
  });
  await post(`pathway-themes/${link}/updates`, { answer, point: '', tell: true, supersedes: null });

  await upload(world, footprint, lead, {
    kind: 'captions',
    bytes: someCaptions.replace('health', `health in ${mark}`),
    name: `${mark}.vtt`,
  });
  await addMembersByEmail(world, footprint, 3, { contact: { name: `${mark} Person` } });
  await addMembersByEmail(world, footprint, 1, {
    channel: 'letter',
    contact: { email: null, address: `1 ${mark} Street`, postcode: 'BS1 3JA' },
  });
  await planWave(world, footprint, lead, { title: `${mark} draft` }, shortSurvey);
  const open = await planWave(world, footprint, lead, { title: `${mark} open` }, shortSurvey);
  await world.deliver();
  const invitations = await issueWave(world, footprint, open, lead);
  const { letters } = await post<{ letters: { channel: string; code: string }[] }>(`waves/${open}/letters`, {
    purpose: 'Post the invitations',
  });
  const { code } = letters.find(({ channel }) => channel === 'letter')!;
  await drawAGroup(world, footprint, mark, lead);
  const test = await sendATest(world, footprint, lead);
  return { lead, invitations: [...invitations.values()], code, test };
}

async function sendATest(world: World, footprint: string, lead: Staff): Promise<string> {
  const at = `/api/${footprint}/questionnaires`;
  const { questionnaires } = bodyOf<{ questionnaires: { id: string }[] }>(await world.get(at, lead));
  const how = { language: 'en', format: 'standard' };
  await world.send('POST', `${at}/${questionnaires[0]!.id}/test`, how, lead);
  return /\/try\/\S+/.exec((await world.deliver()).at(-1)!.text)![0];
}

/** A group of two, drawn among four who said that they could come. */
async function drawAGroup(world: World, footprint: string, mark: string, lead: Staff): Promise<void> {
  await addWilling(
    world,
    footprint,
    Array.from({ length: 4 }, () => ({ profile: { ethnicity: 'mixed' } })),
  );
  const group = await planGroup(world, footprint, lead, {
    title: `${mark} group`,
    seats: 2,
    segment: { all: [{ is: 'ethnicity', codes: ['mixed'] }] },
  });
  const links = await inviteTo(world, footprint, group, 4, lead);
  for (const link of links.values())
    await say(world, link, 'can-come', { needs: `${mark} ramp`, sheet: 'yes' });
  await searchLottery(world, footprint, group, lead);
  const at = (path: string) => `/api/${footprint}/groups/${group}${path}`;
  const { lead: seen } = bodyOf<{ lead: { lotteries: { id: string }[] } }>(await world.get(at(''), lead));
  await world.send('POST', at(`/lotteries/${seen.lotteries[0]!.id}/draw`), {}, lead);
  const { people } = bodyOf<{ people: { id: string; standing: string }[] }>(
    await world.get(at('/people'), lead),
  );
  const sitting = people.find(({ standing }) => standing === 'drawn')!;
  await world.send(
    'POST',
    at(`/people/${sitting.id}/payments`),
    { kind: 'thanks', pence: 3000, words: `${mark} voucher` },
    lead,
  );
}

/** An id of a row of every table of a footprint, by table and column, `waves.id` first. */
export async function idsOf(world: World, footprint: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const table of Object.values(schema)) {
    if (!is(table, SQLiteTable)) continue;
    const columns = getTableColumns(table);
    if (!('footprintId' in columns)) continue;
    const rows: Record<string, unknown>[] = await world.deps.unbound.sql
      .select()
      .from(table)
      .where(eq(columns.footprintId as never, footprint))
      .limit(50);
    for (const name of Object.keys(columns)) {
      if (name !== 'id' && !/[a-z]Id$/.test(name)) continue;
      if (name === 'footprintId') continue;
      const id = rows.map((row) => row[name]).find((value) => typeof value === 'string' && value.length > 8);
      if (typeof id === 'string') found.set(`${getTableName(table)}.${name}`, id);
    }
  }
  return found;
}
