import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLink } from '../../db/queries/access';
import { addVariables, changeMember, listMembers } from '../../db/queries/panel';
import { findResponse } from '../../db/queries/responses';
import { hashToken } from '../../server/access/secrets';
import type { ProfileVariable } from '../../surveys/panel/profile';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { catalogues } from '../../surveys/wording/words';
import { englishLeft } from '../support/english-left';
import {
  addMembersByEmail,
  answerPage,
  hiddenIn,
  issueWave,
  planWave,
  shortSurvey,
} from '../support/fieldwork';
import { addWilling, inviteTo, planGroup } from '../support/groups';
import { fieldsIn } from '../support/recruits';
import { createWorld, linkIn, type Staff, type World } from '../support/world';

let world: World;
let lead: Staff;
let links: string[];
let polish: string;

/** The first question speaks Polish and Urdu; the others have not been translated. */
const translated: Questionnaire = {
  ...shortSurvey,
  title: { en: 'How you are', pl: 'Jak się Państwo czują', ur: 'آپ کیسے ہیں' },
  purpose: { en: 'To hear how you are.', pl: 'Chcemy to wiedzieć.', ur: 'ہم جاننا چاہتے ہیں۔' },
  languages: ['en', 'pl', 'ur'],
  pages: shortSurvey.pages.map((page, at) => (at === 0 ? inThree(page) : page)),
};

beforeAll(async () => {
  world = await createWorld();
  lead = await world.staff('bnssg', ['engagement-lead']);
  const administrator = await world.staff('bnssg', ['administrator']);
  const chosen = await world.send(
    'PATCH',
    '/api/bnssg/footprint',
    { languages: ['pl', 'ur'] },
    administrator,
  );
  expect(chosen.json).toMatchObject({ languages: ['en', 'pl', 'ur'] });
  await addMembersByEmail(world, 'bnssg', 8);
  const [own] = await addMembersByEmail(world, 'bnssg', 1, { contact: { email: 'anna@example.org' } });
  await world.deps.writer.write('bnssg', (write) => changeMember(write, own!, { language: 'pl' }));
  const wave = await planWave(world, 'bnssg', lead, {}, translated);
  const issued = await issueWave(world, 'bnssg', wave, lead);
  polish = issued.get('anna@example.org')!;
  issued.delete('anna@example.org');
  links = [...issued.values()];
});
afterAll(() => world.close());

const responseOf = async (link: string) => {
  const found = await findLink(world.deps.unbound, hashToken(link.split('/').pop()!));
  return findResponse(world.deps.read('bnssg'), found!.rowId);
};

test('a link opens in the language its member chose, with no English of ours on it', async () => {
  const invitation = await world.get(polish);
  expect(invitation.text).toContain('<html lang="pl" dir="ltr">');
  expect(invitation.text).toContain('Jak się Państwo czują');
  expect(invitation.text).toContain('3 minuty, ');
  expect(invitation.text).toContain('29 marca 2026');
  expect(englishLeft(invitation.text)).toEqual([]);
});

test('the invitation offers each language by its own name, and following one changes nothing', async () => {
  const link = links.pop()!;
  const invitation = await world.get(link);
  expect(invitation.text).toContain('href="?language=pl"');
  expect(invitation.text).toContain('Polski');
  expect(invitation.text).toContain('اردو');
  const urdu = await world.get(`${link}?language=ur`);
  expect(urdu.text).toContain('<html lang="ur" dir="rtl">');
  expect(urdu.text).toContain('آپ کیسے ہیں');
  expect(englishLeft(urdu.text)).toEqual([]);
  expect((await world.get(link)).text).toContain('<html lang="en" dir="ltr">');
  expect(await responseOf(link)).toBeUndefined();
});

