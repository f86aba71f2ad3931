import type { Read } from '../../db/connect';
import { listWaves } from '../../db/queries/fieldwork';
import { listAttendedSince } from '../../db/queries/groups';
import { listMembers, listVariables, type Member } from '../../db/queries/panel';
import { findWaveWithQuestionnaire, listCasesWithAnswers } from '../../db/queries/results';
import { isInSegment, type Segment, type SegmentVariable } from '../../surveys/panel/segment';
import { standardAnswers } from '../../surveys/questionnaires/report-easy-read';
import { unfold } from '../../surveys/questionnaires/unfold';
import { own } from '../../surveys/questions/fields';
import type { Stored } from '../../surveys/vocabulary';
import { readProfiles } from './read-profiles';
import type { PanelGiven } from './read-standing';

/** Whether someone came to a group in the last twelve months: part of a rule as the profile is. */
const cameThisYear: SegmentVariable = {
  key: 'came_to_group',
  label: { en: 'Came to a group in the last 12 months' },
  categories: [
    { code: 'yes', label: { en: 'yes' }, claim: 'Came to a group in the last 12 months' },
    { code: 'no', label: { en: 'no' }, claim: 'Came to no group in the last 12 months' },
  ],
};

type Opens = Pick<PanelGiven, 'secrets' | 'places'>;

/** What a rule may be made of: the profile, past groups, and choices in surveys that were put to members (R27). */
export async function listSegmentVariables(read: Read): Promise<SegmentVariable[]> {
  const asked: SegmentVariable[] = [];
  for (const wave of await listWaves(read)) {
    if (wave.status === 'draft') continue;
    const found = await findWaveWithQuestionnaire(read, wave.id);
    for (const question of found ? unfold(found.questionnaire).pages.flatMap((page) => page.questions) : []) {
      if (question.kind !== 'single-choice' && question.kind !== 'multiple-choice') continue;
      asked.push({
        key: `${wave.id}.${question.key}`,
        label: { en: `“${question.label.en}” in ${wave.title}` },
        categories: question.options,
      });
    }
  }
  return [...(await listVariables(read)), cameThisYear, ...asked];
}

/** Whether a variable of a rule is an answer to a survey, and not of the profile. */
export const isPastAnswer = (key: string) => key.includes('.');

/** Members, paused ones too, who fit a rule at an instant. For a worker where nobody is written to: it reads everyone. */
export async function listFitting(
  read: Read,
  given: Opens,
  segment: Segment,
  at: Date,
): Promise<readonly Member[]> {
  return (await listFittingEach(read, given, [segment], at))[0]!;
}

/** Who fits each of several rules at one instant. */
export async function listFittingEach(
  read: Read,
  given: Opens,
  segments: readonly Segment[],
  at: Date,
): Promise<readonly (readonly Member[])[]> {
  const everyone = (await listMembers(read, ['member', 'paused'])).sort((one, other) =>
    one.id < other.id ? -1 : 1,
  );
  const keys = new Set(segments.flatMap((segment) => [...keysIn(segment)]));
  const { byMember } = await readProfiles(read, given, everyone, at);
  const came = keys.has(cameThisYear.key)
    ? await listAttendedSince(read, new Date(at.getTime() - 365 * 86_400_000))
    : null;
  const answersBy = await readAnswers(read, keys);
  const known = everyone.map((member) => ({
    member,
    codes: {
      ...byMember.get(member.id),
      ...(came ? { [cameThisYear.key]: { value: came.has(member.id) ? 'yes' : 'no' } } : {}),
      ...answersBy.get(member.id),
    },
  }));
  return segments.map((segment) =>
    known.filter(({ codes }) => isInSegment(segment, codes)).map(({ member }) => member),
  );
}

function keysIn(segment: Segment): Set<string> {
  if ('all' in segment) return new Set(segment.all.flatMap((part) => [...keysIn(part)]));
  if ('any' in segment) return new Set(segment.any.flatMap((part) => [...keysIn(part)]));
  return new Set(['is' in segment ? segment.is : segment.isNot]);
}

type Codes = Record<string, Stored<string | readonly string[]>>;

/** Answers to the questions a rule names, by member. */
async function readAnswers(read: Read, keys: ReadonlySet<string>): Promise<Map<string, Codes>> {
  const byMember = new Map<string, Codes>();
  for (const key of keys) {
    const [waveId, question] = key.split('.');
    if (!waveId || !question) continue;
    const found = await findWaveWithQuestionnaire(read, waveId);
    if (!found) continue;
    for (const { case: one, ...row } of await listCasesWithAnswers(read, waveId)) {
      if (!row.answers) continue;
      const begun = {
        answers: row.answers,
        format: row.format ?? ('standard' as const),
        isFinished: row.finishedAt !== null,
      };
      const stored = own(standardAnswers(found.questionnaire, begun), question);
      if (stored === undefined) continue;
      byMember.set(one.memberId, { ...byMember.get(one.memberId), [key]: codesOf(stored) });
    }
  }
  return byMember;
}

/** A choice is a code, a list of codes, or a code with words beside it. */
function codesOf(stored: Stored): Stored<string | readonly string[]> {
  if (!('value' in stored)) return stored;
  const { value } = stored;
  if (typeof value === 'string') return { value };
  if (Array.isArray(value))
    return { value: value.filter((code): code is string => typeof code === 'string') };
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
    ? { value: value.code }
    : { missing: 'not-asked' };
}
