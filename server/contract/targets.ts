import { z } from 'zod';
import { footprintParams } from './access';
import { operations } from './operation';

const reads = { staff: ['engagement-lead', 'analyst'] } as const;
const decides = { staff: ['engagement-lead'] } as const;
const share = z.number().min(0, 'Write 0 or more').max(1, 'Write at most 1 (100%)');
const id = z.string().max(60);

const marginSource = {
  /** `age_band*sex` for an interlock. */
  key: z.string(),
  title: z.string(),
  universe: z.string(),
  geography: z.string(),
  source: z.string(),
  year: z.number(),
  licence: z.string(),
  total: z.number(),
};
const margin = z.object({
  id: z.string(),
  ...marginSource,
  importedAt: z.string(),
  /** False when the profile lacks a variable of it: it is kept to be seen only. */
  isUsable: z.boolean(),
  /** The source's words and the code they were read as, kept with the margin. */
  cells: z.array(
    z.object({
      codes: z.array(z.string()),
      label: z.string(),
      words: z.string(),
      count: z.number(),
      share: z.number(),
    }),
  ),
});

const frameMargin = z.object({
  ...marginSource,
  /** Each variable of the margin with its categories, for a table of crossings. */
  variables: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      categories: z.array(z.object({ code: z.string(), label: z.string() })),
    }),
  ),
  /** The frame's total ÷ this margin's. */
  factor: z.number(),
  /** Only its shares are used: it counts other people than the frame does. Said wherever it is shown. */
  otherUniverse: z.boolean(),
  unknownShare: z.number(),
  /** Sum of the targets: the panel's size. */
  sum: z.number(),
  /** Members who fill no cell of the margin, since an answer is missing. */
  unknown: z.number(),
  cells: z.array(
    z.object({
      codes: z.array(z.string()),
      label: z.string(),
      population: z.number(),
      share: z.number(),
      target: z.number(),
      tolerance: z.number(),
      members: z.number(),
    }),
  ),
});

/** What taking the frame in use would do to people and doors. Nobody ever leaves for it. */
const change = z.object({
  reserves: z.number(),
  admissibleNow: z.number(),
  admissibleThen: z.number(),
  cellsClosed: z.number(),
  cellsReopened: z.number(),
});

const frame = z.object({
  name: z.string(),
  size: z.number(),
  universe: z.string(),
  population: z.number(),
  /** Members and members who pause, as of `asOf`. */
  members: z.number(),
  asOf: z.string(),
  margins: z.array(frameMargin),
  /** What was scaled, what counts other people, what to know. */
  remarks: z.array(z.string()),
  change,
});

const kept = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  state: z.enum(['draft', 'in-use', 'retired']),
  createdAt: z.string(),
  inUseFrom: z.string().nullable(),
  retiredAt: z.string().nullable(),
});

const frameBody = z.strictObject({
  name: z.string().trim().min(1, 'Give the frame a name').max(120),
  size: z
    .number()
    .int('Write the panel size as a whole number')
    .min(1, 'Write a panel size of 1 or more')
    .max(100_000, 'Write a panel size of at most 100,000'),
  /** Ids of margins, in the order wanted. */
  margins: z.array(id).min(1, 'Choose at least one margin').max(20),
  /** How far a cell may go over its target, as a share of the target (rounded up to people). */
  tolerance: share.default(0.05),
  /** Another tolerance for some margins, by margin id. */
  tolerances: z.record(id, share).default({}),
  /** At most this share of the panel may be unknown in a margin (R5). */
  unknownShare: share.default(0.05),
  /** Margins of another universe whose shares may be used: an explicit choice (R2). */
  acceptOtherUniverse: z.array(id).max(20).default([]),
});
export type FrameWanted = z.output<typeof frameBody>;

const fault = z.object({ line: z.number(), column: z.string(), found: z.string(), words: z.string() });
const words = z.string().max(300);

export const targetsOperations = operations({
  listMargins: {
    id: 'targets.listMargins',
    method: 'get',
    path: '/api/{footprint}/margins',
    summary: 'The population counts held: universe, source, year, licence, total',
    who: reads,
    params: footprintParams,
    reply: { kind: 'json', schema: z.object({ margins: z.array(margin) }) },
    example: { params: { footprint: 'bnssg' } },
  },
  importMargins: {
    id: 'targets.importMargins',
    method: 'post',
    path: '/api/{footprint}/margins',
    summary:
      'Read a margin file: a dry run says everything that is wrong by line and column; then save it whole',
    who: reads,
    params: footprintParams,
    bodyLimit: 3_000_000,
    body: z.strictObject({
      csv: z
        .string()
        .max(1_000_000, 'The file is larger than a margin file ever is. Send fewer rows at a time'),
      /** Variable → words of the source → code (`16-24|female` for an interlock). */
      mapping: z.record(words, z.record(words, words)).default({}),
      dryRun: z.boolean(),
    }),
    reply: {
      kind: 'json',
      schema: z.object({
        saved: z.boolean(),
        faults: z.array(fault),
        remarks: z.array(fault),
        /** Words no category goes by, with the codes they may stand for. */
        unknownWords: z.array(
          z.object({
            variable: z.string(),
            words: z.string(),
            choices: z.array(z.object({ code: z.string(), label: z.string() })),
          }),
        ),
        margins: z.array(
          z.object({
            ...marginSource,
            cells: z.array(z.object({ codes: z.array(z.string()), words: z.string(), count: z.number() })),
          }),
        ),
      }),
    },
    example: {
      params: { footprint: 'bnssg' },
      body: {
        csv: 'variable,category,code,count,geography,universe,year,source,licence\nsex,Female,,410000,BNSSG,usual residents 16+,2021,Census 2021,OGL v3.0\nsex,Male,,395000,BNSSG,usual residents 16+,2021,Census 2021,OGL v3.0\n',
        dryRun: true,
      },
    },
  },
  listFrames: {
    id: 'targets.listFrames',
    method: 'get',
    path: '/api/{footprint}/frames',
    summary: 'The quota frames, newest first',
    who: reads,
    params: footprintParams,
    reply: { kind: 'json', schema: z.object({ frames: z.array(kept) }) },
    example: { params: { footprint: 'bnssg' } },
  },
  previewFrame: {
    id: 'targets.previewFrame',
    method: 'post',
    path: '/api/{footprint}/frames/preview',
    summary: 'The targets a frame would have, beside the members of today; nothing is kept',
    who: reads,
    params: footprintParams,
    body: frameBody,
    reply: { kind: 'json', schema: frame },
    example: {
      params: { footprint: 'bnssg' },
      body: { name: 'Frame of 1,000', size: 1000, margins: ['x'] },
    },
  },
  buildFrame: {
    id: 'targets.buildFrame',
    method: 'post',
    path: '/api/{footprint}/frames',
    summary: 'Keep a quota frame as a draft; it changes nothing until it is taken in use',
    who: reads,
    params: footprintParams,
    body: frameBody,
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: {
      params: { footprint: 'bnssg' },
      body: { name: 'Frame of 1,000', size: 1000, margins: ['x'] },
    },
  },
  showFrame: {
    id: 'targets.showFrame',
    method: 'get',
    path: '/api/{footprint}/frames/{frame}',
    summary: 'One quota frame with the members of today in its cells, and what changes on the day it is used',
    who: reads,
    params: footprintParams.extend({ frame: id }),
    reply: { kind: 'json', schema: z.object({ kept, frame, inUse: kept.nullable() }) },
    example: { params: { footprint: 'bnssg', frame: 'x' } },
  },
  useFrame: {
    id: 'targets.useFrame',
    method: 'put',
    path: '/api/{footprint}/frames/{frame}/in-use',
    summary: 'Take a frame in use from now on; the one before it retires',
    who: decides,
    params: footprintParams.extend({ frame: id }),
    /** The frame that was in use when the decision was made: someone else's change meanwhile is refused. */
    body: z.strictObject({ instead: id.nullable() }),
    reply: { kind: 'json', schema: z.object({ kept }) },
    example: { params: { footprint: 'bnssg', frame: 'x' }, body: { instead: null } },
  },
});
