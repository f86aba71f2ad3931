import { z } from 'zod';
import { languages } from '../../surveys/wording/languages';
import { footprintParams } from './access';
import { operations } from './operation';

const who = { staff: ['engagement-lead', 'administrator'] } as const;
const translated = z.enum(languages).exclude(['en']);

const standings = z.object({
  checked: z.number(),
  wordings: z.array(
    z.object({
      key: z.string(),
      english: z.array(z.string()),
      translation: z.array(z.string()),
      mark: z.string(),
      checkedBy: z.string().optional(),
    }),
  ),
});

export const wordingOperations = operations({
  showWording: {
    id: 'wording.showWording',
    method: 'get',
    path: '/api/{footprint}/wording/{language}',
    summary: 'What the pages themselves say in a language, beside the English, and who has checked it',
    who,
    params: footprintParams.extend({ language: translated }),
    reply: { kind: 'json', schema: standings },
    example: { params: { footprint: 'bnssg', language: 'pl' } },
  },
  checkWording: {
    id: 'wording.checkWording',
    method: 'post',
    path: '/api/{footprint}/wording/{language}/checks',
    summary: 'Note that a speaker has checked wordings as they stand',
    who,
    params: footprintParams.extend({ language: translated }),
    body: z.strictObject({
      speaker: z.string().trim().min(1, 'Write the name of who has read them').max(120),
      /** With the marks that were shown: words that changed meanwhile are not checked by it. */
      wordings: z
        .array(z.strictObject({ key: z.string().max(120), mark: z.string().max(16) }))
        .min(1, 'Name at least one wording')
        .max(2000),
    }),
    bodyLimit: 256 * 1024,
    reply: { kind: 'json', schema: standings },
    example: {
      params: { footprint: 'bnssg', language: 'pl' },
      body: { speaker: 'Anna Nowak', wordings: [{ key: 'answering.page.next', mark: '00000000' }] },
    },
  },
});
