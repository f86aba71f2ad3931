import { seededRandom } from '../../analysis/random';
import { listCasesOfWave } from '../../db/queries/fieldwork';
import { listMembersById } from '../../db/queries/panel';
import { findLatestVersion } from '../../db/queries/questionnaires';
import { versionIn } from '../../surveys/questionnaires/easy-read';
import { findRoute } from '../../surveys/questionnaires/routing';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { kindOf } from '../../surveys/questions/answers';
import type { Format } from '../../surveys/vocabulary';
import { fieldworkOperations } from '../contract/fieldwork';
import { questionnairesOperations } from '../contract/questionnaires';
import { closeWaves } from '../jobs/close-waves';
import { sendReminders } from '../jobs/send-reminders';
import { declineCase } from '../steps/decline-case';
import { saveAnswer } from '../steps/save-answer';
import { startAnswer } from '../steps/start-answer';
import { type Answers, answerFirstSurvey, answerSecondSurvey, type Remark } from './answers';
import { days } from './calendar';
import { dealComments, loadComments } from './comments';
import { type Course, firstOutcomes, planCourses } from './courses';
import { addEasyRead, answersInEasyRead, choosesEasyRead } from './easy-read';
import { fitToMargins } from './population';
import { showExampleClip } from './show-example-clip';
import { type Entry, personOf, type Stage } from './stage';

export type Asked = { readonly waveId: string; readonly invited: number; readonly usable: number };

/** Survey 1: everyone is asked, answers come in for eleven weeks while others join and leave, then it closes. */
export async function askFirstSurvey(stage: Stage, diary: readonly Entry[]): Promise<Asked> {
  const { driver, calendar } = stage;
  driver.goTo(calendar.at(days.firstIssued - 3, 14));
  const { waveId, questionnaire } = await plan(stage, 'first-survey', {
    title: 'Your health, and the care around you',
    opensOn: calendar.date(days.firstIssued),
    closesOn: calendar.date(days.firstCloses),
    graceDays: 0,
    draw: { kind: 'all' },
    reminders: { afterDays: 14, most: 2 },
  });
  driver.goTo(calendar.at(days.firstIssued, 9));
  const lead = driver.as('engagement-lead');
  await lead(fieldworkOperations.issueWave, { params: { wave: waveId }, body: {} });
  const cases = await casesByReference(stage, waveId);
  const random = seededRandom('survey 1');
  const courses = planCourses(
    [...cases.keys()].map((reference) => personOf(stage, reference)!),
    firstOutcomes,
    days.firstCloses - days.firstIssued - 1,
    random,
  );
  const usable = courses.filter(({ outcome }) => outcome === 'complete' || outcome === 'partial');
  const weights = fitToMargins(
    usable.map(({ person }) => person.traits),
    new Float64Array(usable.length).fill(1),
    stage.margins,
  );
  const weightOf = new Map(usable.map(({ person }, at) => [person.reference, weights[at]!]));
  const answering = courses.filter(({ outcome }) => ['complete', 'partial', 'break-off'].includes(outcome));
  const wordy = courses.filter(({ outcome }) => outcome === 'complete');
  const remarks = remarksFor(wordy, dealComments(loadComments(driver.deps.root), random).change, 240, random);
  // Those who stop before the two questions with a published table do not count towards them.
  const answers = new Map([
    ...answerFirstSurvey(
      wordy.map(({ person }) => ({ person, weight: weightOf.get(person.reference)! })),
      stage.tables,
      remarks,
      questionnaire,
      random,
    ),
    ...answerFirstSurvey(
      answering.filter(({ outcome }) => outcome !== 'complete').map(({ person }) => ({ person, weight: 1 })),
      stage.tables,
      new Map(),
      questionnaire,
      random,
    ),
  ]);
  await driver.deliver(
    new Set(courses.flatMap(({ outcome, person }) => (outcome === 'bounced' ? (person.email ?? []) : []))),
  );
  driver.goTo(calendar.at(days.firstIssued, 11));
  await lead(fieldworkOperations.takeLetters, {
    params: { wave: waveId },
    body: { purpose: 'Post and telephone the invitations' },
  });
  const came = answersComing(stage, {
    waveId,
    issued: days.firstIssued,
    questionnaire,
    cases,
    courses,
    answers,
  });
  const remind = async () => {
    await sendReminders(driver.deps);
    await driver.deliver();
  };
  const entries: Entry[] = [
    ...diary,
    { day: days.firstReminder, run: remind },
    { day: days.secondReminder, run: remind },
    {
      day: days.firstCloses + 1,
      run: async () => {
        await closeWaves(driver.deps);
      },
    },
  ].sort((one, other) => one.day - other.day);
  for (const { day, run } of entries) {
    await came(day);
    driver.goTo(calendar.at(day, 10));
    await run();
    await driver.deliver();
  }
  return { waveId, invited: cases.size, usable: usable.length };
}