test('the language that was chosen goes with every page, and is kept with the answers', async () => {
  const link = links.pop()!;
  const started = await world.form(`${link}?language=ur`, { go: 'start', submission: 'x' });
  expect(started.location).toBe(`${link}/health?language=ur`);
  const page = await world.get(started.location!);
  expect(page.text).toContain('<html lang="ur" dir="rtl">');
  expect(page.text).toContain(`action="${link}/health?language=ur"`);
  expect(englishLeft(page.text)).toEqual([]);
  const wrong = await answerPage(world, link, 'health?language=ur', { 'q.health': 'neither' });
  expect(wrong.text).toContain(catalogues.ur.problems['unknown-option']);
  const next = await answerPage(world, link, 'health?language=ur', { 'q.health': 'good' });
  expect(next.location).toBe(`${link}/share?language=ur`);
  expect(await responseOf(link)).toMatchObject({ language: 'ur', answers: { health: { value: 'good' } } });
});

test('another language in the middle of a page keeps what was typed, without a script', async () => {
  const link = links.pop()!;
  await world.form(link, { go: 'start', submission: 'x' });
  await answerPage(world, link, 'health', { 'q.health': 'good' });
  const page = await world.get(`${link}/share`);
  expect(page.text).toMatch(/<button[^>]*form="page"[^>]*name="go"[^>]*value="language.pl"/);
  const switched = await answerPage(world, link, 'share', { go: 'language.pl', 'q.share.gp': '7' });
  expect(switched.location).toBe(`${link}/share?language=pl`);
  const shown = await world.get(switched.location!);
  expect(shown.text).toContain('<html lang="pl" dir="ltr">');
  expect(shown.text).toMatch(/name="q.share.gp"[^>]*value="7"/);
  const back = await answerPage(world, link, 'share?language=pl', { go: 'language.en', 'q.share.gp': '8' });
  expect(back.location).toBe(`${link}/share?language=en`);
  expect((await world.get(back.location!)).text).toMatch(/name="q.share.gp"[^>]*value="8"/);
});

test('a question nobody has translated is shown in English, marked as English', async () => {
  const link = links.pop()!;
  await world.form(link, { go: 'start', submission: 'x' });
  const page = await world.get(`${link}/share?language=ur`);
  expect(page.text).toMatch(/<span[^>]*lang="en"[^>]*dir="ltr"[^>]*>(<!--.*?-->)?Share out 10 points/);
  expect(page.text).toContain(catalogues.ur.inputs.asking.inEnglish);
  expect(page.text).toContain(catalogues.ur.answering.page.next);
});

test('the phone is given the survey in the language of the page', async () => {
  const link = links.pop()!;
  const whole = await world.get(`${link}/whole-survey?language=pl`);
  expect(JSON.parse(whole.text)).toMatchObject({
    language: 'pl',
    openUntil: '29 marca 2026',
    questionnaire: { title: { pl: 'Jak się Państwo czują' } },
  });
  expect(whole.text).not.toContain('آپ');
});

test('a language the footprint does not speak is not offered, nor one the survey lacks', async () => {
  const administrator = await world.staff('bnssg', ['administrator']);
  await world.send('PATCH', '/api/bnssg/footprint', { languages: ['pl'] }, administrator);
  const page = await world.get(`${links.pop()!}?language=ur`);
  expect(page.text).toContain('<html lang="en" dir="ltr">');
  expect(page.text).not.toContain('اردو');
  await world.send('PATCH', '/api/bnssg/footprint', { languages: ['pl', 'ur'] }, administrator);
});

test('thanks are said in the language of the answers', async () => {
  const link = links.pop()!;
  await world.form(link, { go: 'start', submission: 'x' });
  for (const page of ['health', 'share', 'comment'])
    await answerPage(world, link, `${page}?language=pl`, { go: 'skip' });
  const review = await world.get(`${link}/check-answers?language=pl`);
  expect(englishLeft(review.text)).toEqual([]);
  const sent = await world.form(`${link}/check-answers?language=pl`, {
    go: 'send',
    submission: hiddenIn(review, 'submission'),
  });
  const thanks = await world.get(sent.location!);
  expect(thanks.text).toContain('Dziękujemy');
  expect(englishLeft(thanks.text)).toEqual([]);
});

