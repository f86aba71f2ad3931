import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ProfileVariable } from '../../surveys/panel/profile';
import type { Channel, MemberStatus, MissingReason, Need, Selection } from '../../surveys/vocabulary';
import { claim, document, instant } from './columns';
import { footprints } from './footprints';

/** The footprint's profile variables: data, not code. */
export const profileVariables = sqliteTable(
  'profile_variables',
  {
    footprintId: text('footprint_id')
      .notNull()
      .references(() => footprints.id),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    definition: document<ProfileVariable>('definition').notNull(),
  },
  (t) => [primaryKey({ columns: [t.footprintId, t.key] })],
);

/** The latest state of a person with the panel; member_events tells how it came about. */
export const members = sqliteTable(
  'members',
  {
    footprintId: text('footprint_id')
      .notNull()
      .references(() => footprints.id),
    id: text('id').notNull(),
    status: text('status').$type<MemberStatus>().notNull(),
    joinedAt: instant('joined_at').notNull(),
    admittedAt: instant('admitted_at'),
    leftAt: instant('left_at'),
    /** Last answered a survey or changed their details: active means within 12 months. */
    lastActiveAt: instant('last_active_at').notNull(),
    /** street, post, open web, referral … */
    source: text('source').notNull(),
    recruitmentWaveId: text('recruitment_wave_id'),
    /** The agency's or the earlier panel's own reference. */
    reference: text('reference'),
    recruitedBy: text('recruited_by'),
    selection: text('selection').$type<Selection>().notNull().default('unknown'),
    preferredChannel: text('preferred_channel').$type<Channel>().notNull(),
    language: text('language').notNull().default('en'),
    needs: document<Need[]>('needs').notNull(),
    /** Month and year of birth, sealed; opened only to derive age as of a date. */
    bornSealed: text('born_sealed'),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    index('members_status').on(t.footprintId, t.status),
  ],
);

/** What happened to a person's membership, in order; only ever added to. */
export const memberEvents = sqliteTable(
  'member_events',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    memberId: text('member_id').notNull(),
    at: instant('at').notNull(),
    type: text('type').notNull(),
    status: text('status').$type<MemberStatus>(),
    detail: document<Record<string, unknown>>('detail'),
    by: text('by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({ columns: [t.footprintId, t.memberId], foreignColumns: [members.footprintId, members.id] }),
    index('member_events_member').on(t.footprintId, t.memberId, t.at),
  ],
);

/** Dated answers of a member about themselves (R8), and the place they live in. */
export const profileFacts = sqliteTable(
  'profile_facts',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    memberId: text('member_id').notNull(),
    /** A profile variable's key, or `lsoa` for the place. */
    variable: text('variable').notNull(),
    code: text('code'),
    missing: text('missing').$type<MissingReason>(),
    at: instant('at').notNull(),
    source: text('source').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({ columns: [t.footprintId, t.memberId], foreignColumns: [members.footprintId, members.id] }),
    index('profile_facts_member').on(t.footprintId, t.memberId, t.variable, t.at),
  ],
);

/** The wording of a notice or consent, by version; what a person saw is kept with the date. */
export const noticeTexts = sqliteTable(
  'notice_texts',
  {
    footprintId: text('footprint_id')
      .notNull()
      .references(() => footprints.id),
    id: text('id').notNull(),
    purpose: text('purpose').notNull(),
    version: text('version').notNull(),
    words: document<Record<string, string>>('words').notNull(),
    legalBasis: text('legal_basis').notNull(),
    from: instant('from').notNull(),
  },
  (t) => [primaryKey({ columns: [t.footprintId, t.id] })],
);

export const consents = sqliteTable(
  'consents',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    memberId: text('member_id').notNull(),
    purpose: text('purpose').notNull(),
    /** The version of the wording seen; for people taken over, the earlier panel's own. */
    textVersion: text('text_version').notNull(),
    evidence: text('evidence').notNull(),
    givenAt: instant('given_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    isGiven: claim('is_given').notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({ columns: [t.footprintId, t.memberId], foreignColumns: [members.footprintId, members.id] }),
    index('consents_member').on(t.footprintId, t.memberId),
  ],
);

/** What a snapshot keeps of the panel, of its active members, and of those who answered the latest survey. */
export type PanelFigures = {
  readonly people: number;
  /** Mean over the frame's margins of the share who would have to be someone else, 0–1; null when nobody is known. */
  readonly mismatch: number | null;
  /** Effective base after raking ÷ people, 0–1; null when raking cannot be done. */
  readonly efficiency: number | null;
};

/** How like its population the panel was, one row a day: counts and shares only, nobody in particular (R6). */
export const panelSnapshots = sqliteTable(
  'panel_snapshots',
  {
    footprintId: text('footprint_id')
      .notNull()
      .references(() => footprints.id),
    /** Local date of the footprint, like 2018-12-14. */
    day: text('day').notNull(),
    frameId: text('frame_id').notNull(),
    takenAt: instant('taken_at').notNull(),
    panel: document<PanelFigures>('panel').notNull(),
    active: document<PanelFigures>('active').notNull(),
    respondents: document<PanelFigures>('respondents'),
  },
  (t) => [primaryKey({ columns: [t.footprintId, t.day] })],
);
