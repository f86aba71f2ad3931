import { z } from 'zod';
import { answeredFor, channels, dispositions, formats } from '../../surveys/vocabulary';
import { footprintParams } from './access';
import { operations } from './operation';

const id = z.string().min(1).max(60);
const wave = footprintParams.extend({ wave: id });
const ofCase = wave.extend({ case: id });
const runsThePanel = { staff: ['engagement-lead', 'analyst'] } as const;
const lead = { staff: ['engagement-lead'] } as const;
const day = z.iso.date('Write the date like 2026-03-28');
const status = z.enum(['draft', 'open', 'closed']);

const draw = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({
    kind: z.literal('stratified'),
    size: z.int().min(1, 'Draw at least one member').max(1_000_000),
    by: z.array(z.string().max(60)).max(4, 'Stratify by at most four variables'),
    seed: z
      .int()
      .min(0)
      .max(2 ** 32),
  }),
]);
const plan = z.strictObject({
  questionnaire: z.string().min(1, 'Choose a questionnaire').max(60),
  title: z.string().trim().min(1, 'Write a title for the list, such as Survey 1').max(200),
  opensOn: day,
  closesOn: day,
  graceDays: z.int().min(0).max(60, 'At most 60 days').default(0),
  draw,
  reminders: z.strictObject({
    afterDays: z.int().min(1, 'At least 1 day').max(90),
    most: z.int().min(0).max(5, 'At most 5 reminders'),
  }),
});
const planExample = {
  questionnaire: 'x',
  title: 'Survey 1',
  opensOn: '2026-03-02',
  closesOn: '2026-03-30',
  draw: { kind: 'all' as const },
  reminders: { afterDays: 7, most: 2 },
};

