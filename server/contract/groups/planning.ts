import { z } from 'zod';
import { channels } from '../../../surveys/vocabulary';
import { footprintParams } from '../access';
import { operations } from '../operation';
import {
  commitment,
  counts,
  finding,
  lead,
  ofGroup,
  plan,
  planExample,
  quota,
  quotasFrom,
  readers,
  segment,
  shown,
} from './shapes';

/** What a group is for, who may be invited, and how it stands. */
export const planningOperations = operations({
  listGroups: {
    id: 'groups.listGroups',
    method: 'get',
    path: '/api/{footprint}/groups',
    summary: 'Groups with their counts; programme teams find those of their own pathways',
    who: readers,
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        groups: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            meetsOn: z.string(),
            place: z.string(),
            seats: z.number(),
            counts,
          }),
        ),
        mayPlan: z.boolean(),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  describeChoices: {
    id: 'groups.describeChoices',
    method: 'get',
    path: '/api/{footprint}/group-choices',
    summary: 'What a rule of who is invited, and quotas, may be made of',
    who: lead,
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        variables: z.array(
          z.object({
            key: z.string(),
            label: z.string(),
            /** Only the profile is quota'd; a rule may ask past answers and groups too. */
            isProfile: z.boolean(),
            categories: z.array(z.object({ code: z.string(), label: z.string() })),
          }),
        ),
        pathways: z.array(z.object({ id: z.string(), name: z.string() })),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  sizeRule: {
    id: 'groups.sizeRule',
    method: 'post',
    path: '/api/{footprint}/group-rule',
    summary:
      'A rule as a sentence, and how many members fit it: no number under 10, and of past answers none that a near rule gives away',
    who: lead,
    params: footprintParams,
    body: z.strictObject({ segment }),
    reply: {
      kind: 'json',
      schema: z.object({
        sentence: z.string(),
        members: z.number().nullable(),
        /** To the nearest five, where the rule asks for past answers. */
        isRounded: z.boolean(),
        /** Why no number is shown. */
        because: z.enum(['few', 'near-rule', 'near-everyone']).nullable(),
        problems: z.array(z.string()),
      }),
    },
    example: { params: { footprint: 'bnssg' }, body: { segment: planExample.segment } },
  },
  planGroup: {
    id: 'groups.planGroup',
    method: 'post',
    path: '/api/{footprint}/groups',
    summary: 'Plan a group: what for, when and where, seats, who may be invited. Nobody is asked',
    who: lead,
    params: footprintParams,
    body: plan,
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: { params: { footprint: 'bnssg' }, body: planExample },
  },
  changePlan: {
    id: 'groups.changePlan',
    method: 'put',
    path: '/api/{footprint}/groups/{group}',
    summary:
      'Change the plan: the rule until anyone is invited, seats until the draw; who is invited is told of a new time or place',
    who: lead,
    params: ofGroup,
    body: plan,
    reply: { kind: 'json', schema: z.object({ told: z.number() }) },
    example: { params: { footprint: 'bnssg', group: 'x' }, body: planExample },
  },
  showGroup: {
    id: 'groups.showGroup',
    method: 'get',
    path: '/api/{footprint}/groups/{group}',
    summary: 'How a group stands, from rule to payments; programme teams see counts alone',
    who: readers,
    params: ofGroup,
    reply: {
      kind: 'json',
      schema: z.object({
        group: plan.extend({ id: z.string(), sentence: z.string(), pathwayName: z.string().nullable() }),
        asOf: z.string(),
        counts,
        /** For the engagement lead alone: with the seats it tells how many gave one back. */
        openSeats: shown,
        /** The public page, once a lottery is committed to. */
        address: z.string().nullable(),
        /** Fairness over both stages, in sentences. */
        fairness: z.array(z.string()),
        /** For the engagement lead alone. */
        lead: z
          .object({
            rounds: z.array(
              z.object({
                at: z.string(),
                fitting: z.number(),
                eligible: z.number(),
                invited: z.number(),
                seed: z.string(),
              }),
            ),
            heldBack: z.array(z.object({ reason: z.string(), members: shown })),
            byHand: z.array(z.object({ channel: z.enum(channels), people: z.number() })),
            quotas: z.array(quota.extend({ name: z.string(), inPool: z.number(), seated: z.number() })),
            quotasFrom: quotasFrom.nullable(),
            /** Ways of drawing lots, the fairest first; after the first draw its own alone. */
            methods: z.array(
              z.object({
                name: z.string(),
                label: z.string(),
                promise: z.string(),
                loses: z.string().nullable(),
              }),
            ),
            lotteries: z.array(
              z.object({
                id: z.string(),
                at: z.string(),
                commitment,
                finding,
                isDrawn: z.boolean(),
                /** All it rests on still holds: it may be drawn from. */
                isCurrent: z.boolean(),
              }),
            ),
            draws: z.array(
              z.object({
                id: z.string(),
                lottery: z.string(),
                at: z.string(),
                drawn: z.number(),
                panels: z.number(),
                /** Null where balls drew. */
                seed: z.string().nullable(),
                mark: z.string(),
              }),
            ),
            expensesPence: z.number(),
            thanksPence: z.number(),
          })
          .nullable(),
      }),
    },
    example: { params: { footprint: 'bnssg', group: 'x' } },
  },
});
