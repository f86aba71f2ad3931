import { z } from 'zod';
import { operations } from '../operation';
import { feasibility, id, lead, ofGroup, quota, quotas, quotasFrom } from './shapes';

/** Quotas, the lottery committed to, the draw, and the receipts by which anyone can check it (R28). */
export const drawingOperations = operations({
  proposeQuotas: {
    id: 'groups.proposeQuotas',
    method: 'get',
    path: '/api/{footprint}/groups/{group}/quotas',
    summary: 'Quotas in proportion to the population of the frame in use, or to those who can come',
    who: lead,
    params: ofGroup,
    query: z.object({
      from: z.enum(['population', 'pool']),
      /** Keys of profile variables, with commas between. */
      variables: z.string().min(1).max(400),
      /** Two or three variables crossed instead of each alone. */
      cross: z.literal('yes').optional(),
    }),
    reply: {
      kind: 'json',
      schema: z.object({
        quotas: z.array(quota.extend({ name: z.string() })),
        source: z.string(),
        feasibility,
      }),
    },
    example: {
      params: { footprint: 'bnssg', group: 'x' },
      query: { from: 'pool', variables: 'sex' },
    },
  },
  keepQuotas: {
    id: 'groups.keepQuotas',
    method: 'put',
    path: '/api/{footprint}/groups/{group}/quotas',
    summary:
      'Keep quotas for the draw, and say at once whether they can be met, or what would have to change',
    who: lead,
    params: ofGroup,
    body: z.strictObject({ quotas, from: quotasFrom }),
    reply: { kind: 'json', schema: feasibility },
    example: {
      params: { footprint: 'bnssg', group: 'x' },
      body: { quotas: [{ cell: { sex: 'female' }, min: 4, max: 6 }], from: 'hand' },
    },
  },
  findLottery: {
    id: 'groups.findLottery',
    method: 'post',
    path: '/api/{footprint}/groups/{group}/lotteries',
    summary:
      'Begin to look for a lottery over the open seats, the fairest unless another way is named: long work that can be stopped',
    who: lead,
    params: ofGroup,
    body: z.strictObject({
      /** Name of a way of drawing lots (see showGroup); null: the fairest, and for seats given back that of their draw. */
      method: z.string().trim().max(40, 'At most 40 characters').nullable().default(null),
      /** For a public draw with balls: rounded to so many numbered panels, each as likely. */
      numbered: z
        .int('Write a whole number of panels')
        .min(10, 'At least 10 panels')
        .max(10_000, 'At most 10,000 panels')
        .nullable()
        .default(null),
    }),
    reply: { kind: 'json', status: 202, schema: z.object({ work: z.string() }) },
    example: { params: { footprint: 'bnssg', group: 'x' }, body: {} },
  },
  drawGroup: {
    id: 'groups.drawGroup',
    method: 'post',
    path: '/api/{footprint}/groups/{group}/lotteries/{lottery}/draw',
    summary:
      'Draw from the lottery committed to, by its seed or by a ball: publish the receipt, tell everyone in the lot',
    who: lead,
    params: ofGroup.extend({ lottery: id }),
    body: z.strictObject({
      /** Where balls draw: the number that came out, and who saw it. */
      ball: z
        .int('Write the number of the ball')
        .min(1, 'Balls are numbered from 1')
        .nullable()
        .default(null),
      witnesses: z.string().trim().max(300, 'At most 300 characters').default(''),
    }),
    reply: {
      kind: 'json',
      status: 201,
      schema: z.object({ id: z.string(), drawn: z.number(), reserves: z.number() }),
    },
    example: { params: { footprint: 'bnssg', group: 'x', lottery: 'y' }, body: {} },
  },
  takeAuditorReceipt: {
    id: 'groups.takeAuditorReceipt',
    method: 'get',
    path: '/api/{footprint}/groups/{group}/draws/{draw}/auditor',
    summary: 'The auditor’s receipt: the pseudonymised table and every panel with its chance; audited',
    who: lead,
    params: ofGroup.extend({ draw: id }),
    reply: { kind: 'file', mediaType: 'application/json' },
    example: { params: { footprint: 'bnssg', group: 'x', draw: 'y' } },
  },
  showPublicGroup: {
    id: 'groups.showPublicGroup',
    method: 'get',
    path: '/{footprint}/groups/{group}',
    summary: 'What was committed to, what was drawn and how anyone can check it: the public page',
    who: { anyone: true },
    params: ofGroup,
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg', group: 'x' } },
  },
  takePublicReceipt: {
    id: 'groups.takePublicReceipt',
    method: 'get',
    path: '/{footprint}/groups/{group}/receipts/{draw}',
    summary: 'The public receipt of a draw, as a file that npm run verify-draw checks',
    who: { anyone: true },
    params: ofGroup.extend({ draw: id }),
    reply: { kind: 'file', mediaType: 'application/json' },
    example: { params: { footprint: 'bnssg', group: 'x', draw: 'y' } },
  },
});