function inThree(page: Questionnaire['pages'][number]): Questionnaire['pages'][number] {
  const words: Record<string, { pl: string; ur: string }> = {
    'How is your health?': { pl: 'Jakie jest Państwa zdrowie?', ur: 'آپ کی صحت کیسی ہے؟' },
    Good: { pl: 'Dobre', ur: 'اچھی' },
    Bad: { pl: 'Złe', ur: 'خراب' },
  };
  const said = JSON.stringify(page).replace(/\{"en":"([^"]+)"\}/g, (_, en: string) =>
    JSON.stringify({ en, ...words[en] }),
  );
  return JSON.parse(said);
}

test('joining in Urdu runs from right to left, with no English of ours on any page', async () => {
  let page = await world.get('/bnssg/join?language=ur');
  const walked: (string | undefined)[] = [];
  while (fieldsIn(page).step) {
    walked.push(fieldsIn(page).step);
    expect(page.text).toContain('<html lang="ur" dir="rtl">');
    expect(englishLeft(page.text), walked.at(-1)).toEqual([]);
    const hidden = fieldsIn(page);
    const own = Object.fromEntries(
      Object.entries(newcomer).filter(([name]) => page.text.includes(`name="${name}"`)),
    );
    const about = hidden.step!.startsWith('about-') ? { [hidden.step!]: 'prefer-not-to-say' } : {};
    page = await world.form('/bnssg/join?language=ur', { ...hidden, ...own, ...about, go: 'next' });
    expect(page.status, walked.at(-1)).toBe(200);
  }
  expect(walked).toContain('consent');
  expect(page.text).toContain(catalogues.ur.joining.sent.titles.email);
  const members = await listMembers(world.deps.read('bnssg'));
  const recruits = members.filter(({ status }) => status === 'recruit');
  expect(recruits.map(({ language }) => language)).toEqual(['ur']);
});

