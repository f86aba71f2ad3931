import { z } from 'zod';
import { staffRoles } from '../../surveys/vocabulary';
import { footprintParams } from './access';
import { operations } from './operation';

const waiting = z.number().int().nonnegative().nullable();

/** What waits along the line: the few counts the navigation shows. Null where the roles held do not look. */
export const standingOperations = operations({
  showStanding: {
    id: 'standing.showStanding',
    method: 'get',
    path: '/api/{footprint}/standing',
    summary: 'What waits at each station, as counts',
    who: { staff: staffRoles },
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        members: waiting,
        draftQuestionnaires: waiting,
        openWaves: waiting,
        closedWavesWithoutWeights: waiting,
        commentsToRead: waiting,
        themesWithoutAnswer: waiting,
        updatesDue: waiting,
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
});
