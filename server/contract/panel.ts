import { z } from 'zod';
import { footprintParams } from './access';
import { operations } from './operation';

const reads = { staff: ['engagement-lead', 'analyst'] } as const;
const acts = { staff: ['engagement-lead', 'administrator'] } as const;
const member = footprintParams.extend({ member: z.string().max(60) });
const share = z.number().nullable();

const row = z.object({
  code: z.string(),
  label: z.string(),
  population: z.number(),
  /** Of the members whose answer is known; null when nobody's is. */
  panel: share,
  /** Panel less population, and how far a random panel of this size might be off on that side (95%). */
  gap: share,
  plusMinus: share,
  outside: z.enum(['below', 'above']).nullable(),
  index: share,
  active: share,
  respondents: share,
  members: z.number(),
  target: z.number(),
  tolerance: z.number(),
});
const leavers = z.array(z.object({ reason: z.string(), people: z.number() }));
/** How members stay (R7). */
const staying = z.object({
  /** Of those on the panel then, who is on it still; null when nobody was there a month ago. */
  retention: z
    .object({ since: z.string(), base: z.number(), still: z.number(), share, left: leavers })
    .nullable(),
  /** Whole months, oldest first: of those there when it began, who left in it. */
  months: z.array(
    z.object({
      month: z.string(),
      atRisk: z.number(),
      left: leavers,
      hazard: share,
      cameAndWent: z.number(),
    }),
  ),
  length: z.object({
    people: z.number(),
    medianDays: share,
    years: z.array(z.object({ from: z.number(), people: z.number() })),
    halfLeftDays: share,
  }),
});
const three = z.object({ panel: share, active: share, respondents: share });

const dashboard = z.object({
  asOf: z.string(),
  /** The frame in use; without one there is nothing to compare with. */
  frame: z
    .object({
      id: z.string(),
      name: z.string(),
      size: z.number(),
      universe: z.string(),
      population: z.number(),
      years: z.array(z.number()),
    })
    .nullable(),
  base: z.object({
    /** All who hold a place, those who pause among them. */
    members: z.number(),
    paused: z.number(),
    /** Answered or changed their details within 12 months. */
    active: z.number(),
    reserves: z.number(),
    /** Reserves whom admission would let in today. */
    reservesFitting: z.number(),
    respondents: z.number().nullable(),
    wave: z.object({ title: z.string(), invited: z.number() }).nullable(),
  }),
  groups: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      otherUniverse: z.boolean(),
      universe: z.string(),
      source: z.string(),
      year: z.number(),
      /** Members without a category, by reason: they count in none. */
      unknown: z.array(z.object({ reason: z.string(), people: z.number() })),
      notInPopulation: z.number(),
      rows: z.array(row),
    }),
  ),
  overall: z.object({
    mismatch: three,
    efficiency: three,
    efficiencyProblem: z.string().nullable(),
    /** People the panel is worth once it is raked. */
    effectiveBase: share,
    largestGap: z.object({ label: z.string(), gap: z.number() }).nullable(),
    /** The margins the mean is taken over. */
    over: z.array(z.string()),
  }),
  next: z
    .object({
      places: z.number(),
      over: z.array(z.string()),
      mismatchNow: z.number(),
      groups: z.array(
        z.object({
          label: z.string(),
          people: z.number(),
          mismatchThen: z.number(),
          /** By how much each of them lowers the mismatch. */
          fallPerRecruit: z.number(),
        }),
      ),
      /** Every category below its share, those whose next recruit helps most first. */
      open: z.array(
        z.object({
          title: z.string(),
          label: z.string(),
          people: z.number(),
          population: z.number(),
          fall: z.number(),
        }),
      ),
      placesLeft: z.number(),
    })
    .nullable(),
  staying,
  where: z
    .object({
      columns: z.array(z.object({ code: z.string(), label: z.string() })),
      rows: z.array(
        z.object({
          label: z.string(),
          cells: z.array(z.object({ members: z.number(), target: z.number() })),
        }),
      ),
      unknown: z.number(),
      note: z.string(),
    })
    .nullable(),
  history: z.array(z.object({ day: z.string(), members: z.number(), mismatch: three, efficiency: three })),
});

