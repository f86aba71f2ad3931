import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { setRoles } from '../../db/queries/access';
import type { Operation } from '../../server/contract/operation';
import { stations } from '../../server/stations';
import { staffRoles } from '../../surveys/vocabulary';
import { shortSurvey } from '../support/fieldwork';
import { type Full, fillFootprint, idsOf } from '../support/full-footprint';
import { snapshotOfFootprint } from '../support/snapshot';
import { createWorld, type Reply, type Staff, type World } from '../support/world';

/**
 * Two full footprints, and every way across that the records of operations offer: each id of the other side, of every
 * table, in each place of each address and in each field of each body (R1). A new operation is tried on arrival.
 */
let world: World;
let ours: Full;
let theirs: Full;
/** Holds every role, and claims the other side's pathways as its own. */
let everyone: Staff;
let own: Map<string, string>;
let other: Map<string, string>;
/** What the two sides cannot have in common. */
let named: string[];
const mark = 'Jorvik';
/** The tables whose rows are named by others; in an address the row of its own table is tried too. */
const isNamed =
  /^(members|cases|waves|questionnaires|questionnaire_versions|codes|themes|theme_answers|pathways|margins|quota_frames|weightings|publications|updates|recruitment_waves|groups|group_invitations|group_lotteries|group_draws)\.id$/;

beforeAll(async () => {
  world = await createWorld({ footprints: ['bnssg', 'york'] });
  ours = await fillFootprint(world, 'bnssg', 'Severn');
  theirs = await fillFootprint(world, 'york', mark);
  own = await idsOf(world, 'bnssg');
  other = await idsOf(world, 'york');
  const pathways = [own.get('pathways.id')!, other.get('pathways.id')!];
  everyone = await world.staff('bnssg', [...staffRoles], pathways);
  named = [...other].flatMap(([column, id]) => (isNamed.test(column) ? [id] : []));
}, 60_000);
afterAll(() => world.close());

/** Whose id each place of an address takes. */
const tableOf: Readonly<Record<string, string>> = {
  wave: 'themes.waveId',
  case: 'responses.caseId',
  member: 'members.id',
  comment: 'comments.id',
  code: 'codes.id',
  coding: 'codings.id',
  theme: 'themes.id',
  pathway: 'pathways.id',
  milestone: 'milestones.id',
  link: 'pathway_themes.id',
  action: 'actions.id',
  questionnaire: 'questionnaires.id',
  frame: 'quota_frames.id',
  weighting: 'weightings.id',
  publication: 'publications.id',
  update: 'updates.id',
  group: 'groups.id',
  invitation: 'group_invitations.id',
  lottery: 'group_lotteries.id',
  draw: 'group_draws.id',
  message: 'outbox.id',
  media: 'media.id',
  task: 'case_events.id',
  staff: 'staff_roles.staffId',
};
/** Words of a questionnaire or of the program, and long work (in no table: works.test.ts keeps it apart), not ids of rows. */
const words: Readonly<Record<string, string>> = {
  footprint: 'bnssg',
  question: 'change',
  page: 'health',
  work: 'none',
  form: 'json',
  language: 'pl',
};

const operations = stations
  .map(({ operation }) => operation)
  .filter(({ path }) => path.includes('{footprint}'));
const namesIn = (operation: Operation) => [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
const ownParams = (operation: Operation) =>
  Object.fromEntries(
    namesIn(operation).map((name) => [name, words[name] ?? own.get(tableOf[name] ?? '') ?? '']),
  );

async function call(
  operation: Operation,
  params: Readonly<Record<string, string>>,
  body: unknown = operation.example.body ?? {},
  query: Readonly<Record<string, string>> = operation.example.query ?? {},
  as: Staff = everyone,
): Promise<Reply> {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!));
  const search = new URLSearchParams(query).toString();
  const isForm = operation.form === true;
  const type = operation.upload
    ? 'application/octet-stream'
    : isForm
      ? 'application/x-www-form-urlencoded'
      : 'application/json';
  const hasBody = operation.method !== 'get' && operation.method !== 'delete';
  const response = await world.app.request(search ? `${path}?${search}` : path, {
    method: operation.method.toUpperCase(),
    headers: {
      accept: 'application/json',
      'sec-fetch-site': 'same-origin',
      cookie: as.cookie,
      ...(hasBody ? { 'content-type': type } : {}),
    },
    ...(hasBody
      ? {
          body: isForm
            ? new URLSearchParams(body as Record<string, string>).toString()
            : JSON.stringify(body),
        }
      : {}),
  });
  return {
    status: response.status,
    headers: response.headers,
    text: await response.text(),
    json: null,
    location: response.headers.get('location'),
  };
}

