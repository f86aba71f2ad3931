import { workOperations } from '../contract/work';
import { Refusal } from '../errors';
import { type Handlers, station } from '../mount';

const handlers: Handlers<typeof workOperations> = {
  showWork: async ({ deps, footprint, session, params }) => {
    const work = deps.works.find({ footprintId: footprint.id, staffId: session.staffId }, params.work);
    if (!work) throw new Refusal('not-found');
    return {
      id: work.id,
      title: work.title,
      state: work.state,
      told: work.told,
      startedAt: work.startedAt.toISOString(),
      endedAt: work.endedAt?.toISOString() ?? null,
      trouble: work.trouble,
    };
  },

  stopWork: async ({ deps, footprint, session, params }) => {
    if (!deps.works.stop({ footprintId: footprint.id, staffId: session.staffId }, params.work))
      throw new Refusal('not-found');
    return { stopping: true as const };
  },
};

export const workStation = station(workOperations, handlers);
