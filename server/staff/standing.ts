import { countUnread } from '../../db/queries/comments';
import { listWaves } from '../../db/queries/fieldwork';
import { countMembers } from '../../db/queries/panel';
import { countDrafts } from '../../db/queries/questionnaires';
import { listWeightingTimes } from '../../db/queries/weighting';
import { canSeePathway, type Session } from '../access/sessions';
import { standingOperations } from '../contract/standing';
import { type Handlers, station } from '../mount';
import { readLinkedThemes } from '../steps/read-linked-themes';

const handlers: Handlers<typeof standingOperations> = {
  showStanding: async ({ deps, read, footprint, session }) => {
    const runsPanel = holds(session, 'engagement-lead', 'analyst');
    const waves = runsPanel ? await listWaves(read) : [];
    const weighted = new Set(runsPanel ? (await listWeightingTimes(read)).map(({ waveId }) => waveId) : []);
    const linked = holds(session, 'engagement-lead', 'analyst', 'programme')
      ? (await readLinkedThemes(read, {}, deps.now(), footprint.timeZone)).filter((one) =>
          canSeePathway(session, one.pathwayId),
        )
      : null;
    return {
      members: runsPanel ? await countMembers(read) : null,
      draftQuestionnaires: runsPanel ? await countDrafts(read) : null,
      openWaves: runsPanel ? waves.filter(({ status }) => status === 'open').length : null,
      closedWavesWithoutWeights: runsPanel
        ? waves.filter(({ id, status }) => status === 'closed' && !weighted.has(id)).length
        : null,
      commentsToRead: runsPanel ? await countUnread(read) : null,
      themesWithoutAnswer: linked?.filter((one) => one.standing === undefined).length ?? null,
      updatesDue:
        linked?.filter((one) => one.owed.some(({ code }) => code === 'publication' || code === 'message'))
          .length ?? null,
    };
  },
};

export const standingStation = station(standingOperations, handlers);

const holds = (session: Session, ...roles: Session['roles']) =>
  roles.some((role) => session.roles.includes(role));