/** Every text of a body, and every field its schema knows of, with one value put in. */
function bodiesWith(operation: Operation, value: string): unknown[] {
  const example = operation.example.body ?? operation.example.form;
  if (example === undefined) return [];
  const bodies: unknown[] = [];
  const put = (found: unknown, make: (changed: unknown) => unknown): void => {
    if (typeof found === 'string') bodies.push(make(value));
    else if (Array.isArray(found))
      for (const [index, one] of found.entries()) put(one, (changed) => make(found.with(index, changed)));
    else if (typeof found === 'object' && found !== null)
      for (const [key, one] of Object.entries(found))
        put(one, (changed) => make({ ...found, [key]: changed }));
  };
  put(example, (changed) => changed);
  const fields = operation.body instanceof z.ZodObject ? Object.keys(operation.body.shape) : [];
  for (const field of fields) {
    const held = (example as Record<string, unknown>)[field];
    if (typeof held === 'string') continue;
    for (const sent of [value, [value], { [value]: 'x' }]) bodies.push({ ...example, [field]: sent });
  }
  return bodies;
}

const said = (operation: Operation, reply: Reply, id: string) =>
  `${operation.id} given ${[...other].find(([, one]) => one === id)?.[0]}: ${reply.status} ${reply.text.slice(0, 300)}`;

describe('what opens one side', () => {
  test('a session of one footprint finds nothing under the other, and cannot move there', async () => {
    expect((await world.get('/api/york/waves', ours.lead)).status).toBe(404);
    const moved = await world.send('POST', '/staff/footprint', { footprint: 'york' }, ours.lead);
    expect(moved.status).toBe(404);
    expect((await world.get('/api/me', ours.lead)).json).toMatchObject({ footprint: { id: 'bnssg' } });
  });

  test('a link opens its own purpose and nothing beside it', async () => {
    const token = theirs.invitations[0]!.split('/').pop()!;
    expect((await world.get(`/s/${token}`)).text).toContain(shortSurvey.title.en);
    for (const path of [`/me/${token}`, `/me/${token}/all`, `/confirm/${token}`])
      expect((await world.get(path)).status, path).toBe(404);
    for (const path of [`/me/${token}/leave`, `/confirm/${token}`, `/me/${token}/pause`])
      expect((await world.form(path, { go: 'confirm' })).status, path).toBe(404);
    const test = theirs.test.split('/').pop()!;
    expect((await world.get(`/try/${test}`)).status).toBe(200);
    for (const path of [`/try/${token}`, `/s/${test}`, `/me/${test}`])
      expect((await world.get(path)).status, path).toBe(404);
    const asSignIn = await world.send('POST', '/staff/enter', { token });
    expect(asSignIn.status).toBe(404);
  });

  test('a short code opens nothing under another footprint, and its tries are not spent there', async () => {
    const before = await snapshotOfFootprint(world, 'york');
    const fields = { code: theirs.code, 'birth-month': '3' };
    expect((await world.form('/york/code', fields)).status).toBe(303);
    const after = await snapshotOfFootprint(world, 'york');
    expect({ ...after, links: before.links }).toEqual(before);
    expect((await world.form('/bnssg/code', fields)).status).toBe(422);
    expect(await snapshotOfFootprint(world, 'york')).toEqual(after);
  });

  test('what is published stands under its own name only', async () => {
    for (const [kind, id] of [
      ['results', other.get('publications.id')],
      ['updates', other.get('updates.id')],
      ['groups', other.get('groups.id')],
    ]) {
      expect((await world.get(`/york/${kind}/${id}`)).text).toContain(mark);
      expect((await world.get(`/bnssg/${kind}/${id}`)).status).toBe(404);
    }
  });

  test('someone of both is disabled from neither: their roles are taken away where they are seen', async () => {
    const both = await world.staff('york', ['engagement-lead']);
    await world.deps.writer.writeUnbound((write) =>
      setRoles(write, 'bnssg', both.id, [{ role: 'analyst', pathways: null }]),
    );
    const path = `/api/bnssg/staff/${both.id}`;
    const reply = await world.send('PATCH', path, { disabled: true }, everyone);
    expect(reply.json).toMatchObject({ code: 'not-possible-now' });
    expect((await world.get('/api/york/waves', both)).status).toBe(200);
    expect((await world.send('PATCH', path, { roles: [] }, everyone)).status).toBe(200);
    expect((await world.get('/api/york/waves', both)).status).toBe(200);
  });
});

