import { findUpdate, listUpdates } from '../../db/queries/updates';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { smallestNumberShown } from '../../surveys/updates/statement';
import { type ThemeAnswer, themeAnswers } from '../../surveys/vocabulary';
import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';
import type { updatesOperations } from '../contract/updates';
import { Refusal } from '../errors';
import { spokenTo } from '../member/in-language';
import { longDate, monthAndYear } from '../messages/dates';
import type { Handlers } from '../mount';
import { readEvidence } from '../steps/publish-update';
import { type FrozenStatement, frozenOf, readLinkedThemes } from '../steps/read-linked-themes';
import { toAnyone } from './to-anyone';

type Updates = Handlers<typeof updatesOperations>;
type Status = ThemeAnswer | 'no-answer';

/** What waits for an answer first, oldest first; then what was published, newest first. */
export const showUpdates: Updates['showUpdates'] = async (call) => {
  const { deps, read, footprint, query } = call;
  const spoken = spokenTo(call, 'en');
  const { language } = spoken;
  const list = wording(language).publicPages.updates;
  const dayOf = dayIn(language, footprint.timeZone);
  const linked = await readLinkedThemes(read, {}, deps.now(), footprint.timeZone);
  const waiting = [];
  for (const one of linked) {
    if (one.standing !== undefined) continue;
    // What few raised could point at them, and is not public by itself (R16, R24).
    const { people = 0 } = await readEvidence(read, one.theme, one.waveTitle);
    if (people < smallestNumberShown) continue;
    waiting.push({
      status: 'no-answer' as Status,
      when: say(list.openSince, { day: dayOf(one.linkedAt) }, language),
      since: one.linkedAt,
      subject: one.pathwayName,
      pathway: one.pathwayId,
      youSaid: one.theme.title,
      weDid: say(list.owed, { pathway: one.pathwayName }, language),
    });
  }
  const published = (await listUpdates(read)).filter(
    (update, _, all) => !all.some((other) => other.supersedes === update.id),
  );
  const rows = [
    ...waiting,
    ...published.map((update) => {
      const words = frozenOf(update);
      return {
        status: words.answer as Status,
        when: dayOf(update.publishedAt),
        since: new Date(words.saidOn),
        subject: words.subject,
        pathway: words.pathwayId,
        youSaid: words.youSaid,
        weDid: words.weDid,
        lang: 'en',
        href: `/${footprint.id}/updates/${update.id}`,
      };
    }),
  ];
  const address = (status: string | undefined, subject: string | undefined) => {
    const chosen = new URLSearchParams({ ...(status ? { status } : {}), ...(subject ? { subject } : {}) });
    return `/${footprint.id}/updates${chosen.size > 0 ? `?${chosen}` : ''}`;
  };
  const isShown = (row: (typeof rows)[number]) =>
    (query.status === undefined || row.status === query.status) &&
    (query.subject === undefined || row.pathway === query.subject);
  const subjects = [...new Map(rows.map((row) => [row.pathway, row.subject])).entries()];
  return toAnyone(call, spoken, {
    screen: 'updates',
    props: {
      intro: introOf(rows, footprint.timeZone, language),
      filters: [
        {
          title: list.show,
          links: (['no-answer', ...themeAnswers] as const).flatMap((status) => {
            const count = rows.filter((row) => row.status === status).length;
            if (count === 0) return [];
            const isOn = query.status === status;
            return [
              {
                words: list.status[status],
                href: address(isOn ? undefined : status, query.subject),
                count,
                isOn,
              },
            ];
          }),
        },
        {
          title: list.subject,
          lang: 'en',
          links: subjects.map(([pathway, subject]) => {
            const isOn = query.subject === pathway;
            return {
              words: subject,
              href: address(query.status, isOn ? undefined : pathway),
              count: rows.filter((row) => row.pathway === pathway).length,
              isOn,
            };
          }),
        },
      ],
      rows: rows.filter(isShown).map(({ status, when, subject, youSaid, weDid, ...row }) => ({
        status,
        when,
        subject,
        youSaid,
        weDid,
        ...('href' in row ? { href: row.href, lang: row.lang } : {}),
      })),
    },
  });
};

