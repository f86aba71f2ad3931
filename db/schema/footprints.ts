import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PlaceRule } from '../reference/places';
import { claim, document, instant } from './columns';

export type FootprintSettings = {
  /** Results on fewer people are flagged; never under 10 (DEFINITIONS 4.6). */
  readonly smallBase: number;
  readonly smallEffectiveBase: number;
  /** At most this many invitations to one member in the period. */
  readonly burdenCap: { readonly asks: number; readonly days: number };
};

export const footprints = sqliteTable('footprints', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  shortName: text('short_name').notNull(),
  place: text('place').notNull(),
  timeZone: text('time_zone').notNull(),
  accent: text('accent').notNull(),
  languages: document<string[]>('languages').notNull(),
  helpline: text('helpline'),
  contactEmail: text('contact_email'),
  isDemo: claim('is_demo').notNull().default(false),
  demoNote: text('demo_note'),
  placeRule: document<PlaceRule>('place_rule').notNull(),
  settings: document<FootprintSettings>('settings').notNull(),
  createdAt: instant('created_at').notNull(),
});

/** Facts about the data folder itself, such as whether it is a demo. */
export const dataFolder = sqliteTable('data_folder', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});
