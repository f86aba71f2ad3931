import { findStaff } from '../../db/queries/access';
import { queueMessages } from '../../db/queries/messages';
import type { Deps } from '../deps';
import { Refusal } from '../errors';

/**
 * Queues the invitation to a draft for the one who asks: no member, no case, no wave. Asked twice within a minute it goes once.
 * @returns the address it goes to
 */
export async function sendSurveyTest(
  deps: Deps,
  footprintId: string,
  questionnaireId: string,
  staffId: string,
): Promise<string> {
  const person = await findStaff(deps.unbound, staffId);
  if (!person) throw new Refusal('not-found');
  const now = deps.now();
  await deps.writer.writeUnbound((write) =>
    queueMessages(write, [
      {
        id: deps.secrets.newId(),
        footprintId,
        template: 'staff-survey-test',
        channel: 'email',
        staffId,
        rowId: questionnaireId,
        onceKey: `test of ${questionnaireId} to ${staffId} at ${now.toISOString().slice(0, 16)}`,
        messageId: `${deps.secrets.newId()}@sounding`,
        queuedAt: now,
        dueAt: now,
      },
    ]),
  );
  return person.email;
}
