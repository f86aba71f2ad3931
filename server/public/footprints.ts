import type { Read } from '../../db/connect';
import type { Footprint } from '../../db/queries/footprints';
import { countMembers, listNotices } from '../../db/queries/panel';
import { listPublications } from '../../db/queries/results';
import { findFrameInUse } from '../../db/queries/targets';
import { listUpdates } from '../../db/queries/updates';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { thinned } from '../contract/accent';
import type { footprintsOperations } from '../contract/footprints';
import { longDate } from '../messages/dates';
import type { Handlers } from '../mount';
import { accessibilityParts, statementDay } from './accessibility-statement';
import { deviceParts } from './privacy-parts';
import { waysToAsk } from './ways-to-ask';

type PublicPages = Pick<
  typeof footprintsOperations,
  | 'showFootprints'
  | 'showPlainTheme'
  | 'showHome'
  | 'showTheme'
  | 'showAccessibility'
  | 'showPrivacy'
  | 'showGetInvolved'
>;

/** Under this nothing is counted in public. */
const leastCounted = 10;

export const publicFootprints: Handlers<PublicPages> = {
  showFootprints: async ({ deps }) => ({
    page: {
      screen: 'footprints',
      props: {
        footprints: (await deps.listFootprints()).map(({ id, name, place, isDemo }) => ({
          name,
          place,
          href: `/${id}`,
          isDemo,
        })),
        staffHref: '/staff',
      },
    },
  }),

  showPlainTheme: async () => ({ bytes: theme('#005eb8') }),

  showTheme: async ({ footprint }) => ({ bytes: theme(footprint.accent) }),

  showHome: async ({ deps, read, footprint }) => {
    const isRecruiting = (await findFrameInUse(read)) !== undefined;
    const members = await countMembers(read);
    const day = longDate(localDateOf(deps.now(), footprint.timeZone));
    return {
      page: {
        screen: 'home',
        props: {
          title: `Have your say on health and care in ${inSentence(footprint.place)}`,
          paragraphs: [
            'The panel is a group of residents who together look like the people who live here: of every age, background and neighbourhood.',
            'A few times a year the NHS and the councils ask its members what matters to them. Members are told what was found, and what is done about it.',
          ],
          ...(isRecruiting ? { joinHref: `/${footprint.id}/join` } : {}),
          facts:
            members >= leastCounted
              ? [{ label: `Members on ${day}`, value: members.toLocaleString('en-GB') }]
              : [],
          newest: await listNewest(read, footprint),
          lostLinkHref: `/${footprint.id}/lost-link`,
          codeHref: `/${footprint.id}/code`,
        },
      },
    };
  },

  showAccessibility: async ({ footprint }) => ({
    page: {
      screen: 'accessibility',
      props: { parts: accessibilityParts(footprint, waysToReach(footprint)), date: statementDay() },
    },
  }),

  showPrivacy: async ({ deps, read, footprint }) => {
    const now = deps.now();
    const notice = (await listNotices(read))
      .filter((text) => text.purpose === 'run-the-panel' && text.from <= now)
      .at(-1);
    return {
      page: {
        screen: 'privacy',
        props: {
          parts: [
            { paragraphs: (notice?.words.en ?? 'No notice has been written yet.').split('\n') },
            ...deviceParts,
            { title: 'Where our figures come from', paragraphs: attribution },
            { title: 'To ask, correct or complain', paragraphs: [...waysToReach(footprint), complaint] },
          ],
          ...(notice ? { date: longDate(localDateOf(notice.from, footprint.timeZone)) } : {}),
        },
      },
    };
  },

  showGetInvolved: async ({ read, footprint }) => ({
    page: {
      screen: 'get-involved',
      props: {
        ...((await findFrameInUse(read)) ? { joinHref: `/${footprint.id}/join` } : {}),
        open: [],
        otherWays: otherWays(footprint),
      },
    },
  }),
};

/** The lines that must be shown wherever the bundled data is used (NOTICE). */
const attribution = [
  'Contains public sector information licensed under the Open Government Licence v3.0 (ONS Census 2021; English Indices of Deprivation 2025; ONS Health Insight Survey).',
  'Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright and database right 2025. Contains National Statistics data © Crown copyright and database right 2025.',
];

const mostNewest = 3;

/** The latest results that nothing supersedes, and when something was last told under "you said, we did". */
async function listNewest(read: Read, footprint: Footprint) {
  const on = (at: Date) => longDate(localDateOf(at, footprint.timeZone));
  const publications = await listPublications(read);
  const superseded = new Set(publications.map(({ supersedes }) => supersedes));
  const [update] = await listUpdates(read);
  return [
    ...(update
      ? [
          {
            href: `/${footprint.id}/updates`,
            words: 'You said, we did',
            said: `Last added to on ${on(update.publishedAt)}.`,
          },
        ]
      : []),
    ...publications
      .filter(({ id }) => !superseded.has(id))
      .slice(0, mostNewest)
      .map(({ id, title, publishedAt }) => ({
        href: `/${footprint.id}/results/${id}`,
        words: title,
        said: `Results, published on ${on(publishedAt)}.`,
      })),
  ];
}

function theme(accent: string): string {
  return `:root{--accent:${accent};--accent-2:${thinned(accent, 0.66)};--accent-3:${thinned(accent, 0.19)}}\n`;
}

const inSentence = (place: string) => place.replace(/^The /, 'the ');

const complaint =
  'If you complain about how your data is used, we say that we have it within 30 days and tell you what we did. You may also go to the Information Commissioner’s Office, ico.org.uk.';

function waysToReach({ helpline, contactEmail }: Footprint): string[] {
  const ways = [helpline ? `Call ${helpline}.` : '', contactEmail ? `Write to ${contactEmail}.` : ''].filter(
    Boolean,
  );
  return ways.length > 0 ? ways : ['Use the link at the end of any message from us.'];
}

function otherWays(footprint: Footprint): string[] {
  const ask = waysToAsk(footprint);
  if (ask === '') return [];
  return [
    `On paper, in large print or in Easy Read: ${ask}.`,
    `By telephone, in another language or in British Sign Language: ${ask}.`,
  ];
}
