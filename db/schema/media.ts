import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { MediaKind, MediaType } from '../../surveys/media/media';
import { instant } from './columns';
import { footprints } from './footprints';

/** Pictures, clips and captions that staff uploaded. Their bytes are files beside the database, named by the id. */
export const media = sqliteTable(
  'media',
  {
    footprintId: text('footprint_id')
      .notNull()
      .references(() => footprints.id),
    /** Random: whoever has the address can see the file. */
    id: text('id').notNull(),
    kind: text('kind').$type<MediaKind>().notNull(),
    type: text('type').$type<MediaType>().notNull(),
    /** As kept: of a picture, without what was taken out of it. */
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    /** Pixels; null for captions and where a clip does not say. */
    width: integer('width'),
    height: integer('height'),
    /** What it was called on the computer it came from. */
    name: text('name').notNull(),
    uploadedAt: instant('uploaded_at').notNull(),
    uploadedBy: text('uploaded_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.footprintId, t.id] }), index('media_digest').on(t.footprintId, t.sha256)],
);
