import type { Write } from '../../db/connect';
import { findStaff, keepLink, revokeLinks } from '../../db/queries/access';
import { dropQueuedMessagesAbout, queueMessages } from '../../db/queries/messages';
import {
  addSurveyTest,
  findSurveyTestOf,
  removeSurveyTest,
  type SurveyTest,
} from '../../db/queries/questionnaires';
import { prepareLink } from '../access/links';
import type { Deps } from '../deps';
import { Refusal } from '../errors';

/** How long a test works: over a weekend, and no longer. */
const hours = 72;

/** Pressed twice, the same test goes once. */
const sameWithin = 60_000;

/**
 * Queues the invitation to a draft for the one who asks, with a link that opens it on any phone: no member, no case, no wave.
 * A test sent before ends with this one.
 * @returns the address it goes to, and what was sent
 */
export async function sendSurveyTest(
  deps: Deps,
  footprintId: string,
  asked: Pick<SurveyTest, 'questionnaireId' | 'staffId' | 'language' | 'format' | 'facts'>,
): Promise<{ readonly to: string; readonly test: SurveyTest }> {
  const person = await findStaff(deps.unbound, asked.staffId);
  if (!person) throw new Refusal('not-found');
  const test = await deps.writer.write(footprintId, async (write) => {
    const now = deps.now();
    const before = await findSurveyTestOf(write, asked.questionnaireId, asked.staffId);
    if (before && isSame(before, asked) && now.getTime() - before.sentAt.getTime() < sameWithin)
      return before;
    await endTest(write, before);
    const id = deps.secrets.newId();
    const { row } = prepareLink(deps, { purpose: 'try', footprintId, rowId: id, hours });
    const test = { ...asked, id, sentAt: now, until: new Date(now.getTime() + hours * 3_600_000) };
    await addSurveyTest(write, test);
    await keepLink(write, row);
    await queueMessages(write, [
      {
        id: deps.secrets.newId(),
        footprintId,
        template: 'staff-survey-test',
        channel: 'email',
        staffId: asked.staffId,
        rowId: id,
        messageId: `${deps.secrets.newId()}@sounding`,
        queuedAt: now,
        dueAt: now,
      },
    ]);
    return { ...test, footprintId };
  });
  return { to: person.email, test };
}

/** Ends the test that someone sent of a questionnaire, if there is one: its link opens nothing, and what still waits is not sent. */
export async function closeSurveyTest(
  deps: Pick<Deps, 'writer'>,
  footprintId: string,
  { questionnaireId, staffId }: Pick<SurveyTest, 'questionnaireId' | 'staffId'>,
): Promise<void> {
  await deps.writer.write(footprintId, async (write) =>
    endTest(write, await findSurveyTestOf(write, questionnaireId, staffId)),
  );
}

async function endTest(write: Write, test: SurveyTest | undefined): Promise<void> {
  if (!test) return;
  await revokeLinks(write, 'try', test.id);
  await dropQueuedMessagesAbout(write, write.footprintId, [test.id]);
  await removeSurveyTest(write, test.id);
}

const isSame = (one: SurveyTest, other: Pick<SurveyTest, 'language' | 'format' | 'facts'>) =>
  one.language === other.language && one.format === other.format && one.facts === other.facts;
