import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readOwnChance } from '../../analysis/groups/own-chance';
import type { AuditorReceipt, PublicReceipt } from '../../analysis/groups/receipt';
import { verifyReceipt } from '../../analysis/groups/verify';
import { findInvitation, listInvitations } from '../../db/queries/groups';
import { changeDetails } from '../../server/steps/change-details';
import { receiptHash } from '../../server/steps/find-group-lottery';
import { leavePanel } from '../../server/steps/leave-panel';
import { readAllHeld } from '../../server/steps/read-all-held';
import { countStandings } from '../../server/steps/read-group';
import { searchGroupLottery } from '../../server/steps/search-group-lottery';
import { aRandomInstance } from '../analysis/groups/random-instance';
import { addPeople } from '../support/builders';
import { bodyOf } from '../support/comments';
import { planWave } from '../support/fieldwork';
import { addWilling, aPlan, inviteTo, planGroup, say, searchLottery } from '../support/groups';
import { aFrame } from '../support/recruits';
import { snapshotOf } from '../support/snapshot';
import { createWorld, linkIn, type Staff, type World } from '../support/world';

type Group = {
  group: { sentence: string };
  counts: Record<string, number | null>;
  openSeats: number | null;
  address: string | null;
  fairness: string[];
  lead: {
    rounds: { eligible: number; invited: number }[];
    heldBack: { reason: string; members: number }[];
    byHand: { channel: string; people: number }[];
    quotas: { name: string; min: number; max: number; inPool: number; seated: number }[];
    lotteries: {
      id: string;
      commitment: Record<string, string>;
      finding: { status: string; minimum: number; gap: number; pool: number; open: number };
      isDrawn: boolean;
      isCurrent: boolean;
    }[];
    draws: { id: string; seed: string }[];
    expensesPence: number;
    thanksPence: number;
  } | null;
};

let world: World;
let lead: Staff;
const at = (path: string) => `/api/bnssg/${path}`;
const show = async (group: string, as: Staff = lead) =>
  bodyOf<Group>(await world.get(at(`groups/${group}`), as));
const people = async (group: string) =>
  bodyOf<{ people: { id: string; standing: string; about: string }[] }>(
    await world.get(at(`groups/${group}/people`), lead),
  ).people;

