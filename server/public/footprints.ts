import type { Read } from '../../db/connect';
import type { Footprint } from '../../db/queries/footprints';
import { countMembers, listNotices } from '../../db/queries/panel';
import { listPublications } from '../../db/queries/results';
import { findFrameInUse } from '../../db/queries/targets';
import { listUpdates } from '../../db/queries/updates';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { languages } from '../../surveys/wording/languages';
import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';
import { thinned } from '../contract/accent';
import type { footprintsOperations } from '../contract/footprints';
import { publicAddress, speak, spokenTo } from '../member/in-language';
import { longDate } from '../messages/dates';
import type { Handlers } from '../mount';
import { accessibilityParts, statementDay } from './accessibility-statement';
import { deviceParts } from './privacy-parts';
import { toAnyone } from './to-anyone';
import { waysToAsk, waysToReach } from './ways-to-ask';

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
  showFootprints: async ({ deps, request }) => {
    // It belongs to no panel, so it speaks whatever the product does.
    const spoken = speak(request.language, 'en', languages);
    return {
      spoken,
      page: {
        screen: 'footprints',
        props: {
          footprints: (await deps.listFootprints()).map(({ id, name, place, isDemo }) => ({
            name,
            place,
            href: publicAddress(`/${id}`, spoken.language),
            isDemo,
          })),
          staffHref: '/staff',
        },
      },
    };
  },

  showPlainTheme: async () => ({ bytes: theme('#005eb8') }),

  showTheme: async ({ footprint }) => ({ bytes: theme(footprint.accent) }),

  showHome: async (call) => {
    const { deps, read, footprint } = call;
    const spoken = spokenTo(call, 'en');
    const { language } = spoken;
    const words = wording(language).publicPages.home;
    const isRecruiting = (await findFrameInUse(read)) !== undefined;
    const members = await countMembers(read);
    const day = longDate(localDateOf(deps.now(), footprint.timeZone), language);
    const place = language === 'en' ? inSentence(footprint.place) : footprint.place;
    return toAnyone(call, spoken, {
      screen: 'home',
      props: {
        title: say(words.title, { place }, language),
        paragraphs: [words.what, words.how],
        ...(isRecruiting ? { joinHref: `/${footprint.id}/join` } : {}),
        facts:
          members >= leastCounted
            ? [
                {
                  label: say(words.members, { day }, language),
                  value: members.toLocaleString(language === 'en' ? 'en-GB' : language),
                },
              ]
            : [],
        newest: await listNewest(read, footprint, language),
        lostLinkHref: `/${footprint.id}/lost-link`,
        codeHref: `/${footprint.id}/code`,
      },
    });
  },

  showAccessibility: async (call) => {
    const spoken = spokenTo(call, 'en');
    const { language } = spoken;
    return toAnyone(call, spoken, {
      screen: 'accessibility',
      props: {
        parts: accessibilityParts(call.footprint, waysToReach(call.footprint, language), language),
        date: statementDay(language),
      },
    });
  },

  showPrivacy: async (call) => {
    const { deps, read, footprint } = call;
    const spoken = spokenTo(call, 'en');
    const { language } = spoken;
    const words = wording(language).publicPages.document;
    const now = deps.now();
    const notice = (await listNotices(read))
      .filter((text) => text.purpose === 'run-the-panel' && text.from <= now)
      .at(-1);
    const own = notice?.words[language] ?? notice?.words.en;
    return toAnyone(call, spoken, {
      screen: 'privacy',
      props: {
        parts: [
          {
            paragraphs: (own ?? words.noNotice).split('\n'),
            ...(own !== undefined && notice?.words[language] === undefined ? { lang: 'en' } : {}),
          },
          ...deviceParts(language),
          { title: words.figures, paragraphs: [] },
          { paragraphs: attribution, lang: 'en' },
          { title: words.ask, paragraphs: [...waysToReach(footprint, language), words.complaint] },
        ],
        ...(notice ? { date: longDate(localDateOf(notice.from, footprint.timeZone), language) } : {}),
      },
    });
  },

  showGetInvolved: async (call) => {
    const { read, footprint } = call;
    const spoken = spokenTo(call, 'en');
    return toAnyone(call, spoken, {
      screen: 'get-involved',
      props: {
        ...((await findFrameInUse(read)) ? { joinHref: `/${footprint.id}/join` } : {}),
        open: [],
        otherWays: otherWays(footprint, spoken.language),
      },
    });
  },
};

/** The lines that must be shown wherever the bundled data is used (NOTICE). */
const attribution = [
  'Contains public sector information licensed under the Open Government Licence v3.0 (ONS Census 2021; English Indices of Deprivation 2025; ONS Health Insight Survey).',
  'Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright and database right 2025. Contains National Statistics data © Crown copyright and database right 2025.',
];

const mostNewest = 3;

/** The latest results that nothing supersedes, and when something was last told under "you said, we did". */
async function listNewest(read: Read, footprint: Footprint, language: string) {
  const { home, updates } = wording(language).publicPages;
  const on = (at: Date) => ({ day: longDate(localDateOf(at, footprint.timeZone), language) });
  const publications = await listPublications(read);
  const superseded = new Set(publications.map(({ supersedes }) => supersedes));
  const [update] = await listUpdates(read);
  return [
    ...(update
      ? [
          {
            href: `/${footprint.id}/updates`,
            words: updates.title,
            said: say(home.updatedOn, on(update.publishedAt), language),
          },
        ]
      : []),
    ...publications
      .filter(({ id }) => !superseded.has(id))
      .slice(0, mostNewest)
      .map(({ id, title, publishedAt }) => ({
        href: `/${footprint.id}/results/${id}`,
        words: title,
        lang: 'en',
        said: say(home.publishedOn, on(publishedAt), language),
      })),
  ];
}

function theme(accent: string): string {
  return `:root{--accent:${accent};--accent-2:${thinned(accent, 0.66)};--accent-3:${thinned(accent, 0.19)}}\n`;
}

const inSentence = (place: string) => place.replace(/^The /, 'the ');

function otherWays(footprint: Footprint, language: string): string[] {
  const { paper, telephone } = wording(language).publicPages.involved;
  const ways = waysToAsk(footprint, language);
  return ways === '' ? [] : [paper, telephone].map((way) => say(way, { ways }, language));
}
