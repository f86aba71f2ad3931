import { findUpdate, listUpdates } from '../../db/queries/updates';
import { smallestNumberShown } from '../../surveys/updates/statement';
import { type ThemeAnswer, themeAnswers } from '../../surveys/vocabulary';
import type { updatesOperations } from '../contract/updates';
import { Refusal } from '../errors';
import { longDate } from '../messages/dates';
import type { Handlers } from '../mount';
import { readEvidence } from '../steps/publish-update';
import { type FrozenStatement, frozenOf, readLinkedThemes } from '../steps/read-linked-themes';

type Updates = Handlers<typeof updatesOperations>;
type Status = ThemeAnswer | 'no-answer';

const statusNames: Record<Status, string> = {
  'no-answer': 'No answer yet',
  done: 'Done',
  doing: 'Under way',
  cannot: 'Not taken up',
  'not-ours': 'Passed on',
};

/** What waits for an answer first, oldest first; then what was published, newest first. */
export const showUpdates: Updates['showUpdates'] = async ({ deps, read, footprint, query }) => {
  const linked = await readLinkedThemes(read, {}, deps.now(), footprint.timeZone);
  const waiting = [];
  for (const one of linked) {
    if (one.standing !== undefined) continue;
    // What few raised could point at them, and is not public by itself (R16, R24).
    const { people = 0 } = await readEvidence(read, one.theme, one.waveTitle);
    if (people < smallestNumberShown) continue;
    waiting.push({
      status: 'no-answer' as Status,
      when: `Open since ${dayOf(one.linkedAt, footprint.timeZone)}`,
      since: one.linkedAt,
      subject: one.pathwayName,
      pathway: one.pathwayId,
      youSaid: one.theme.title,
      weDid: `The ${one.pathwayName} programme owes you an answer.`,
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
        when: dayOf(update.publishedAt, footprint.timeZone),
        since: new Date(words.saidOn),
        subject: words.subject,
        pathway: words.pathwayId,
        youSaid: words.youSaid,
        weDid: words.weDid,
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
  return {
    page: {
      screen: 'updates',
      props: {
        intro: introOf(rows, footprint.timeZone),
        filters: [
          {
            title: 'Show only',
            links: (['no-answer', ...themeAnswers] as const).flatMap((status) => {
              const count = rows.filter((row) => row.status === status).length;
              if (count === 0) return [];
              const isOn = query.status === status;
              return [
                {
                  words: statusNames[status],
                  href: address(isOn ? undefined : status, query.subject),
                  count,
                  isOn,
                },
              ];
            }),
          },
          {
            title: 'On this subject',
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
          ...('href' in row ? { href: row.href } : {}),
        })),
      },
    },
  };
};

/** One published update. A later one on the same theme is named at its top; the words here stay. */
export const showUpdate: Updates['showUpdate'] = async ({ read, footprint, params }) => {
  const update = await findUpdate(read, params.update);
  if (!update) throw new Refusal('not-found');
  const words = frozenOf(update);
  const later = (await listUpdates(read, [update.pathwayThemeId])).find(
    (one) => one.supersedes === update.id,
  );
  const laterAddress = later ? `/${footprint.id}/updates/${later.id}` : null;
  return {
    page: {
      screen: 'update',
      props: {
        title: words.title,
        status: words.answer,
        answer: words.weDid,
        steps: [
          ...(later && laterAddress
            ? [
                {
                  when: dayOf(later.publishedAt, footprint.timeZone),
                  title: 'There is a newer answer',
                  paragraphs: ['What stands below is what was published before it, unchanged.'],
                  link: { words: 'Read the newer answer', href: laterAddress },
                },
              ]
            : []),
          ...stepsOf(words, dayOf(new Date(words.answeredAt), footprint.timeZone)),
        ],
        facts: [
          { label: 'Subject', value: words.subject },
          ...(words.owner ? [{ label: 'Who answers for it', value: words.owner }] : []),
          { label: 'Where it came from', value: `${words.source}. Read by people, not only counted` },
          {
            label: 'Who was told',
            value:
              words.told === null
                ? 'This page'
                : 'Everyone whose words stood behind it and whom we can reach. Nobody is named',
          },
          { label: 'Published', value: dayOf(update.publishedAt, footprint.timeZone) },
        ],
        links: [{ words: 'All that you said, and what we did', href: `/${footprint.id}/updates` }],
      },
    },
  };
};

function stepsOf(words: FrozenStatement, answeredOn: string) {
  return [
    {
      when: longDate(words.saidOn),
      title: 'You said',
      paragraphs: [words.youSaid, ...words.evidence],
    },
    { when: answeredOn, title: answerTitles[words.answer], paragraphs: [words.weDid] },
    ...(words.stillOwed === null
      ? []
      : [{ when: 'Still to come', title: 'Not done yet', paragraphs: [words.stillOwed] }]),
  ];
}

const answerTitles: Record<ThemeAnswer, string> = {
  done: 'We did',
  doing: 'We are doing',
  cannot: 'Why not',
  'not-ours': 'Who has it now',
};

function introOf(rows: readonly { status: Status; since: Date }[], timeZone: string): string {
  if (rows.length === 0) return '';
  const first = new Date(Math.min(...rows.map((row) => row.since.getTime())));
  const since = first.toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone });
  const parts = (
    [
      ['done', 'done'],
      ['doing', 'under way'],
      ['cannot', 'not taken up'],
      ['not-ours', 'passed on'],
      ['no-answer', 'still waiting for our answer'],
    ] as const
  ).flatMap(([status, name]) => {
    const count = rows.filter((row) => row.status === status).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? 'is' : 'are'} ${name}`];
  });
  const last = parts.pop()!;
  const all = parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
  return `You have told us ${rows.length} ${rows.length === 1 ? 'thing' : 'things'} since ${since}. ${all}.`;
}

const dayOf = (at: Date, timeZone: string) =>
  at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone });
