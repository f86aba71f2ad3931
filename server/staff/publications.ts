import { findWave } from '../../db/queries/fieldwork';
import { listPublications } from '../../db/queries/results';
import { publicationsOperations } from '../contract/publications';
import { Refusal } from '../errors';
import { type Handlers, station } from '../mount';
import { publicResults } from '../public/results';
import { freezeResults, previewResults } from '../steps/freeze-results';

const handlers: Handlers<typeof publicationsOperations> = {
  ...publicResults,

  listPublications: async ({ read, footprint }) => ({
    publications: (await listPublications(read)).map((row) => ({
      id: row.id,
      title: row.title,
      version: row.version,
      waveId: row.waveId,
      waveTitle: row.waveTitle,
      publishedAt: row.publishedAt.toISOString(),
      supersedes: row.supersedes,
      reason: row.reason,
      address: `/${footprint.id}/results/${row.id}`,
    })),
  }),

  previewPublication: async ({ deps, read, footprint, params, body }) => {
    if (!(await findWave(read, params.wave))) throw new Refusal('not-found');
    const preview = await previewResults(deps, footprint, params.wave, body);
    return {
      basis: preview.basis,
      html: deps.pages.render(
        { screen: 'result', props: preview.page },
        footprint,
        `/${footprint.id}/results/preview`,
      ),
      checks: [...preview.checks],
      method: [...preview.page.method],
      toSignOff: [...preview.toSignOff],
      told: preview.told,
    };
  },

  publish: async ({ deps, read, footprint, params, body, session }) => {
    if (!(await findWave(read, params.wave))) throw new Refusal('not-found');
    const { id, version, told } = await freezeResults(deps, footprint, params.wave, body, session.staffId);
    return { id, version, address: `/${footprint.id}/results/${id}`, told };
  },
};

export const publicationsStation = station(publicationsOperations, handlers);
