import { z } from 'zod';
import { footprintParams } from './access';
import { operations } from './operation';

const waveParams = footprintParams.extend({ wave: z.string().max(60) });
const choice = z.strictObject({
  /** The finding, in the words of whoever publishes; claims no more than the ranges allow. */
  title: z.string().trim().min(1, 'Write a title: the finding in one line').max(140),
  intro: z.string().trim().min(1, 'Say in a sentence or two what was asked').max(600),
  segments: z.array(z.string().max(60)).max(6).default([]),
  weightingId: z.string().max(60).optional(),
  /** A version this one takes the place of, and what changed and why. */
  supersedes: z.string().max(60).optional(),
  reason: z.string().trim().max(600).optional(),
});
export type PublicationChoice = z.infer<typeof choice>;

const check = z.object({
  state: z.enum(['ok', 'warning', 'stop']),
  name: z.string(),
  value: z.string(),
});
export type PublicationCheck = z.infer<typeof check>;

const entry = z.object({
  id: z.string(),
  title: z.string(),
  version: z.number(),
  waveId: z.string(),
  waveTitle: z.string(),
  publishedAt: z.string(),
  supersedes: z.string().nullable(),
  reason: z.string().nullable(),
  address: z.string(),
});

const chooser = {
  segments: ['age_band'],
  title: 'Most rate their care as good',
  intro: 'We asked about care.',
};

export const publicationsOperations = operations({
  listPublications: {
    id: 'publications.listPublications',
    method: 'get',
    path: '/api/{footprint}/publications',
    summary: 'Every version of every publication, newest first',
    who: { staff: ['engagement-lead', 'analyst', 'programme'] },
    params: footprintParams,
    reply: { kind: 'json', schema: z.object({ publications: z.array(entry) }) },
    example: { params: { footprint: 'bnssg' } },
  },
  previewPublication: {
    id: 'publications.previewPublication',
    method: 'post',
    path: '/api/{footprint}/waves/{wave}/publications/preview',
    summary: 'The public page as it would stand, with the checks on it; nothing is public yet',
    who: { staff: ['engagement-lead', 'analyst'] },
    params: waveParams,
    body: choice,
    reply: {
      kind: 'json',
      schema: z.object({
        /** Names exactly what was previewed. */
        basis: z.string(),
        html: z.string(),
        checks: z.array(check),
        method: z.array(z.object({ title: z.string(), said: z.string() })),
        toSignOff: z.array(z.string()),
        /** Who will be told, and how. */
        told: z.object({ byMessage: z.number(), byLetter: z.number(), notTold: z.number() }),
      }),
    },
    example: { params: { footprint: 'bnssg', wave: 'x' }, body: chooser },
  },
  publish: {
    id: 'publications.publish',
    method: 'post',
    path: '/api/{footprint}/waves/{wave}/publications',
    summary: 'Publish, for ever: the page is frozen and everyone asked is told',
    who: { staff: ['engagement-lead'] },
    params: waveParams,
    body: choice.extend({
      basis: z.string().max(100),
      /** Whoever publishes has looked at the groups all or none of whom gave a sensitive answer. */
      signedOff: z.boolean().default(false),
    }),
    reply: {
      kind: 'json',
      status: 201,
      schema: z.object({
        id: z.string(),
        version: z.number(),
        address: z.string(),
        told: z.object({ byMessage: z.number(), byLetter: z.number(), notTold: z.number() }),
      }),
    },
    example: { params: { footprint: 'bnssg', wave: 'x' }, body: { ...chooser, basis: 'x' } },
  },
  listPublished: {
    id: 'publications.listPublished',
    method: 'get',
    path: '/{footprint}/results',
    summary: 'What has been published',
    who: { anyone: true },
    params: footprintParams,
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg' } },
  },
  showPublished: {
    id: 'publications.showPublished',
    method: 'get',
    path: '/{footprint}/results/{publication}',
    summary: 'One published result, as it was frozen',
    who: { anyone: true },
    params: footprintParams.extend({ publication: z.string().max(60) }),
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg', publication: 'x' } },
  },
  savePublished: {
    id: 'publications.savePublished',
    method: 'get',
    path: '/{footprint}/results/{publication}/tables.csv',
    summary: 'The tables of a published result as a file',
    who: { anyone: true },
    params: footprintParams.extend({ publication: z.string().max(60) }),
    reply: { kind: 'file', mediaType: 'text/csv; charset=utf-8' },
    example: { params: { footprint: 'bnssg', publication: 'x' } },
  },
});
