import { z } from 'zod';
import { answeredFor, channels, formats } from '../../../surveys/vocabulary';
import { operations } from '../operation';

import { lead, ofCase, wave } from './shapes';

/** What goes by post or telephone, and what comes back on paper. */
export const byHandOperations = operations({
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
