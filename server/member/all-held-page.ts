import { wording } from '../../surveys/wording/words';
import type { AllHeld } from '../steps/read-all-held';
import { channelWords, languageWords, missingWords, needsWords, purposeWords } from './my-words';

/**
 * The file as rows to read or print: what is stored as a code stands in words.
 * @param placeOf the words of a small area's code
 */
export function sectionsOf(
  file: AllHeld,
  day: (instant: string) => string,
  placeOf: (code: string) => string,
) {
  // What happened, and by which message, is kept in English words.
  const language = 'en';
  const { answeredFor } = wording(language).myDetails;
  const row = (label: string, value: string | null | undefined, since?: string) => ({
    label,
    value: value ?? '',
    ...(since ? { since } : {}),
  });
  const { membership, contact, born } = file;
  return [
    {
      title: 'Your membership',
      rows: [
        row('Status', membership.status),
        row('Signed up', day(membership.signedUpAt)),
        row('Member since', membership.admittedAt ? day(membership.admittedAt) : null),
        row('How you came to us', membership.source),
        row('How we reach you first', channelWords(membership.preferredChannel, language)),
        row('Language', languageWords(membership.language, language)),
        row('What you need', needsWords(membership.needs, membership.language, language)),
      ],
    },
    {
      title: 'Who you are',
      rows: [
        row('Name', contact.name),
        row('E-mail', contact.email),
        ...(file.newEmailNotConfirmed
          ? [row('New e-mail, not confirmed yet', file.newEmailNotConfirmed)]
          : []),
        row('Mobile number', contact.mobile),
        row('Home telephone', contact.landline),
        row('Postal address', [contact.address, contact.postcode].filter(Boolean).join(', ')),
        row(
          'Month and year of birth',
          born === null || typeof born === 'string'
            ? missingWords(born, language)
            : `${String(born.month).padStart(2, '0')}/${born.year}`,
        ),
      ],
    },
    {
      title: 'What you told us about yourself',
      rows: file.aboutYou.map(({ variable, about, answer, since, from }) =>
        row(
          about,
          missingWords(answer, language) || (variable === 'lsoa' && answer ? placeOf(answer) : answer),
          `${day(since)}, ${from}`,
        ),
      ),
    },
    {
      title: 'What you read and agreed to',
      rows: file.agreements.map((one) =>
        row(
          purposeWords(one.purpose, language),
          `Wording ${one.wording}, ${one.evidence}`,
          `${day(one.givenAt)}${one.withdrawnAt ? `, taken back ${day(one.withdrawnAt)}` : ''}`,
        ),
      ),
    },
    {
      title: 'Surveys you were sent',
      rows: file.surveys.map((one) => row(one.title, channelWords(one.by, language), day(one.invitedAt))),
    },
    ...file.surveys.map((one) => ({
      title: `Your answers to “${one.title}”, sent to you on ${day(one.invitedAt)}`,
      rows: [
        ...(one.answeredFor ? [row('Whom the answers are given for', answeredFor[one.answeredFor])] : []),
        ...one.answers.map(({ question, answer }) => row(question, answer)),
      ],
    })),
    ...file.groups.map((one) => ({
      title: `The group “${one.title}”, to which you were invited on ${day(one.invitedAt)}`,
      rows: [
        ...one.events.map(({ at, what }) => row(day(at), what.replace(/-/g, ' '))),
        row('What you need to take part', one.needs),
        ...one.payments.map(({ at, kind, pence, words }) =>
          row(
            `${kind === 'thanks' ? 'Thanks' : 'Expenses'}: ${words}`,
            `£${(pence / 100).toFixed(2)}`,
            day(at),
          ),
        ),
      ],
    })),
    {
      title: 'What happened to your membership',
      rows: file.events.map((one) => row(day(one.at), one.what.replace(/-/g, ' '))),
    },
    {
      title: 'Messages to you',
      rows: file.messages.map(({ at, what, by, became }) =>
        row(day(at), `${what.replace(/-/g, ' ')} (${channelWords(by, language)}, ${became})`),
      ),
    },
    {
      title: 'Who has seen your name',
      rows: file.whoSawYourName.map((one) => row(day(one.at), `${one.who}${one.why ? `: ${one.why}` : ''}`)),
    },
  ].filter(({ rows }) => rows.length > 0);
}
