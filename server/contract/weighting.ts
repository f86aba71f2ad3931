import { z } from 'zod';
import { footprintParams } from './access';
import { operations } from './operation';
import { figure } from './results';

const code = z.string().min(1).max(200);
const merge = z.strictObject({
  margin: code,
  label: z.string().min(1).max(400),
  cells: z.array(z.array(code).min(1).max(4)).min(2).max(60),
});
const limits = z
  .strictObject({
    lower: z.number().min(0).lt(1, 'The lower limit is below 1'),
    upper: z.number().gt(1, 'The upper limit is above 1').max(100),
  })
  .nullable();
const choice = z.strictObject({
  frameId: z.string().max(60).optional(),
  margins: z.array(code).max(40).optional(),
  merges: z.array(merge).max(100).optional(),
  trim: limits.optional(),
});

/** What a set of weights does and costs (R17). Shares are of respondents, 0–1; weights average 1. */
const preview = z.object({
  /** Names exactly what was weighted; kept weights are refused when it has changed. */
  basis: z.string(),
  respondents: z.number(),
  universe: z.string(),
  population: z.number(),
  converged: z.boolean(),
  rounds: z.number(),
  diagnostics: z.object({
    least: z.number(),
    largest: z.number(),
    designEffect: z.number(),
    effectiveBase: z.number(),
    efficiency: z.number(),
    isLowEfficiency: z.boolean(),
    shareOfTopPercent: z.number(),
  }),
  margins: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      source: z.string(),
      year: z.number(),
      universe: z.string(),
      otherUniverse: z.boolean(),
      scaledPeople: z.number().nullable(),
      largestGapBefore: z.number(),
      largestGapAfter: z.number(),
      cells: z.array(
        z.object({
          label: z.string(),
          people: z.number(),
          wanted: z.number(),
          before: z.number(),
          after: z.number(),
          isUnknown: z.boolean(),
          isSparse: z.boolean(),
        }),
      ),
    }),
  ),
  /** People by weight, in bins of a tenth of the mean. */
  weights: z.array(z.object({ from: z.number(), people: z.number() })),
});
export type WeightsPreview = z.infer<typeof preview>;

const draft = z.object({
  wave: z.object({
    id: z.string(),
    title: z.string(),
    status: z.enum(['draft', 'open', 'closed']),
    opensOn: z.string(),
    closesOn: z.string(),
  }),
  respondents: z.number(),
  invited: z.number(),
  frame: z.object({
    id: z.string(),
    name: z.string(),
    universe: z.string(),
    population: z.number(),
    margins: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        source: z.string(),
        year: z.number(),
        isChosen: z.boolean(),
      }),
    ),
  }),
  merges: z.array(merge),
  trim: z.object({ lower: z.number(), upper: z.number() }).nullable(),
  /** Sparse categories with the neighbour each would be joined to: proposed, never done unasked. */
  proposals: z.array(merge.extend({ marginLabel: z.string(), people: z.number(), peopleThen: z.number() })),
  preview: preview.nullable(),
  /** Why there is no preview, and what to do. */
  trouble: z.string().nullable(),
});
export type WeightsDraft = z.infer<typeof draft>;

const sensitivity = z.object({
  wave: z.object({ id: z.string(), title: z.string() }),
  question: z.object({ key: z.string(), label: z.string() }),
  questions: z.array(z.object({ key: z.string(), label: z.string() })),
  measure: z
    .object({
      title: z.string(),
      unit: z.enum(['share', 'number']),
      unitWords: z.string(),
      decimals: z.number(),
    })
    .nullable(),
  /** The weights in use first, then other ways; `trouble` says why one could not be tried. */
  ways: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      people: z.number().nullable(),
      effectiveBase: z.number().nullable(),
      trouble: z.string().nullable(),
    }),
  ),
  /** One an answer; figures in the order of the ways, null where there is none. */
  lines: z.array(z.object({ code: z.string(), label: z.string(), figures: z.array(figure.nullable()) })),
});
export type Sensitivity = z.infer<typeof sensitivity>;

const runners = ['engagement-lead', 'analyst'] as const;
const waveParams = footprintParams.extend({ wave: z.string().max(60) });
const kept = z.object({
  id: z.string(),
  method: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  respondents: z.number(),
  effectiveBase: z.number(),
  designEffect: z.number(),
});

export const weightingOperations = operations({
  listWeighting: {
    id: 'weighting.listWeighting',
    method: 'get',
    path: '/api/{footprint}/weighting',
    summary: 'Waves that were issued, each with its sets of weights',
    who: { staff: runners },
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
            weightings: z.array(z.object({ id: z.string(), createdAt: z.string() })),
          }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  draftWeights: {
    id: 'weighting.draftWeights',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}/weighting',
    summary: 'What there is to decide before a wave is weighted, and the weights kept so far',
    who: { staff: runners },
    params: waveParams,
    reply: { kind: 'json', schema: draft.extend({ kept: z.array(kept) }) },
    example: { params: { footprint: 'bnssg', wave: 'x' } },
  },
  previewWeights: {
    id: 'weighting.previewWeights',
    method: 'post',
    path: '/api/{footprint}/waves/{wave}/weighting/preview',
    summary: 'The weights these choices would give; nothing is kept',
    who: { staff: runners },
    params: waveParams,
    body: choice,
    reply: { kind: 'json', schema: draft },
    example: { params: { footprint: 'bnssg', wave: 'x' }, body: { merges: [] } },
  },
  keepWeights: {
    id: 'weighting.keepWeights',
    method: 'post',
    path: '/api/{footprint}/waves/{wave}/weightings',
    summary: 'Keep the weights of these choices, with the merges accepted here and by whom',
    who: { staff: runners },
    params: waveParams,
    body: choice.extend({ basis: z.string().max(100) }),
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: { params: { footprint: 'bnssg', wave: 'x' }, body: { merges: [], basis: 'x' } },
  },
  showWeighting: {
    id: 'weighting.showWeighting',
    method: 'get',
    path: '/api/{footprint}/weightings/{weighting}',
    summary: 'One set of weights: its recipe, its diagnostics, and whether the recipe still gives it',
    who: { staff: runners },
    params: footprintParams.extend({ weighting: z.string().max(60) }),
    reply: {
      kind: 'json',
      schema: z.object({
        id: z.string(),
        wave: z.object({ id: z.string(), title: z.string() }),
        method: z.string(),
        frame: z.object({ id: z.string(), name: z.string() }),
        createdAt: z.string(),
        createdBy: z.string(),
        merges: z.array(
          merge.extend({ marginLabel: z.string(), acceptedBy: z.string(), acceptedAt: z.string() }),
        ),
        trim: z.object({ lower: z.number().optional(), upper: z.number().optional() }).nullable(),
        diagnostics: preview,
        /** Made again from the recipe alone: the largest difference of any weight. */
        again: z.object({ people: z.number(), largestDifference: z.number() }),
      }),
    },
    example: { params: { footprint: 'bnssg', weighting: 'x' } },
  },
  tryOtherWeights: {
    id: 'weighting.tryOtherWeights',
    method: 'get',
    path: '/api/{footprint}/waves/{wave}/weighting/sensitivity',
    summary: 'How far a question’s figures hang on how they were weighted',
    who: { staff: runners },
    params: waveParams,
    query: z.object({ question: z.string().max(60).optional() }),
    reply: { kind: 'json', schema: sensitivity },
    example: { params: { footprint: 'bnssg', wave: 'x' } },
  },
});
