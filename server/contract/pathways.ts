import { z } from 'zod';
import { themeAnswers } from '../../surveys/vocabulary';
import { footprintParams } from './access';
import { operations } from './operation';
import { prevalence } from './themes';

const id = z.string().min(1).max(60);
const sees = { staff: ['engagement-lead', 'analyst', 'programme'] } as const;
const keeps = { staff: ['engagement-lead', 'programme'] } as const;
const pathwayParams = footprintParams.extend({ pathway: id });
const done = z.object({ done: z.literal(true) });

/** A due date as precise as it is known: as stored, in words, and its first and last day. */
export const dueReply = z.object({
  code: z.string(),
  words: z.string(),
  first: z.string(),
  last: z.string(),
});
const dueText = z.string().trim().max(60);
const role = z.string().trim().max(160);

const milestone = z.object({
  id: z.string(),
  phase: z.string(),
  title: z.string(),
  due: dueReply.nullable(),
  forecast: dueReply.nullable(),
  doneOn: dueReply.nullable(),
  isDone: z.boolean(),
  isLate: z.boolean(),
  /** Off the plan, by whole weeks; null while neither done nor forecast. */
  weeksLate: z.number().nullable(),
  owner: z.string().nullable(),
  note: z.string().nullable(),
});

const answer = z.object({
  id: z.string(),
  answer: z.enum(themeAnswers),
  status: z.string(),
  words: z.string(),
  owner: z.string().nullable(),
  byWhen: dueReply.nullable(),
  passedTo: z.string().nullable(),
  at: z.string(),
  by: z.string(),
});

const action = z.object({
  id: z.string(),
  title: z.string(),
  owner: z.string(),
  due: dueReply,
  status: z.enum(['open', 'done', 'dropped']),
  isLate: z.boolean(),
});

const linkedTheme = z.object({
  link: z.string(),
  theme: z.string(),
  title: z.string(),
  /** Where it was said, in words, with how many people: "Survey 1 (33 people)". */
  evidence: z.string(),
  prevalence,
  linkedAt: z.string(),
  /** Newest first. */
  answers: z.array(answer),
  status: z.string(),
  actions: z.array(action),
  /** Whole days since it was linked, or since its answer. */
  ageDays: z.number(),
  owed: z.array(z.object({ code: z.string(), isLate: z.boolean(), words: z.string() })),
  updates: z.array(z.object({ id: z.string(), publishedAt: z.string(), isSuperseded: z.boolean() })),
});

