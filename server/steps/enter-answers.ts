import type { Read } from '../../db/connect';
import { findShortCode } from '../../db/queries/access';
import { addAudit } from '../../db/queries/audit';
import { type Case, findCase, findWave, listCasesOfWave } from '../../db/queries/fieldwork';
import type { Footprint } from '../../db/queries/footprints';
import { listMembersById } from '../../db/queries/panel';
import { findQuestionnaire, findVersion, type Version } from '../../db/queries/questionnaires';
import { findResponse } from '../../db/queries/responses';
import type { Answers } from '../../db/schema/responses';
import { easyReadOf, versionIn } from '../../surveys/questionnaires/easy-read';
import { givenKey } from '../../surveys/questionnaires/given';
import { type CheckMet, checksMet } from '../../surveys/questionnaires/page-checks';
import { sayProblem } from '../../surveys/questionnaires/problems';
import { readPage } from '../../surveys/questionnaires/read-page';
import { findPage, findRoute } from '../../surveys/questionnaires/routing';
import { unfold } from '../../surveys/questionnaires/unfold';
import { kindOf } from '../../surveys/questions/answers';
import { own } from '../../surveys/questions/fields';
import type { AnsweredFor, Channel, Format, Stored } from '../../surveys/vocabulary';
import { hashShortCode } from '../access/secrets';
import type { Deps } from '../deps';
import { type FieldFault, Refusal } from '../errors';
import { addGiven } from './read-given';
import { saveAnswer, type TypedFields } from './save-answer';

/**
 * The case of a paper or telephone answer, by the short code of its letter or the member's reference. Who it is stays
 * hidden; what was answered so far is opened so that a member may finish on another channel (R12), and that is audited.
 */
export async function findCaseByCode(
  deps: Deps,
  footprint: Footprint,
  waveId: string,
  code: string,
  by: string,
) {
  const read = deps.read(footprint.id);
  const wave = await findWave(read, waveId);
  const version = wave && (await findVersion(read, wave.versionId));
  const questionnaire = version && (await findQuestionnaire(read, version.questionnaireId));
  if (!wave || !version || !questionnaire) throw new Refusal('not-found');
  const found = await findByCode(deps, footprint, waveId, code);
  if (!found)
    throw new Refusal('fields-wrong', undefined, [
      {
        path: 'code',
        message: 'No case of this wave has this code or reference. Check it against the letter or the form.',
      },
    ]);
  const response = await findResponse(read, found.id);
  const answers = await givenOf(deps, read, found, version, response?.answers ?? {});
  await deps.writer.write(footprint.id, (write) =>
    addAudit(write, {
      at: deps.now(),
      actor: by,
      act: 'response.opened-for-entry',
      purpose: 'typing in a paper or telephone answer',
      object: found.id,
      members: [found.memberId],
    }),
  );
  const versions = [version.definition, easyReadOf(version.definition) ?? []].flat();
  const questions = versions.flatMap((one) => unfold(one).pages.flatMap((page) => page.questions));
  const fields = Object.assign(
    {},
    ...questions.map((question) => kindOf(question).fill(question, own(answers, question.key))),
  ) as Record<string, string | string[]>;
  return {
    case: found.id,
    isFinished: response?.finishedAt != null,
    answeredFor: response?.answeredFor ?? ('self' as const),
    ...progress(version.definition, answers),
    submission: deps.secrets.random(),
    fields,
    questionnaire: questionnaire.id,
    version: version.version,
  };
}

/**
 * Keeps a typed-in answer: nothing by halves, totals as they were given, the channel and who typed it beside it. Answers that
 * do not go together are told as they would be to the member, and kept only with a reason; what is merely doubtful is asked
 * about once.
 */
