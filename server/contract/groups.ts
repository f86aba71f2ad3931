import { z } from 'zod';
import { channels, needs } from '../../surveys/vocabulary';
import { footprintParams } from './access';
import { operations } from './operation';

const id = z.string().min(1).max(60);
const ofGroup = footprintParams.extend({ group: id });
const ofInvitation = ofGroup.extend({ invitation: id });
const token = z.object({ token: z.string().min(20).max(64) });
const lead = { staff: ['engagement-lead'] } as const;
/** Programme teams see counts of the groups of their own pathways, and no person. */
const readers = { staff: ['engagement-lead', 'programme'] } as const;
const anyToken = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const day = z.iso.date('Write the date like 2026-03-28');
const need = z.enum(needs);

const codes = z.array(z.string().min(1).max(120)).min(1, 'Choose at least one category').max(60);
const key = z.string().min(1, 'Choose a variable').max(140);
const condition = z.union([z.strictObject({ is: key, codes }), z.strictObject({ isNot: key, codes })]);
/** Conditions that must all hold, some of them lists of which one must. */
const segment = z.strictObject({
  all: z.array(z.union([condition, z.strictObject({ any: z.array(condition).min(1).max(10) })])).max(12),
});

const words = (most: number, missing: string) => z.string().trim().min(1, missing).max(most);
const plan = z.strictObject({
  title: words(120, 'Write a title, such as Pain and joints, Weston'),
  purpose: words(600, 'Write what it is for, as members will read it'),
  pathwayId: id.nullable().default(null),
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
const planExample = {
  title: 'Pain and joints, Weston',
  purpose: 'To hear what waiting for care is like.',
  pathwayId: null,
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

const quota = z.strictObject({
  cell: z
    .record(z.string().min(1).max(60), z.string().min(1).max(120))
    .refine(
      (cell) => Object.keys(cell).length > 0 && Object.keys(cell).length <= 3,
      'Name one to three variables',
    ),
  min: z.int().min(0, 'At least 0').max(150),
  max: z.int().min(0, 'At least 0').max(150),
});
const quotas = z.array(quota).max(80, 'At most 80 quotas');
const quotasFrom = z.enum(['population', 'pool', 'hand']);
const feasibility = z.object({
  isFeasible: z.boolean(),
  problems: z.array(z.string()),
  /** The least change that works, and the quotas as they would then be: a person decides. */
  repair: z.object({ words: z.array(z.string()), quotas: z.array(quota) }).nullable(),
});

/** Null for a programme team where it is under 10. */
const shown = z.number().nullable();
const counts = z.object({
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
const standing = z.enum([
  'silent',
  'can-come',
  'cannot-come',
  'drawn',
  'confirmed',
  'declined',
  'attended',
  'no-show',
]);
const finding = z.object({
  status: z.enum(['proven', 'stopped', 'unproven']),
  method: z.string(),
  pool: z.number(),
  open: z.number(),
  minimum: z.number(),
  minimumAtMost: z.number(),
  gap: z.number(),
  iterations: z.number(),
  panels: z.number(),
  bands: z.array(z.object({ people: z.number(), from: z.number(), to: z.number(), mean: z.number() })),
  never: z.array(z.object({ words: z.string(), people: z.number() })),
});
const commitment = z.object({ instance: z.string(), lottery: z.string(), seed: z.string() });

export const groupsOperations = operations({
  listGroups: {
    id: 'groups.listGroups',
    method: 'get',
    path: '/api/{footprint}/groups',
    summary: 'Groups with their counts; programme teams find those of their own pathways',
    who: readers,
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        groups: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            meetsOn: z.string(),
            place: z.string(),
            seats: z.number(),
            counts,
          }),
        ),
        mayPlan: z.boolean(),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  describeChoices: {
    id: 'groups.describeChoices',
    method: 'get',
    path: '/api/{footprint}/group-choices',
    summary: 'What a rule of who is invited, and quotas, may be made of',
    who: lead,
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        variables: z.array(
          z.object({
            key: z.string(),
            label: z.string(),
            /** Only the profile is quota'd; a rule may ask past answers and groups too. */
            isProfile: z.boolean(),
            categories: z.array(z.object({ code: z.string(), label: z.string() })),
          }),
        ),
        pathways: z.array(z.object({ id: z.string(), name: z.string() })),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  sizeRule: {
    id: 'groups.sizeRule',
    method: 'post',
    path: '/api/{footprint}/group-rule',
    summary: 'A rule as a sentence, and how many members fit it: no number under 10',
    who: lead,
    params: footprintParams,
    body: z.strictObject({ segment }),
    reply: {
      kind: 'json',
      schema: z.object({
        sentence: z.string(),
        members: z.number().nullable(),
        problems: z.array(z.string()),
      }),
    },
    example: { params: { footprint: 'bnssg' }, body: { segment: planExample.segment } },
  },
  planGroup: {
    id: 'groups.planGroup',
    method: 'post',
    path: '/api/{footprint}/groups',
    summary: 'Plan a group: what for, when and where, seats, who may be invited. Nobody is asked',
    who: lead,
    params: footprintParams,
    body: plan,
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: { params: { footprint: 'bnssg' }, body: planExample },
  },
  changePlan: {
    id: 'groups.changePlan',
    method: 'put',
    path: '/api/{footprint}/groups/{group}',
    summary: 'Change the plan of a group to which nobody is invited yet',
    who: lead,
    params: ofGroup,
    body: plan,
    reply: { kind: 'json', schema: z.object({ done: z.literal(true) }) },
    example: { params: { footprint: 'bnssg', group: 'x' }, body: planExample },
  },
  showGroup: {
    id: 'groups.showGroup',
    method: 'get',
    path: '/api/{footprint}/groups/{group}',
    summary: 'How a group stands, from rule to payments; programme teams see counts alone',
    who: readers,
    params: ofGroup,
    reply: {
      kind: 'json',
      schema: z.object({
        group: plan.extend({ id: z.string(), sentence: z.string(), pathwayName: z.string().nullable() }),
        asOf: z.string(),
        counts,
        /** For the engagement lead alone: with the seats it tells how many gave one back. */
        openSeats: shown,
        /** The public page, once a lottery is committed to. */
        address: z.string().nullable(),
        /** Fairness over both stages, in sentences. */
        fairness: z.array(z.string()),
        /** For the engagement lead alone. */
        lead: z
          .object({
            rounds: z.array(
              z.object({
                at: z.string(),
                fitting: z.number(),
                eligible: z.number(),
                invited: z.number(),
                seed: z.string(),
              }),
            ),
            heldBack: z.array(z.object({ reason: z.string(), members: z.number() })),
            byHand: z.array(z.object({ channel: z.enum(channels), people: z.number() })),
            quotas: z.array(quota.extend({ name: z.string(), inPool: z.number(), seated: z.number() })),
            quotasFrom: quotasFrom.nullable(),
            lotteries: z.array(
              z.object({
                id: z.string(),
                at: z.string(),
                commitment,
                finding,
                isDrawn: z.boolean(),
                /** All it rests on still holds: it may be drawn from. */
                isCurrent: z.boolean(),
              }),
            ),
            draws: z.array(
              z.object({
                id: z.string(),
                lottery: z.string(),
                at: z.string(),
                drawn: z.number(),
                panels: z.number(),
                seed: z.string(),
              }),
            ),
            expensesPence: z.number(),
            thanksPence: z.number(),
          })
          .nullable(),
      }),
    },
    example: { params: { footprint: 'bnssg', group: 'x' } },
  },
  previewInvitations: {
    id: 'groups.previewInvitations',
    method: 'get',
    path: '/api/{footprint}/groups/{group}/invitations',
    summary: 'Who could be invited now, how many it takes for the seats, and who is held back and why',
    who: lead,
    params: ofGroup,
    reply: {
      kind: 'json',
      schema: z.object({
        asOf: z.string(),
        fitting: z.number().nullable(),
        eligible: z.number().nullable(),
        heldBack: z.array(z.object({ reason: z.string(), members: z.number() })),
        pool: z.number(),
        invite: z.number(),
        share: z.number(),
        because: z.string(),
      }),
    },
    example: { params: { footprint: 'bnssg', group: 'x' } },
  },
  invite: {
    id: 'groups.invite',
    method: 'post',
    path: '/api/{footprint}/groups/{group}/invitations',
    summary: 'Invite so many of those who fit the rule and may be asked, by lot',
    who: lead,
    params: ofGroup,
    body: z.strictObject({ size: z.int().min(1, 'Invite at least one').max(100_000) }),
    reply: { kind: 'json', schema: z.object({ invited: z.number(), heldBack: z.number() }) },
    example: { params: { footprint: 'bnssg', group: 'x' }, body: { size: 30 } },
  },
  listPeople: {
    id: 'groups.listPeople',
    method: 'get',
    path: '/api/{footprint}/groups/{group}/people',
    summary: 'Everyone invited, without a name: where they stand, how they are reached, what was paid',
    who: lead,
    params: ofGroup,
    reply: {
      kind: 'json',
      schema: z.object({
        people: z.array(
          z.object({
            id: z.string(),
            standing,
            channel: z.enum(channels),
            about: z.string(),
            hasNeeds: z.boolean(),
            isOnSheet: z.boolean(),
            paidPence: z.number(),
          }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg', group: 'x' } },
  },
  revealNames: {
    id: 'groups.revealNames',
    method: 'post',
    path: '/api/{footprint}/groups/{group}/names',
    summary: 'Names and contacts of everyone invited, for a reason that is written down',
    who: lead,
    params: ofGroup,
    body: z.strictObject({ purpose: words(200, 'Write why you need them') }),
    reply: {
      kind: 'json',
      schema: z.object({
        people: z.array(
          z.object({ id: z.string(), name: z.string(), contact: z.string(), needs: z.string() }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg', group: 'x' }, body: { purpose: 'Call those without e-mail' } },
  },
  noteStanding: {
    id: 'groups.noteStanding',
    method: 'post',
    path: '/api/{footprint}/groups/{group}/people/{invitation}',
    summary: 'Note what someone said or did: can come, cannot, confirmed, declined, came, did not come',
    who: lead,
    params: ofInvitation,
    body: z.strictObject({
      what: z.enum(['can-come', 'cannot-come', 'confirmed', 'declined', 'attended', 'no-show']),
    }),
    reply: { kind: 'json', schema: z.object({ done: z.literal(true) }) },
    example: { params: { footprint: 'bnssg', group: 'x', invitation: 'y' }, body: { what: 'attended' } },
  },
  addPayment: {
    id: 'groups.addPayment',
    method: 'post',
    path: '/api/{footprint}/groups/{group}/people/{invitation}/payments',
    summary: 'Record expenses or thanks paid to someone who had a seat; below zero corrects an earlier row',
    who: lead,
    params: ofInvitation,
    body: z.strictObject({
      kind: z.enum(['expenses', 'thanks']),
      pence: z
        .int('Write the amount in whole pence')
        .min(-100_000)
        .max(100_000, 'At most £1,000')
        .refine((pence) => pence !== 0, 'Write an amount'),
      words: words(200, 'Write what for'),
    }),
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: {
      params: { footprint: 'bnssg', group: 'x', invitation: 'y' },
      body: { kind: 'thanks', pence: 3000, words: 'Voucher, as offered' },
    },
  },
  proposeQuotas: {
    id: 'groups.proposeQuotas',
    method: 'get',
    path: '/api/{footprint}/groups/{group}/quotas',
    summary: 'Quotas in proportion to the population of the frame in use, or to those who can come',
    who: lead,
    params: ofGroup,
    query: z.object({
      from: z.enum(['population', 'pool']),
      /** Keys of profile variables, with commas between. */
      variables: z.string().min(1).max(400),
    }),
    reply: {
      kind: 'json',
      schema: z.object({
        quotas: z.array(quota.extend({ name: z.string() })),
        source: z.string(),
        feasibility,
      }),
    },
    example: {
      params: { footprint: 'bnssg', group: 'x' },
      query: { from: 'pool', variables: 'sex' },
    },
  },
  keepQuotas: {
    id: 'groups.keepQuotas',
    method: 'put',
    path: '/api/{footprint}/groups/{group}/quotas',
    summary:
      'Keep quotas for the draw, and say at once whether they can be met, or what would have to change',
    who: lead,
    params: ofGroup,
    body: z.strictObject({ quotas, from: quotasFrom }),
    reply: { kind: 'json', schema: feasibility },
    example: {
      params: { footprint: 'bnssg', group: 'x' },
      body: { quotas: [{ cell: { sex: 'female' }, min: 4, max: 6 }], from: 'hand' },
    },
  },
  findLottery: {
    id: 'groups.findLottery',
    method: 'post',
    path: '/api/{footprint}/groups/{group}/lotteries',
    summary: 'Begin to look for the fairest lottery over the open seats: long work that can be stopped',
    who: lead,
    params: ofGroup,
    body: z.strictObject({}),
    reply: { kind: 'json', status: 202, schema: z.object({ work: z.string() }) },
    example: { params: { footprint: 'bnssg', group: 'x' }, body: {} },
  },
  drawGroup: {
    id: 'groups.drawGroup',
    method: 'post',
    path: '/api/{footprint}/groups/{group}/lotteries/{lottery}/draw',
    summary:
      'Draw from the lottery committed to: reveal its seed, publish the receipt, tell everyone in the lot',
    who: lead,
    params: ofGroup.extend({ lottery: id }),
    body: z.strictObject({}),
    reply: {
      kind: 'json',
      status: 201,
      schema: z.object({ id: z.string(), drawn: z.number(), reserves: z.number() }),
    },
    example: { params: { footprint: 'bnssg', group: 'x', lottery: 'y' }, body: {} },
  },
  takeAuditorReceipt: {
    id: 'groups.takeAuditorReceipt',
    method: 'get',
    path: '/api/{footprint}/groups/{group}/draws/{draw}/auditor',
    summary: 'The auditor’s receipt: the pseudonymised table and every panel with its chance; audited',
    who: lead,
    params: ofGroup.extend({ draw: id }),
    reply: { kind: 'file', mediaType: 'application/json' },
    example: { params: { footprint: 'bnssg', group: 'x', draw: 'y' } },
  },
  takeSheet: {
    id: 'groups.takeSheet',
    method: 'post',
    path: '/api/{footprint}/groups/{group}/sheet',
    summary:
      'For who runs the meeting: first names and needs of those who have a seat and agreed to it; audited',
    who: lead,
    params: ofGroup,
    body: z.strictObject({ purpose: words(200, 'Write who it is for') }),
    reply: {
      kind: 'json',
      schema: z.object({
        rows: z.array(z.object({ firstName: z.string(), needs: z.array(z.string()) })),
        /** With a seat, and not on the sheet. */
        notOnIt: z.number(),
      }),
    },
    example: { params: { footprint: 'bnssg', group: 'x' }, body: { purpose: 'For the facilitator' } },
  },
  showInvitation: {
    id: 'groups.showInvitation',
    method: 'get',
    path: '/g/{token}',
    summary: 'The group a link invites to, and where one stands; looking changes nothing',
    who: { link: ['group'] },
    params: token,
    query: z.object({ done: z.string().max(20).optional() }),
    reply: { kind: 'page' },
    example: { params: { token: anyToken } },
  },
  answerInvitation: {
    id: 'groups.answerInvitation',
    method: 'post',
    path: '/g/{token}',
    summary:
      'Say whether one can come (go=can-come, cannot-come) or takes the seat drawn (confirmed, declined)',
    who: { link: ['group'] },
    params: token,
    form: true,
    reply: { kind: 'page' },
    example: { params: { token: anyToken }, form: { go: 'can-come', submission: anyToken, needs: '' } },
  },
  showPublicGroup: {
    id: 'groups.showPublicGroup',
    method: 'get',
    path: '/{footprint}/groups/{group}',
    summary: 'What was committed to, what was drawn and how anyone can check it: the public page',
    who: { anyone: true },
    params: ofGroup,
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg', group: 'x' } },
  },
  takePublicReceipt: {
    id: 'groups.takePublicReceipt',
    method: 'get',
    path: '/{footprint}/groups/{group}/receipts/{draw}',
    summary: 'The public receipt of a draw, as a file that npm run verify-draw checks',
    who: { anyone: true },
    params: ofGroup.extend({ draw: id }),
    reply: { kind: 'file', mediaType: 'application/json' },
    example: { params: { footprint: 'bnssg', group: 'x', draw: 'y' } },
  },
});
