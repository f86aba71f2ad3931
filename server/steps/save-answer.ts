import { createHash } from 'node:crypto';
import type { Write } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import { addCaseEvents, type Case, findCaseWithWave } from '../../db/queries/fieldwork';
import type { Footprint } from '../../db/queries/footprints';
import { dropQueuedMessagesAbout } from '../../db/queries/messages';
import { changeMember, findMember } from '../../db/queries/panel';
import {
  addResponse,
  addSave,
  changeResponse,
  findLastSave,
  findResponse,
  listSavesOfSubmission,
  type Response,
} from '../../db/queries/responses';
import type { Answers } from '../../db/schema/responses';
import { windowAt } from '../../surveys/fieldwork/window';
import { completenessOf } from '../../surveys/questionnaires/completeness';
import { formatThatCounts, versionIn } from '../../surveys/questionnaires/easy-read';
import { givenKey } from '../../surveys/questionnaires/given';
import { findRoute } from '../../surveys/questionnaires/routing';
import { newSafetyHits } from '../../surveys/questionnaires/safety';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { unfold } from '../../surveys/questionnaires/unfold';
import { kindOf } from '../../surveys/questions/answers';
import type { AnsweredFor, Channel, Format, Stored } from '../../surveys/vocabulary';
import type { Deps } from '../deps';
import { keepAboutMember } from './keep-about-member';
import { locateAnswers } from './locate-answers';
import { windowOf } from './read-fieldwork';

export type TypedFields = Readonly<Record<string, string | string[]>>;

export type Save = {
  readonly caseId: string;
  readonly footprint: Pick<Footprint, 'id' | 'timeZone' | 'placeRule'>;
  /** The version the wave put to its members; frozen, so what was read of it still holds. */
  readonly questionnaire: Questionnaire;
  /** The version the page is of: answers of both are kept, under their own keys (R14). */
  readonly format: Format;
  /** The version one goes on in, where that is the other one. */
  readonly goesOnIn?: Format;
  readonly page: string;
  /** Random, made before the page was shown (R31). */
  readonly submissionId: string;
  /** All that was posted, for telling a repeated save from another one. */
  readonly content: unknown;
  readonly answers: Answers;
  /** What was known before anyone answered (given.ts); kept with the first save and never changed. */
  readonly given?: Stored | undefined;
  /** What was typed and is not accepted yet; null when nothing is left over. */
  readonly draft: TypedFields | null;
  /** When a phone without a line composed it; null when it came at once. */
  readonly composedAt: Date | null;
  readonly channel: Channel;
  /** `member`, or the staff who typed it in. */
  readonly by: string;
  /** Why staff keep answers that do not go together as the person gave them: written in the audit in the same job. */
  readonly asGiven?: string | undefined;
  readonly language: string;
  /** The version in whose words the page was shown. */
  readonly version?: number | undefined;
  /** Whom the answers are given for, where whoever types them in says so. */
  readonly answeredFor?: AnsweredFor | undefined;
  /** Ends the response: what was never reached is stored as skipped. */
  readonly finishes?: boolean;
  /** A hash of the page's answers as they stood when it was shown, to notice another device. */
  readonly shownHash?: string;
};

export type SaveResult = {
  readonly outcome:
    | 'saved'
    /** The same save came before; nothing was done again. */
    | 'repeated'
    /** Composed before an answer already received: kept in the log, replaced nothing. */
    | 'older'
    | 'finished-before'
    | 'closed';
  readonly response: Response | null;
  /** Set when other answers to this page had come in from elsewhere meanwhile; these took their place. */
  readonly replacedAt: Date | null;
};

/**
 * Saves one page of answers in one write job: log row, current answers, case event (R31). Whoever shows "saved" does so
 * after this has resolved, since only then is it on disk.
 */
