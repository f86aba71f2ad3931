import { stringify } from 'csv-stringify/sync';
import { addAudit } from '../../db/queries/audit';
import { listVariables } from '../../db/queries/panel';
import { addRecruitmentWaves, listRecruitmentWaves } from '../../db/queries/recruitment';
import { takeoverColumns } from '../../surveys/panel/takeover-file';
import { type FileColumn, fileTemplate, type JudgedFile } from '../../surveys/recruitment/people-file';
import { recruitColumns } from '../../surveys/recruitment/recruit-file';
import type { ReplyOf } from '../contract/operation';
import { recruitmentOperations } from '../contract/recruitment';
import { type FieldFault, Refusal } from '../errors';
import {
  type Answered,
  areasOf,
  findNotice,
  listAsked,
  mayAgree,
  readAnswer,
  readArea,
  readBirth,
  readContact,
  readNeeds,
  readPostcode,
} from '../member/about-you';
import { spelt } from '../member/recruitment';
import { type Call, type Handlers, station } from '../mount';
import { offerPlaces } from '../steps/admit-recruit';
import { importRecruits, takeOver } from '../steps/import-people';
import type { readOpenCells } from '../steps/read-recruitment';
import { signUp } from '../steps/sign-up';
import { ask } from '../work/ask';

const handlers: Handlers<typeof recruitmentOperations> = {
  showRecruitment: ({ deps, footprint }) =>
    ask<ReplyOf<typeof recruitmentOperations.showRecruitment>>(deps, 'draw-recruitment', footprint.id, {
      at: deps.now().getTime(),
    }),

  offerPlaces: async ({ deps, footprint, session, body }) => {
    const offered = await offerPlaces(deps, footprint.id, body.places, session.staffId);
    if (offered === 0)
      throw new Refusal(
        'not-possible-now',
        'Nobody in reserve fits an open cell now. Open the recruitment page again to see who waits and why.',
      );
    return { offered };
  },

  addWave: async ({ deps, read, footprint, session, body }) => {
    const id = deps.secrets.newId();
    const isTaken = (await listRecruitmentWaves(read)).some(
      (wave) => wave.name.toLowerCase() === body.name.toLowerCase(),
    );
    if (isTaken)
      throw new Refusal('already-there', undefined, [
        { path: 'name', message: 'There is a recruitment wave of this name. Choose another name.' },
      ]);
    await deps.writer.write(footprint.id, async (write) => {
      await addRecruitmentWaves(write, [{ id, ...body, startedAt: deps.now() }]);
      await addAudit(write, {
        at: deps.now(),
        actor: session.staffId,
        act: 'recruitment.wave-added',
        object: id,
      });
    });
    return { id };
  },

  showOpenCells: async ({ deps, read, footprint, session }) => {
    const open = await ask<Awaited<ReturnType<typeof readOpenCells>>>(deps, 'draw-open-cells', footprint.id, {
      at: deps.now().getTime(),
      staffId: session.staffId,
    });
    const notice = await findNotice(read, deps.now(), 'en');
    return {
      ...open,
      questions: (await listAsked(read)).map((variable) => ({
        key: variable.key,
        question: variable.question.en,
        hint: variable.hint?.en ?? null,
        options: variable.categories.map(({ code, label, answer }) => ({
          code,
          label: (answer ?? label).en,
        })),
      })),
      areas: areasOf(deps, footprint),
      notice: notice && { version: notice.version, paragraphs: notice.paragraphs },
      waves: (await listRecruitmentWaves(read)).map(({ id, name, source }) => ({ id, name, source })),
    };
  },

  enterRecruit: async (call) => {
    const { deps, footprint, session } = call;
    const given = await readRecruit(call);
    const result = await signUp(deps, footprint.id, given, session.staffId);
    if (result.outcome !== 'decided') return { outcome: result.outcome, keep: null };
    const { standing, keepsake } = result;
    return {
      outcome: standing === 'reserve' ? ('reserve' as const) : ('admitted' as const),
      keep: keepsake && {
        address: `${deps.config.baseUrl}/${footprint.id}/code`,
        code: spelt(keepsake.code),
      },
    };
  },

  findPlace: async ({ deps, footprint, body }) => {
    const read = readPostcode(deps, footprint, body.postcode);
    if ('problems' in read) return { found: 'unknown' as const, words: read.problems[0]!.message };
    const { found, words } = read.value;
    return { found, words };
  },

  importRecruits: async ({ deps, footprint, session, body }) =>
    asReply(await importRecruits(deps, footprint, body, session.staffId)),

  takeOver: async ({ deps, footprint, session, body }) =>
    asReply(await takeOver(deps, footprint, body, session.staffId)),

  getRecruitTemplate: async ({ read }) => ({
    bytes: template(recruitColumns, await listVariables(read)),
    name: 'recruits.csv',
  }),

  getTakeoverTemplate: async ({ read }) => ({
    bytes: template(takeoverColumns, await listVariables(read)),
    name: 'existing-members.csv',
  }),
};