test('another language in the middle of joining keeps what was typed, without a script', async () => {
  const first = { step: 'contact', go: 'language.pl', postcode: 'BS1 3JA', name: 'Ewa Nowak', email: 'ewa@' };
  const inPolish = await world.form('/bnssg/join', first);
  expect(inPolish.status).toBe(200);
  expect(inPolish.text).toContain(catalogues.pl.joining.contact.title);
  expect(inPolish.text).toMatch(/name="email"[^>]*value="ewa@"/);
  expect(fieldsIn(inPolish)).toMatchObject({ postcode: 'BS1 3JA' });
  expect(inPolish.text).toContain('action="/bnssg/join?language=pl"');
  const wrong = await world.form('/bnssg/join?language=pl', { ...first, go: 'next' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Proszę wpisać adres e-mail taki jak name@example.org');
});

test('the starter questions about oneself are whole in each language', async () => {
  const page = await world.form('/bnssg/join?language=ur', { ...newcomer, step: 'birth', go: 'next' });
  expect(page.text).toContain(catalogues.ur.profile.sex.question);
  expect(page.text).not.toContain('<span lang="en"');
});

test('what nobody has translated of a question about oneself is marked as English', async () => {
  const carer: ProfileVariable = {
    key: 'carer',
    kind: 'asked',
    label: { en: 'Carer' },
    question: { en: 'Do you care for someone?' },
    categories: [
      { code: 'yes', label: { en: 'Carer' }, answer: { en: 'Yes, I do' }, populationWords: [] },
      { code: 'no', label: { en: 'No carer' }, answer: { en: 'No, I do not' }, populationWords: [] },
    ],
    sensitive: false,
    whyWeAsk: { purpose: { en: 'So that carers are heard.' } },
  };
  await world.deps.writer.write('bnssg', (write) => addVariables(write, [carer]));
  const page = await world.form('/bnssg/join?language=ur', { ...newcomer, step: 'birth', go: 'next' });
  const asked = page.text.includes('Do you care') ? page : await afterSex();
  expect(asked.text).toMatch(/<h1><span lang="en" dir="ltr">Do you care for someone/);
  expect(asked.text).toContain('<span lang="en" dir="ltr">Yes, I do</span>');
});

const afterSex = () =>
  world.form('/bnssg/join?language=ur', {
    ...newcomer,
    step: 'about-sex',
    'about-sex': 'female',
    go: 'next',
  });

test('the code of a letter is asked for in another language, and stays while it is put right', async () => {
  const switched = await world.form('/bnssg/code', { code: 'ABCD', go: 'language.ur' });
  expect(switched.status).toBe(200);
  expect(switched.text).toMatch(/name="code"[^>]*value="ABCD"/);
  // Enter presses the first button of a form: it must be the one that goes on.
  expect(switched.text.indexOf('value="next"')).toBeLessThan(switched.text.indexOf('value="language.en"'));
  const wrong = await world.form('/bnssg/code?language=ur', { code: 'ABCD', 'birth-month': '13' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('<html lang="ur" dir="rtl">');
  expect(wrong.text).toMatch(/name="code"[^>]*value="ABCD"/);
  expect(englishLeft(wrong.text)).toEqual([]);
});

const newcomer = {
  postcode: 'BS1 3JA',
  'birth-month': '3',
  'birth-year': '1984',
  email: 'saima@example.org',
  consent: ['run-the-panel'],
};

test('staff read before launch how many of our words no speaker has checked, and note who has', async () => {
  const path = '/api/bnssg/wording/pl';
  const before = (await world.send('GET', path, undefined, lead)).json as Shown;
  expect(before.checked).toBe(0);
  const wave = await planWave(world, 'bnssg', lead, { title: 'Survey 2' }, translated);
  const uncheckedNow = async () =>
    ((await world.send('GET', `/api/bnssg/waves/${wave}/preview`, undefined, lead)).json as Preview)
      .uncheckedWords;
  const of = before.wordings.length;
  expect(await uncheckedNow()).toEqual([
    { language: 'pl', unchecked: of, of },
    { language: 'ur', unchecked: of, of },
  ]);
  const surveys = await world.get('/api/bnssg/questionnaires', lead);
  const { questionnaires } = surveys.json as { questionnaires: { id: string; title: string }[] };
  const draft = questionnaires.find(({ title }) => title === 'How you are')!;
  const dryRun = (await world.get(`/api/bnssg/questionnaires/${draft.id}`, lead)).text;
  expect(dryRun).toContain(`${of.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')} wordings`);
  expect(dryRun).toContain('not yet checked by a speaker of Urdu');
  const [first, second] = before.wordings;
  const noted = await world.send(
    'POST',
    `${path}/checks`,
    { speaker: 'Anna Nowak', wordings: [first, second].map((one) => ({ key: one!.key, mark: one!.mark })) },
    lead,
  );
  expect(noted.json).toMatchObject({ checked: 2 });
  expect((await uncheckedNow())[0]).toEqual({ language: 'pl', unchecked: of - 2, of });
});

test('words that have changed since they were read are not checked by it', async () => {
  const refused = await world.send(
    'POST',
    '/api/bnssg/wording/ur/checks',
    { speaker: 'Bilal Khan', wordings: [{ key: 'answering.page.next', mark: '00000000' }] },
    lead,
  );
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('answering.page.next');
  expect((await world.send('GET', '/api/bnssg/wording/ur', undefined, lead)).json).toMatchObject({
    checked: 0,
  });
});

type Shown = { checked: number; wordings: { key: string; mark: string }[] };
type Preview = { uncheckedWords: { language: string; unchecked: number; of: number }[] };

/** The own page of the member who chose Polish. */
async function ownPage(): Promise<string> {
  await world.form('/bnssg/lost-link', { email: 'anna@example.org', go: 'send' });
  return linkIn((await world.deliver()).at(-1), '/me/');
}

test('My details speak Urdu from right to left, with no words of ours in English, and keep to it', async () => {
  const mine = await ownPage();
  expect((await world.get(mine)).text).toContain('<html lang="pl" dir="ltr">');
  const urdu = await world.get(`${mine}?language=ur`);
  expect(urdu.text).toContain('<html lang="ur" dir="rtl">');
  expect(englishLeft(urdu.text)).toEqual([]);
  expect(urdu.text).toContain(`href="${mine}/pause?language=ur"`);
  for (const page of ['pause', 'leave', 'seen', 'all', 'change/new-email'])
    expect(englishLeft((await world.get(`${mine}/${page}?language=ur`)).text)).toEqual([]);
});

test('all that is held is read in the language of its member, and answers in the language they were given in', async () => {
  await answerPage(world, polish, 'health?language=pl', { 'q.health': 'good' });
  const mine = await ownPage();
  const polishPage = (await world.get(`${mine}/all`)).text;
  expect(polishPage).toContain('Odpowiedzi na ankietę „Jak się Państwo czują”, wysłaną: 2 marca 2026');
  expect(polishPage).toContain('<dt>Jakie jest Państwa zdrowie?</dt>');
  const urdu = (await world.get(`${mine}/all?language=ur`)).text;
  expect(urdu).toContain('<dt lang="pl" dir="ltr">Jakie jest Państwa zdrowie?</dt>');
  expect(urdu).toContain(catalogues.ur.allHeld.statuses.member);
  expect((await world.get(`${mine}/my-data.txt`)).text).toContain('Jakie jest Państwa zdrowie?: ');
  expect(urdu).toContain(`href="${mine}/my-data.txt?language=ur"`);
  const inUrdu = (await world.get(`${mine}/my-data.txt?language=ur`)).text;
  expect(inUrdu).toContain(catalogues.ur.allHeld.page.title);
  const file = (await world.get(`${mine}/my-data.json`)).text;
  expect(file).toContain('The program, to send you a message');
});

test('another language on a page of My details keeps what was typed, and does nothing else', async () => {
  const mine = await ownPage();
  const reason = 'Za dużo pytań';
  const english = await world.form(`${mine}/leave`, { reason, go: 'language.en' });
  expect(english.text).toContain('Yes, leave the panel');
  expect(english.text).toContain(reason);
  expect(english.text).toContain(`action="${mine}/leave?language=en"`);
  const pause = await world.form(`${mine}/pause?language=en`, { months: '3', go: 'language.ur' });
  expect(pause.text).toMatch(/<input[^>]*value="3"[^>]*checked/);
  const lost = await world.form('/bnssg/lost-link', { email: 'anna@', go: 'language.pl' });
  expect(lost.text).toContain(catalogues.pl.myDetails.lost.title);
  expect(lost.text).toContain('value="anna@"');
});

test('an invitation is written in the language of its member, and in English to the others', () => {
  const invitations = world.mail.filter(({ text }) => text.includes('/s/'));
  const own = invitations.find(({ to }) => to === 'anna@example.org')!;
  expect(own.subject).toContain('nowa ankieta');
  expect(own.text).toContain('Jak się Państwo czują. Zajmie');
  expect(own.text).toContain('jest otwarta do: 29 marca 2026');
  expect(own.text).toContain('Każde pytanie można pominąć.');
  expect(own.text).not.toMatch(/You are free|See or correct|open until/);
  const other = invitations.find(({ to }) => to !== 'anna@example.org')!;
  expect(other.subject).toContain('a new survey for you');
  expect(other.text).toContain('open until 29 March 2026');
});

describe('an invitation to a group', () => {
  let group: string;
  let link: string;
  beforeAll(async () => {
    const [byMail, byPost] = await addWilling(world, 'bnssg', [
      {},
      { channel: 'letter', contact: { email: null, address: '1 High Street', postcode: 'BS1 3JA' } },
    ]);
    await world.deps.writer.write('bnssg', async (write) => {
      await changeMember(write, byMail!, { language: 'pl' });
      await changeMember(write, byPost!, { language: 'ur' });
    });
    group = await planGroup(world, 'bnssg', lead);
    await inviteTo(world, 'bnssg', group, 2, lead);
    link = linkIn(world.mail.at(-1), '/g/');
  });

  test('opens in the language of its member, and what its planners wrote is marked as English', async () => {
    const polishPage = (await world.get(link)).text;
    expect(polishPage).toContain('<html lang="pl" dir="ltr">');
    expect(polishPage).toContain('Tak, mogę przyjść');
    expect(polishPage).toContain('14 kwietnia 2026, 18:00 to 19:30');
    expect(polishPage).toContain('<h1 lang="en" dir="ltr">Waiting for care</h1>');
    expect(polishPage).toContain(catalogues.pl.around.frame.partlyEnglish);
    const urdu = (await world.get(`${link}?language=ur`)).text;
    expect(urdu).toContain('<html lang="ur" dir="rtl">');
    for (const page of [polishPage, urdu]) expect(englishLeft(page)).toEqual([]);
  });

  test('in another language keeps what was typed, says nothing yet, and goes on in it', async () => {
    const typed = { needs: 'Winda', sheet: 'yes' };
    const switched = (await world.form(link, { ...typed, go: 'language.ur' })).text;
    expect(switched).toContain('<html lang="ur" dir="rtl">');
    expect(switched).toMatch(/<textarea[^>]*>Winda<\/textarea>/);
    expect(switched).toMatch(/name="sheet"[^>]*checked/);
    expect((await world.get(link)).text).not.toContain('Winda');
    const said = await world.form(`${link}?language=ur`, { ...typed, go: 'can-come' });
    expect(said.location).toBe(`${link}?done=can-come&language=ur`);
    expect((await world.get(said.location!)).text).toContain(catalogues.ur.groups.standing['can-come']);
  });

  test('is a letter in the language of who reads it', async () => {
    const taken = await world.send(
      'POST',
      `/api/bnssg/groups/${group}/letters`,
      { purpose: 'Post the invitations' },
      lead,
    );
    const { letters } = taken.json as { letters: { language: string; words: string[] }[] };
    expect(letters).toMatchObject([{ language: 'Urdu' }]);
    expect(letters[0]!.words.join(' ')).toContain('اور کوڈ');
    expect(letters[0]!.words.join(' ')).not.toMatch(/Could you come|and the code/);
  });
});

describe('pages for anyone', () => {
  test.each(['', '/results', '/updates', '/get-involved', '/privacy', '/accessibility'])(
    'speak Urdu from right to left, switch by a link, and keep to it: /bnssg%s',
    async (path) => {
      const english = (await world.get(`/bnssg${path}`)).text;
      expect(english).toContain('href="?language=ur"');
      const urdu = (await world.get(`/bnssg${path}?language=ur`)).text;
      expect(urdu).toContain('<html lang="ur" dir="rtl">');
      expect(urdu).toContain('href="/bnssg/updates?language=ur"');
      const marked = urdu.replace(/<section[^>]*lang="en"[\s\S]*?<\/section>/g, '');
      expect(englishLeft(marked)).toEqual([]);
    },
  );

  test('the list of panels speaks it too, and leads to each in it', async () => {
    const urdu = (await world.get('/?language=ur')).text;
    expect(urdu).toContain('<html lang="ur" dir="rtl">');
    expect(urdu).toContain('href="/bnssg?language=ur"');
    expect(englishLeft(urdu)).toEqual([]);
  });

  test('in a language the panel does not speak are in English', async () => {
    expect((await world.get('/bnssg?language=fr')).text).toContain('<html lang="en" dir="ltr">');
  });

  test('mark a notice that nobody has translated as English', async () => {
    const notice = (await world.get('/bnssg/privacy?language=pl')).text;
    expect(notice).toContain('<section class="measure" lang="en" dir="ltr">');
    expect(notice).toContain(catalogues.pl.around.frame.partlyEnglish);
  });
});