export async function saveAnswer(deps: Deps, given: Save): Promise<SaveResult> {
  const asked = versionIn(given.questionnaire, given.format);
  // Before anything is written: of a postcode only what the question keeps reaches the log.
  const { answers, home } = locateAnswers(deps.places, given.footprint.placeRule, asked, given.answers);
  const save: Located = { ...given, answers, home };
  return deps.writer.write(save.footprint.id, async (write) => {
    const found = await findCaseWithWave(write, save.caseId);
    // Whoever leaves while a save is on its way has left: nothing more of theirs is kept (R30).
    const member = found && (await findMember(write, found.case.memberId));
    if (!found || !member || member.status === 'left')
      return { outcome: 'closed', response: null, replacedAt: null };
    const before = (await findResponse(write, save.caseId)) ?? null;
    const contentHash = hashOf(save.content);
    const earlier = await listSavesOfSubmission(write, save.caseId, save.submissionId);
    if (earlier.some((row) => row.contentHash === contentHash && row.page === save.page)) {
      return { outcome: 'repeated', response: before, replacedAt: null };
    }
    const now = deps.now();
    const last = await findLastSave(write, save.caseId, save.page);
    const isOpen =
      found.wave.issuedAt !== null &&
      ['open', 'grace'].includes(windowAt(windowOf(found.wave, save.footprint), now));
    // Two pages that waited on one phone come in together: then what was composed last counts, as it would have at once.
    const isOlder =
      save.composedAt !== null &&
      last !== undefined &&
      save.composedAt < (last.composedAt ?? last.receivedAt);
    const wasFinished = before?.finishedAt != null;
    const isApplied = isOpen && !isOlder && !wasFinished;
    const hasContent = Object.keys(save.answers).length > 0 || save.finishes === true;
    if (hasContent && isOpen) {
      await addSave(write, {
        id: deps.secrets.newId(),
        caseId: save.caseId,
        submissionId: save.submissionId,
        contentHash,
        page: save.page,
        answers: save.answers,
        version: save.version ?? null,
        composedAt: save.composedAt,
        receivedAt: now,
        isApplied,
        channel: save.channel,
        by: save.by,
      });
    }
    if (!isApplied) {
      const outcome = !isOpen ? 'closed' : wasFinished ? 'finished-before' : 'older';
      return { outcome, response: before, replacedAt: null };
    }
    const response = await keepCurrent(write, deps, save, found.case, before, now);
    if (save.asGiven !== undefined)
      await addAudit(write, {
        at: now,
        actor: save.by,
        act: 'response.kept-as-given',
        purpose: save.asGiven,
        object: save.caseId,
        members: [found.case.memberId],
      });
    const isOther =
      save.shownHash !== undefined &&
      last !== undefined &&
      before !== null &&
      save.shownHash !== hashOfPage(asked, save.page, before.answers) &&
      hashOfPage(asked, save.page, before.answers) !== hashOfPage(asked, save.page, response.answers);
    return { outcome: 'saved', response, replacedAt: isOther ? last.receivedAt : null };
  });
}

/** A save whose postcodes have been looked up. */
type Located = Save & { readonly home: string | undefined };

async function keepCurrent(
  write: Write,
  deps: Deps,
  save: Located,
  of: Case,
  before: Response | null,
  now: Date,
): Promise<Response> {
  const given = {
    ...(save.given && { [givenKey]: save.given }),
    ...before?.answers,
    ...save.answers,
  };
  const answers = save.finishes ? withSkipped(versionIn(save.questionnaire, save.format), given) : given;
  const { [save.page]: _typed, ...others } = before?.drafts ?? {};
  const drafts = save.finishes
    ? {}
    : save.draft === null
      ? others
      : { ...others, [save.page]: { ...save.draft } as Record<string, string | string[]> };
  const response: Response = {
    footprintId: write.footprintId,
    caseId: save.caseId,
    waveId: of.waveId,
    answers,
    drafts,
    revision: (before?.revision ?? 0) + 1,
    startedAt: before?.startedAt ?? now,
    savedAt: now,
    finishedAt: save.finishes ? now : null,
    channel: save.channel,
    language: save.language,
    versions: versionsWith(before, save),
    enteredBy: save.by === 'member' ? (before?.enteredBy ?? null) : save.by,
    format: save.goesOnIn ?? save.format,
    answeredFor: save.answeredFor ?? before?.answeredFor ?? 'self',
  };
  if (before === null) await addResponse(write, response);
  else await changeResponse(write, save.caseId, response);
  await keepAboutMember(write, deps, {
    memberId: of.memberId,
    questionnaire: versionIn(save.questionnaire, save.format),
    before: before?.answers ?? {},
    after: answers,
    home: save.home,
    channel: save.channel,
    at: now,
  });
  await keepEvents(write, deps, save, of, before, response, now);
  return response;
}

