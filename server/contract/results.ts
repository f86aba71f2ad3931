import { z } from 'zod';
import { footprintParams } from './access';
import { operations } from './operation';

/** A figure in its disclosed form: with range and both bases, or the reason it is not shown. */
export const figure = z.discriminatedUnion('shown', [
  z.object({
    shown: z.literal(true),
    /** A share of 0–1, or a number in the group's unit. */
    estimate: z.number(),
    low: z.number(),
    high: z.number(),
    base: z.number(),
    effectiveBase: z.number(),
    isSmall: z.boolean(),
    /** Of numbers and points: the middle person's, and the middle half's. */
    median: z.number().optional(),
    middleHalf: z.tuple([z.number(), z.number()]).optional(),
    /** Of points: the share who gave nothing. */
    nothing: z.number().optional(),
  }),
  z.object({ shown: z.literal(false), why: z.enum(['few', 'protects']) }),
]);
export type ResultFigure = z.infer<typeof figure>;

/** Does an answer hang together with the segment, with the design allowed for: an F with its degrees of freedom. */
const test = z.object({ statistic: z.number(), df: z.array(z.number()), p: z.number() });
export type ResultTest = z.infer<typeof test>;

const line = z.object({
  code: z.string(),
  label: z.string(),
  everyone: figure,
  /** In the order of the table's segments. */
  segments: z.array(figure),
  /** Each segment less the other ones together; marked where that stands with all comparisons of the table allowed for. */
  against: z
    .array(z.object({ difference: z.number(), mark: z.enum(['higher', 'lower']).nullable() }).nullable())
    .optional(),
  /** Where every line is a table of its own: several choices, points, places. */
  test: test.optional(),
});
export type ResultLine = z.infer<typeof line>;

const group = z.object({
  key: z.enum(['share', 'mean', 'points', 'first-choice', 'mean-place']),
  title: z.string(),
  unit: z.enum(['share', 'number']),
  unitWords: z.string(),
  decimals: z.number(),
  /** Shares that add up to 1. */
  isPartition: z.boolean(),
  lines: z.array(line),
  note: z.string().optional(),
  test: test.optional(),
  /** How many comparisons the marks allow for, how many are marked, and what chance alone would flag. */
  comparisons: z.object({ made: z.number(), marked: z.number(), said: z.string() }).optional(),
});
export type ResultGroup = z.infer<typeof group>;

const table = z.object({
  wave: z.object({ id: z.string(), title: z.string(), status: z.enum(['draft', 'open', 'closed']) }),
  question: z.object({
    key: z.string(),
    kind: z.string(),
    label: z.string(),
    hint: z.string().optional(),
    options: z.array(z.string()),
    sensitive: z.boolean(),
    source: z.string().optional(),
  }),
  segment: z.object({ key: z.string(), label: z.string(), sensitive: z.boolean() }).nullable(),
  segments: z.array(z.object({ code: z.string(), label: z.string() })),
  /** Those who answered the question; null where too few to say. */
  answered: z.number().nullable(),
  /** Usable cases these results are of. */
  respondents: z.number(),
  /** Of a survey with an Easy Read version: how many answered in it, null where too few to say, and what that means here. */
  easyRead: z
    .object({ answered: z.number().nullable(), counts: z.enum(['together', 'not-asked', 'only']) })
    .nullable(),
  invited: z.number(),
  groups: z.array(group),
  /** Published figures beside grouped answers. */
  benchmark: z
    .object({
      source: z.string(),
      geography: z.string(),
      lines: z.array(
        z.object({
          label: z.string(),
          everyone: figure,
          published: z
            .object({ share: z.number(), low: z.number(), high: z.number(), base: z.number() })
            .nullable(),
        }),
      ),
    })
    .nullable(),
  weighting: z.object({ id: z.string(), createdAt: z.string(), converged: z.boolean() }).nullable(),
  later: z.number(),
  interval: z.object({ name: z.string(), assumption: z.string() }),
  smallCountsHidden: z.boolean(),
  /** The segments are left out whole: with them a hidden total could be worked out. */
  segmentsHidden: z.boolean(),
  hiddenFigures: z.number(),
  smallFigures: z.number(),
  /** Groups all or none of whom gave a sensitive answer. */
  toSignOff: z.array(z.object({ segment: z.string().nullable(), answer: z.string() })),
});
export type ResultTable = z.infer<typeof table>;

const told = z.discriminatedUnion('shown', [
  z.object({
    shown: z.literal(true),
    verdict: z.enum(['clear change', 'not a clear change', 'cannot say']),
    /** Null where it cannot be said. Paired: of those who answered both; mixed: of everyone. */
    way: z.enum(['paired', 'mixed']).nullable(),
    /** What each survey found: of those who answered both where the way is paired, else of everyone. */
    earlier: z.number(),
    later: z.number(),
    /** Later less earlier, with its range. */
    difference: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    said: z.string(),
  }),
  z.object({ shown: z.literal(false), why: z.enum(['hidden', 'small', 'protects']) }),
]);

const change = z.object({
  /** Earlier surveys that asked this question, the newest first. */
  asked: z.array(z.object({ id: z.string(), title: z.string(), closesOn: z.string() })),
  /** The one compared with; null where there is none. */
  earlier: z.object({ id: z.string(), title: z.string(), closesOn: z.string() }).nullable(),
  unit: z.enum(['share', 'number']),
  unitWords: z.string(),
  decimals: z.number(),
  /** People who answered both; null where that may not be told. */
  both: z.number().nullable(),
  lines: z.array(z.object({ code: z.string(), label: z.string(), change: told })),
  /** Why nothing is compared (other words, other answers), or not as one population. */
  reasons: z.array(z.string()),
  comparisons: z.object({ made: z.number(), clear: z.number(), said: z.string() }).nullable(),
});
export type ResultChange = z.infer<typeof change>;

