import type { Questionnaire } from '../../surveys/questionnaires/types';
import { type APerson, addPeople } from './builders';
import { linkIn, type Reply, type Staff, type World } from './world';

/** A survey of four questions: a choice, a share of 10, one that only a "yes" leads to, and a comment. */
export const shortSurvey: Questionnaire = {
  title: { en: 'How you are' },
  purpose: { en: 'To hear how you are.' },
  minutes: 3,
  languages: ['en'],
  thanks: { en: 'Thank you for your time.' },
  completeness: { partialFrom: 0.5, completeFrom: 0.8 },
  pages: [
    {
      key: 'health',
      questions: [
        {
          key: 'health',
          kind: 'single-choice',
          label: { en: 'How is your health?' },
          options: [
            { code: 'good', label: { en: 'Good' } },
            { code: 'bad', label: { en: 'Bad' } },
          ],
          offers: ['prefer-not-to-say'],
        },
      ],
    },
    {
      key: 'share',
      questions: [
        {
          key: 'share',
          kind: 'constant-sum',
          label: { en: 'Share out 10 points' },
          items: [
            { code: 'gp', label: { en: 'GP surgeries' } },
            { code: 'hospital', label: { en: 'Hospitals' } },
          ],
          total: 10,
          unit: { one: { en: 'point' }, many: { en: 'points' } },
          step: 1,
          offers: ['dont-know'],
        },
      ],
    },
    {
      key: 'waiting',
      showIf: { question: 'health', is: 'bad' },
      questions: [
        {
          key: 'waiting',
          kind: 'single-choice',
          label: { en: 'Are you waiting for care?' },
          options: [
            { code: 'yes', label: { en: 'Yes' } },
            { code: 'no', label: { en: 'No' } },
          ],
        },
      ],
    },
    {
      key: 'comment',
      questions: [
        {
          key: 'comment',
          kind: 'open-text',
          label: { en: 'What else should we know?' },
          maxLength: 500,
          askQuote: false,
          crucial: false,
        },
      ],
    },
  ],
};

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