export const recruitmentStation = station(recruitmentOperations, handlers);

/** The header alone, so that nothing has to be taken out again; with the mark by which spreadsheets know UTF-8. */
function template(columns: readonly FileColumn[], variables: Parameters<typeof fileTemplate>[1]): string {
  const keys = fileTemplate(columns, variables).map(({ key }) => key);
  return `\uFEFF${stringify([keys])}`;
}

const mostRowsShown = 500;

function asReply<Row>(imported: {
  readonly digest: string;
  readonly judged: JudgedFile<Row>;
  readonly saved: { readonly people: number; readonly admitted: number; readonly reserve: number } | null;
}) {
  const { judged, digest, saved } = imported;
  const toLookAt = judged.rows.filter(
    ({ verdict, problems }) => problems.length > 0 || (verdict !== 'new' && verdict !== 'already-here'),
  );
  const plain = (problem: (typeof judged.header)[number]) => ({
    column: problem.column,
    found: problem.found.slice(0, 200),
    message: problem.message,
    weight: problem.weight,
  });
  return {
    digest,
    header: judged.header.map(plain),
    rows: toLookAt
      .slice(0, mostRowsShown)
      .map(({ line, verdict, problems }) => ({ line, verdict, problems: problems.map(plain) })),
    rowsWithProblems: toLookAt.length,
    summary: { ...judged.summary },
    saved,
  };
}

/** The recruiter's form read as the join pages are read, with all problems at once. */
async function readRecruit({
  deps,
  read,
  footprint,
  session,
  body,
}: Call<typeof recruitmentOperations.enterRecruit>) {
  const faults: FieldFault[] = [];
  const take = <Value>(answered: Answered<Value>, path?: (field: string) => string): Value | undefined => {
    if ('value' in answered) return answered.value;
    for (const { field, message } of answered.problems)
      faults.push({ path: path?.(field) ?? field, message });
    return undefined;
  };
  const place = take(
    body.area === '' ? readPostcode(deps, footprint, body.postcode) : readArea(deps, footprint, body.area),
    () => (body.area === '' ? 'postcode' : 'area'),
  );
  if (place?.found === 'outside')
    faults.push({
      path: body.area === '' ? 'postcode' : 'area',
      message: `${place.words} is outside ${footprint.place}. Thank them kindly; nothing is kept.`,
    });
  if (place?.found === 'unknown') faults.push({ path: 'postcode', message: `${place.words}` });
  const birth = take(
    readBirth(
      body.born === 'prefer-not-to-say'
        ? { month: '', year: '', prefersNot: true }
        : { ...body.born, prefersNot: false },
      deps.now(),
      footprint.timeZone,
    ),
    (field) => `born.${field.replace('birth-', '')}`,
  );
  if (birth === 'too-young')
    faults.push({ path: 'born.year', message: 'They are under 16 and can join later. Nothing is kept.' });
  const profile = (await listAsked(read)).flatMap((variable) => {
    const answer = take(readAnswer(variable, `profile.${variable.key}`, body.profile[variable.key] ?? ''));
    return answer ? [[variable.key, answer] as const] : [];
  });
  const contact = take(readContact({ ...body, preferred: body.preferred ?? '' }));
  const notice = await findNotice(read, deps.now(), 'en');
  if (notice && body.notice !== notice.version)
    faults.push({ path: 'notice', message: 'The notice has changed. Reload the page and show it again.' });
  if (!body.hasAgreed)
    faults.push({
      path: 'hasAgreed',
      message: 'Ask them to read the notice and say that they want to join.',
    });
  const wave =
    body.wave === null ? undefined : (await listRecruitmentWaves(read)).find(({ id }) => id === body.wave);
  if (body.wave !== null && !wave)
    faults.push({ path: 'wave', message: 'Choose a recruitment wave from the list.' });
  if (
    faults.length > 0 ||
    place?.found !== 'inside' ||
    birth === undefined ||
    birth === 'too-young' ||
    contact === undefined
  )
    throw new Refusal('fields-wrong', undefined, faults);
  const evidence = 'in-person';
  return {
    submission: body.submission,
    contact: contact.contact,
    preferredChannel: contact.preferred,
    born: birth.born,
    postcodeForKey: place.postcode,
    place: place.place,
    profile: Object.fromEntries(profile),
    ...readNeeds({ needs: body.needs, language: body.language }),
    consents: [
      { purpose: 'run-the-panel', textVersion: body.notice, evidence, isGiven: true },
      ...mayAgree
        .filter(({ code }) => body.agreed.includes(code))
        .map(({ code }) => ({ purpose: code, textVersion: body.notice, evidence, isGiven: true })),
    ],
    source: wave?.source ?? body.source,
    recruitmentWaveId: wave?.id ?? null,
    reference: null,
    recruitedBy: session.staffId,
    confirmedInPerson: body.confirmedInPerson,
  };
}
