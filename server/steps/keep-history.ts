import type { Footprint } from '../../db/queries/footprints';
import { addSnapshot } from '../../db/queries/panel';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import type { Deps } from '../deps';
import { readPanel } from './read-panel';

/** Keeps today's figures of a panel, once a day; false when they are kept already or no frame is in use. */
export async function keepHistory(deps: Deps, footprint: Footprint): Promise<boolean> {
  const reading = await readPanel(deps, footprint, deps.read(footprint.id));
  const { frame } = reading;
  if (!frame) return false;
  return deps.writer.write(footprint.id, (write) =>
    addSnapshot(write, {
      day: localDateOf(reading.standing.asOf, footprint.timeZone),
      frameId: frame.id,
      takenAt: reading.standing.asOf,
      panel: reading.panel.figures,
      active: reading.active.figures,
      respondents: reading.answered?.figures ?? null,
    }),
  );
}