const found = z.object({
  id: z.string(),
  shortId: z.string(),
  reference: z.string().nullable(),
  status: z.string(),
  joinedAt: z.string(),
});

const record = found.extend({
  admittedAt: z.string().nullable(),
  leftAt: z.string().nullable(),
  lastActiveAt: z.string(),
  isActive: z.boolean(),
  source: z.string(),
  preferredChannel: z.string(),
  language: z.string(),
  needs: z.array(z.string()),
  asOf: z.string(),
  /** What they told about themselves, latest first in each variable, with the day it was said (R8). */
  facts: z.array(
    z.object({
      variable: z.string(),
      label: z.string(),
      answer: z.string(),
      isMissing: z.boolean(),
      saidAt: z.string().nullable(),
      isCurrent: z.boolean(),
    }),
  ),
  consents: z.array(
    z.object({
      purpose: z.string(),
      isGiven: z.boolean(),
      at: z.string(),
      withdrawnAt: z.string().nullable(),
      textVersion: z.string(),
      evidence: z.string(),
    }),
  ),
  /** Membership and invitations, newest first; never what was answered. */
  events: z.array(z.object({ at: z.string(), what: z.string(), detail: z.string() })),
  opened: z.array(
    z.object({ at: z.string(), who: z.string(), what: z.string(), why: z.string().nullable() }),
  ),
  asksInPeriod: z.object({ asks: z.number(), cap: z.number(), days: z.number() }),
});

export const panelOperations = operations({
  showPanel: {
    id: 'panel.showPanel',
    method: 'get',
    path: '/api/{footprint}/panel',
    summary: 'The panel beside its population: gaps, whom to recruit next, where, and how it was before',
    who: reads,
    params: footprintParams,
    reply: { kind: 'json', schema: dashboard },
    example: { params: { footprint: 'bnssg' } },
  },
  findMembers: {
    id: 'panel.findMembers',
    method: 'get',
    path: '/api/{footprint}/members',
    summary: 'Find people by their short id or reference; never by name or contact',
    who: acts,
    params: footprintParams,
    query: z.object({ find: z.string().trim().min(3, 'Write at least 3 letters of the short id').max(80) }),
    reply: { kind: 'json', schema: z.object({ members: z.array(found) }) },
    example: { params: { footprint: 'bnssg' }, query: { find: 'M-ABCDEF' } },
  },
  openMember: {
    id: 'panel.openMember',
    method: 'post',
    path: '/api/{footprint}/members/{member}/open',
    summary: 'Open one person’s record, without who they are; that it was opened is written down',
    who: acts,
    params: member,
    body: z.strictObject({}),
    reply: { kind: 'json', schema: record },
    example: { params: { footprint: 'bnssg', member: 'x' }, body: {} },
  },
  revealContact: {
    id: 'panel.revealContact',
    method: 'post',
    path: '/api/{footprint}/members/{member}/contact',
    summary: 'Show who a person is and how to reach them, for a reason that is written down first',
    who: acts,
    params: member,
    body: z.strictObject({
      reason: z.string().trim().min(5, 'Say in a few words why you need it').max(200),
    }),
    reply: {
      kind: 'json',
      schema: z.object({
        name: z.string().nullable(),
        email: z.string().nullable(),
        mobile: z.string().nullable(),
        landline: z.string().nullable(),
        address: z.string().nullable(),
        postcode: z.string().nullable(),
        preferred: z.string(),
      }),
    },
    example: { params: { footprint: 'bnssg', member: 'x' }, body: { reason: 'Post a paper survey' } },
  },
});
