import { z } from 'zod';
import { channels, dispositions } from '../../../surveys/vocabulary';
import { operations } from '../operation';

import { curve, draw, id, lead, rate, reasons, response, runsThePanel, stage, status, wave } from './shapes';

/** A wave while it is open: who answered, who is reminded, whom staff must ring. */
export const watchingOperations = operations({
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
});
