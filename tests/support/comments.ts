import { and, eq } from 'drizzle-orm';
import { addCases, addWave } from '../../db/queries/fieldwork';
import { addIdentity } from '../../db/queries/identity';
import { addMembers } from '../../db/queries/panel';
import { questionnaires, questionnaireVersions, responseSaves, responses } from '../../db/schema';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { Stored } from '../../surveys/vocabulary';
import type { Reply, Staff, World } from './world';

/** What one member wrote: words (may be quoted only if said so), or nothing. */
export type Written = string | { readonly text: string; readonly mayQuote: boolean } | null;

export type WaveWithComments = {
  readonly wave: string;
  readonly question: string;
  /** In the order of what was written. */
  readonly members: readonly string[];
  readonly cases: readonly string[];
  /** A member changes their words, as a save would. */
  readonly rewrite: (index: number, text: string | null) => Promise<void>;
};

const definition: Questionnaire = {
  title: { en: 'Your care' },
  purpose: { en: 'To hear how care is for you.' },
  minutes: 5,
  languages: ['en'],
  pages: [
    {
      key: 'health',
      questions: [
        {
          key: 'health',
          kind: 'single-choice',
          label: { en: 'How is your health?' },
          options: [
            { code: 'good', label: { en: 'Good' } },
            { code: 'bad', label: { en: 'Bad' } },
          ],
        },
      ],
    },
    {
      key: 'change',
      questions: [
        {
          key: 'change',
          kind: 'open-text',
          label: { en: 'What one thing would you change?' },
          maxLength: 1000,
          askQuote: true,
          crucial: false,
        },
      ],
    },
  ],
  thanks: { en: 'Thank you.' },
  completeness: { partialFrom: 0.5, completeFrom: 0.8 },
};

/** A closed wave to which each of these people answered, with their words; straight into the tables. */
export async function aWaveWithComments(
  world: World,
  footprintId: string,
  written: readonly Written[],
): Promise<WaveWithComments> {
  const { deps } = world;
  const now = deps.now();
  const ids = () => deps.secrets.newId();
  const wave = ids();
  const members = written.map(ids);
  const cases = written.map(ids);
  const at = { createdAt: now, createdBy: 'system' };
  await deps.writer.write(footprintId, async (write) => {
    const [questionnaireId, versionId] = [ids(), ids()];
    await write.sql
      .insert(questionnaires)
      .values({ footprintId, id: questionnaireId, name: 'Your care', ...at });
    await write.sql.insert(questionnaireVersions).values({
      footprintId,
      id: versionId,
      questionnaireId,
      version: 1,
      revision: 1,
      definition,
      changedAt: now,
      changedBy: 'system',
      frozenAt: now,
    });
    await addWave(write, {
      id: wave,
      versionId,
      title: 'Your care, spring',
      status: 'closed',
      draw: { kind: 'all' },
      opensOn: '2026-02-01',
      closesOn: '2026-02-28',
      reminders: { afterDays: 7, most: 1 },
      issuedAt: now,
      ...at,
    });
    await addMembers(
      write,
      members.map((id) => ({
        id,
        status: 'member',
        joinedAt: now,
        admittedAt: now,
        lastActiveAt: now,
        source: 'street',
        preferredChannel: 'email',
        needs: [],
      })),
    );
    for (const [index, id] of members.entries())
      await addIdentity(
        write,
        deps.secrets,
        id,
        {
          name: `Writer${index} Longname`,
          email: `writer${index}-${id.slice(0, 8)}@example.org`,
          mobile: null,
          landline: null,
          address: null,
          postcode: null,
        },
        null,
        now,
      );
    await addCases(
      write,
      cases.map((id, index) => ({
        id,
        waveId: wave,
        memberId: members[index]!,
        issuedAt: now,
        channel: 'email',
        cohort: 'first',
        selection: 'unknown',
      })),
    );
    for (const [index, words] of written.entries()) {
      await write.sql.insert(responses).values({
        footprintId,
        caseId: cases[index]!,
        waveId: wave,
        answers: answersOf(words),
        drafts: {},
        revision: 1,
        startedAt: now,
        savedAt: now,
        finishedAt: now,
        channel: 'email',
        language: 'en',
      });
      await write.sql.insert(responseSaves).values(saveOf(world, footprintId, cases[index]!, words));
    }
  });
  return {
    wave,
    question: 'change',
    members,
    cases,
    rewrite: async (index, text) => {
      await deps.writer.write(footprintId, async (write) => {
        const caseId = cases[index]!;
        await write.sql
          .update(responses)
          .set({ answers: answersOf(text), savedAt: deps.now() })
          .where(and(eq(responses.footprintId, footprintId), eq(responses.caseId, caseId)));
        await write.sql.insert(responseSaves).values(saveOf(world, footprintId, caseId, text));
      });
    },
  };
}

/** Gathers the comments of a wave and releases them all as written. */
export async function releaseAll(
  world: World,
  footprintId: string,
  { wave, question }: Pick<WaveWithComments, 'wave' | 'question'>,
  as: Staff,
): Promise<{ id: string; text: string }[]> {
  await world.send('POST', `/api/${footprintId}/waves/${wave}/comments`, {}, as);
  const list = `/api/${footprintId}/waves/${wave}/questions/${question}/comments?show=all`;
  const comments: { id: string; text: string }[] = [];
  for (let more = true; more; ) {
    const after = comments.length > 0 ? `&after=${comments.at(-1)!.id}` : '';
    const page = bodyOf<{ comments: { id: string; text: string }[]; more: boolean }>(
      await world.get(`${list}${after}`, as),
    );
    comments.push(...page.comments);
    more = page.more;
  }
  for (const { id, text } of comments)
    await world.send('POST', `/api/${footprintId}/comments/${id}/reading`, { act: 'released', text }, as);
  return comments;
}

/** A theme of one new code, given to these comments. */
export async function aTheme(
  world: World,
  footprintId: string,
  { wave, question }: Pick<WaveWithComments, 'wave' | 'question'>,
  title: string,
  comments: readonly { readonly id: string }[],
  as: Staff,
): Promise<{ theme: string; code: string }> {
  const at = `/api/${footprintId}/waves/${wave}/questions/${question}`;
  const code = bodyOf<{ id: string }>(await world.send('POST', `${at}/codes`, { label: title }, as)).id;
  for (const comment of comments)
    await world.send('POST', `/api/${footprintId}/comments/${comment.id}/codings`, { code }, as);
  const made = await world.send('POST', `${at}/themes`, { title, codes: [code] }, as);
  return { theme: bodyOf<{ id: string }>(made).id, code };
}

/** The JSON of a reply that must have worked. */
export function bodyOf<Body>(reply: Reply): Body {
  if (reply.status >= 300) throw new Error(`${reply.status}: ${reply.text}`);
  return reply.json as Body;
}

function answersOf(written: Written): Record<string, Stored> {
  const words = typeof written === 'string' ? { text: written, mayQuote: null } : written;
  return {
    health: { value: 'good' },
    change: words === null ? { missing: 'skipped' } : { value: words },
  };
}

const saveOf = (world: World, footprintId: string, caseId: string, written: Written) => ({
  footprintId,
  id: world.deps.secrets.newId(),
  caseId,
  submissionId: world.deps.secrets.newId(),
  contentHash: 'x',
  page: 'change',
  answers: { change: answersOf(written).change! },
  receivedAt: world.deps.now(),
  isApplied: true,
  channel: 'email' as const,
  by: 'member',
});
