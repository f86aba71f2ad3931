import { z } from 'zod';
import { operations } from '../operation';
import { lead, ofGroup, ofInvitation, words } from './shapes';

/** What the meeting needs and leaves: the sheet for who runs it, expenses and thanks (R33). */
export const afterwardsOperations = operations({
  addPayment: {
    id: 'groups.addPayment',
    method: 'post',
    path: '/api/{footprint}/groups/{group}/people/{invitation}/payments',
    summary: 'Record expenses or thanks paid to someone who had a seat; below zero corrects an earlier row',
    who: lead,
    params: ofInvitation,
    body: z.strictObject({
      kind: z.enum(['expenses', 'thanks']),
      pence: z
        .int('Write the amount in whole pence')
        .min(-100_000)
        .max(100_000, 'At most £1,000')
        .refine((pence) => pence !== 0, 'Write an amount'),
      words: words(200, 'Write what for'),
    }),
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: {
      params: { footprint: 'bnssg', group: 'x', invitation: 'y' },
      body: { kind: 'thanks', pence: 3000, words: 'Voucher, as offered' },
    },
  },
  takeSheet: {
    id: 'groups.takeSheet',
    method: 'post',
    path: '/api/{footprint}/groups/{group}/sheet',
    summary:
      'For who runs the meeting: first names and needs of those who have a seat and agreed to it; audited',
    who: lead,
    params: ofGroup,
    body: z.strictObject({ purpose: words(200, 'Write who it is for') }),
    reply: {
      kind: 'json',
      schema: z.object({
        rows: z.array(z.object({ firstName: z.string(), needs: z.array(z.string()) })),
        /** With a seat, and not on the sheet. */
        notOnIt: z.number(),
      }),
    },
    example: { params: { footprint: 'bnssg', group: 'x' }, body: { purpose: 'For the facilitator' } },
  },
});
