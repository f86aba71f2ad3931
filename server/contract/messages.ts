import { z } from 'zod';
import { footprintParams } from './access';
import { operations } from './operation';

export const messagesOperations = operations({
  listTray: {
    id: 'messages.listTray',
    method: 'get',
    path: '/api/{footprint}/messages',
    summary: 'The newest messages, sent and waiting. To whom is shown only in the demo',
    who: { staff: ['engagement-lead', 'administrator'] },
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        /** Without a mail server the demo keeps all messages here instead of sending them. */
        isDemoTray: z.boolean(),
        waiting: z.number(),
        messages: z.array(
          z.object({
            id: z.string(),
            template: z.string(),
            to: z.string().nullable(),
            subject: z.string(),
            status: z.string(),
            at: z.string(),
            trouble: z.string().nullable(),
          }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  showTrayMessage: {
    id: 'messages.showTrayMessage',
    method: 'get',
    path: '/api/{footprint}/messages/{message}',
    summary: 'One message of the demo’s tray as it would arrive, links included',
    who: { staff: ['engagement-lead', 'administrator'] },
    params: footprintParams.extend({ message: z.string().max(60) }),
    reply: {
      kind: 'json',
      schema: z.object({
        id: z.string(),
        to: z.string(),
        subject: z.string(),
        text: z.string(),
        at: z.string(),
      }),
    },
    example: { params: { footprint: 'bnssg', message: 'x' } },
  },
});