/** Survey 2: about half the panel, drawn by strata, about half of whom have answered so far. */
export async function askSecondSurvey(stage: Stage): Promise<Asked> {
  const { driver, calendar } = stage;
  driver.goTo(calendar.at(days.secondIssued - 2, 14));
  const { waveId, questionnaire } = await plan(
    stage,
    'second-survey',
    {
      title: 'Mental health: what helps, and what gets in the way',
      opensOn: calendar.date(days.secondIssued),
      closesOn: calendar.date(days.secondCloses),
      graceDays: 0,
      draw: { kind: 'stratified', size: 490, by: ['age_band', 'imd_quintile'], seed: 490 },
      reminders: { afterDays: 10, most: 1 },
    },
    (id) => addEasyRead(stage, id),
  );
  driver.goTo(calendar.at(days.secondIssued, 9));
  const lead = driver.as('engagement-lead');
  await lead(fieldworkOperations.issueWave, { params: { wave: waveId }, body: {} });
  const cases = await casesByReference(stage, waveId);
  await driver.deliver();
  driver.goTo(calendar.at(days.secondIssued, 11));
  await lead(fieldworkOperations.takeLetters, {
    params: { wave: waveId },
    body: { purpose: 'Post and telephone the invitations' },
  });
  const random = seededRandom('survey 2');
  const complete = Math.round(cases.size * 0.49);
  const courses = planCourses(
    [...cases.keys()].map((reference) => personOf(stage, reference)!),
    { complete, partial: 9, 'break-off': 8, opened: 4, declined: 7, bounced: 0 },
    -days.secondIssued - 1,
    random,
  );
  const wordy = courses.filter(({ outcome }) => outcome === 'complete');
  const remarks = remarksFor(
    wordy,
    dealComments(loadComments(driver.deps.root), seededRandom('survey 1')).helped,
    70,
    random,
  );
  const answers = new Map(
    courses.map(({ person }) => [
      person.reference,
      answerSecondSurvey(person, remarks.get(person.reference), questionnaire, random),
    ]),
  );
  const easyRandom = seededRandom('easy read');
  const inEasyRead = new Set(
    courses
      .filter(({ person, channel }) => choosesEasyRead(person, channel, easyRandom))
      .map(({ person }) => person.reference),
  );
  for (const reference of inEasyRead)
    answers.set(reference, answersInEasyRead(answers.get(reference)!, easyRandom));
  const came = answersComing(stage, {
    waveId,
    issued: days.secondIssued,
    questionnaire,
    cases,
    courses,
    answers,
    inEasyRead,
  });
  await came(days.secondReminded);
  driver.goTo(calendar.at(days.secondReminded, 9, 30));
  await sendReminders(driver.deps);
  await driver.deliver();
  await came(0);
  return { waveId, invited: cases.size, usable: complete + 9 };
}

async function plan(
  stage: Stage,
  bundled: string,
  wave: Omit<Parameters<typeof planBody>[1], 'questionnaire'>,
  prepare?: (id: string) => Promise<void>,
): Promise<{ waveId: string; questionnaire: Questionnaire }> {
  const lead = stage.driver.as('engagement-lead');
  const { id } = await lead(questionnairesOperations.createQuestionnaire, {
    body: { name: wave.title, from: { kind: 'bundled', bundled } },
  });
  await prepare?.(id);
  if (bundled === 'second-survey') await showExampleClip(stage, id);
  const { id: waveId } = await lead(fieldworkOperations.planWave, { body: planBody(id, wave) });
  const version = await findLatestVersion(stage.driver.deps.read(stage.footprint.id), id);
  if (!version) throw new Error('The questionnaire was not kept');
  return { waveId, questionnaire: version.definition };
}

type Plan = {
  readonly title: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly graceDays: number;
  readonly draw: { kind: 'all' } | { kind: 'stratified'; size: number; by: string[]; seed: number };
  readonly reminders: { afterDays: number; most: number };
};
const planBody = (questionnaire: string, wave: Plan) => ({ questionnaire, ...wave });

