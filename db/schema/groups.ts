import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { GroupEventType } from '../../surveys/groups/standing';
import type { Segment } from '../../surveys/panel/segment';
import type { Channel, Need } from '../../surveys/vocabulary';
import { claim, document, instant } from './columns';
import { footprints } from './footprints';
import { members } from './panel';
import { pathways } from './pathways';

/** How many of the group must be of a category: a profile variable's code, or several crossed. */
export type GroupQuota = {
  readonly cell: Readonly<Record<string, string>>;
  readonly min: number;
  readonly max: number;
  /** How far a repair may propose to go; any way when left out. */
  readonly minFlex?: number;
  readonly maxFlex?: number;
};

/** People invited to sit together and talk, drawn by lot under quotas (R28). */
export const groups = sqliteTable(
  'groups',
  {
    footprintId: text('footprint_id')
      .notNull()
      .references(() => footprints.id),
    id: text('id').notNull(),
    title: text('title').notNull(),
    /** What it is for, as members read it. */
    purpose: text('purpose').notNull(),
    /** The programme's pathway it serves, whose team may see its counts. */
    pathwayId: text('pathway_id'),
    /** The requests it serves, as staff name them. */
    request: text('request'),
    seats: integer('seats').notNull(),
    /** A local date of the footprint, like 2026-04-14, and the hours in words. */
    meetsOn: text('meets_on').notNull(),
    hours: text('hours').notNull(),
    place: text('place').notNull(),
    /** What those who come are offered, in words. */
    offer: text('offer').notNull(),
    /** Needs that are met at the meeting: an interpreter, easy-read papers … (R14). */
    provides: document<Need[]>('provides').notNull(),
    /** The last local day to say whether one can come. */
    answerBy: text('answer_by').notNull(),
    segment: document<Segment>('segment').notNull(),
    quotas: document<GroupQuota[]>('quotas').notNull(),
    /** Where the quotas were proposed from. */
    quotasFrom: text('quotas_from').$type<'population' | 'pool' | 'hand'>(),
    onePerHousehold: claim('one_per_household').notNull().default(true),
    revision: integer('revision').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({
      columns: [t.footprintId, t.pathwayId],
      foreignColumns: [pathways.footprintId, pathways.id],
    }),
  ],
);

/**
 * Rules whose size was shown before anyone was picked. A rule over past answers is not shown beside a near one: the two
 * sizes would give away what a few people answered.
 */
export const groupRulesShown = sqliteTable(
  'group_rules_shown',
  {
    footprintId: text('footprint_id')
      .notNull()
      .references(() => footprints.id),
    id: text('id').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    segment: document<Segment>('segment').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    index('group_rules_shown_at').on(t.footprintId, t.at),
  ],
);

/** One lot of invitations: how many fitted the rule, might be asked, and were invited by a seeded draw. */
export const groupRounds = sqliteTable(
  'group_rounds',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    groupId: text('group_id').notNull(),
    at: instant('at').notNull(),
    /** Members who fit the rule. */
    fitting: integer('fitting').notNull(),
    /** Of them, who could be asked and had not been. */
    eligible: integer('eligible').notNull(),
    invited: integer('invited').notNull(),
    seed: text('seed').notNull(),
    by: text('by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({ columns: [t.footprintId, t.groupId], foreignColumns: [groups.footprintId, groups.id] }),
  ],
);

/** One member invited to say whether they can come. */
export const groupInvitations = sqliteTable(
  'group_invitations',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    groupId: text('group_id').notNull(),
    memberId: text('member_id').notNull(),
    invitedAt: instant('invited_at').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    /** What they need to take part, in their own words, sealed. */
    needsSealed: text('needs_sealed'),
    /** Agreed that first name and needs are told to who runs the meeting. */
    isOnSheet: claim('is_on_sheet').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    uniqueIndex('group_invitations_one_a_member').on(t.footprintId, t.groupId, t.memberId),
    foreignKey({ columns: [t.footprintId, t.groupId], foreignColumns: [groups.footprintId, groups.id] }),
    foreignKey({ columns: [t.footprintId, t.memberId], foreignColumns: [members.footprintId, members.id] }),
    index('group_invitations_member').on(t.footprintId, t.memberId),
  ],
);