describe('a group from its rule to the meeting', () => {
  let group: string;
  let links: string[];

  beforeAll(async () => {
    world = await createWorld();
    lead = await world.staff('bnssg', ['engagement-lead']);
    await addWilling(
      world,
      'bnssg',
      Array.from({ length: 24 }, (_, i) => ({
        profile: {
          sex: i % 3 === 0 ? 'male' : 'female',
          disability: i % 4 === 0 ? 'disabled' : 'not-disabled',
        },
      })),
    );
    await addWilling(world, 'bnssg', [
      { profile: { sex: 'female' }, needs: ['british-sign-language'] },
      { profile: { sex: 'female' }, channel: 'telephone', contact: { email: null, mobile: '+447700900123' } },
    ]);
    await addPeople(world, 'bnssg', [{ profile: { sex: 'female' }, contact: { email: 'no@example.org' } }]);
  });
  afterAll(() => world.close());

  test('a rule is read as a sentence, with its size before anyone is picked (R27)', async () => {
    const size = (segment: object) => world.send('POST', at('group-rule'), { segment }, lead);
    const women = {
      all: [
        { is: 'sex', codes: ['female'] },
        { is: 'came_to_group', codes: ['no'] },
      ],
    };
    expect((await size(women)).json).toEqual({
      sentence: 'Sex is Female and Came to no group in the last 12 months',
      members: 19,
      isRounded: false,
      because: null,
      problems: [],
    });
    expect((await size({ all: [{ is: 'sex', codes: ['male'] }] })).json).toMatchObject({ members: null });
    expect((await size({ all: [{ is: 'shoe', codes: ['40'] }] })).json).toMatchObject({
      problems: [expect.stringContaining('shoe')],
    });
  });

  test('a plan that asks for answers after the meeting, or by a rule that means nothing, says what to change', async () => {
    const bad = aPlan({ answerBy: '2026-05-01', segment: { all: [{ is: 'sex', codes: ['x'] }] } });
    const reply = await world.send('POST', at('groups'), bad, lead);
    expect(reply.status).toBe(422);
    expect(reply.json).toMatchObject({ fields: [{ path: 'segment' }, { path: 'answerBy' }] });
  });

  test('it says how many to invite for the seats, and on what it rests', async () => {
    group = await planGroup(world, 'bnssg', lead);
    const preview = await world.get(at(`groups/${group}/invitations`), lead);
    expect(preview.json).toMatchObject({
      fitting: 27,
      eligible: 25,
      pool: 12,
      invite: 60,
      share: 0.2,
      because: expect.stringContaining('we assume one in five'),
      heldBack: expect.arrayContaining([
        { reason: 'need-not-met', members: 1 },
        { reason: 'no-consent', members: 1 },
      ]),
    });
  });

  test('who can be asked is invited, who cannot is held back with the reason, and the telephone is by hand (R13, R14)', async () => {
    links = [...(await inviteTo(world, 'bnssg', group, 60, lead)).values()];
    expect(links).toHaveLength(24);
    const { counts, lead: seen, fairness } = await show(group);
    expect(counts).toMatchObject({ invited: 25, silent: 25 });
    expect(seen?.heldBack.map(({ reason }) => reason).sort()).toEqual(['need-not-met', 'no-consent']);
    expect(seen?.byHand).toEqual([{ channel: 'telephone', people: 1 }]);
    expect(fairness).toEqual(['Everyone who fitted the rule and could be asked was invited.']);
  });

  test('the message names the meeting and its subject tells nothing', () => {
    const message = world.mail.find(({ text }) => text.includes('/g/'))!;
    expect(message.subject).not.toContain('care');
    expect(message.text).toContain('14 April 2026, 18:00 to 19:30, The library, Weston');
  });

  test('looking at an invitation changes nothing; saying yes twice is as once, and no takes it back', async () => {
    const before = await snapshotOf(world);
    const page = await world.get(links[0]!);
    expect(page.text).toContain('Yes, I can come');
    expect(await snapshotOf(world)).toEqual(before);
    await say(world, links[0]!, 'can-come');
    await say(world, links[0]!, 'cannot-come');
    await say(world, links[0]!, 'can-come', { needs: 'A ramp', sheet: 'yes' });
    const after = await say(world, links[0]!, 'can-come', { needs: 'A ramp', sheet: 'yes' });
    expect(after.location).toContain('done=can-come');
    expect((await world.get(links[0]!)).text).toContain('A ramp');
    expect((await show(group)).counts).toMatchObject({ canCome: 1 });
  });

  test('what someone needs is sealed where it is kept', async () => {
    const invitations = await listInvitations(world.deps.read('bnssg'), group);
    const kept = invitations.find(({ isOnSheet }) => isOnSheet)!;
    expect(kept.needsSealed).not.toContain('ramp');
    expect((await findInvitation(world.deps.read('bnssg'), kept.id))?.needsSealed).toBe(kept.needsSealed);
  });

  test('quotas are proposed from the population or the pool, with what stands in their way said at once', async () => {
    for (const link of links.slice(1, 14)) await say(world, link, 'can-come', { sheet: 'yes' });
    for (const link of links.slice(14, 18)) await say(world, link, 'cannot-come');
    expect((await world.get(at(`groups/${group}/quotas?from=population&variables=sex`), lead)).status).toBe(
      409,
    );
    await aFrame(world, 'bnssg', { size: 100, cells: { sex: { female: 51, male: 49 } } });
    const fromPopulation = await world.get(at(`groups/${group}/quotas?from=population&variables=sex`), lead);
    expect(fromPopulation.json).toMatchObject({
      quotas: [
        { cell: { sex: 'female' }, name: 'Sex: Female', min: 1, max: 3 },
        { cell: { sex: 'male' }, name: 'Sex: Male', min: 1, max: 3 },
      ],
      source: 'the frame “A small frame”',
      feasibility: { isFeasible: true, repair: null },
    });
    const fromPool = await world.get(at(`groups/${group}/quotas?from=pool&variables=sex`), lead);
    expect(fromPool.json).toMatchObject({ source: 'those who can come', feasibility: { isFeasible: true } });
  });

  test('quotas that cannot be met come with the least change that helps, which is not made by itself', async () => {
    const quotas = [
      { cell: { sex: 'female' }, min: 3, max: 4 },
      { cell: { sex: 'male' }, min: 2, max: 3 },
    ];
    const kept = await world.send('PUT', at(`groups/${group}/quotas`), { quotas, from: 'hand' }, lead);
    expect(kept.json).toMatchObject({
      isFeasible: false,
      tightest: null,
      problems: [expect.stringContaining('add up to 5')],
      repair: { words: [expect.stringMatching(/at least \d instead of \d/)] },
    });
    expect((await show(group)).lead?.quotas.map(({ min }) => min)).toEqual([3, 2]);
    const work = await searchLottery(world, 'bnssg', group, lead);
    expect(work.state).toBe('failed');
    expect(work.trouble).toContain('The smallest change that works');
  });

  let commitment: Record<string, string>;
  test('a lottery is committed to in public before it is drawn, and nobody can see who will sit', async () => {
    const quotas = [
      { cell: { sex: 'female' }, min: 2, max: 3 },
      { cell: { sex: 'male' }, min: 1, max: 2 },
    ];
    const put = await world.send('PUT', at(`groups/${group}/quotas`), { quotas, from: 'hand' }, lead);
    expect(put.json).toMatchObject({
      isFeasible: true,
      tightest: expect.stringMatching(/^The tightest quota is “Sex: Male”: it needs 1 of the 5 there are\.$/),
    });
    expect((await world.get(`/bnssg/groups/${group}`)).status).toBe(404);
    expect(await searchLottery(world, 'bnssg', group, lead)).toMatchObject({ state: 'done', trouble: null });
    const { lead: seen, address } = await show(group);
    expect(seen?.lotteries).toMatchObject([
      { finding: { status: 'proven', pool: 14, open: 4 }, isDrawn: false, isCurrent: true },
    ]);
    commitment = seen!.lotteries[0]!.commitment;
    const page = await world.get(address!);
    expect(page.text).toContain(commitment.seed);
    expect(page.text).toContain('Committed to, not drawn yet');
    expect(page.text).not.toContain('Seed, revealed');
  });

  test('a lottery does not outlive an answer that changes after it was found', async () => {
    const lottery = (await show(group)).lead!.lotteries[0]!.id;
    await say(world, links[18]!, 'can-come');
    const stale = await world.send('POST', at(`groups/${group}/lotteries/${lottery}/draw`), {}, lead);
    expect(stale.status).toBe(409);
    expect((await show(group)).lead?.lotteries[0]).toMatchObject({ isCurrent: false });
    await searchLottery(world, 'bnssg', group, lead);
  });

  let draw: string;
  test('the draw reveals the seed, seats exactly the seats, and tells everyone in the lot', async () => {
    const [, lottery] = (await show(group)).lead!.lotteries;
    commitment = lottery!.commitment;
    const drawn = await world.send('POST', at(`groups/${group}/lotteries/${lottery!.id}/draw`), {}, lead);
    expect(drawn.json).toMatchObject({ drawn: 4, reserves: 11 });
    draw = (drawn.json as { id: string }).id;
    const again = await world.send('POST', at(`groups/${group}/lotteries/${lottery!.id}/draw`), {}, lead);
    expect(again.json).toMatchObject({ code: 'already-there' });
    const from = world.mail.length;
    await world.deliver();
    const told = world.mail.slice(from);
    expect(told.filter(({ subject }) => subject.includes('a seat is yours'))).toHaveLength(4);
    expect(told.filter(({ subject }) => subject.includes('thank you for offering'))).toHaveLength(11);
    const { lead: seen, openSeats } = await show(group);
    expect(openSeats).toBe(0);
    for (const quota of seen!.quotas) {
      expect(quota.seated).toBeGreaterThanOrEqual(quota.min);
      expect(quota.seated).toBeLessThanOrEqual(quota.max);
    }
  });

  test('anyone can check the receipt, and everyone finds their own chance in it (R28)', async () => {
    const page = await world.get(`/bnssg/groups/${group}`);
    expect(page.text).toContain('npm run verify-draw');
    expect(page.text).toContain(`/bnssg/groups/${group}/receipts/${draw}`);
    const taken = await world.get(`/bnssg/groups/${group}/receipts/${draw}`);
    const receipt = JSON.parse(taken.text) as PublicReceipt;
    expect(receipt.commitment).toEqual(commitment);
    expect(verifyReceipt(receipt, receiptHash).filter(({ holds }) => !holds)).toEqual([]);
    const mine = await world.get(links[3]!);
    const secret = /<code[^>]*>([\w-]{32})<\/code>/.exec(mine.text)![1]!;
    const chance = readOwnChance(receipt.own, secret, receiptHash)!;
    expect(chance).toBeGreaterThan(0);
    expect(mine.text).toContain(`${(chance * 100).toFixed(1)}%`);
  });

  test('the auditor’s receipt opens the commitments, and taking it is written down', async () => {
    const taken = await world.get(at(`groups/${group}/draws/${draw}/auditor`), lead);
    const receipt = JSON.parse(taken.text) as AuditorReceipt;
    expect(verifyReceipt(receipt, receiptHash).filter(({ holds }) => !holds)).toEqual([]);
    expect(taken.text).not.toMatch(/Willa|example\.org/);
    const administrator = await world.staff('bnssg', ['administrator']);
    expect((await world.get(at('audit'), administrator)).text).toContain('group.auditor-receipt');
  });

  test('who gives a seat back is replaced by the same rule, under the same quotas, and is not drawn again', async () => {
    const drawnFirst = (await people(group)).filter(({ standing }) => standing === 'drawn');
    // Whichever panel the seed drew, two women and one man keep theirs, so that either may follow and nobody is without a chance.
    const isMale = ({ about }: { about: string }) => about.includes('Male');
    const men = drawnFirst.filter(isMale);
    const women = drawnFirst.filter((person) => !isMale(person));
    expect(men.length === 1 || men.length === 2).toBe(true);
    const seats = [women[0]!, women[1]!, men.length === 2 ? men[1]! : women[2]!];
    const note = (invitation: string, what: string) =>
      world.send('POST', at(`groups/${group}/people/${invitation}`), { what }, lead);
    for (const { id } of seats.slice(0, 2)) expect((await note(id, 'confirmed')).status).toBe(200);
    const link = await linkOf(seats[2]!.id);
    expect((await world.get(link)).text).toContain('Yes, I take the seat');
    await say(world, link, 'declined');
    expect((await show(group)).openSeats).toBe(1);
    expect((await searchLottery(world, 'bnssg', group, lead)).trouble).toBeNull();
    const newest = (await show(group)).lead!.lotteries.at(-1)!;
    expect(newest.finding).toMatchObject({ pool: 11, open: 1, status: 'proven' });
    const drawn = await world.send('POST', at(`groups/${group}/lotteries/${newest.id}/draw`), {}, lead);
    expect(drawn.json).toMatchObject({ drawn: 1, reserves: 10 });
    const now = await people(group);
    expect(now.find(({ id }) => id === seats[2]!.id)?.standing).toBe('declined');
    const { openSeats, lead: seen, fairness } = await show(group);
    expect(openSeats).toBe(0);
    expect(fairness.slice(-2)).toEqual([
      expect.stringMatching(
        /^In the draw for a seat given back nobody of the 11 who still could had less than [\d.]+%\.$/,
      ),
      expect.stringMatching(
        /^Over both stages and all 2 draws, someone who could come each time had at least [\d.]+%\.$/,
      ),
    ]);
    for (const quota of seen!.quotas) expect(quota.seated).toBeGreaterThanOrEqual(quota.min);
    const receipt = await world.get(`/bnssg/groups/${group}/receipts/${(drawn.json as { id: string }).id}`);
    expect(JSON.parse(receipt.text)).toMatchObject({ chosen: 3, pool: 11 });
    expect(verifyReceipt(JSON.parse(receipt.text), receiptHash).every(({ holds }) => holds)).toBe(true);
  });

  test('names are opened for a reason, and each opening is written down (R29)', async () => {
    const path = at(`groups/${group}/names`);
    expect((await world.send('POST', path, { purpose: '' }, lead)).status).toBe(422);
    const names = await world.send('POST', path, { purpose: 'Call those without e-mail' }, lead);
    expect(names.text).toContain('Willa Person');
    expect((await world.get(at(`groups/${group}/people`), lead)).text).not.toContain('Willa');
    const administrator = await world.staff('bnssg', ['administrator']);
    expect((await world.get(at('audit'), administrator)).text).toContain('Call those without e-mail');
  });

  test('who runs the meeting gets first names and needs of those who agreed, and nothing else', async () => {
    const reply = await world.send('POST', at(`groups/${group}/sheet`), { purpose: 'The facilitator' }, lead);
    const { rows, notOnIt } = reply.json as { rows: { firstName: string }[]; notOnIt: number };
    expect(rows.length + notOnIt).toBe(4);
    expect(rows.every(({ firstName }) => firstName === 'Willa')).toBe(true);
    expect(reply.text).not.toMatch(/Person\d|example\.org/);
  });

  test('who came and who did not is noted, and expenses and thanks are added up (R33)', async () => {
    const [one, other, third] = (await people(group)).filter(({ standing }) =>
      ['drawn', 'confirmed'].includes(standing),
    );
    const to = (invitation: string, path = '') => at(`groups/${group}/people/${invitation}${path}`);
    const early = await world.send('POST', to(one!.id), { what: 'attended' }, lead);
    expect(early.status).toBe(409);
    expect(early.text).toContain('The group meets on 14 April 2026');
    world.clock.now = new Date('2026-04-14T20:00:00Z');
    lead = await world.staff('bnssg', ['engagement-lead']);
    await world.send('POST', to(one!.id), { what: 'attended' }, lead);
    await world.send('POST', to(other!.id), { what: 'no-show' }, lead);
    const pay = (kind: string, pence: number, invitation = one!.id) =>
      world.send('POST', to(invitation, '/payments'), { kind, pence, words: 'As offered' }, lead);
    expect((await pay('thanks', 3000)).status).toBe(201);
    expect((await pay('expenses', 450)).status).toBe(201);
    expect((await pay('expenses', -50)).status).toBe(201);
    const never = (await people(group)).find(({ standing }) => standing === 'cannot-come')!;
    expect((await pay('thanks', 3000, never.id)).status).toBe(409);
    expect((await world.send('POST', to(never.id), { what: 'attended' }, lead)).status).toBe(409);
    const { counts, lead: seen } = await show(group);
    expect(counts).toMatchObject({ attended: 1, noShow: 1 });
    expect(seen).toMatchObject({ expensesPence: 400, thanksPence: 3000 });
    expect(third).toBeDefined();
  });

  test('nothing of a whole group stands in the log: no name, no address, no need, no link', () => {
    const log = world.log.join('\n');
    expect(log).toContain('group.drawn');
    expect(log).not.toMatch(/Willa|example\.org|ramp|\/g\//);
  });

  async function linkOf(invitation: string): Promise<string> {
    for (const message of world.mail) {
      if (!message.subject.includes('a seat is yours')) continue;
      const link = linkIn(message, '/g/');
      const { text } = await world.get(link);
      const found = await findInvitation(world.deps.read('bnssg'), invitation);
      const token = link.split('/').at(-1)!;
      if (text && found && world.deps.secrets.linkTokens('group', invitation, 1).includes(token)) return link;
    }
    throw new Error('No such link was sent');
  }
});

describe('what a group keeps to', () => {
  beforeAll(async () => {
    world = await createWorld();
    lead = await world.staff('bnssg', ['engagement-lead']);
  });
  afterAll(() => world.close());

  test('an invitation to a group counts towards the cap of surveys, and the other way (R13)', async () => {
    await addWilling(
      world,
      'bnssg',
      Array.from({ length: 12 }, () => ({})),
    );
    const cap = world.deps;
    const footprint = (await cap.listFootprints())[0]!;
    for (let ask = 0; ask < footprint.settings.burdenCap.asks; ask++) {
      const group = await planGroup(world, 'bnssg', lead);
      await inviteTo(world, 'bnssg', group, 50, lead);
    }
    const group = await planGroup(world, 'bnssg', lead);
    const preview = (await world.get(at(`groups/${group}/invitations`), lead)).json;
    expect(preview).toMatchObject({ eligible: null, heldBack: [{ reason: 'burden-cap', members: 12 }] });
    const wave = await planWave(world, 'bnssg', lead);
    const seen = (await world.get(at(`waves/${wave}/preview`), lead)).json;
    expect(seen).toMatchObject({ wouldAsk: 0, heldBack: [{ reason: 'burden-cap', members: 12 }] });
  });

  test('a programme team sees counts of its own pathway’s groups, none under 10, and no person (R27)', async () => {
    await addWilling(
      world,
      'bnssg',
      Array.from({ length: 20 }, () => ({ profile: { sex: 'male' } })),
    );
    await world.send('POST', at('pathways'), { name: 'Lungs' }, lead);
    const [pathway] = bodyOf<{ pathways: { id: string }[] }>(await world.get(at('pathways'), lead)).pathways;
    const group = await planGroup(world, 'bnssg', lead, {
      pathwayId: pathway!.id,
      segment: { all: [{ is: 'sex', codes: ['male'] }] },
    });
    const links = [...(await inviteTo(world, 'bnssg', group, 20, lead)).values()];
    for (const link of links.slice(0, 3)) await say(world, link, 'can-come');
    const team = await world.staff('bnssg', ['programme'], [pathway!.id]);
    const seen = await show(group, team);
    expect(seen.counts).toMatchObject({ invited: 20, silent: null, canCome: null });
    expect(seen.lead).toBeNull();
    expect(seen.openSeats).toBeNull();
    expect((await world.get(at('groups'), team)).json).toMatchObject({
      groups: [{ id: group, counts: { invited: 20 } }],
      mayPlan: false,
    });
    for (const path of ['people', 'invitations'])
      expect((await world.get(at(`groups/${group}/${path}`), team)).status, path).toBe(403);
    const stranger = await world.staff('bnssg', ['programme'], ['another']);
    expect((await world.get(at(`groups/${group}`), stranger)).status).toBe(404);
    expect((await world.get(at('groups'), stranger)).json).toMatchObject({ groups: [] });
  });

  test('a count too small to be told cannot be worked out from the others and their total (R16)', () => {
    const standings = (['silent', 'can-come', 'cannot-come', 'confirmed', 'declined'] as const).flatMap(
      (standing, s) => Array.from({ length: [21, 29, 19, 12, 1][s]! }, () => standing),
    );
    expect(countStandings(standings, true)).toMatchObject({ seated: 12, declined: 1 });
    expect(countStandings(standings, false)).toMatchObject({
      invited: 82,
      silent: 21,
      canCome: 29,
      cannotCome: 19,
      seated: null,
      declined: null,
      confirmed: null,
    });
    const all = Array.from({ length: 12 }, () => 'confirmed' as const);
    expect(countStandings(all, false)).toMatchObject({ seated: 12, confirmed: 12 });
  });

  test('invitations picked by lot state the chance of both stages', async () => {
    await addWilling(
      world,
      'bnssg',
      Array.from({ length: 40 }, () => ({ profile: { disability: 'disabled' } })),
    );
    const group = await planGroup(world, 'bnssg', lead, {
      segment: { all: [{ is: 'disability', codes: ['disabled'] }] },
      onePerHousehold: false,
    });
    const links = [...(await inviteTo(world, 'bnssg', group, 20, lead)).values()];
    expect(links).toHaveLength(20);
    for (const link of links.slice(0, 16)) await say(world, link, 'can-come');
    await searchLottery(world, 'bnssg', group, lead);
    expect((await show(group)).fairness).toEqual([
      '20 were invited by lot among 40 who fitted the rule and could be asked; each had a chance of 50.0%.',
      'In the draw for 4 seats nobody of the 16 who could come had less than 25.0%, the most that these quotas allow, proven.',
      'Over both stages, someone who could come had at least 12.5%.',
    ]);
  });

  test('two of one household never sit together', async () => {
    const together = {
      contact: { address: '1 High Street', postcode: 'BS1 3JA' },
      profile: { ethnicity: 'mixed' },
    };
    await addWilling(world, 'bnssg', [
      ...Array.from({ length: 6 }, (_, i) => ({
        ...together,
        contact: {
          email: `home${i}@example.org`,
          address: i % 2 ? '1 High Street' : '1, HIGH street',
          postcode: 'BS1 3JA',
        },
      })),
      ...Array.from({ length: 5 }, () => ({ profile: { ethnicity: 'mixed' } })),
    ]);
    const group = await planGroup(world, 'bnssg', lead, {
      segment: { all: [{ is: 'ethnicity', codes: ['mixed'] }] },
    });
    const links = await inviteTo(world, 'bnssg', group, 50, lead);
    for (const link of links.values()) await say(world, link, 'can-come');
    await searchLottery(world, 'bnssg', group, lead);
    const { lotteries } = (await show(group)).lead!;
    expect(lotteries[0]!.finding.status).toBe('proven');
    await world.send('POST', at(`groups/${group}/lotteries/${lotteries[0]!.id}/draw`), {}, lead);
    const sitting = new Set(
      (await people(group)).filter(({ standing }) => standing === 'drawn').map(({ id }) => id),
    );
    const names = bodyOf<{ people: { id: string; contact: string }[] }>(
      await world.send('POST', at(`groups/${group}/names`), { purpose: 'To check' }, lead),
    ).people;
    expect(
      names.filter(({ id, contact }) => sitting.has(id) && contact.startsWith('home')).length,
    ).toBeLessThan(2);
  });

  test('a search that is stopped keeps the best lottery so far, with its gap and the round reached', async () => {
    const instance = aRandomInstance('stopped', { people: 60, features: 4, values: 4, slack: 0, seats: 12 });
    const search = (limit: number) => {
      let asked = 0;
      const isStopped = () => {
        asked += 1;
        return asked > limit;
      };
      const given = {
        title: 'x',
        instance,
        seed: 'a seed of sixteen or more',
        salt: 'a salt of sixteen or more',
        method: 'leximin',
        numbered: null,
        own: instance.people.map(({ id }): [string, string] => [id, `secret of ${id}`]),
      };
      // The search reads nothing: it is handed all it needs.
      return searchGroupLottery(undefined as never, given, { tell: () => {}, isStopped });
    };
    const stopped = await search(60);
    expect(stopped.finding).toMatchObject({ status: 'stopped', open: 12 });
    expect(stopped.finding.gap).toBeGreaterThan(0);
    expect(stopped.finding.minimum).toBeLessThanOrEqual(stopped.finding.minimumAtMost);
    expect(await search(60)).toEqual(stopped);
    expect(verifyReceipt(stopped.sealed.auditor, receiptHash).filter(({ holds }) => !holds)).toEqual([]);
    expect((await search(Number.POSITIVE_INFINITY)).finding.status).toBe('proven');
  });

  test('who leaves, or takes back the agreement to be drawn, is out of the lot and their seat is free (R29, R30)', async () => {
    const [gone, refuses, sits] = await addWilling(
      world,
      'bnssg',
      Array.from({ length: 3 }, () => ({ profile: { ethnicity: 'other' }, source: 'leaving' })),
    );
    const group = await planGroup(world, 'bnssg', lead, {
      segment: { all: [{ is: 'ethnicity', codes: ['other'] }] },
      seats: 2,
    });
    const links = await inviteTo(world, 'bnssg', group, 3, lead);
    for (const link of links.values()) await say(world, link, 'can-come', { needs: 'A ramp' });
    await changeDetails(
      world.deps,
      'bnssg',
      refuses!,
      { what: 'consents', given: new Map([['focus-groups', false]]), textVersion: 'test' },
      'member',
    );
    expect((await show(group)).counts).toMatchObject({ canCome: 2 });
    await searchLottery(world, 'bnssg', group, lead);
    const { lotteries } = (await show(group)).lead!;
    await world.send('POST', at(`groups/${group}/lotteries/${lotteries[0]!.id}/draw`), {}, lead);
    const held = await readAllHeld(
      world.deps,
      world.deps.read('bnssg'),
      (await world.deps.listFootprints())[0]!,
      sits!,
    );
    expect(held.groups).toMatchObject([
      { needs: 'A ramp', events: [{ what: 'invited' }, { what: 'can-come' }, { what: 'drawn' }] },
    ]);
    await leavePanel(world.deps, 'bnssg', gone!, { because: 'asked', by: 'member' });
    expect(await show(group)).toMatchObject({ openSeats: 1, counts: { declined: 1, seated: 1 } });
    const kept = (await listInvitations(world.deps.read('bnssg'), group)).find(
      ({ memberId }) => memberId === gone,
    );
    expect(kept?.needsSealed).toBeNull();
  });

  test('after the last day to answer a page says so, and a yes is not taken', async () => {
    await addWilling(world, 'bnssg', [{ profile: { ethnicity: 'other' } }]);
    const group = await planGroup(world, 'bnssg', lead, {
      segment: { all: [{ is: 'ethnicity', codes: ['other'] }] },
    });
    const [link] = [...(await inviteTo(world, 'bnssg', group, 1, lead)).values()];
    world.clock.forward(40);
    expect((await world.get(link!)).text).toContain('The last day to answer is over.');
    await say(world, link!, 'can-come');
    expect((await show(group)).counts).toMatchObject({ canCome: 0, silent: 1 });
  });
});