export const pathwaysOperations = operations({
  listPathways: {
    id: 'pathways.listPathways',
    method: 'get',
    path: '/api/{footprint}/pathways',
    summary: 'The pathway records one may see, with what waits on each',
    who: sees,
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        pathways: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            aim: z.string().nullable(),
            changedAt: z.string(),
            milestones: z.number(),
            milestonesDone: z.number(),
            milestonesLate: z.number(),
            themes: z.number(),
            unanswered: z.number(),
            /** Days the oldest unanswered theme has waited. */
            oldestDays: z.number().nullable(),
            isClosed: z.boolean(),
          }),
        ),
        /** Records that come with the program and are not entered yet. */
        bundled: z.array(z.object({ key: z.string(), name: z.string(), source: z.string() })),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  showPathway: {
    id: 'pathways.showPathway',
    method: 'get',
    path: '/api/{footprint}/pathways/{pathway}',
    summary: 'One record: fields, milestones, themes with answers, actions and what is owed',
    who: sees,
    params: pathwayParams,
    reply: {
      kind: 'json',
      schema: z.object({
        id: z.string(),
        name: z.string(),
        source: z.string().nullable(),
        revision: z.number(),
        changedAt: z.string(),
        changedBy: z.string(),
        today: z.string(),
        fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
        milestones: z.array(milestone),
        /** Unanswered first, oldest first. */
        themes: z.array(linkedTheme),
        isClosed: z.boolean(),
        mayChange: z.boolean(),
      }),
    },
    example: { params: { footprint: 'bnssg', pathway: 'msk' } },
  },
  enterPathway: {
    id: 'pathways.enterPathway',
    method: 'post',
    path: '/api/{footprint}/pathways',
    summary: 'Open a pathway record: one that comes with the program, or a blank one',
    who: { staff: ['engagement-lead'] },
    params: footprintParams,
    body: z.union([
      z.strictObject({ bundled: z.string().max(60) }),
      z.strictObject({
        name: z.string().trim().min(1, 'Name the pathway').max(120),
        aim: z.string().trim().max(4000).default(''),
      }),
    ]),
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string(), milestones: z.number() }) },
    example: { params: { footprint: 'bnssg' }, body: { bundled: 'msk' } },
  },
  changeFields: {
    id: 'pathways.changeFields',
    method: 'put',
    path: '/api/{footprint}/pathways/{pathway}/fields',
    summary: 'Change the fields of a record that still stands as it was read',
    who: keeps,
    params: pathwayParams,
    body: z.strictObject({
      revision: z.number().int(),
      fields: z.record(z.string().max(60), z.union([z.string(), z.array(z.string())])),
    }),
    bodyLimit: 256 * 1024,
    reply: { kind: 'json', schema: z.object({ revision: z.number() }) },
    example: {
      params: { footprint: 'bnssg', pathway: 'msk' },
      body: { revision: 1, fields: { aim: 'Shorter waits' } },
    },
  },
  addMilestone: {
    id: 'pathways.addMilestone',
    method: 'post',
    path: '/api/{footprint}/pathways/{pathway}/milestones',
    summary: 'Add a dated promise',
    who: keeps,
    params: pathwayParams,
    body: z.strictObject({
      title: z.string().trim().min(1, 'Say what will be there').max(300),
      phase: z.string().trim().max(120).default(''),
      due: dueText.default(''),
      owner: role.default(''),
    }),
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: {
      params: { footprint: 'bnssg', pathway: 'msk' },
      body: { title: 'New service starts', phase: 'Delivery', due: 'April 2027', owner: 'Programme board' },
    },
  },
  changeMilestone: {
    id: 'pathways.changeMilestone',
    method: 'patch',
    path: '/api/{footprint}/milestones/{milestone}',
    summary: 'Change a milestone, forecast it, or mark it done',
    who: keeps,
    params: footprintParams.extend({ milestone: id }),
    body: z.strictObject({
      title: z.string().trim().min(1, 'Say what will be there').max(300).optional(),
      phase: z.string().trim().max(120).optional(),
      due: dueText.optional(),
      forecast: dueText.optional(),
      isDone: z.boolean().optional(),
      doneOn: dueText.optional(),
      owner: role.optional(),
      note: z.string().trim().max(1000).optional(),
    }),
    reply: { kind: 'json', schema: done },
    example: {
      params: { footprint: 'bnssg', milestone: 'x' },
      body: { isDone: true, doneOn: '31 May 2026' },
    },
  },
  linkTheme: {
    id: 'pathways.linkTheme',
    method: 'post',
    path: '/api/{footprint}/pathways/{pathway}/themes',
    summary: 'Link a theme to the pathway it bears on, as evidence; from now on it waits for an answer',
    who: { staff: ['engagement-lead', 'analyst'] },
    params: pathwayParams,
    body: z.strictObject({ theme: id }),
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: { params: { footprint: 'bnssg', pathway: 'msk' }, body: { theme: 'x' } },
  },
  answerTheme: {
    id: 'pathways.answerTheme',
    method: 'post',
    path: '/api/{footprint}/pathway-themes/{link}/answers',
    summary: 'Give a theme one of the four answers (R23); earlier ones stay',
    who: keeps,
    params: footprintParams.extend({ link: id }),
    body: z.strictObject({
      answer: z.string().max(20),
      words: z.string().max(4000).default(''),
      byWhen: dueText.default(''),
      owner: role.default(''),
      passedTo: role.default(''),
      /** The answer that stood when this one was written. */
      standing: id.nullable(),
    }),
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string(), status: z.string() }) },
    example: {
      params: { footprint: 'bnssg', link: 'x' },
      body: { answer: 'cannot', words: 'the lease ends in 2027', standing: null },
    },
  },
  addAction: {
    id: 'pathways.addAction',
    method: 'post',
    path: '/api/{footprint}/pathway-themes/{link}/actions',
    summary: 'Add what follows an acceptance, with owner and due date',
    who: keeps,
    params: footprintParams.extend({ link: id }),
    body: z.strictObject({
      title: z.string().trim().min(1, 'Say what will be done').max(300),
      owner: z.string().trim().min(1, 'Name the role that must do it, not a person').max(160),
      due: dueText,
    }),
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: {
      params: { footprint: 'bnssg', link: 'x' },
      body: { title: 'One telephone number', owner: 'Contact centre', due: 'June 2027' },
    },
  },
  changeAction: {
    id: 'pathways.changeAction',
    method: 'patch',
    path: '/api/{footprint}/actions/{action}',
    summary: 'Change an action’s status, owner or due date',
    who: keeps,
    params: footprintParams.extend({ action: id }),
    body: z.strictObject({
      status: z.enum(['open', 'done', 'dropped']).optional(),
      owner: z.string().trim().min(1, 'Name the role that must do it, not a person').max(160).optional(),
      due: dueText.min(1, 'Write when it is due').optional(),
    }),
    reply: { kind: 'json', schema: done },
    example: { params: { footprint: 'bnssg', action: 'x' }, body: { status: 'done' } },
  },
});