export async function enterAnswers(
  deps: Deps,
  footprint: Footprint,
  entry: {
    waveId: string;
    caseId: string;
    submission: string;
    channel: Channel;
    isWhole: boolean;
    format?: Format | undefined;
    answeredFor?: AnsweredFor | undefined;
    fields: TypedFields;
    /** Fields whose doubtful answers staff have been asked about, and say stand on the form. */
    asked?: readonly string[] | undefined;
    /** Why answers that do not go together are kept as the person gave them. */
    asGiven?: string | undefined;
    by: string;
  },
): Promise<{ outcome: 'saved' | 'repeated'; answered: number; of: number }> {
  const read = deps.read(footprint.id);
  const found = await findCase(read, entry.caseId);
  const wave = found && (await findWave(read, found.waveId));
  const version = wave && (await findVersion(read, wave.versionId));
  if (!found || !wave || !version || wave.id !== entry.waveId) throw new Refusal('not-found');
  const format: Format = version.definition.easyRead ? (entry.format ?? 'standard') : 'standard';
  const questionnaire = versionIn(version.definition, format);
  const held = (await findResponse(read, found.id))?.answers ?? {};
  const before = await givenOf(deps, read, found, version, held);
  const answers: Record<string, Stored> = {};
  const faults: FieldFault[] = [];
  const met: CheckMet[] = [];
  // Page by page, since what is asked on one follows from the answers before it.
  for (const { key } of unfold(questionnaire).pages) {
    const page = findPage(questionnaire, { ...before, ...answers }, key);
    if (!page) continue;
    const reading = readPage(page, entry.fields, 'typed-in');
    Object.assign(answers, reading.answers);
    for (const { question, problem } of reading.problems)
      faults.push({ path: `fields.${problem.field}`, message: sayProblem(question, problem, 'en') });
    // A page that nobody has come to yet is not judged as if it had been left empty.
    if (entry.isWhole || Object.keys(reading.answers).length > 0)
      met.push(...checksMet(questionnaire, key, { ...before, ...answers }));
  }
  if (faults.length > 0) throw new Refusal('fields-wrong', undefined, faults);
  // Sent as it stands, it would be the member's one answer, and end their link.
  if (entry.isWhole && [...Object.keys(answers), ...Object.keys(held)].length === 0)
    throw new Refusal('fields-wrong', undefined, [
      {
        path: 'isWhole',
        message:
          'Nothing is typed in yet. Type in what stands on the form, or say that the member goes on later.',
      },
    ]);
  const isKeptAsGiven = tellChecks(met, entry);
  const result = await saveAnswer(deps, {
    caseId: found.id,
    footprint,
    questionnaire: version.definition,
    format,
    page: 'entry',
    submissionId: entry.submission,
    content: {
      channel: entry.channel,
      isWhole: entry.isWhole,
      format,
      fields: entry.fields,
      ...(entry.answeredFor ? { answeredFor: entry.answeredFor } : {}),
    },
    answeredFor: entry.answeredFor,
    answers,
    given: before[givenKey],
    version: version.version,
    draft: null,
    composedAt: null,
    channel: entry.channel,
    by: entry.by,
    ...(isKeptAsGiven && { asGiven: entry.asGiven }),
    language: 'en',
    ...(entry.isWhole ? { finishes: true } : {}),
  });
  if (result.outcome === 'finished-before')
    throw new Refusal(
      'not-possible-now',
      'This member has sent an answer already, and it is the one that counts. What you typed is kept in the log.',
    );
  if (result.outcome === 'closed')
    throw new Refusal('not-possible-now', 'The window of this wave is over, days of grace included.');
  const now = result.response?.answers ?? before;
  return { outcome: result.outcome === 'repeated' ? 'repeated' : 'saved', ...progress(questionnaire, now) };
}

/**
 * Tells staff of the checks that typed answers run into; nothing is thrown where a reason is given for the hard ones and the
 * soft ones were asked about.
 * @returns whether answers that do not go together are kept with a reason
 * @throws Refusal `answers-clash`, `answers-doubtful`
 */
function tellChecks(
  met: readonly CheckMet[],
  {
    asked = [],
    asGiven,
  }: { readonly asked?: readonly string[] | undefined; readonly asGiven?: string | undefined },
): boolean {
  const told = (checks: readonly CheckMet[]): FieldFault[] =>
    checks.map(({ field, words }) => ({ path: `fields.${field}`, message: words.en }));
  const hard = met.filter(({ isSoft }) => !isSoft);
  if (hard.length > 0 && asGiven === undefined)
    throw new Refusal('answers-clash', undefined, [
      ...told(hard),
      { path: 'asGiven', message: 'If the form does say so, write why it is kept as the person gave it.' },
    ]);
  const doubtful = told(met.filter(({ isSoft }) => isSoft)).filter(({ path }) => !asked.includes(path));
  if (doubtful.length > 0) throw new Refusal('answers-doubtful', undefined, doubtful);
  return hard.length > 0;
}

/** Answers so far with what is known of the member as of the invitation. */
async function givenOf(deps: Deps, read: Read, of: Case, version: Version, answers: Answers) {
  const [member] = await listMembersById(read, [of.memberId]);
  if (!member) return answers;
  const { definition: questionnaire, id: versionId } = version;
  return addGiven(deps, read, { case: of, versionId, member, questionnaire, answers });
}

async function findByCode(
  deps: Deps,
  footprint: Footprint,
  waveId: string,
  code: string,
): Promise<Case | undefined> {
  const read = deps.read(footprint.id);
  const hash = hashShortCode(code);
  const short = await findShortCode(deps.unbound, footprint.id, hash);
  if (short?.purpose === 'answer') {
    const found = await findCase(read, short.rowId);
    if (found?.waveId === waveId) return found;
  }
  const cases = await listCasesOfWave(read, waveId);
  const members = await listMembersById(
    read,
    cases.map((one) => one.memberId),
  );
  const named = members.filter((member) => member.reference !== null && member.reference === code);
  return named.length === 1 ? cases.find((one) => one.memberId === named[0]!.id) : undefined;
}

function progress(questionnaire: Parameters<typeof findRoute>[0], answers: Readonly<Record<string, Stored>>) {
  const asked = findRoute(questionnaire, answers)
    .pages.flatMap((page) => page.questions)
    .filter((question) => kindOf(question).asks);
  const answered = asked.filter((question) => {
    const stored = own(answers, question.key);
    return stored !== undefined && ('value' in stored || stored.missing !== 'skipped');
  });
  return { answered: answered.length, of: asked.length };
}