/** Members who fit the rule and were not asked, each with the reason: nobody is dropped silently (R13). */
export const groupHeldBack = sqliteTable(
  'group_held_back',
  {
    footprintId: text('footprint_id').notNull(),
    groupId: text('group_id').notNull(),
    memberId: text('member_id').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.groupId, t.memberId] }),
    foreignKey({ columns: [t.footprintId, t.groupId], foreignColumns: [groups.footprintId, groups.id] }),
    foreignKey({ columns: [t.footprintId, t.memberId], foreignColumns: [members.footprintId, members.id] }),
  ],
);

/** A lottery found and committed to before it is drawn from; its seed and receipts are sealed until then. */
export const groupLotteries = sqliteTable(
  'group_lotteries',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    groupId: text('group_id').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    /** The events it rests on: who could come, sat or had declined when it was found. */
    basis: text('basis').notNull(),
    /** What is public before the draw: hashes, of the seed none where balls draw. */
    commitment: document<{ instance: string; lottery: string; terms: string; seed: string | null }>(
      'commitment',
    ).notNull(),
    /** What is known of its fairness; no person is named. */
    finding: document<LotteryFinding>('finding').notNull(),
    /** Both receipts with seed and salt, and who is drawn, sealed. */
    sealed: text('sealed').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({ columns: [t.footprintId, t.groupId], foreignColumns: [groups.footprintId, groups.id] }),
  ],
);

/** Fairness of a lottery, in chances and counts. */
export type LotteryFinding = {
  readonly status: 'proven' | 'stopped' | 'unproven';
  readonly method: string;
  /** People in the lot, and seats to fill. */
  readonly pool: number;
  readonly open: number;
  readonly minimum: number;
  readonly minimumAtMost: number;
  readonly gap: number;
  readonly iterations: number;
  readonly panels: number;
  /** Chances from the lowest up; those held by fewer than ten are together. */
  readonly bands: readonly {
    readonly people: number;
    readonly from: number;
    readonly to: number;
    readonly mean: number;
  }[];
  /** Picking until the quotas are full, by trial, for comparison; null where it hardly ever made a group, absent in older rows. */
  readonly untilFull?: {
    readonly trials: number;
    readonly minimum: number;
    readonly bands: LotteryFinding['bands'];
  } | null;
  /** For a draw with balls: numbered panels, and what rounding to them cost. `minimum` is that after it. */
  readonly numbered: {
    readonly panels: number;
    readonly minimumBefore: number;
    readonly largestLoss: number;
  } | null;
  /** Why some have no chance, with how many. */
  readonly never: readonly { readonly words: string; readonly people: number }[];
};

/** A lottery drawn from: its seed is revealed and its receipts stand for ever. */
export const groupDraws = sqliteTable(
  'group_draws',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    groupId: text('group_id').notNull(),
    lotteryId: text('lottery_id').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    receipt: document<Record<string, unknown>>('receipt').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    uniqueIndex('group_draws_one_a_lottery').on(t.footprintId, t.lotteryId),
    foreignKey({ columns: [t.footprintId, t.groupId], foreignColumns: [groups.footprintId, groups.id] }),
    foreignKey({
      columns: [t.footprintId, t.lotteryId],
      foreignColumns: [groupLotteries.footprintId, groupLotteries.id],
    }),
  ],
);

/** What happened to an invitation, in order; where someone stands is a fold of these. Only ever added to. */
export const groupEvents = sqliteTable(
  'group_events',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    groupId: text('group_id').notNull(),
    invitationId: text('invitation_id').notNull(),
    at: instant('at').notNull(),
    type: text('type').$type<GroupEventType>().notNull(),
    drawId: text('draw_id'),
    by: text('by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({
      columns: [t.footprintId, t.invitationId],
      foreignColumns: [groupInvitations.footprintId, groupInvitations.id],
    }),
    index('group_events_group').on(t.footprintId, t.groupId, t.at),
  ],
);

/** Expenses and thanks paid to who came (R33). A correction is a row of its own, below zero. */
export const groupPayments = sqliteTable(
  'group_payments',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    groupId: text('group_id').notNull(),
    invitationId: text('invitation_id').notNull(),
    kind: text('kind').$type<'expenses' | 'thanks'>().notNull(),
    pence: integer('pence').notNull(),
    /** For what, on which terms. */
    words: text('words').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({
      columns: [t.footprintId, t.invitationId],
      foreignColumns: [groupInvitations.footprintId, groupInvitations.id],
    }),
    index('group_payments_group').on(t.footprintId, t.groupId),
  ],
);
