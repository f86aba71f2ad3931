import { z } from 'zod';
import { needs } from '../../../surveys/vocabulary';
import { footprintParams } from '../access';

export const id = z.string().min(1).max(60);
export const ofGroup = footprintParams.extend({ group: id });
export const ofInvitation = ofGroup.extend({ invitation: id });
export const token = z.object({ token: z.string().min(20).max(64) });
export const lead = { staff: ['engagement-lead'] } as const;
/** Programme teams see counts of the groups of their own pathways, and no person. */
export const readers = { staff: ['engagement-lead', 'programme'] } as const;
export const anyToken = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const day = z.iso.date('Write the date like 2026-03-28');
export const need = z.enum(needs);

const codes = z.array(z.string().min(1).max(120)).min(1, 'Choose at least one category').max(60);
export const key = z.string().min(1, 'Choose a variable').max(140);
const condition = z.union([z.strictObject({ is: key, codes }), z.strictObject({ isNot: key, codes })]);
/** Conditions that must all hold, some of them lists of which one must. */
export const segment = z.strictObject({
  all: z.array(z.union([condition, z.strictObject({ any: z.array(condition).min(1).max(10) })])).max(12),
});

export const words = (most: number, missing: string) => z.string().trim().min(1, missing).max(most);
export const plan = z.strictObject({
  title: words(120, 'Write a title, such as Pain and joints, Weston'),
  purpose: words(600, 'Write what it is for, as members will read it'),
  pathwayId: id.nullable().default(null),
  /** The requests it serves, as staff name them. */
  request: z.string().trim().max(120, 'At most 120 characters').nullable().default(null),
  seats: z.int('Write the seats as a whole number').min(2, 'At least 2 seats').max(150, 'At most 150 seats'),
  meetsOn: day,
  hours: words(60, 'Write from when to when, such as 18:00 to 19:30'),
  place: words(200, 'Write where it is, or that it is online'),
  offer: words(300, 'Write what those who come are offered'),
  provides: z.array(need).max(needs.length).default([]),
  answerBy: day,
  segment,
  onePerHousehold: z.boolean().default(true),
});
export const planExample = {
  title: 'Pain and joints, Weston',
  purpose: 'To hear what waiting for care is like.',
  pathwayId: null,
  request: null,
  seats: 10,
  meetsOn: '2026-04-14',
  hours: '18:00 to 19:30',
  place: 'The library, Weston',
  offer: '£30 and your travel.',
  provides: [],
  answerBy: '2026-03-31',
  segment: { all: [{ is: 'sex', codes: ['female'] }] },
  onePerHousehold: true,
};

export const quota = z.strictObject({
  cell: z
    .record(z.string().min(1).max(60), z.string().min(1).max(120))
    .refine(
      (cell) => Object.keys(cell).length > 0 && Object.keys(cell).length <= 3,
      'Name one to three variables',
    ),
  min: z.int().min(0, 'At least 0').max(150),
  max: z.int().min(0, 'At least 0').max(150),
  /** How far a repair may propose to go; any way when left out. */
  minFlex: z.int().min(0, 'At least 0').max(150).optional(),
  maxFlex: z.int().min(0, 'At least 0').max(150).optional(),
});
export const quotas = z.array(quota).max(80, 'At most 80 quotas');
export const quotasFrom = z.enum(['population', 'pool', 'hand']);
export const feasibility = z.object({
  isFeasible: z.boolean(),
  problems: z.array(z.string()),
  /** Where there are the fewest people to spare; null where it cannot be met, or needs nobody. */
  tightest: z.string().nullable(),
  /** The least change that works, and the quotas as they would then be: a person decides. */
  repair: z.object({ words: z.array(z.string()), quotas: z.array(quota) }).nullable(),
});

/** Null for a programme team where it is under 10. */
export const shown = z.number().nullable();
export const counts = z.object({
  invited: shown,
  silent: shown,
  canCome: shown,
  cannotCome: shown,
  seated: shown,
  confirmed: shown,
  declined: shown,
  attended: shown,
  noShow: shown,
});
export const standing = z.enum([
  'silent',
  'can-come',
  'cannot-come',
  'drawn',
  'confirmed',
  'declined',
  'attended',
  'no-show',
]);
const bands = z.array(z.object({ people: z.number(), from: z.number(), to: z.number(), mean: z.number() }));
export const finding = z.object({
  status: z.enum(['proven', 'stopped', 'unproven']),
  method: z.string(),
  /** The method's name on the screens. */
  methodName: z.string(),
  /** Whether `minimumAtMost` is the most that any lottery under these quotas could give the least likely person. */
  boundsLowest: z.boolean(),
  pool: z.number(),
  open: z.number(),
  minimum: z.number(),
  minimumAtMost: z.number(),
  gap: z.number(),
  iterations: z.number(),
  panels: z.number(),
  numbered: z.object({ panels: z.number(), minimumBefore: z.number(), largestLoss: z.number() }).nullable(),
  bands,
  /** What picking people until the quotas are full would have given, by trial; null where it hardly ever made a group, absent where it was not tried. */
  untilFull: z.object({ trials: z.number(), minimum: z.number(), bands }).nullable().optional(),
  never: z.array(z.object({ words: z.string(), people: z.number() })),
});
export const commitment = z.object({
  instance: z.string(),
  lottery: z.string(),
  terms: z.string(),
  seed: z.string().nullable(),
});
