import type { Questionnaire } from '../../surveys/questionnaires/types';
import { type APerson, addPeople } from './builders';
import { shortSurvey } from './short-survey';
import { linkIn, type Reply, type Staff, type World } from './world';

export { shortSurvey };

let made = 0;

/** Members who can be reached by e-mail and were born in March 1970, unless told. Returns their ids. */
export async function addMembersByEmail(
  world: World,
  footprint: string,
  n: number,
  more: APerson = {},
): Promise<string[]> {
  const people = Array.from({ length: n }, (): APerson => {
    made += 1;
    const contact = { name: `Person ${made}`, email: `person${made}@example.org`, ...more.contact };
    return { born: '1970-03', ...more, contact };
  });
  return addPeople(world, footprint, people);
}

/** Plans a wave over a questionnaire of this definition; returns its id. */
export async function planWave(
  world: World,
  footprint: string,
  lead: Staff,
  more: Record<string, unknown> = {},
  definition: Questionnaire = shortSurvey,
): Promise<string> {
  const created = await world.send(
    'POST',
    `/api/${footprint}/questionnaires`,
    { name: 'Survey 1', from: { kind: 'blank' } },
    lead,
  );
  const { id: questionnaire } = created.json as { id: string };
  const saved = await world.send(
    'PUT',
    `/api/${footprint}/questionnaires/${questionnaire}`,
    { version: 1, revision: 1, definition },
    lead,
  );
  if (saved.status !== 200) throw new Error(saved.text);
  const planned = await world.send(
    'POST',
    `/api/${footprint}/waves`,
    {
      questionnaire,
      title: 'Survey 1',
      opensOn: '2026-03-02',
      closesOn: '2026-03-29',
      draw: { kind: 'all' },
      reminders: { afterDays: 7, most: 2 },
      ...more,
    },
    lead,
  );
  if (planned.status !== 201) throw new Error(planned.text);
  return (planned.json as { id: string }).id;
}

/** Issues a wave, delivers the mail, and returns the link of each invitation by address. */
export async function issueWave(
  world: World,
  footprint: string,
  wave: string,
  lead: Staff,
): Promise<Map<string, string>> {
  const from = world.mail.length;
  const issued = await world.send('POST', `/api/${footprint}/waves/${wave}/issue`, {}, lead);
  if (issued.status !== 200) throw new Error(issued.text);
  await world.deliver();
  return new Map(world.mail.slice(from).map((message) => [message.to, linkIn(message, '/s/')]));
}

/** The value of a hidden field of a page. */
export function hiddenIn(reply: Reply, name: string): string {
  const found = new RegExp(`name="${name}" value="([^"]*)"`).exec(reply.text);
  if (!found) throw new Error(`The page has no field ${name}`);
  return found[1]!;
}

/** Opens a page of a survey and posts it as a browser without a script would. */
export async function answerPage(
  world: World,
  link: string,
  page: string,
  fields: Record<string, string | readonly string[]>,
): Promise<Reply> {
  const shown = await world.get(`${link}/${page}`);
  return world.form(`${link}/${page}`, {
    go: 'next',
    page,
    submission: hiddenIn(shown, 'submission'),
    shown: hiddenIn(shown, 'shown'),
    ...fields,
  });
}

/** Answers the short survey from beginning to end. */
export async function answerAll(world: World, link: string, health = 'good'): Promise<Reply> {
  await world.form(link, { go: 'start', submission: 'x' });
  await answerPage(world, link, 'health', { 'q.health': health });
  await answerPage(world, link, 'share', { 'q.share.gp': '7', 'q.share.hospital': '3' });
  if (health === 'bad') await answerPage(world, link, 'waiting', { 'q.waiting': 'yes' });
  await answerPage(world, link, 'comment', { 'q.comment': 'The buses are a worry.' });
  const review = await world.get(`${link}/check-answers`);
  return world.form(`${link}/check-answers`, { go: 'send', submission: hiddenIn(review, 'submission') });
}