describe('inside one footprint', () => {
  test('a programme team reaches no other pathway, by its own id or by any row of it', async () => {
    const team = await world.staff('bnssg', ['programme'], ['another']);
    const before = await snapshotOfFootprint(world, 'bnssg');
    const theirsToo = operations.filter(
      ({ who, path }) =>
        'staff' in who &&
        who.staff.includes('programme') &&
        /\{(pathway|milestone|link|action|theme|group)\}/.test(path),
    );
    expect(theirsToo.length).toBeGreaterThan(8);
    for (const operation of theirsToo) {
      const reply = await call(operation, ownParams(operation), undefined, undefined, team);
      expect(reply.status, operation.id).toBe(404);
    }
    for (const list of ['pathways', 'updates', 'groups']) {
      const reply = await world.get(`/api/bnssg/${list}`, team);
      expect(reply.status).toBe(200);
      expect(reply.text, list).not.toContain('Severn');
    }
    expect(await snapshotOfFootprint(world, 'bnssg')).toEqual(before);
  });

  test('a recruiter counts their own recruits and nobody else’s', async () => {
    const one = await world.staff('bnssg', ['recruiter']);
    const another = await world.staff('bnssg', ['recruiter']);
    const cells = async (as: Staff) =>
      (await world.get('/api/bnssg/recruitment/open-cells', as)).json as {
        mine: { entered: number };
        notice: { version: string } | null;
      };
    const { notice } = await cells(one);
    const entered = await world.send(
      'POST',
      '/api/bnssg/recruits',
      { ...aRecruit(), profile: { disability: 'disabled' }, notice: notice?.version ?? 'none' },
      one,
    );
    expect(entered.status, entered.text).toBe(201);
    expect((await cells(one)).mine.entered).toBe(1);
    expect((await cells(another)).mine.entered).toBe(0);
  });
});

describe('ids of the other footprint', () => {
  test('stand for nothing in the addresses of this one', async () => {
    const before = await snapshotOfFootprint(world, 'york');
    for (const operation of operations) {
      for (const name of namesIn(operation)) {
        if (words[name]) continue;
        expect(tableOf, `${operation.id} takes {${name}}: name its table here`).toHaveProperty(name);
        for (const id of new Set([other.get(tableOf[name]!)!, ...named])) {
          const reply = await call(operation, { ...ownParams(operation), [name]: id });
          // What is asked of the body may be refused first; what is never said is "done".
          expect([404, 409, 422], said(operation, reply, id)).toContain(reply.status);
          if (operation.method === 'get') expect(reply.status, said(operation, reply, id)).toBe(404);
          expect(reply.text, said(operation, reply, id)).not.toContain(mark);
        }
      }
    }
    expect(await snapshotOfFootprint(world, 'york')).toEqual(before);
  }, 120_000);

  test('stand for nothing in a body, a form or a query of this one', async () => {
    const before = await snapshotOfFootprint(world, 'york');
    for (const operation of operations) {
      for (const id of named) {
        for (const body of bodiesWith(operation, id)) {
          if (operation.body && !operation.body.safeParse(body).success) continue;
          const reply = await call(operation, ownParams(operation), body);
          expect(reply.status, said(operation, reply, id)).toBeLessThan(500);
          expect(reply.text, said(operation, reply, id)).not.toContain(mark);
        }
        for (const [field, schema] of Object.entries(operation.query?.shape ?? {})) {
          if (!z.safeParse(schema, id).success) continue;
          const reply = await call(operation, ownParams(operation), undefined, { [field]: id });
          expect(reply.status, said(operation, reply, id)).toBeLessThan(500);
          expect(reply.text, said(operation, reply, id)).not.toContain(mark);
        }
      }
    }
    expect(await snapshotOfFootprint(world, 'york')).toEqual(before);
  }, 240_000);
});

/** What the records give as an example of a recruit, with everything asked of them said. */
function aRecruit(): Record<string, unknown> {
  const { example } = stations.find(
    ({ operation }) => operation.id === 'recruitment.enterRecruit',
  )!.operation;
  return example.body as Record<string, unknown>;
}
