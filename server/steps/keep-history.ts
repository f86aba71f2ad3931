import { type Footprint, findFootprintById } from '../../db/queries/footprints';
import { addSnapshot, type PanelSnapshot } from '../../db/queries/panel';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { ask } from '../work/ask';
import type { WorkRead } from '../work/reader';
import { readPanel } from './read-panel';

type Figures = Pick<PanelSnapshot, 'frameId' | 'panel' | 'active' | 'respondents'>;

/** Keeps today's figures of a panel, once a day; false when they are kept already or no frame is in use. */
export async function keepHistory(deps: Deps, footprint: Footprint): Promise<boolean> {
  const takenAt = deps.now();
  const figures = await ask<Figures | null>(deps, 'measure-panel', footprint.id, { at: takenAt.getTime() });
  if (!figures) return false;
  return deps.writer.write(footprint.id, (write) =>
    addSnapshot(write, { day: localDateOf(takenAt, footprint.timeZone), takenAt, ...figures }),
  );
}

/** What a day's snapshot keeps: for a worker, since the whole panel is read. Null while no frame is in use. */
export async function measurePanel(
  { read, secrets, places }: Pick<WorkRead, 'read' | 'secrets' | 'places'>,
  { at }: { readonly at: number },
): Promise<Figures | null> {
  const footprint = await findFootprintById(read, read.footprintId);
  if (!footprint) throw new Refusal('not-found');
  const reading = await readPanel({ secrets, places, now: () => new Date(at) }, footprint, read);
  return reading.frame
    ? {
        frameId: reading.frame.id,
        panel: reading.panel.figures,
        active: reading.active.figures,
        respondents: reading.answered?.figures ?? null,
      }
    : null;
}
