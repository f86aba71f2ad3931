import { smallestNumberShown } from '../../surveys/updates/statement';
import { canSeePathway, type Session } from '../access/sessions';
import { updatesOperations } from '../contract/updates';
import { type Handlers, station } from '../mount';
import { showUpdate, showUpdates } from '../public/updates';
import { previewUpdate, publishUpdate } from '../steps/publish-update';
import { readLinkedThemes } from '../steps/read-linked-themes';
import { permitLink } from './pathways';

const handlers: Handlers<typeof updatesOperations> = {
  listUpdates: async ({ deps, read, footprint, session }) => {
    const linked = (await readLinkedThemes(read, {}, deps.now(), footprint.timeZone)).filter((one) =>
      canSeePathway(session, one.pathwayId),
    );
    const published = linked.flatMap((one) => one.updates);
    return {
      due: linked
        .filter((one) => one.owed.some(({ code }) => code === 'publication' || code === 'message'))
        .map((one) => ({
          link: one.id,
          title: one.theme.title,
          pathway: one.pathwayId,
          pathwayName: one.pathwayName,
          // Holds: publication and message are owed only on an answer.
          answer: one.answers[0]!.answer,
          status: one.status,
          ageDays: one.ageDays,
          isPublishedBefore: one.updates.length > 0,
        })),
      published: published
        .sort((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime())
        .map((update) => ({
          id: update.id,
          title: update.words.title,
          pathwayName: update.words.subject,
          status: update.words.status,
          publishedAt: update.publishedAt.toISOString(),
          isTold: update.words.told !== null,
          told: countFor(session, update.words.told),
          isSuperseded: update.isSuperseded,
          address: `/${footprint.id}/updates/${update.id}`,
        })),
      mayPublish: session.roles.includes('engagement-lead'),
    };
  },

  previewUpdate: async ({ deps, read, footprint, session, params, query }) => {
    await permitLink(read, session, params.link);
    const preview = await previewUpdate(read, footprint, params.link, query.point ?? '', deps.now());
    const { statement, linked } = preview;
    return {
      answer: preview.answerId,
      pathway: linked.pathwayId,
      pathwayName: linked.pathwayName,
      theme: linked.theme.id,
      statement: { ...statement, evidence: [...statement.evidence] },
      supersedes: preview.supersedes,
      members: countFor(session, preview.members.length),
    };
  },

  publishUpdate: async ({ deps, read, footprint, session, params, body }) => {
    await permitLink(read, session, params.link);
    const { id, told } = await publishUpdate(deps, footprint, session.staffId, params.link, body);
    return { id, told, address: `/${footprint.id}/updates/${id}` };
  },

  showUpdates,
  showUpdate,
};

export const updatesStation = station(updatesOperations, handlers);

/** Those who run the panel see whole counts; a programme team none under 10 (R16). */
function countFor(session: Session, people: number | null): number | null {
  const runsThePanel = session.roles.includes('engagement-lead') || session.roles.includes('analyst');
  return people !== null && people < smallestNumberShown && !runsThePanel ? null : people;
}