const readers = ['engagement-lead', 'analyst', 'programme'] as const;
const waveParams = footprintParams.extend({ wave: z.string().max(60) });
const tableQuery = z.object({
  segment: z.string().max(60).optional(),
  weighting: z.string().max(60).optional(),
});

export const resultsOperations = operations({
  listResults: {
    id: 'results.listResults',
    method: 'get',
    path: '/api/{footprint}/results',
    summary: 'Waves that were issued, each with its weights and what was published of it',
    who: { staff: readers },
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        waves: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            status: z.enum(['draft', 'open', 'closed']),
            opensOn: z.string(),
            closesOn: z.string(),
            weightings: z.number(),
            published: z.array(z.object({ id: z.string(), version: z.number(), publishedAt: z.string() })),
          }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  describeResults: {
    id: 'results.describeResults',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}/results',
    summary: 'What can be tabulated of a wave: its questions, what they can be split by, its weights',
    who: { staff: readers },
    params: waveParams,
    reply: {
      kind: 'json',
      schema: z.object({
        wave: z.object({
          id: z.string(),
          title: z.string(),
          status: z.enum(['draft', 'open', 'closed']),
          opensOn: z.string(),
          closesOn: z.string(),
        }),
        questions: z.array(
          z.object({ key: z.string(), label: z.string(), kind: z.string(), sensitive: z.boolean() }),
        ),
        segments: z.array(
          z.object({
            key: z.string(),
            label: z.string(),
            from: z.enum(['profile', 'question', 'fieldwork']),
            sensitive: z.boolean(),
          }),
        ),
        weightings: z.array(z.object({ id: z.string(), createdAt: z.string() })),
      }),
    },
    example: { params: { footprint: 'bnssg', wave: 'x' } },
  },
  tabulate: {
    id: 'results.tabulate',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}/results/{question}',
    summary: 'One question, weighted, for everyone and by one segment, in its disclosed form',
    who: { staff: readers },
    params: waveParams.extend({ question: z.string().max(60) }),
    query: tableQuery,
    reply: { kind: 'json', schema: table },
    example: { params: { footprint: 'bnssg', wave: 'x', question: 'health' }, query: { segment: 'sex' } },
  },
  showChange: {
    id: 'results.showChange',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}/results/{question}/change',
    summary:
      'One question against an earlier survey that asked it: changed, not clearly, or it cannot be said',
    who: { staff: readers },
    params: waveParams.extend({ question: z.string().max(60) }),
    query: z.object({ earlier: z.string().max(60).optional() }),
    reply: { kind: 'json', schema: change },
    example: { params: { footprint: 'bnssg', wave: 'x', question: 'health' } },
  },
  saveTable: {
    id: 'results.saveTable',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}/results/{question}/table.csv',
    summary: 'The same table as a file',
    who: { staff: readers },
    params: waveParams.extend({ question: z.string().max(60) }),
    query: tableQuery,
    reply: { kind: 'file', mediaType: 'text/csv; charset=utf-8' },
    example: { params: { footprint: 'bnssg', wave: 'x', question: 'health' } },
  },
  saveData: {
    id: 'results.saveData',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}/data.csv',
    summary: 'Answers of a wave, one row a case, pseudonymous; written down in the audit',
    who: { staff: ['engagement-lead', 'analyst'] },
    params: waveParams,
    reply: { kind: 'file', mediaType: 'text/csv; charset=utf-8' },
    example: { params: { footprint: 'bnssg', wave: 'x' } },
  },
  saveCodebook: {
    id: 'results.saveCodebook',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}/codebook.csv',
    summary: 'What each column and code of the data file means',
    who: { staff: ['engagement-lead', 'analyst'] },
    params: waveParams,
    reply: { kind: 'file', mediaType: 'text/csv; charset=utf-8' },
    example: { params: { footprint: 'bnssg', wave: 'x' } },
  },
  makePackage: {
    id: 'results.makePackage',
    method: 'post',
    path: '/api/{footprint}/waves/{wave}/package',
    summary: 'Begin making an archive from which the figures can be worked out again in R; takes a while',
    who: { staff: ['engagement-lead', 'analyst'] },
    params: waveParams,
    body: z.strictObject({
      /** What the tables are split by; tables of everyone always come along. */
      segments: z.array(z.string().max(60)).max(12),
      /** Replicates of the weights that come along, 0 for none. */
      replicates: z.number().int().min(0).max(1000),
    }),
    reply: { kind: 'json', status: 202, schema: z.object({ work: z.string() }) },
    example: { params: { footprint: 'bnssg', wave: 'x' }, body: { segments: [], replicates: 0 } },
  },
  savePackage: {
    id: 'results.savePackage',
    method: 'get',
    path: '/api/{footprint}/packages/{work}',
    summary: 'The archive that was made; written down in the audit',
    who: { staff: ['engagement-lead', 'analyst'] },
    params: footprintParams.extend({ work: z.string().max(60) }),
    reply: { kind: 'file', mediaType: 'application/zip' },
    example: { params: { footprint: 'bnssg', work: 'x' } },
  },
});
