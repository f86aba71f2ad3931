import { z } from 'zod';
import { themeAnswers } from '../../surveys/vocabulary';
import { footprintParams } from './access';
import { operations } from './operation';

const id = z.string().min(1).max(60);
const linkParams = footprintParams.extend({ link: id });
const point = z.string().trim().max(600, 'Keep the point under 600 characters');

export const statementReply = z.object({
  title: z.string(),
  youSaid: z.string(),
  weDid: z.string(),
  status: z.string(),
  evidence: z.array(z.string()),
  stillOwed: z.string().nullable(),
});

export const updatesOperations = operations({
  listUpdates: {
    id: 'updates.listUpdates',
    method: 'get',
    path: '/api/{footprint}/updates',
    summary: 'Answers that members are still to be told of, and what was published',
    who: { staff: ['engagement-lead', 'analyst', 'programme'] },
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        due: z.array(
          z.object({
            link: z.string(),
            title: z.string(),
            pathway: z.string(),
            pathwayName: z.string(),
            answer: z.enum(themeAnswers),
            status: z.string(),
            ageDays: z.number(),
            /** Whether an earlier answer is public. */
            isPublishedBefore: z.boolean(),
          }),
        ),
        published: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            pathwayName: z.string(),
            status: z.string(),
            publishedAt: z.string(),
            isTold: z.boolean(),
            /** How many members; null while nobody was told, and under 10 for programme teams. */
            told: z.number().nullable(),
            isSuperseded: z.boolean(),
            address: z.string(),
          }),
        ),
        mayPublish: z.boolean(),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  previewUpdate: {
    id: 'updates.previewUpdate',
    method: 'get',
    path: '/api/{footprint}/pathway-themes/{link}/update',
    summary: 'The “you said, we did” that would be published, and how many members would be told',
    who: { staff: ['engagement-lead', 'programme'] },
    params: linkParams,
    query: z.object({ point: point.optional() }),
    reply: {
      kind: 'json',
      schema: z.object({
        answer: z.string(),
        pathway: z.string(),
        pathwayName: z.string(),
        theme: z.string(),
        statement: statementReply,
        /** What is public now on this theme, which this would take the place of. */
        supersedes: z.string().nullable(),
        /** Members whose words stand behind it and who are still on the panel; under 10 null for programme teams. */
        members: z.number().nullable(),
      }),
    },
    example: { params: { footprint: 'bnssg', link: 'x' } },
  },
  publishUpdate: {
    id: 'updates.publishUpdate',
    method: 'post',
    path: '/api/{footprint}/pathway-themes/{link}/updates',
    summary: 'Publish a “you said, we did”, for ever, and tell those whose words stood behind it',
    who: { staff: ['engagement-lead'] },
    params: linkParams,
    body: z.strictObject({
      /** The answer that was previewed. */
      answer: id,
      point,
      tell: z.boolean(),
      /** The update it takes the place of, as previewed. */
      supersedes: id.nullable(),
    }),
    reply: {
      kind: 'json',
      status: 201,
      schema: z.object({ id: z.string(), address: z.string(), told: z.number().nullable() }),
    },
    example: {
      params: { footprint: 'bnssg', link: 'x' },
      body: { answer: 'y', point: 'Nobody answers the telephone.', tell: true, supersedes: null },
    },
  },
  showUpdates: {
    id: 'updates.showUpdates',
    method: 'get',
    path: '/{footprint}/updates',
    summary: '“You said, we did”: the public page',
    who: { anyone: true },
    params: footprintParams,
    query: z.object({
      status: z.string().max(20).optional(),
      subject: z.string().max(60).optional(),
    }),
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg' } },
  },
  showUpdate: {
    id: 'updates.showUpdate',
    method: 'get',
    path: '/{footprint}/updates/{update}',
    summary: 'One published “you said, we did”, at an address of its own',
    who: { anyone: true },
    params: footprintParams.extend({ update: id }),
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg', update: 'x' } },
  },
});
