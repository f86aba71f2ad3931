import { z } from 'zod';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { formats } from '../../surveys/vocabulary';
import { footprintParams } from './access';
import { operations } from './operation';

const id = z.string().min(1).max(60);
const one = footprintParams.extend({ questionnaire: id });
const name = z.string().trim().min(1, 'Write a name for the list').max(200);
const page = z.string().min(1).max(100);
const language = z.string().max(20).optional();
const format = z.enum(formats).optional();
/** What a test takes to be known of someone, and the arms they are in: names and `split:arm`, commas between. */
const facts = z.string().max(2000).optional();
/** Answers so far as JSON: an address is no place for more than a test. */
const testAnswers = z.string().max(12_000).optional();
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

/** 5 MB, as base64 in JSON. */
const fileBody = 7 * 1024 * 1024;

const reportItem = z.object({
  what: z.enum(['question', 'choice', 'group', 'setting', 'sheet']),
  /** As the source calls it. */
  name: z.string(),
  place: z.string(),
  outcome: z.enum(['carried', 'changed', 'left-out']),
  key: z.string().optional(),
  words: z.string().optional(),
  notes: z.array(
    z.object({ weight: z.enum(['changed', 'aside']), sentence: z.string(), source: z.string().optional() }),
  ),
});

/** The forms in which a questionnaire can be taken away. */
export const questionnaireFiles = ['json', 'xlsform', 'paper', 'paper-large', 'paper-easy-read'] as const;

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
        /** Languages the footprint speaks: members are offered a survey in no other. */
        spoken: z.array(z.string()),
        /** What is kept of members, for questions and conditions about it. */
        profile: z.array(
          z.object({
            key: z.string(),
            label: z.string(),
            /** An answer can be written to it; others are derived. */
            isAsked: z.boolean(),
            categories: z.array(z.object({ code: z.string(), label: z.string() })),
          }),
        ),
        /** The file it was brought in from. */
        broughtIn: z
          .object({
            fileName: z.string(),
            format: z.string(),
            at: z.string(),
            toSee: z.number(),
            seen: z.number(),
          })
          .nullable(),
        /** The issued version this one follows: its keys stay, and what changed is told against it. */
        issued: z.object({ version: z.number(), definition: stored }).nullable(),
        versions: z.array(
          z.object({
            version: z.number(),
            frozenAt: z.string().nullable(),
            /** Why it followed the one before. */
            reason: z.string().optional(),
          }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg', questionnaire: 'x' } },
  },
  listAskedBefore: {
    id: 'questionnaires.listAskedBefore',
    method: 'get',
    path: '/api/{footprint}/questionnaires/{questionnaire}/asked-before',
    summary: 'The questions of a questionnaire that earlier surveys asked already, and which surveys',
    who: runsThePanel,
    params: one,
    reply: {
      kind: 'json',
      schema: z.object({
        questions: z.array(
          z.object({
            key: z.string(),
            /** The newest first. */
            surveys: z.array(
              z.object({
                wave: z.string(),
                title: z.string(),
                status: z.enum(['draft', 'open', 'closed']),
                opensOn: z.string(),
                closesOn: z.string(),
                /** Its key there. */
                question: z.string(),
                /** Its words there, where they were others. */
                otherWords: z.string().optional(),
              }),
            ),
          }),
        ),
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
      /** Why a version that was issued already is followed by another: needed when it is. */
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
    summary: 'A page as a member would see it, whatever its conditions; its form goes on as a test',
    who: runsThePanel,
    params: one.extend({ page }),
    query: z.object({ language, format, facts, revision: z.string().max(40).optional() }),
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg', questionnaire: 'x', page: 'general_health' } },
  },
  tryQuestionnaire: {
    id: 'questionnaires.tryQuestionnaire',
    method: 'get',
    path: '/api/{footprint}/questionnaires/{questionnaire}/try',
    summary:
      'The invitation of a draft as a member would see it, to try it from the start; nothing is stored',
    who: runsThePanel,
    params: one,
    query: z.object({ language, format, facts }),
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg', questionnaire: 'x' } },
  },
  showTriedPage: {
    id: 'questionnaires.showTriedPage',
    method: 'get',
    path: '/api/{footprint}/questionnaires/{questionnaire}/try/{page}',
    summary:
      'A page of a draft on the way of some test answers, which travel in the address and are stored nowhere',
    who: runsThePanel,
    params: one.extend({ page }),
    query: z.object({ language, format, facts, answers: testAnswers }),
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg', questionnaire: 'x', page: 'general_health' } },
  },
  goOnTrying: {
    id: 'questionnaires.goOnTrying',
    method: 'post',
    path: '/api/{footprint}/questionnaires/{questionnaire}/try/{page}',
    summary: 'Test answers of one page: checked as a member’s, then on to the next page. Nothing is stored',
    who: runsThePanel,
    params: one.extend({ page }),
    query: z.object({ language, format, facts, answers: testAnswers }),
    form: true,
    reply: { kind: 'page' },
    example: {
      params: { footprint: 'bnssg', questionnaire: 'x', page: 'general_health' },
      form: { go: 'next' },
    },
  },
  importQuestionnaire: {
    id: 'questionnaires.importQuestionnaire',
    method: 'post',
    path: '/api/{footprint}/questionnaires/import',
    summary:
      'A questionnaire file (ours, XLSForm, LimeSurvey, ONS): dry run with a report by item, then saved as a draft',
    who: runsThePanel,
    params: footprintParams,
    body: z.strictObject({
      /** The file, in base64. */
      file: z.string().min(1, 'Choose a file').max(fileBody),
      mode: z.enum(['dry-run', 'save']),
      /** Of the dry run: a file is saved as it was looked at. */
      digest: z.string().max(100).optional(),
      name: name.optional(),
      fileName: z.string().max(300).optional(),
    }),
    bodyLimit: fileBody + 1024,
    reply: {
      kind: 'json',
      schema: z.object({
        digest: z.string(),
        format: z.string(),
        title: z.string(),
        questions: z.number(),
        pages: z.number(),
        languages: z.array(z.string()),
        items: z.array(reportItem),
        added: z.array(z.string()),
        review,
        saved: z.object({ id: z.string() }).nullable(),
      }),
    },
    example: {
      params: { footprint: 'bnssg' },
      body: { file: 'e30=', mode: 'dry-run' },
    },
  },
  showImport: {
    id: 'questionnaires.showImport',
    method: 'get',
    path: '/api/{footprint}/questionnaires/{questionnaire}/brought-in',
    summary:
      'What of the file a questionnaire was brought in from was changed or left out, and what is ticked off',
    who: runsThePanel,
    params: one,
    reply: {
      kind: 'json',
      schema: z.object({
        fileName: z.string(),
        format: z.string(),
        at: z.string(),
        by: z.string(),
        carried: z.number(),
        items: z.array(reportItem.extend({ isSeen: z.boolean() })),
        added: z.array(z.string()),
      }),
    },
    example: { params: { footprint: 'bnssg', questionnaire: 'x' } },
  },
  tickOffImport: {
    id: 'questionnaires.tickOffImport',
    method: 'put',
    path: '/api/{footprint}/questionnaires/{questionnaire}/brought-in',
    summary: 'Tick off one thing of the report as seen, or take the tick back',
    who: runsThePanel,
    params: one,
    body: z.strictObject({ item: z.int().nonnegative(), isSeen: z.boolean() }),
    reply: { kind: 'json', schema: z.object({ toSee: z.number(), seen: z.number() }) },
    example: { params: { footprint: 'bnssg', questionnaire: 'x' }, body: { item: 0, isSeen: true } },
  },
  printQuestionnaire: {
    id: 'questionnaires.printQuestionnaire',
    method: 'get',
    path: '/api/{footprint}/questionnaires/{questionnaire}/paper',
    summary:
      'A questionnaire as a page to print from the browser, in any language it is offered in, also 18 pt and in Easy Read',
    who: runsThePanel,
    params: one,
    query: z.object({
      language,
      size: z.enum(['usual', 'large']).optional(),
      /** Easy Read is always in large type, with its pictures. */
      format: z.enum(formats).optional(),
    }),
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg', questionnaire: 'x' }, query: { language: 'en' } },
  },
  saveQuestionnaireFile: {
    id: 'questionnaires.saveQuestionnaireFile',
    method: 'get',
    path: '/api/{footprint}/questionnaires/{questionnaire}/files/{form}',
    summary: 'A questionnaire to take away',
    who: runsThePanel,
    params: one.extend({ form: z.enum(questionnaireFiles) }),
    query: z.object({
      version: z.coerce.number().int().positive().optional(),
      language: z.string().max(20).optional(),
    }),
    reply: { kind: 'file', mediaType: 'application/octet-stream' },
    example: { params: { footprint: 'bnssg', questionnaire: 'x', form: 'json' } },
  },
});
