import type { Read } from '../../db/connect';
import { findStaff } from '../../db/queries/access';
import { addAudit } from '../../db/queries/audit';
import {
  addCaseEvents,
  type CaseEvent,
  listCasesOfWave,
  listEventsOfWave,
  type Wave,
} from '../../db/queries/fieldwork';
import type { Version } from '../../db/queries/questionnaires';
import type { fieldworkOperations } from '../contract/fieldwork';
import type { ReplyOf } from '../contract/operation';
import type { Deps } from '../deps';
import { Refusal } from '../errors';

type Task = ReplyOf<typeof fieldworkOperations.listSafetyTasks>['tasks'][number];

/** What the safety route of a wave asks staff to do: what is open first, then the newest. */
export async function listSafetyTasks(deps: Deps, read: Read, wave: Wave, version: Version): Promise<Task[]> {
  const events = await listEventsOfWave(read, wave.id);
  const raised = events.filter(({ type }) => type === 'safety');
  if (raised.length === 0) return [];
  const cases = new Map((await listCasesOfWave(read, wave.id)).map((one) => [one.id, one.memberId]));
  const rules = version.definition.safety ?? [];
  const tasks: Task[] = [];
  for (const event of raised) {
    const settled = settlingOf(events, event.id);
    tasks.push({
      id: event.id,
      at: event.at.toISOString(),
      case: event.caseId,
      member: cases.get(event.caseId) ?? '',
      because: event.detail?.because === 'answer' ? 'answer' : 'words',
      task: rules.find(({ key }) => key === event.detail?.rule)?.task ?? null,
      done: settled
        ? {
            at: settled.at.toISOString(),
            by: (await findStaff(deps.unbound, settled.by))?.name ?? 'someone who is no longer here',
            note: String(settled.detail?.note ?? ''),
          }
        : null,
    });
  }
  return tasks.sort(
    (one, other) => Number(one.done !== null) - Number(other.done !== null) || other.at.localeCompare(one.at),
  );
}

/** Keeps what was done about a task with its case, once: who comes second is told that it is done. */
export async function settleSafetyTask(
  deps: Deps,
  footprintId: string,
  given: { wave: string; task: string; note: string; by: string },
): Promise<void> {
  const now = deps.now();
  await deps.writer.write(footprintId, async (write) => {
    const events = await listEventsOfWave(write, given.wave);
    const raised = events.find(({ id, type }) => id === given.task && type === 'safety');
    if (!raised) throw new Refusal('not-found');
    if (settlingOf(events, raised.id)) throw new Refusal('changed-meanwhile');
    const memberId = (await listCasesOfWave(write, given.wave)).find(
      ({ id }) => id === raised.caseId,
    )?.memberId;
    await addCaseEvents(write, [
      {
        id: deps.secrets.newId(),
        waveId: given.wave,
        caseId: raised.caseId,
        at: now,
        type: 'safety-settled',
        detail: { task: raised.id, note: given.note },
        by: given.by,
      },
    ]);
    await addAudit(write, {
      at: now,
      actor: given.by,
      act: 'safety.task-settled',
      object: raised.id,
      members: memberId === undefined ? [] : [memberId],
    });
  });
}

const settlingOf = (events: readonly CaseEvent[], task: string) =>
  events.find(({ type, detail }) => type === 'safety-settled' && detail?.task === task);