const reasons = z.array(z.object({ reason: z.string(), members: z.number() }));
const stage = z.object({
  name: z.string(),
  numerator: z.number(),
  base: z.number(),
  share: z.number().nullable(),
});
/** A rate of usable answers: its name follows from its base. */
const rate = stage.extend({
  baseRule: z.string(),
  /** Days of one's own invitation within which an answer counts; null for all until then. */
  withinDays: z.number().nullable(),
  partialFrom: z.number().nullable(),
  notIssued: z.number(),
  asOf: z.string(),
});
const curve = z.array(
  z.object({
    day: z.number(),
    share: z.number(),
    stillOpen: z.number(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
  }),
);
const partial = z.object({ label: z.string(), unconditional: z.number(), conditional: z.number() });
/** How alike the chance of answering was among those invited, or why it cannot be told. */
const response = z.union([
  z.object({ problem: z.string() }),
  z.object({
    value: z.number(),
    unadjusted: z.number(),
    invited: z.number(),
    answered: z.number(),
    largestBias: z.number(),
    variables: z.array(partial.extend({ categories: z.array(partial.extend({ people: z.number() })) })),
  }),
]);

export const fieldworkOperations = operations({
  listWaves: {
    id: 'fieldwork.listWaves',
    method: 'get',
    path: '/api/{footprint}/waves',
    summary: 'Every wave with its window and participation',
    who: runsThePanel,
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        waves: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            status,
            opensOn: z.string(),
            closesOn: z.string(),
            participation: rate.nullable(),
          }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  planWave: {
    id: 'fieldwork.planWave',
    method: 'post',
    path: '/api/{footprint}/waves',
    summary: 'Plan a wave: a questionnaire, its window, whom to draw, when to remind',
    who: lead,
    params: footprintParams,
    body: plan,
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: { params: { footprint: 'bnssg' }, body: planExample },
  },
  changePlan: {
    id: 'fieldwork.changePlan',
    method: 'put',
    path: '/api/{footprint}/waves/{wave}',
    summary: 'Change the plan of a wave that is not issued yet',
    who: lead,
    params: wave,
    body: plan,
    reply: { kind: 'json', schema: z.object({ done: z.literal(true) }) },
    example: { params: { footprint: 'bnssg', wave: 'x' }, body: planExample },
  },
  previewWave: {
    id: 'fieldwork.previewWave',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}/preview',
    summary: 'Who would be asked if it were issued now, by which channel, and who is held back and why',
    who: runsThePanel,
    params: wave,
    reply: {
      kind: 'json',
      schema: z.object({
        asOf: z.string(),
        wouldAsk: z.number(),
        members: z.number(),
        byChannel: z.array(z.object({ channel: z.enum(channels), members: z.number() })),
        heldBack: reasons,
        notDrawn: z.number(),
        strata: z.array(z.object({ name: z.string(), available: z.number(), drawn: z.number() })),
        stops: z.array(z.string()),
        /** The product's own words in each language it is offered in that no speaker has checked. */
        uncheckedWords: z.array(z.object({ language: z.string(), unchecked: z.number(), of: z.number() })),
      }),
    },
    example: { params: { footprint: 'bnssg', wave: 'x' } },
  },
  issueWave: {
    id: 'fieldwork.issueWave',
    method: 'post',
    path: '/api/{footprint}/waves/{wave}/issue',
    summary:
      'Issue the wave: freeze its questionnaire and invite. Again while it is open: invite members new since',
    who: lead,
    params: wave,
    body: z.strictObject({}),
    reply: { kind: 'json', schema: z.object({ issued: z.number(), heldBack: z.number() }) },
    example: { params: { footprint: 'bnssg', wave: 'x' }, body: {} },
  },
  showWave: {
    id: 'fieldwork.showWave',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}',
    summary: 'How a wave stands: funnel, participation, days to answer, segments, reminders, held back',
    who: runsThePanel,
    params: wave,
    reply: {
      kind: 'json',
      schema: z.object({
        id: z.string(),
        title: z.string(),
        status,
        questionnaire: z.string(),
        version: z.number(),
        /** A later version of which only words differ, that could be shown from now on. */
        newWording: z.object({ version: z.number(), reason: z.string() }).nullable(),
        opensOn: z.string(),
        closesOn: z.string(),
        graceDays: z.number(),
        window: z.enum(['not-yet', 'open', 'grace', 'closed']),
        daysLeft: z.number(),
        draw,
        reminders: z.object({ afterDays: z.number(), most: z.number() }),
        asOf: z.string(),
        participation: rate,
        reach: z.array(rate),
        completion: stage,
        breakOff: stage,
        /** Of a closed wave: its participation for good, with marks of whom it counts, as the audit keeps them. */
        frozen: z
          .object({
            asOf: z.string(),
            numerator: z.number(),
            base: z.number(),
            baseMark: z.string(),
            answersMark: z.string(),
          })
          .nullable(),
        selection: z.enum(['known', 'unknown', 'mixed']),
        funnel: z.object({
          invited: z.number(),
          delivered: z.number(),
          started: z.number(),
          usable: z.number(),
          complete: z.number(),
        }),
        dispositions: z.array(
          z.object({
            disposition: z.enum(dispositions),
            codes: z.array(z.object({ aapor: z.string(), cases: z.number() })),
            cases: z.number(),
          }),
        ),
        lines: z.object({ partialFrom: z.number(), completeFrom: z.number() }),
        cohorts: z.array(
          z.object({
            key: z.string(),
            cohort: z.string(),
            hidden: z.string().nullable(),
            rate: rate.nullable(),
            /** Within so many days of each member's own invitation, among those invited at least so long ago. */
            matured: rate.nullable(),
          }),
        ),
        curve,
        cohortCurves: z.array(z.object({ cohort: z.string(), invited: z.number(), curve })),
        segments: z.array(
          z.object({
            variable: z.string(),
            label: z.string(),
            rows: z.array(
              z.object({
                label: z.string(),
                hidden: z.string().nullable(),
                base: z.number().nullable(),
                share: z.number().nullable(),
                lower: z.number().nullable(),
                upper: z.number().nullable(),
              }),
            ),
          }),
        ),
        response,
        intervalName: z.string(),
        remindersDue: z.array(z.object({ channel: z.enum(channels), number: z.number(), cases: z.number() })),
        remindersNotDue: z.array(z.object({ reason: z.string(), cases: z.number() })),
        byHand: z.array(z.object({ channel: z.enum(channels), cases: z.number() })),
        heldBack: reasons,
        newMembers: z.number(),
      }),
    },
    example: { params: { footprint: 'bnssg', wave: 'x' } },
  },
  showOutcomeRates: {
    id: 'fieldwork.showOutcomeRates',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}/outcome-rates',
    summary: 'AAPOR outcome rates by name; response rates only where the selection of every case is known',
    who: runsThePanel,
    params: wave,
    reply: {
      kind: 'json',
      schema: z.object({
        asOf: z.string(),
        cases: z.number(),
        e: z.number().nullable(),
        rates: z.array(z.object({ rate: z.string(), name: z.string(), value: z.number().nullable() })),
        refused: z.array(z.object({ rate: z.string(), because: z.string() })),
      }),
    },
    example: { params: { footprint: 'bnssg', wave: 'x' } },
  },
  sendReminders: {
    id: 'fieldwork.sendReminders',
    method: 'post',
    path: '/api/{footprint}/waves/{wave}/reminders',
    summary: 'Send the reminders that are due now, each once',
    who: lead,
    params: wave,
    body: z.strictObject({}),
    reply: { kind: 'json', schema: z.object({ reminded: z.number() }) },
    example: { params: { footprint: 'bnssg', wave: 'x' }, body: {} },
  },
  useWording: {
    id: 'fieldwork.useWording',
    method: 'put',
    path: '/api/{footprint}/waves/{wave}/wording',
    summary: 'Put a later version of which only words differ to a wave that is open',
    who: lead,
    params: wave,
    body: z.strictObject({ version: z.int().min(1) }),
    reply: { kind: 'json', schema: z.object({ done: z.literal(true) }) },
    example: { params: { footprint: 'bnssg', wave: 'x' }, body: { version: 2 } },
  },
  closeWave: {
    id: 'fieldwork.closeWave',
    method: 'post',
    path: '/api/{footprint}/waves/{wave}/close',
    summary: 'Close a wave before its last day; days of grace run from now',
    who: lead,
    params: wave,
    body: z.strictObject({}),
    reply: { kind: 'json', schema: z.object({ done: z.literal(true) }) },
    example: { params: { footprint: 'bnssg', wave: 'x' }, body: {} },
  },
  takeLetters: {
    id: 'fieldwork.takeLetters',
    method: 'post',
    path: '/api/{footprint}/waves/{wave}/letters',
    summary: 'The invitations to post or to telephone, with address and short code; each taking is audited',
    who: lead,
    params: wave,
    body: z.strictObject({ purpose: z.string().trim().min(3, 'Write why you need them').max(200) }),
    reply: {
      kind: 'json',
      schema: z.object({
        letters: z.array(
          z.object({
            channel: z.enum(channels),
            name: z.string().nullable(),
            address: z.string().nullable(),
            postcode: z.string().nullable(),
            telephone: z.string().nullable(),
            page: z.string(),
            code: z.string(),
          }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg', wave: 'x' }, body: { purpose: 'Post the invitations' } },
  },
  listSafetyTasks: {
    id: 'fieldwork.listSafetyTasks',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}/safety-tasks',
    summary: 'What the safety route asks staff to do: case and task, never the name or what was written',
    who: runsThePanel,
    params: wave,
    reply: {
      kind: 'json',
      schema: z.object({
        tasks: z.array(
          z.object({
            id: z.string(),
            at: z.string(),
            case: z.string(),
            /** Whose record leads to a way of reaching them, for a reason that is written down. */
            member: z.string(),
            because: z.enum(['answer', 'words']),
            /** What staff are asked to do; null where its rule is no longer known. */
            task: z.string().nullable(),
            done: z.object({ at: z.string(), by: z.string(), note: z.string() }).nullable(),
          }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg', wave: 'x' } },
  },
  settleSafetyTask: {
    id: 'fieldwork.settleSafetyTask',
    method: 'post',
    path: '/api/{footprint}/waves/{wave}/safety-tasks/{task}',
    summary: 'Say what was done about a task of the safety route, once; it is audited',
    who: lead,
    params: wave.extend({ task: id }),
    body: z.strictObject({
      note: z.string().trim().min(3, 'Write in a few words what was done, without names').max(300),
    }),
    reply: { kind: 'json', schema: z.object({ done: z.literal(true) }) },
    example: {
      params: { footprint: 'bnssg', wave: 'x', task: 'x' },
      body: { note: 'Rang in the afternoon' },
    },
  },
  findCase: {
    id: 'fieldwork.findCase',
    method: 'post',
    path: '/api/{footprint}/waves/{wave}/entry',
    summary:
      'Find the case of a paper or telephone answer by short code or reference, without showing who it is',
    who: lead,
    params: wave,
    body: z.strictObject({ code: z.string().trim().min(3, 'Write the code or the reference').max(60) }),
    reply: {
      kind: 'json',
      schema: z.object({
        case: z.string(),
        isFinished: z.boolean(),
        answeredFor: z.enum(answeredFor),
        answered: z.number(),
        of: z.number(),
        /** A fresh submission id: sent twice, it is kept once. */
        submission: z.string(),
        fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
        questionnaire: z.string(),
        version: z.number(),
      }),
    },
    example: { params: { footprint: 'bnssg', wave: 'x' }, body: { code: 'ABCDEFGHJKM' } },
  },
  enterAnswers: {
    id: 'fieldwork.enterAnswers',
    method: 'post',
    path: '/api/{footprint}/waves/{wave}/cases/{case}/answers',
    summary:
      'Enter an answer from paper or telephone: channel and who typed it are kept, totals stay as given',
    who: lead,
    params: ofCase,
    body: z.strictObject({
      submission: z.string().min(16).max(64),
      channel: z.enum(['paper', 'telephone', 'in-person']),
      isWhole: z.boolean(),
      /** The version that was answered, where the survey has two. */
      format: z.enum(formats).optional(),
      answeredFor: z.enum(answeredFor).optional(),
      fields: z.record(
        z.string().max(100),
        z.union([z.string().max(20_000), z.array(z.string().max(200)).max(100)]),
      ),
      /** Fields, as `answers-doubtful` named them, whose answers do stand on the form as typed. */
      asked: z.array(z.string().max(110)).max(200).optional(),
      /** Why answers that do not go together (`answers-clash`) are kept as the person gave them. */
      asGiven: z.string().trim().min(3, 'Write in a few words why, without names').max(300).optional(),
    }),
    bodyLimit: 256 * 1024,
    reply: {
      kind: 'json',
      schema: z.object({ outcome: z.enum(['saved', 'repeated']), answered: z.number(), of: z.number() }),
    },
    example: {
      params: { footprint: 'bnssg', wave: 'x', case: 'x' },
      body: {
        submission: 'aaaaaaaaaaaaaaaaaaaaaaaa',
        channel: 'paper',
        isWhole: true,
        fields: { 'q.general_health': 'good' },
      },
    },
  },
});
