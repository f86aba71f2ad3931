import { addCaseEvents, findCaseWithWave, listEventsOfCases } from '../../db/queries/fieldwork';
import { dropQueuedMessagesAbout } from '../../db/queries/messages';
import { findResponse } from '../../db/queries/responses';
import type { Deps } from '../deps';

/** "Not this time": noted once, and what waits to be sent about the survey is dropped in the same job. */
export async function declineCase(deps: Deps, footprintId: string, caseId: string): Promise<void> {
  await deps.writer.write(footprintId, async (write) => {
    const found = await findCaseWithWave(write, caseId);
    if (!found || (await findResponse(write, caseId))?.finishedAt) return;
    // Answers given after an earlier "not this time" took it back.
    const events = (await listEventsOfCases(write, [caseId])).filter(({ by }) => by === 'member');
    if (events.at(-1)?.type === 'declined') return;
    await addCaseEvents(write, [
      {
        id: deps.secrets.newId(),
        waveId: found.wave.id,
        caseId,
        at: deps.now(),
        type: 'declined',
        by: 'member',
      },
    ]);
    await dropQueuedMessagesAbout(write, footprintId, [caseId]);
  });
}
