import type { Entry } from '../../surveys/wording/entry';
import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';
import { monthAndYear } from '../messages/dates';
import type { AllHeld } from '../steps/read-all-held';
import { channelWords, languageWords, missingWords, needsWords, purposeWords } from './my-words';

type Row = {
  readonly label: string;
  readonly value: string;
  readonly since?: string;
  /** The language the row is kept in, where that is not the one of the page. */
  readonly lang?: string;
};

/**
 * The file as rows to read or print: what is stored as a code stands in words of the page's language, what someone wrote or
 * answered as it was written.
 * @param day an instant in words
 * @param placeOf the words of a small area's code
 */
export function sectionsOf(
  file: AllHeld,
  language: string,
  day: (instant: string) => string,
  placeOf: (code: string) => string,
) {
  const { allHeld, myDetails } = wording(language);
  const { parts, rows: list } = allHeld;
  const { held } = myDetails;
  const fill = (entry: Entry, values: Readonly<Record<string, string>>) => say(entry, values, language);
  const row = (label: string, value: string | null | undefined, since?: string): Row => ({
    label,
    value: value ?? '',
    ...(since ? { since } : {}),
  });
  const { membership, contact, born } = file;
  const sections: { title: string; rows: Row[] }[] = [
    {
      title: parts.membership,
      rows: [
        row(list.status, wordOf(allHeld.statuses, membership.status)),
        row(list.signedUp, day(membership.signedUpAt)),
        row(list.since, membership.admittedAt ? day(membership.admittedAt) : null),
        row(list.source, membership.source),
        row(list.channel, channelWords(membership.preferredChannel, language)),
        row(list.language, languageWords(membership.language, language)),
        row(held.needs, needsWords(membership.needs, membership.language, language)),
      ],
    },
    {
      title: parts.who,
      rows: [
        row(held.name, contact.name),
        row(held.email, contact.email),
        ...(file.newEmailNotConfirmed ? [row(held.newEmail, file.newEmailNotConfirmed)] : []),
        row(held.mobile, contact.mobile),
        row(held.landline, contact.landline),
        row(held.address, [contact.address, contact.postcode].filter(Boolean).join(', ')),
        row(
          held.born,
          born === null || typeof born === 'string'
            ? missingWords(born, language)
            : monthAndYear(born, language),
        ),
      ],
    },
    {
      title: parts.told,
      rows: file.aboutYou.map(({ variable, about, answer, since, from }) =>
        row(
          about,
          missingWords(answer, language) || (variable === 'lsoa' && answer ? placeOf(answer) : answer),
          fill(list.from, { day: day(since), source: wordOf(allHeld.factSources, from) }),
        ),
      ),
    },
    {
      title: parts.agreed,
      rows: file.agreements.map((one) =>
        row(
          purposeWords(one.purpose, language),
          fill(list.agreement, {
            version: one.wording,
            evidence: wordOf(allHeld.evidences, one.evidence),
          }),
          one.withdrawnAt
            ? fill(list.takenBack, { day: day(one.givenAt), takenBack: day(one.withdrawnAt) })
            : day(one.givenAt),
        ),
      ),
    },
    {
      title: parts.surveys,
      rows: file.surveys.map((one) => row(one.title, channelWords(one.by, language), day(one.invitedAt))),
    },
    ...file.surveys.map((one) => ({
      title: fill(parts.answers, { survey: one.title, day: day(one.invitedAt) }),
      rows: [
        ...(one.answeredFor ? [row(list.answeredFor, myDetails.answeredFor[one.answeredFor])] : []),
        ...one.answers.map(({ question, answer, language: lang }) => ({ ...row(question, answer), lang })),
      ],
    })),
    ...file.groups.map((one) => ({
      title: fill(parts.group, { group: one.title, day: day(one.invitedAt) }),
      rows: [
        ...one.events.map(({ at, what }) => row(day(at), wordOf(allHeld.inGroup, what))),
        row(list.groupNeeds, one.needs),
        ...one.payments.map(({ at, kind, pence, words }) =>
          row(
            fill(kind === 'thanks' ? list.thanks : list.expenses, { words }),
            `£${(pence / 100).toFixed(2)}`,
            day(at),
          ),
        ),
      ],
    })),
    {
      title: parts.happened,
      rows: file.events.map((one) => row(day(one.at), wordOf(allHeld.happened, one.what))),
    },
    {
      title: parts.messages,
      rows: file.messages.map(({ at, what, by, became }) =>
        row(
          day(at),
          fill(list.message, {
            what: wordOf(allHeld.messages, what),
            channel: channelWords(by, language),
            became: wordOf(allHeld.became, became),
          }),
        ),
      ),
    },
    {
      title: myDetails.seen.title,
      rows: file.whoSawYourName.map(({ at, by, who, why }) =>
        row(day(at), by === 'staff' && why ? fill(list.seen, { who, why }) : who),
      ),
    },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

/** The words of a code; what came from a file stands as it was written there. */
function wordOf(list: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(list, code) ? list[code]! : code.replace(/-/g, ' ');
}