/** One published update. A later one on the same theme is named at its top; the words here stay. */
export const showUpdate: Updates['showUpdate'] = async (call) => {
  const { read, footprint, params } = call;
  const spoken = spokenTo(call, 'en');
  const { language } = spoken;
  const list = wording(language).publicPages.update;
  const dayOf = dayIn(language, footprint.timeZone);
  const update = await findUpdate(read, params.update);
  if (!update) throw new Refusal('not-found');
  const words = frozenOf(update);
  const later = (await listUpdates(read, [update.pathwayThemeId])).find(
    (one) => one.supersedes === update.id,
  );
  const laterAddress = later ? `/${footprint.id}/updates/${later.id}` : null;
  return toAnyone(call, spoken, {
    screen: 'update',
    props: {
      title: words.title,
      status: words.answer,
      answer: words.weDid,
      steps: [
        ...(later && laterAddress
          ? [
              {
                when: dayOf(later.publishedAt),
                title: list.newer,
                paragraphs: [list.newerSaid],
                link: { words: list.readNewer, href: laterAddress },
              },
            ]
          : []),
        ...stepsOf(words, language, dayOf(new Date(words.answeredAt))),
      ],
      facts: [
        { label: list.subject, value: words.subject, lang: 'en' },
        ...(words.owner ? [{ label: list.owner, value: words.owner, lang: 'en' }] : []),
        { label: list.source, value: say(list.readByPeople, { source: words.source }, language) },
        { label: list.told, value: words.told === null ? list.toldHere : list.toldAll },
        { label: list.published, value: dayOf(update.publishedAt) },
      ],
      links: [{ words: list.all, href: `/${footprint.id}/updates` }],
    },
  });
};

/** What was published stays in the words it was published in. */
function stepsOf(words: FrozenStatement, language: string, answeredOn: string) {
  const list = wording(language).publicPages.update;
  return [
    {
      when: longDate(words.saidOn, language),
      title: list.said,
      paragraphs: [words.youSaid, ...words.evidence],
      lang: 'en',
    },
    { when: answeredOn, title: list.answer[words.answer], paragraphs: [words.weDid], lang: 'en' },
    ...(words.stillOwed === null
      ? []
      : [{ when: list.toCome, title: list.notDone, paragraphs: [words.stillOwed], lang: 'en' }]),
  ];
}

function introOf(
  rows: readonly { status: Status; since: Date }[],
  timeZone: string,
  language: string,
): string {
  if (rows.length === 0) return '';
  const list = wording(language).publicPages.updates;
  const [year, month] = localDateOf(new Date(Math.min(...rows.map((row) => row.since.getTime()))), timeZone)
    .split('-')
    .map(Number);
  const since = monthAndYear({ month: month!, year: year! }, language);
  const parts = [...themeAnswers, 'no-answer' as const].flatMap((status) => {
    const count = rows.filter((row) => row.status === status).length;
    return count === 0 ? [] : [say(list.counts[status], { count }, language)];
  });
  const last = parts.pop()!;
  const others = parts.reduce((one, other) => (one ? say(list.parted, { one, other }, language) : other), '');
  const all = others ? say(list.last, { one: others, other: last }, language) : last;
  return `${say(list.told, { count: rows.length, since }, language)} ${sentence(all, language)}`;
}

const sentence = (words: string, language: string) =>
  `${words.slice(0, 1).toLocaleUpperCase(language)}${words.slice(1)}${language === 'ur' ? '۔' : '.'}`;

const dayIn = (language: string, timeZone: string) => (at: Date) =>
  longDate(localDateOf(at, timeZone), language);
