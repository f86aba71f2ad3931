import type { Footprint } from '../../db/queries/footprints';
import { findPublication, findSuccessor, listPublications } from '../../db/queries/results';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import type { publicationsOperations } from '../contract/publications';
import { Refusal } from '../errors';
import { longDate } from '../messages/dates';
import type { Handlers } from '../mount';
import type { Snapshot } from '../steps/freeze-results';

type PublicPages = Pick<typeof publicationsOperations, 'listPublished' | 'showPublished' | 'savePublished'>;

export const publicResults: Handlers<PublicPages> = {
  listPublished: async ({ read, footprint }) => {
    const rows = await listPublications(read);
    const superseded = new Set(rows.map(({ supersedes }) => supersedes));
    return {
      page: {
        screen: 'results',
        props: {
          rows: rows.map(({ id, title, waveTitle, version, publishedAt }) => ({
            title,
            href: `/${footprint.id}/results/${id}`,
            said: `${waveTitle}. Published ${dayOf(footprint, publishedAt)}${version > 1 ? `, version ${version}` : ''}.`,
            isSelfSelected: false,
            isSuperseded: superseded.has(id),
          })),
        },
      },
    };
  },

  showPublished: async ({ deps, read, footprint, params, request }) => {
    const row = await findPublication(read, params.publication);
    if (!row) throw new Refusal('not-found');
    // Written by freeze-results in this shape. The page is drawn from it alone; a later version is only pointed to.
    const { page, publishedUnder } = row.snapshot as unknown as Snapshot;
    const next = await findSuccessor(read, row.id);
    return {
      html: deps.pages.render(
        {
          screen: 'result',
          props: {
            ...page,
            version: {
              ...page.version,
              ...(next && {
                supersededBy: {
                  href: `/${footprint.id}/results/${next.id}`,
                  on: dayOf(footprint, next.publishedAt),
                  why: next.reason ?? '',
                },
              }),
            },
          },
        },
        { ...footprint, ...publishedUnder },
        request.path,
      ),
    };
  },

  savePublished: async ({ read, params }) => {
    const row = await findPublication(read, params.publication);
    if (!row) throw new Refusal('not-found');
    return { bytes: (row.snapshot as unknown as Snapshot).csv, name: `results-${row.id}.csv` };
  },
};

const dayOf = (footprint: Footprint, at: Date) => longDate(localDateOf(at, footprint.timeZone));
