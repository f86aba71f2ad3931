import { foreignKey, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { document, instant } from './columns';
import { cases, waves } from './fieldwork';

/** A set of weights with all that is needed to make it again (R17). Never changed; a better one is another row. */
export const weightings = sqliteTable(
  'weightings',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    waveId: text('wave_id').notNull(),
    method: text('method').notNull(),
    frameId: text('frame_id').notNull(),
    /** The margins as used, the merges people accepted, trimming, treatment of unknowns. */
    recipe: document<Record<string, unknown>>('recipe').notNull(),
    diagnostics: document<Record<string, unknown>>('diagnostics').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({ columns: [t.footprintId, t.waveId], foreignColumns: [waves.footprintId, waves.id] }),
  ],
);

export const caseWeights = sqliteTable(
  'case_weights',
  {
    footprintId: text('footprint_id').notNull(),
    weightingId: text('weighting_id').notNull(),
    caseId: text('case_id').notNull(),
    weight: real('weight').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.weightingId, t.caseId] }),
    foreignKey({
      columns: [t.footprintId, t.weightingId],
      foreignColumns: [weightings.footprintId, weightings.id],
    }),
    foreignKey({ columns: [t.footprintId, t.caseId], foreignColumns: [cases.footprintId, cases.id] }),
  ],
);
