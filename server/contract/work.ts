import { z } from 'zod';
import { footprintParams } from './access';
import { operations } from './operation';

const workParams = footprintParams.extend({ work: z.string().max(60) });
const makers = ['engagement-lead', 'analyst'] as const;

/** Long work: how far it is, and stopping it. What it makes is taken from the station that began it. */
export const workOperations = operations({
  showWork: {
    id: 'work.showWork',
    method: 'get',
    path: '/api/{footprint}/work/{work}',
    summary: 'How far a piece of your own long work is',
    who: { staff: makers },
    params: workParams,
    reply: {
      kind: 'json',
      schema: z.object({
        id: z.string(),
        title: z.string(),
        state: z.enum(['running', 'done', 'stopped', 'failed']),
        told: z.object({ done: z.number(), of: z.number(), words: z.string().nullable() }).nullable(),
        startedAt: z.string(),
        endedAt: z.string().nullable(),
        trouble: z.string().nullable(),
      }),
    },
    example: { params: { footprint: 'bnssg', work: 'x' } },
  },
  stopWork: {
    id: 'work.stopWork',
    method: 'post',
    path: '/api/{footprint}/work/{work}/stop',
    summary: 'Ask a piece of your own long work to end with what it has',
    who: { staff: makers },
    params: workParams,
    body: z.strictObject({}),
    reply: { kind: 'json', schema: z.object({ stopping: z.literal(true) }) },
    example: { params: { footprint: 'bnssg', work: 'x' }, body: {} },
  },
});
