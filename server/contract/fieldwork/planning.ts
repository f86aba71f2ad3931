import { z } from 'zod';
import { channels } from '../../../surveys/vocabulary';
import { footprintParams } from '../access';
import { operations } from '../operation';

import { lead, plan, planExample, rate, reasons, runsThePanel, status, wave } from './shapes';

/** A wave from its plan to its end. */
export const planningOperations = operations({
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
});
