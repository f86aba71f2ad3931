import { z } from 'zod';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { footprintParams } from './access';
import { operations } from './operation';

const id = z.string().min(1).max(60);
const one = footprintParams.extend({ questionnaire: id });
const name = z.string().trim().min(1, 'Write a name for the list').max(200);
const runsThePanel = { staff: ['engagement-lead', 'analyst'] } as const;

/** A whole questionnaire. What does not fit it is said by parseQuestionnaire, path by path, not by this shape. */
const definition = z.record(z.string(), z.unknown());
/** Stored only after parseQuestionnaire, so that what comes back is one. */
const stored = z.any() as unknown as z.ZodType<Questionnaire, Questionnaire>;

const finding = z.object({
  severity: z.enum(['stops', 'check']),
  page: z.string().optional(),
  question: z.string().optional(),
  sentence: z.string(),
});
const review = z.object({
  findings: z.array(finding),
  readingAge: z.number(),
  longestMinutes: z.number(),
  mostQuestions: z.number(),
});

export const questionnairesOperations = operations({
  listQuestionnaires: {
    id: 'questionnaires.listQuestionnaires',
    method: 'get',
    path: '/api/{footprint}/questionnaires',
    summary: 'The questionnaires of this footprint, and those that come with the program',
    who: runsThePanel,
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        questionnaires: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            title: z.string(),
            version: z.number(),
            versionId: z.string(),
            isFrozen: z.boolean(),
            questions: z.number(),
            minutes: z.number(),
            stops: z.number(),
            checks: z.number(),
            changedAt: z.string(),
            waves: z.number(),
          }),
        ),
        bundled: z.array(
          z.object({ key: z.string(), title: z.string(), questions: z.number(), minutes: z.number() }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  createQuestionnaire: {
    id: 'questionnaires.createQuestionnaire',
    method: 'post',
    path: '/api/{footprint}/questionnaires',
    summary: 'Begin a questionnaire: blank, from one that comes with the program, or as a copy',
    who: { staff: ['engagement-lead', 'analyst'] },
    params: footprintParams,
    body: z.strictObject({
      name,
      from: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('blank') }),
        z.strictObject({ kind: z.literal('bundled'), bundled: z.string().max(60) }),
        z.strictObject({ kind: z.literal('copy'), questionnaire: id }),
      ]),
    }),
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string(), versionId: z.string() }) },
    example: {
      params: { footprint: 'bnssg' },
      body: { name: 'Survey 1', from: { kind: 'bundled', bundled: 'first-survey' } },
    },
  },
  showQuestionnaire: {
    id: 'questionnaires.showQuestionnaire',
    method: 'get',
    path: '/api/{footprint}/questionnaires/{questionnaire}',
    summary: 'The version being worked on, with what its dry run found',
    who: runsThePanel,
    params: one,
    query: z.object({ version: z.coerce.number().int().positive().optional() }),
    reply: {
      kind: 'json',
      schema: z.object({
        id: z.string(),
        name: z.string(),
        version: z.number(),
        versionId: z.string(),
        revision: z.number(),
        frozenAt: z.string().nullable(),
        changedAt: z.string(),
        changedBy: z.string(),
        definition: stored,
        review,
        versions: z.array(z.object({ version: z.number(), frozenAt: z.string().nullable() })),
      }),
    },
    example: { params: { footprint: 'bnssg', questionnaire: 'x' } },
  },
  changeQuestionnaire: {
    id: 'questionnaires.changeQuestionnaire',
    method: 'put',
    path: '/api/{footprint}/questionnaires/{questionnaire}',
    summary:
      'Save the whole draft over the revision it was read at; a frozen version stays and a new one begins',
    who: runsThePanel,
    params: one,
    body: z.strictObject({
      version: z.int().positive(),
      revision: z.int().nonnegative(),
      name: name.optional(),
      definition,
      /** Why a version that was issued already is followed by another. */
      reason: z.string().trim().min(1).max(1000).optional(),
    }),
    bodyLimit: 1024 * 1024,
    reply: {
      kind: 'json',
      schema: z.object({
        version: z.number(),
        versionId: z.string(),
        revision: z.number(),
        changedAt: z.string(),
        review,
      }),
    },
    example: {
      params: { footprint: 'bnssg', questionnaire: 'x' },
      body: { version: 1, revision: 1, definition: { title: { en: 'Survey 1' } } },
    },
  },
  previewPage: {
    id: 'questionnaires.previewPage',
    method: 'get',
    path: '/api/{footprint}/questionnaires/{questionnaire}/preview/{page}',
    summary: 'A page as a member would see it, from the same renderer; nothing can be saved from it',
    who: runsThePanel,
    params: one.extend({ page: z.string().min(1).max(60) }),
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg', questionnaire: 'x', page: 'general_health' } },
  },
});
