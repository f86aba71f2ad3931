import { z } from 'zod';
import { footprintParams } from '../access';

export const id = z.string().min(1).max(60);
export const wave = footprintParams.extend({ wave: id });
export const ofCase = wave.extend({ case: id });
export const runsThePanel = { staff: ['engagement-lead', 'analyst'] } as const;
export const lead = { staff: ['engagement-lead'] } as const;
export const day = z.iso.date('Write the date like 2026-03-28');
export const status = z.enum(['draft', 'open', 'closed']);

export const draw = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({
    kind: z.literal('stratified'),
    size: z.int().min(1, 'Draw at least one member').max(1_000_000),
    by: z.array(z.string().max(60)).max(4, 'Stratify by at most four variables'),
    seed: z
      .int()
      .min(0)
      .max(2 ** 32),
  }),
]);
export const plan = z.strictObject({
  questionnaire: z.string().min(1, 'Choose a questionnaire').max(60),
  title: z.string().trim().min(1, 'Write a title for the list, such as Survey 1').max(200),
  opensOn: day,
  closesOn: day,
  graceDays: z.int().min(0).max(60, 'At most 60 days').default(0),
  draw,
  reminders: z.strictObject({
    afterDays: z.int().min(1, 'At least 1 day').max(90),
    most: z.int().min(0).max(5, 'At most 5 reminders'),
  }),
});
export const planExample = {
  questionnaire: 'x',
  title: 'Survey 1',
  opensOn: '2026-03-02',
  closesOn: '2026-03-30',
  draw: { kind: 'all' as const },
  reminders: { afterDays: 7, most: 2 },
};

export const reasons = z.array(z.object({ reason: z.string(), members: z.number() }));
export const stage = z.object({
  name: z.string(),
  numerator: z.number(),
  base: z.number(),
  share: z.number().nullable(),
});
/** A rate of usable answers: its name follows from its base. */
export const rate = stage.extend({
  baseRule: z.string(),
  /** Days of one's own invitation within which an answer counts; null for all until then. */
  withinDays: z.number().nullable(),
  partialFrom: z.number().nullable(),
  notIssued: z.number(),
  asOf: z.string(),
});
export const curve = z.array(
  z.object({
    day: z.number(),
    share: z.number(),
    stillOpen: z.number(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
  }),
);
export const partial = z.object({ label: z.string(), unconditional: z.number(), conditional: z.number() });
/** How alike the chance of answering was among those invited, or why it cannot be told. */
export const response = z.union([
  z.object({ problem: z.string() }),
  z.object({
    value: z.number(),
    unadjusted: z.number(),
    invited: z.number(),
    answered: z.number(),
    largestBias: z.number(),
    variables: z.array(partial.extend({ categories: z.array(partial.extend({ people: z.number() })) })),
  }),
]);