/** Versions in whose words this person has answered so far. */
function versionsWith(before: Response | null, { answers, version }: Save): number[] {
  const known = before?.versions ?? [];
  if (version === undefined || Object.keys(answers).length === 0 || known.includes(version)) return known;
  return [...known, version].sort((one, other) => one - other);
}

/** One event when it starts, one when the answers cross a line of completeness, one when it is finished. */
async function keepEvents(
  write: Write,
  deps: Deps,
  save: Save,
  of: Case,
  before: Response | null,
  after: Response,
  now: Date,
): Promise<void> {
  const event = (type: string, detail?: Record<string, string | number>) => ({
    id: deps.secrets.newId(),
    waveId: of.waveId,
    caseId: of.id,
    at: now,
    type,
    channel: save.channel,
    ...(detail ? { detail } : {}),
    by: save.by,
  });
  const events = before === null ? [event('started')] : [];
  const asked = versionIn(save.questionnaire, save.format);
  const stands = standingOf(save.questionnaire, after);
  const stood = standingOf(save.questionnaire, before);
  const isFirst = hasAnswers(after.answers) && !hasAnswers(before?.answers ?? {});
  const crossed = stands.status !== stood.status || stands.share > 0 !== stood.share > 0;
  for (const { rule, because } of newSafetyHits(asked, before?.answers ?? {}, after.answers))
    events.push(event('safety', { rule: rule.key, because }));
  const { end } = findRoute(asked, after.answers);
  if (save.finishes && end?.kind === 'screened-out')
    events.push(event('excluded', { reason: 'screened-out' }));
  if (save.finishes) events.push(event('finished', { completeness: stands.share }));
  else if (isFirst || crossed) events.push(event('saved', { completeness: stands.share }));
  if (events.length === 0) return;
  await addCaseEvents(write, events);
  await changeMember(write, of.memberId, { lastActiveAt: now });
  if (save.finishes) await dropQueuedMessagesAbout(write, write.footprintId, [of.id]);
}

/** How far a response goes in the version that counts. */
function standingOf(questionnaire: Questionnaire, response: Response | null) {
  const { answers, format, finishedAt } = response ?? {
    answers: {},
    format: 'standard' as const,
    finishedAt: null,
  };
  const counts = formatThatCounts(questionnaire, { answers, format, isFinished: finishedAt !== null });
  return completenessOf(versionIn(questionnaire, counts), answers);
}

/** Whether a response holds any answer, beside what was given before the first. */
export function hasAnswers(answers: Answers): boolean {
  return Object.keys(answers).some((key) => key !== givenKey);
}

/** Once it is sent, a question that applied and has no answer was skipped. */
function withSkipped(questionnaire: Questionnaire, answers: Answers): Answers {
  const whole = { ...answers };
  for (const page of findRoute(questionnaire, answers).pages) {
    for (const question of page.questions)
      if (kindOf(question).asks && whole[question.key] === undefined)
        whole[question.key] = { missing: 'skipped' };
  }
  return whole;
}

/** What stands stored for the questions of a page, as a short hash. */
export function hashOfPage(questionnaire: Questionnaire, page: string, answers: Answers): string {
  const keys = unfold(questionnaire)
    .pages.filter((one) => one.key === page)
    .flatMap((one) => one.questions.map((question) => question.key));
  return hashOf(keys.map((key) => answers[key] ?? null)).slice(0, 16);
}

function hashOf(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(content)))
    .digest('base64url');
}

/** The same content in any order of its fields gives the same hash. */
function sorted(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(sorted);
  if (typeof part !== 'object' || part === null) return part;
  return Object.entries(part)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => [key, sorted(value)]);
}