async function casesByReference(stage: Stage, waveId: string): Promise<Map<string, string>> {
  const read = stage.driver.deps.read(stage.footprint.id);
  const cases = await listCasesOfWave(read, waveId);
  const members = new Map(
    (
      await listMembersById(
        read,
        cases.map(({ memberId }) => memberId),
      )
    ).map((member) => [member.id, member.reference]),
  );
  const found = cases.flatMap((one): [string, string][] => {
    const person = personOf(stage, members.get(one.memberId) ?? null);
    return person ? [[person.reference, one.id]] : [];
  });
  return new Map(found.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function remarksFor(
  courses: readonly Course[],
  comments: readonly { readonly text: string }[],
  most: number,
  random: () => number,
): Map<string, Remark> {
  const chosen = [...courses].sort((one, other) => (one.person.postcode < other.person.postcode ? -1 : 1));
  const every = Math.max(1, chosen.length / Math.min(most, comments.length));
  const remarks = new Map<string, Remark>();
  for (let at = 0; at < Math.min(most, comments.length); at++) {
    const course = chosen[Math.floor(at * every)];
    if (course) remarks.set(course.person.reference, { text: comments[at]!.text, mayQuote: random() < 0.62 });
  }
  return remarks;
}

type Coming = {
  readonly waveId: string;
  readonly issued: number;
  readonly questionnaire: Questionnaire;
  readonly cases: ReadonlyMap<string, string>;
  readonly courses: readonly Course[];
  readonly answers: ReadonlyMap<string, Answers>;
  /** References of those who answer in Easy Read. */
  readonly inEasyRead?: ReadonlySet<string>;
};

/** Lets answers come in, in the order of their days; each call goes on to the day before the one given. */
function answersComing(stage: Stage, coming: Coming): (until: number) => Promise<void> {
  const waiting = [...coming.courses]
    .filter(({ outcome }) => outcome !== 'silent' && outcome !== 'bounced')
    .sort((one, other) => one.day - other.day);
  for (const { person } of waiting) stage.owing.add(person.reference);
  return async (until) => {
    const now = waiting.splice(0, waiting.filter(({ day }) => coming.issued + day < until).length);
    // Saves that are made together share a commit.
    for (let from = 0; from < now.length; from += 60)
      await Promise.all(now.slice(from, from + 60).map((course) => follow(stage, coming, course)));
    for (const { person } of now) stage.owing.delete(person.reference);
  };
}

async function follow(stage: Stage, coming: Coming, course: Course): Promise<void> {
  const { driver, footprint, calendar } = stage;
  const caseId = coming.cases.get(course.person.reference)!;
  const start = calendar.at(
    coming.issued + course.day,
    Math.max(course.hour, course.day === 0 ? 11 : 0),
    course.minute,
  );
  const isTyped = course.channel === 'paper' || course.channel === 'telephone';
  const format: Format = coming.inEasyRead?.has(course.person.reference) ? 'easy-read' : 'standard';
  const asked = versionIn(coming.questionnaire, format);
  const by = isTyped ? driver.staffId('engagement-lead') : 'member';
  if (course.outcome === 'declined') return declineCase(driver.at(start), footprint.id, caseId);
  if (course.outcome === 'opened')
    return startAnswer(driver.at(start), footprint.id, {
      caseId,
      channel: course.channel,
      by,
      language: 'en',
      format,
    });
  const given = stoppingAt(asked, coming.answers.get(course.person.reference) ?? {}, course.outcome);
  const pages = findRoute(asked, given).pages.filter((page) =>
    page.questions.some((question) => kindOf(question).asks && given[question.key] !== undefined),
  );
  // What was answered on some pages one after the other goes in one save, as from a phone without a line for a while.
  for (let from = 0; from < pages.length; from += pagesTogether) {
    const some = pages.slice(from, from + pagesTogether);
    const last = some.at(-1)!;
    const answers = Object.fromEntries(
      some
        .flatMap((page) => page.questions)
        .flatMap(({ key }) => (given[key] === undefined ? [] : [[key, given[key]]])),
    );
    const instant = new Date(
      Math.min(start.getTime() + (from + some.length) * 27_000, driver.latest().getTime()),
    );
    await saveAnswer(driver.at(instant), {
      caseId,
      footprint,
      questionnaire: coming.questionnaire,
      format,
      page: last.key,
      submissionId: `demo-${course.person.reference}-${last.key}`.padEnd(24, '0'),
      content: answers,
      answers,
      draft: null,
      composedAt: null,
      channel: course.channel,
      by,
      language: 'en',
      ...(course.outcome === 'complete' && from + some.length === pages.length ? { finishes: true } : {}),
    });
  }
}

const pagesTogether = 7;

/** How far someone came who stopped: a partial answer crosses half of the questions that count, a break-off does not. */
function stoppingAt(questionnaire: Questionnaire, answers: Answers, outcome: Course['outcome']): Answers {
  if (outcome === 'complete') return answers;
  const keys = questionnaire.pages
    .flatMap((page) => page.questions)
    .filter((question) => kindOf(question).asks && question.crucial !== false)
    .map(({ key }) => key);
  const most =
    outcome === 'partial' ? Math.ceil(keys.length * 0.62) : Math.max(1, Math.floor(keys.length * 0.3));
  const given = keys.filter((key) => answers[key] !== undefined).slice(0, most);
  return Object.fromEntries(given.map((key) => [key, answers[key]!]));
}
