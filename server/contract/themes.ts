import { z } from 'zod';
import { redactionReasons, releaseStates, riskKinds } from '../../surveys/themes/release';
import { themeAnswers } from '../../surveys/vocabulary';
import { footprintParams } from './access';
import { operations } from './operation';

const id = z.string().min(1).max(60);
const runsThemes = { staff: ['engagement-lead', 'analyst'] } as const;
const waveParams = footprintParams.extend({ wave: id });
const questionParams = waveParams.extend({ question: z.string().min(1).max(80) });
const done = z.object({ done: z.literal(true) });

const label = z.string().trim().min(1, 'Say in a few words what the code stands for').max(120);
const meaning = z.string().trim().max(1000, 'Keep the meaning under 1,000 characters');
const title = z.string().trim().min(1, 'Give the theme a title: the point people make').max(160);
const codes = z.array(id).min(1, 'Choose at least one code').max(60);

/** A weighted share with both bases and its range; `hidden` says why there is none. */
export const prevalence = z.object({
  people: z.number().nullable(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  isSmallBase: z.boolean(),
  hidden: z.enum(['fewer-than-10', 'not-shown', 'nobody-asked']).nullable(),
});

/** What a prevalence is a share of, and by which weights. */
export const prevalenceBase = z.object({
  people: z.number(),
  weighted: z.number(),
  effective: z.number(),
  /** The method of the wave's newest weighting, or null: base weights. */
  weighting: z.string().nullable(),
  intervalName: z.string().nullable(),
});

const coding = z.object({
  id: z.string(),
  code: z.string(),
  label: z.string(),
  isLive: z.boolean(),
  by: z.string(),
  isMine: z.boolean(),
});

const linkedPathway = z.object({
  link: z.string(),
  pathway: z.string(),
  name: z.string(),
  answer: z.enum(themeAnswers).nullable(),
  status: z.string(),
  ageDays: z.number(),
});

const theme = z.object({
  id: z.string(),
  title: z.string(),
  codes: z.array(z.string()),
  prevalence,
  pathways: z.array(linkedPathway),
});

export const themesOperations = operations({
  listQuestions: {
    id: 'themes.listQuestions',
    method: 'get',
    path: '/api/{footprint}/themes',
    summary: 'Questions answered in own words, by wave: comments to read, to code, and themes',
    who: runsThemes,
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        questions: z.array(
          z.object({
            wave: z.string(),
            waveTitle: z.string(),
            question: z.string(),
            words: z.string(),
            comments: z.number(),
            toRead: z.number(),
            toCode: z.number(),
            withheld: z.number(),
            themes: z.number(),
          }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  gatherComments: {
    id: 'themes.gatherComments',
    method: 'post',
    path: '/api/{footprint}/waves/{wave}/comments',
    summary: 'Take up the comments of a wave’s answers; run again, it takes up what is new or changed',
    who: runsThemes,
    params: waveParams,
    body: z.strictObject({}),
    reply: {
      kind: 'json',
      schema: z.object({ added: z.number(), changed: z.number(), emptied: z.number() }),
    },
    example: { params: { footprint: 'bnssg', wave: 'x' }, body: {} },
  },
  listComments: {
    id: 'themes.listComments',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}/questions/{question}/comments',
    summary: 'Comments on one question for those who read and code them, with the codeframe',
    who: runsThemes,
    params: questionParams,
    query: z.object({
      show: z.enum(['to-do', 'coded', 'withheld', 'all']).default('to-do'),
      code: id.optional(),
      after: id.optional(),
    }),
    reply: {
      kind: 'json',
      schema: z.object({
        waveTitle: z.string(),
        words: z.string(),
        counts: z.object({
          comments: z.number(),
          toRead: z.number(),
          toCode: z.number(),
          withheld: z.number(),
        }),
        codes: z.array(
          z.object({
            id: z.string(),
            label: z.string(),
            meaning: z.string(),
            isLive: z.boolean(),
            comments: z.number(),
          }),
        ),
        comments: z.array(
          z.object({
            id: z.string(),
            state: z.enum(releaseStates),
            /** As written, for those who read them. */
            text: z.string(),
            /** As it may be shown, once released. */
            shown: z.string().nullable(),
            mayQuote: z.boolean(),
            riskPassedOn: z.string().nullable(),
            codings: z.array(coding),
          }),
        ),
        more: z.boolean(),
      }),
    },
    example: { params: { footprint: 'bnssg', wave: 'x', question: 'comments' } },
  },
  readComment: {
    id: 'themes.readComment',
    method: 'post',
    path: '/api/{footprint}/comments/{comment}/reading',
    summary: 'Release a comment, hide words of it, or withhold it (R20)',
    who: runsThemes,
    params: footprintParams.extend({ comment: id }),
    body: z.strictObject({
      act: z.enum(['released', 'redacted', 'withheld']),
      /** The words as they were read: a change meanwhile must be read again. */
      text: z.string().max(20_000),
      redactions: z
        .array(
          z.strictObject({
            start: z.number().int(),
            end: z.number().int(),
            because: z.enum(redactionReasons),
          }),
        )
        .max(100)
        .default([]),
      because: z.string().trim().max(500).default(''),
      risk: z
        .strictObject({
          kind: z.enum(riskKinds),
          to: z.string().trim().max(200),
        })
        .optional(),
    }),
    bodyLimit: 128 * 1024,
    reply: { kind: 'json', schema: z.object({ state: z.enum(releaseStates), shown: z.string().nullable() }) },
    example: {
      params: { footprint: 'bnssg', comment: 'x' },
      body: { act: 'released', text: 'Someone should answer the phone.' },
    },
  },
  addCode: {
    id: 'themes.addCode',
    method: 'post',
    path: '/api/{footprint}/waves/{wave}/questions/{question}/codes',
    summary: 'Add a code to the frame of a question',
    who: runsThemes,
    params: questionParams,
    body: z.strictObject({ label, meaning: meaning.default('') }),
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: {
      params: { footprint: 'bnssg', wave: 'x', question: 'comments' },
      body: { label: 'Waiting', meaning: 'Any wait for care' },
    },
  },
  renameCode: {
    id: 'themes.renameCode',
    method: 'patch',
    path: '/api/{footprint}/codes/{code}',
    summary: 'Change the words of a code',
    who: runsThemes,
    params: footprintParams.extend({ code: id }),
    body: z.strictObject({ label, meaning: meaning.optional() }),
    reply: { kind: 'json', schema: done },
    example: { params: { footprint: 'bnssg', code: 'x' }, body: { label: 'Long waits' } },
  },
  mergeCode: {
    id: 'themes.mergeCode',
    method: 'post',
    path: '/api/{footprint}/codes/{code}/merge',
    summary: 'Merge a code into another: its comments and themes follow, their authors stay',
    who: runsThemes,
    params: footprintParams.extend({ code: id }),
    body: z.strictObject({ into: id }),
    reply: { kind: 'json', schema: z.object({ comments: z.number() }) },
    example: { params: { footprint: 'bnssg', code: 'x' }, body: { into: 'y' } },
  },
  splitCode: {
    id: 'themes.splitCode',
    method: 'post',
    path: '/api/{footprint}/codes/{code}/split',
    summary: 'Split a code: its comments return to the queue for a person to choose',
    who: runsThemes,
    params: footprintParams.extend({ code: id }),
    body: z.strictObject({
      into: z
        .array(z.strictObject({ label, meaning: meaning.default('') }))
        .min(2, 'A split needs at least two new codes')
        .max(10),
    }),
    reply: {
      kind: 'json',
      status: 201,
      schema: z.object({ codes: z.array(z.string()), comments: z.number() }),
    },
    example: {
      params: { footprint: 'bnssg', code: 'x' },
      body: { into: [{ label: 'Waiting at home' }, { label: 'Waiting in the room' }] },
    },
  },
  retireCode: {
    id: 'themes.retireCode',
    method: 'post',
    path: '/api/{footprint}/codes/{code}/retire',
    summary: 'Use a code no more; what was coded with it stays readable',
    who: runsThemes,
    params: footprintParams.extend({ code: id }),
    body: z.strictObject({}),
    reply: { kind: 'json', schema: done },
    example: { params: { footprint: 'bnssg', code: 'x' }, body: {} },
  },
  listCodeframeHistory: {
    id: 'themes.listCodeframeHistory',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}/questions/{question}/codes/history',
    summary: 'What was changed in a codeframe, by whom, newest first',
    who: runsThemes,
    params: questionParams,
    reply: {
      kind: 'json',
      schema: z.object({
        changes: z.array(z.object({ at: z.string(), by: z.string(), act: z.string(), words: z.string() })),
      }),
    },
    example: { params: { footprint: 'bnssg', wave: 'x', question: 'comments' } },
  },
  addCoding: {
    id: 'themes.addCoding',
    method: 'post',
    path: '/api/{footprint}/comments/{comment}/codings',
    summary: 'Code a comment by hand; the same code by the same person once',
    who: runsThemes,
    params: footprintParams.extend({ comment: id }),
    body: z.strictObject({ code: id }),
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: { params: { footprint: 'bnssg', comment: 'x' }, body: { code: 'y' } },
  },
  removeCoding: {
    id: 'themes.removeCoding',
    method: 'delete',
    path: '/api/{footprint}/codings/{coding}',
    summary: 'Take a code off a comment',
    who: runsThemes,
    params: footprintParams.extend({ coding: id }),
    reply: { kind: 'json', schema: done },
    example: { params: { footprint: 'bnssg', coding: 'x' } },
  },
  listThemes: {
    id: 'themes.listThemes',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}/questions/{question}/themes',
    summary: 'The themes of a question with their prevalence, and the pathways they bear on',
    who: runsThemes,
    params: questionParams,
    reply: { kind: 'json', schema: z.object({ base: prevalenceBase, themes: z.array(theme) }) },
    example: { params: { footprint: 'bnssg', wave: 'x', question: 'comments' } },
  },
  addTheme: {
    id: 'themes.addTheme',
    method: 'post',
    path: '/api/{footprint}/waves/{wave}/questions/{question}/themes',
    summary: 'Make a theme of codes that make one point',
    who: runsThemes,
    params: questionParams,
    body: z.strictObject({ title, codes }),
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: {
      params: { footprint: 'bnssg', wave: 'x', question: 'comments' },
      body: { title: 'Hard to reach by telephone', codes: ['y'] },
    },
  },
  changeTheme: {
    id: 'themes.changeTheme',
    method: 'patch',
    path: '/api/{footprint}/themes/{theme}',
    summary: 'Change a theme’s title or codes',
    who: runsThemes,
    params: footprintParams.extend({ theme: id }),
    body: z.strictObject({ title: title.optional(), codes: codes.optional() }),
    reply: { kind: 'json', schema: done },
    example: { params: { footprint: 'bnssg', theme: 'x' }, body: { title: 'Nobody answers the telephone' } },
  },
  showTheme: {
    id: 'themes.showTheme',
    method: 'get',
    path: '/api/{footprint}/themes/{theme}',
    summary: 'The thread of a theme: codes, released comments, pathways, answers, updates',
    who: { staff: ['engagement-lead', 'analyst', 'programme'] },
    params: footprintParams.extend({ theme: id }),
    reply: {
      kind: 'json',
      schema: z.object({
        id: z.string(),
        title: z.string(),
        wave: z.string(),
        waveTitle: z.string(),
        question: z.string(),
        words: z.string(),
        codes: z.array(z.object({ id: z.string(), label: z.string(), isLive: z.boolean() })),
        base: prevalenceBase,
        prevalence,
        /** Released words only, newest reading first, at most 100; nobody is named (R20). */
        comments: z.array(z.object({ text: z.string(), mayQuote: z.boolean() })),
        notShown: z.number(),
        pathways: z.array(
          linkedPathway.extend({
            answers: z.array(z.object({ answer: z.enum(themeAnswers), status: z.string(), at: z.string() })),
            updates: z.array(
              z.object({ id: z.string(), publishedAt: z.string(), isSuperseded: z.boolean() }),
            ),
          }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg', theme: 'x' } },
  },
});
