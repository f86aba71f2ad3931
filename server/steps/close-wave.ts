import { addAudit } from '../../db/queries/audit';
import { addCaseEvents, changeWave, findWave, listCasesOfWave } from '../../db/queries/fieldwork';
import type { Footprint } from '../../db/queries/footprints';
import { dropQueuedMessagesAbout } from '../../db/queries/messages';
import { windowAt } from '../../surveys/fieldwork/window';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { ask } from '../work/ask';
import { type FrozenWave, wordsOfFrozen } from './freeze-wave';
import { windowOf } from './read-fieldwork';

/**
 * Closes a wave: nobody is reminded from now on. Where days of grace are left it stays open to late answers; once they
 * are over every case gets its last event, the status says closed, and its participation is frozen in the audit.
 */
export async function closeWave(deps: Deps, footprint: Footprint, waveId: string, by: string): Promise<void> {
  const frozen = await ask<FrozenWave | null>(deps, 'freeze-wave', footprint.id, {
    wave: waveId,
    at: deps.now().getTime(),
  });
  await deps.writer.write(footprint.id, async (write) => {
    const wave = await findWave(write, waveId);
    if (!wave) throw new Refusal('not-found');
    if (wave.status !== 'open')
      throw new Refusal('not-possible-now', 'Only a wave that has been issued and is open can be closed.');
    const now = deps.now();
    const closedAt = wave.closedAt ?? now;
    const isOver = windowAt(windowOf({ ...wave, closedAt }, footprint), now) === 'closed';
    await changeWave(write, waveId, { closedAt, ...(isOver ? { status: 'closed' as const } : {}) });
    const cases = await listCasesOfWave(write, waveId);
    await dropQueuedMessagesAbout(
      write,
      footprint.id,
      cases.map((one) => one.id),
    );
    if (isOver)
      await addCaseEvents(
        write,
        cases.map((one) => ({
          id: deps.secrets.newId(),
          waveId,
          caseId: one.id,
          at: now,
          type: 'closed',
          by,
        })),
      );
    await addAudit(write, {
      at: now,
      actor: by,
      act: 'wave.closed',
      object: waveId,
      count: cases.length,
      ...(isOver && frozen && { purpose: wordsOfFrozen(frozen) }),
    });
    deps.log.info('wave.closed', { wave: waveId, cases: cases.length });
  });
}
