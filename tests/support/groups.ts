import { addConsents } from '../../db/queries/panel';
import { type APerson, addPeople } from './builders';
import { linkIn, type Reply, type Staff, type World } from './world';

let made = 0;

/** Members who may be drawn for groups and can be reached by e-mail. Returns their ids. */
export async function addWilling(
  world: World,
  footprint: string,
  people: readonly APerson[],
): Promise<string[]> {
  const ids = await addPeople(
    world,
    footprint,
    people.map((person) => {
      made += 1;
      return {
        ...person,
        contact: { name: `Willa Person${made}`, email: `willing${made}@example.org`, ...person.contact },
      };
    }),
  );
  await world.deps.writer.write(footprint, (write) =>
    addConsents(
      write,
      ids.map((memberId) => ({
        id: world.deps.secrets.newId(),
        memberId,
        purpose: 'focus-groups',
        textVersion: 'test',
        evidence: 'online',
        givenAt: world.clock.now,
      })),
    ),
  );
  return ids;
}

/** The plan of a group as its form would send it; only what matters to a test is given. */
export const aPlan = (more: Record<string, unknown> = {}) => ({
  title: 'Waiting for care',
  purpose: 'To hear what waiting for care is like.',
  seats: 4,
  meetsOn: '2026-04-14',
  hours: '18:00 to 19:30',
  place: 'The library, Weston',
  offer: '£30 and your travel.',
  answerBy: '2026-03-31',
  segment: { all: [] },
  ...more,
});

export async function planGroup(
  world: World,
  footprint: string,
  lead: Staff,
  more: Record<string, unknown> = {},
): Promise<string> {
  const reply = await world.send('POST', `/api/${footprint}/groups`, aPlan(more), lead);
  if (reply.status !== 201) throw new Error(reply.text);
  return (reply.json as { id: string }).id;
}

/** Invites, delivers, and returns the link of each invitation by address, whoever was added first before the others. */
export async function inviteTo(
  world: World,
  footprint: string,
  group: string,
  size: number,
  lead: Staff,
): Promise<Map<string, string>> {
  const from = world.mail.length;
  const reply = await world.send('POST', `/api/${footprint}/groups/${group}/invitations`, { size }, lead);
  if (reply.status !== 200) throw new Error(reply.text);
  await world.deliver();
  return new Map(
    world.mail
      .slice(from)
      .filter(({ subject }) => subject.includes('can you come'))
      .map((message) => [message.to, linkIn(message, '/g/')] as const)
      // The lot sends them in an order of its own, which would put other people into each run.
      .sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true })),
  );
}

/** Says on the member's own page, as a browser without a script would. */
export const say = (
  world: World,
  link: string,
  go: string,
  more: Record<string, string> = {},
): Promise<Reply> => world.form(link, { go, submission: 'a'.repeat(32), needs: '', ...more });

export type Work = { state: string; trouble: string | null; told: { words: string | null } | null };

/** Begins the search for a lottery and waits for its end. */
export async function searchLottery(
  world: World,
  footprint: string,
  group: string,
  lead: Staff,
  { numbered = null, method = null }: { numbered?: number | null; method?: string | null } = {},
): Promise<Work> {
  const begun = await world.send(
    'POST',
    `/api/${footprint}/groups/${group}/lotteries`,
    { numbered, method },
    lead,
  );
  if (begun.status !== 202) throw new Error(begun.text);
  const { work } = begun.json as { work: string };
  for (let look = 0; look < 600; look++) {
    const now = (await world.get(`/api/${footprint}/work/${work}`, lead)).json as Work;
    if (now.state !== 'running') return now;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The search did not end.');
}
