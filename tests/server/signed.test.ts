import { afterAll, beforeAll, expect, test } from 'vitest';
import { showClips } from '../../server/member/show-clips';
import { answers, type Question } from '../../surveys/questions/answers';
import { addMembersByEmail, hiddenIn, issueWave, planWave, shortSurvey } from '../support/fieldwork';
import { exampleCaptions, exampleClip, signQuestion, upload } from '../support/media';
import { createWorld, type Staff, type World } from '../support/world';

/** A survey in British Sign Language, from the draft to the member's page. */
let world: World;
let lead: Staff;
beforeAll(async () => {
  world = await createWorld();
  lead = await world.staff('bnssg', ['engagement-lead']);
  await addMembersByEmail(world, 'bnssg', 1, {
    needs: ['british-sign-language'],
    contact: { email: 'signs@example.org' },
  });
  await addMembersByEmail(world, 'bnssg', 1);
});
afterAll(() => world.close());

const begin = async () => {
  const made = await world.send(
    'POST',
    '/api/bnssg/questionnaires',
    { name: 'Signed', from: { kind: 'blank' } },
    lead,
  );
  const { id } = made.json as { id: string };
  await world.send(
    'PUT',
    `/api/bnssg/questionnaires/${id}`,
    { version: 1, revision: 1, definition: shortSurvey },
    lead,
  );
  return id;
};
const findingsOf = async (id: string) => {
  const { review } = (await world.get(`/api/bnssg/questionnaires/${id}`, lead)).json as {
    review: { findings: { severity: string; question?: string; sentence: string }[] };
  };
  return review.findings.filter(({ sentence }) => /clip/.test(sentence));
};
const planOver = async (questionnaire: string) => {
  const planned = await world.send(
    'POST',
    '/api/bnssg/waves',
    {
      questionnaire,
      title: 'Signed',
      opensOn: '2026-03-02',
      closesOn: '2026-03-29',
      draw: { kind: 'all' },
      reminders: { afterDays: 7, most: 2 },
    },
    lead,
  );
  return (planned.json as { id: string }).id;
};
const wouldAsk = async (wave: string) =>
  ((await world.get(`/api/bnssg/waves/${wave}/preview`, lead)).json as { wouldAsk: number }).wouldAsk;

test('a clip of a page that only informs says so: there is no question on it', () => {
  const bsl = { media: 'm1', transcript: { en: 'Words' } };
  const titleOf = (kind: 'information' | 'scale') =>
    showClips([{ ...answers[kind].example.question, bsl } as Question], 'bnssg', 'en').signed?.[0]?.title;
  expect(titleOf('information')).toBe('Watch this page in British Sign Language');
  expect(titleOf('scale')).toBe('Watch this question in British Sign Language');
});

test('a member who signs is asked once every question has a clip, and staff are told what is lacking before', async () => {
  const first = shortSurvey.pages[0]!.questions[0]!.key;
  const id = await begin();
  await signQuestion(world, lead, id, first);
  expect((await findingsOf(id))[0]?.sentence).toMatch(/^\d+ of its \d+ questions and notes ha(s|ve) no clip/);
  const wave = await planOver(id);
  expect(await wouldAsk(wave)).toBe(1);
  await signQuestion(world, lead, id);
  expect(await wouldAsk(wave)).toBe(2);

  const links = await issueWave(world, 'bnssg', wave, lead);
  const link = links.get('signs@example.org')!;
  await world.form(link, { go: 'start', submission: 'x'.repeat(32) });
  const page = await world.get(`${link}/${shortSurvey.pages[0]!.key}`);
  expect(page.text).toContain('Watch this question in British Sign Language');
  expect(page.text).toMatch(/<video[^>]* preload="none"/);
  expect(page.text).toMatch(/<track[^>]* srclang="en"/);
  expect(page.text).not.toMatch(/autoplay|<track[^>]* default/);
  expect(page.headers.get('content-security-policy')).toContain("media-src 'self'");
  const src = /<video[^>]* src="([^"]+)"/.exec(page.text)![1]!;
  expect((await world.app.request(src)).headers.get('content-type')).toBe('video/mp4');
  // A page on which nothing plays may not.
  expect((await world.get('/bnssg')).headers.get('content-security-policy')).not.toContain('media-src');
  // A phone that goes on by itself fetches the next page, since it has a clip; what it keeps for later has no addresses.
  const kept = await world.send('POST', `${link}/${shortSurvey.pages[0]!.key}/kept`, {
    go: 'skip',
    submission: hiddenIn(page, 'submission'),
    composedAgo: 0,
    fields: {},
  });
  expect(kept.json).toMatchObject({ outcome: 'kept', at: expect.stringContaining(link) });
  expect(kept.json).not.toHaveProperty('page');
  const whole = await world.get(`${link}/whole-survey`);
  expect(whole.text).toContain('To watch it you need a connection.');
  expect(whole.text).not.toContain('/media/');
});

test('a clip that is not kept here stops the launch, as when a file comes from another footprint', async () => {
  const bsl = { media: 'somewhereelse' };
  const [page] = shortSurvey.pages;
  const definition = {
    ...shortSurvey,
    pages: [
      { ...page!, questions: [{ ...page!.questions[0]!, bsl }, ...page!.questions.slice(1)] },
      ...shortSurvey.pages.slice(1),
    ],
  };
  const wave = await planWave(world, 'bnssg', lead, {}, definition);
  const issued = await world.send('POST', `/api/bnssg/waves/${wave}/issue`, {}, lead);
  expect(issued.json).toMatchObject({
    code: 'not-possible-now',
    detail: expect.stringContaining('Its clip is not among the uploaded files.'),
  });
});

test('the invitation has a clip of its own, in a draft that is tried too', async () => {
  const id = await begin();
  const { version, revision, definition } = (await world.get(`/api/bnssg/questionnaires/${id}`, lead))
    .json as {
    version: number;
    revision: number;
    definition: object;
  };
  const media = await upload(world, 'bnssg', lead, { kind: 'clip', bytes: exampleClip() });
  const captions = await upload(world, 'bnssg', lead, { kind: 'captions', bytes: exampleCaptions() });
  const bsl = {
    media,
    captions: [{ language: 'en', media: captions }],
    transcript: { en: 'Please tell us.' },
  };
  await world.send(
    'PUT',
    `/api/bnssg/questionnaires/${id}`,
    { version, revision, definition: { ...definition, bsl } },
    lead,
  );
  const tried = await world.get(`/api/bnssg/questionnaires/${id}/try`, lead);
  expect(tried.text).toContain('Watch this page in British Sign Language');
  expect(tried.text).toContain(`/bnssg/media/${media}`);
  expect(tried.text).toContain('Please tell us.');
});
