import { addCaseEvents, findCaseWithWave } from '../../db/queries/fieldwork';
import { changeMember } from '../../db/queries/panel';
import { addResponse, changeResponse, findResponse } from '../../db/queries/responses';
import type { AnsweredFor, Channel, Format } from '../../surveys/vocabulary';
import type { Deps } from '../deps';

/**
 * Begins a response: the first post of a form, since a look at a link is no event. Begun already, it goes on in the version
 * chosen and for whom it is given, with all answers of either version kept.
 */
export async function startAnswer(
  deps: Deps,
  footprintId: string,
  given: {
    caseId: string;
    channel: Channel;
    by: string;
    language: string;
    format: Format;
    answeredFor?: AnsweredFor | undefined;
  },
): Promise<void> {
  await deps.writer.write(footprintId, async (write) => {
    const found = await findCaseWithWave(write, given.caseId);
    if (!found) return;
    const begun = await findResponse(write, given.caseId);
    if (begun) {
      const { format, answeredFor = begun.answeredFor } = given;
      const isOther = format !== begun.format || answeredFor !== begun.answeredFor;
      if (begun.finishedAt === null && isOther)
        await changeResponse(write, given.caseId, { format, answeredFor, revision: begun.revision + 1 });
      return;
    }
    const now = deps.now();
    await addResponse(write, {
      caseId: given.caseId,
      waveId: found.wave.id,
      answers: {},
      drafts: {},
      revision: 0,
      startedAt: now,
      savedAt: now,
      finishedAt: null,
      channel: given.channel,
      language: given.language,
      enteredBy: given.by === 'member' ? null : given.by,
      format: given.format,
      answeredFor: given.answeredFor ?? 'self',
    });
    await addCaseEvents(write, [
      {
        id: deps.secrets.newId(),
        waveId: found.wave.id,
        caseId: given.caseId,
        at: now,
        type: 'started',
        channel: given.channel,
        by: given.by,
      },
    ]);
    await changeMember(write, found.case.memberId, { lastActiveAt: now });
  });
}
