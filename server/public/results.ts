import type { Footprint } from '../../db/queries/footprints';
import { findPublication, findSuccessor, listPublications, type Publication } from '../../db/queries/results';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';
import type { publicationsOperations } from '../contract/publications';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { spokenTo } from '../member/in-language';
import { longDate } from '../messages/dates';
import type { Handlers } from '../mount';
import type { Snapshot } from '../steps/freeze-results';
import { toAnyone } from './to-anyone';

type PublicPages = Pick<typeof publicationsOperations, 'listPublished' | 'showPublished' | 'savePublished'>;

export const publicResults: Handlers<PublicPages> = {
  listPublished: async (call) => {
    const { read, footprint } = call;
    const spoken = spokenTo(call, 'en');
    const { language } = spoken;
    const words = wording(language).publicPages.results;
    const rows = await listPublications(read);
    const superseded = new Set(rows.map(({ supersedes }) => supersedes));
    return toAnyone(call, spoken, {
      screen: 'results',
      props: {
        rows: rows.map(({ id, title, waveTitle, version, publishedAt }) => ({
          title,
          href: `/${footprint.id}/results/${id}`,
          waveTitle,
          said: say(
            version > 1 ? words.version : words.published,
            { day: longDate(localDateOf(publishedAt, footprint.timeZone), language), version },
            language,
          ),
          isSelfSelected: false,
          isSuperseded: superseded.has(id),
        })),
      },
    });
  },

  showPublished: async ({ deps, read, footprint, params, request }) => {
    const row = await findPublication(read, params.publication);
    if (!row) throw new Refusal('not-found');
    const next = await findSuccessor(read, row.id);
    const key = `${footprint.id} ${row.id} ${next?.id ?? ''} ${JSON.stringify(footprint)}`;
    const html = drawn.get(key) ?? draw(deps, footprint, row, next, request.path);
    // A frozen page is drawn once: with many tables that takes a tenth of a second.
    drawn.delete(key);
    drawn.set(key, html);
    if (drawn.size > mostDrawn) drawn.delete(drawn.keys().next().value ?? '');
    return { html };
  },

  savePublished: async ({ read, params }) => {
    const row = await findPublication(read, params.publication);
    if (!row) throw new Refusal('not-found');
    return { bytes: (row.snapshot as unknown as Snapshot).csv, name: `results-${row.id}.csv` };
  },
};

const drawn = new Map<string, string>();
const mostDrawn = 50;

function draw(
  deps: Deps,
  footprint: Footprint,
  row: Publication,
  next: Awaited<ReturnType<typeof findSuccessor>>,
  path: string,
): string {
  // Written by freeze-results in this shape. The page is drawn from it alone; a later version is only pointed to.
  const { page, publishedUnder } = row.snapshot as unknown as Snapshot;
  const supersededBy = next && {
    href: `/${footprint.id}/results/${next.id}`,
    on: dayOf(footprint, next.publishedAt),
    why: next.reason ?? '',
  };
  return deps.pages.render(
    {
      screen: 'result',
      props: { ...page, version: { ...page.version, ...(supersededBy && { supersededBy }) } },
    },
    { ...footprint, ...publishedUnder },
    path,
  );
}

const dayOf = (footprint: Footprint, at: Date) => longDate(localDateOf(at, footprint.timeZone));
