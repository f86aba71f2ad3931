import { z } from 'zod';
import { mediaKinds } from '../../surveys/media/media';
import { footprintParams } from './access';
import { operations } from './operation';

const one = footprintParams.extend({ media: z.string().regex(/^[a-z0-9]{1,60}$/) });
const makesSurveys = { staff: ['engagement-lead', 'analyst', 'administrator'] } as const;

const kept = z.object({
  id: z.string(),
  kind: z.enum(mediaKinds),
  type: z.string(),
  bytes: z.number(),
  /** Pixels; null for captions and where a clip does not say. */
  width: z.number().nullable(),
  height: z.number().nullable(),
  name: z.string(),
});

export const mediaOperations = operations({
  listMedia: {
    id: 'media.listMedia',
    method: 'get',
    path: '/api/{footprint}/media',
    summary: 'The pictures, clips and captions of this footprint, and which surveys use them',
    who: makesSurveys,
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        media: z.array(
          kept.extend({
            uploadedAt: z.string(),
            uploadedBy: z.string(),
            uses: z.array(
              z.object({
                questionnaire: z.string(),
                name: z.string(),
                /** Versions it stands in. */
                versions: z.array(z.number()),
                /** Keys of the questions it stands at; empty where it stands at the survey itself. */
                questions: z.array(z.string()),
                /** A wave has issued one of these versions: the file is there for good. */
                isIssued: z.boolean(),
              }),
            ),
          }),
        ),
        /** The largest file of each kind, in bytes. */
        limits: z.object({ picture: z.number(), clip: z.number(), captions: z.number() }),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  keepMedia: {
    id: 'media.keepMedia',
    method: 'post',
    path: '/api/{footprint}/media',
    summary: 'Upload a picture, a clip or captions; what it is is told by its bytes',
    who: makesSurveys,
    params: footprintParams,
    query: z.object({
      /** What is wanted where it is uploaded: another kind is refused. */
      kind: z.enum(mediaKinds),
      name: z.string().trim().min(1, 'Say what the file is called').max(200),
    }),
    upload: true,
    reply: { kind: 'json', status: 201, schema: kept },
    example: { params: { footprint: 'bnssg' }, query: { kind: 'captions', name: 'hello.vtt' } },
  },
  removeMedia: {
    id: 'media.removeMedia',
    method: 'delete',
    path: '/api/{footprint}/media/{media}',
    summary: 'Remove an uploaded file that no version of any survey uses',
    who: makesSurveys,
    params: one,
    reply: { kind: 'json', schema: z.object({ removed: z.literal(true) }) },
    example: { params: { footprint: 'bnssg', media: 'x' } },
  },
  fetchMedia: {
    id: 'media.fetchMedia',
    method: 'get',
    path: '/{footprint}/media/{media}',
    summary: 'An uploaded file, whole or the range of bytes asked for; public to whoever has its address',
    who: { anyone: true },
    params: one,
    reply: { kind: 'file', mediaType: 'application/octet-stream' },
    example: { params: { footprint: 'bnssg', media: 'x' } },
  },
});
