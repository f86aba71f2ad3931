import type { Footprint } from '../../db/queries/footprints';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { versionIn } from '../../surveys/questionnaires/easy-read';
import { findRoute } from '../../surveys/questionnaires/routing';
import { kindOf } from '../../surveys/questions/answers';
import { languageName } from '../../surveys/recruitment/language';
import { tokenAgain } from '../access/links';
import type { Deps } from '../deps';
import { longDate } from '../messages/dates';
import { pausedUntil } from '../steps/pause-member';
import { latestFacts, type MyDetails } from '../steps/read-my-details';
import { answerWords, placeWords } from './about-you';

import { channelWords, missingWords, needWords } from './my-words';

/** What was just done, as the page says it; the word travels in the address after a form. */
const doneWords: Readonly<Record<string, string>> = {
  changed: 'Your change is saved.',
  resumed: 'Welcome back. Your break has ended.',
  'email-asked': 'We have sent a link to your new e-mail address. It counts once you press it.',
  'email-kept': 'Your e-mail address stays as it was.',
};

/** The page of all that is held: the unfinished survey first, then each fact with its date and the way to change it. */
export async function detailsProps(
  deps: Deps,
  footprint: Footprint,
  details: MyDetails,
  token: string,
  done: string | undefined,
) {
  const { member, contact, variables, consents } = details;
  const facts = latestFacts(details);
  const day = (at: Date) => longDate(localDateOf(at, footprint.timeZone));
  const told = (at: Date) => `You told us on ${day(at)}`;
  const change = (what: string) => `/me/${token}/change/${what}`;
  const place = facts.get('lsoa');
  const openSurveys = [];
  for (const one of details.openCases) {
    const route = findRoute(versionIn(one.definition, one.format ?? 'standard'), one.answers ?? {});
    const questions = route.pages
      .flatMap((page) => page.questions)
      .filter((question) => kindOf(question).asks);
    openSurveys.push({
      title: one.wave.title,
      answered: questions.filter(({ key }) => Object.hasOwn(one.answers ?? {}, key)).length,
      of: questions.length,
      openUntil: longDate(one.wave.closesOn),
      href: `/s/${await answerToken(deps, one.case.id)}`,
    });
  }
  const until = member.status === 'paused' ? pausedUntil(details.events) : null;
  const agreedRow = (purpose: string, label: string) => {
    const rows = consents.filter((row) => row.purpose === purpose);
    const now = rows.filter((row) => row.isGiven && row.withdrawnAt === null).at(-1);
    const last = rows.at(-1);
    const since = now?.givenAt ?? last?.withdrawnAt;
    return {
      label,
      value: now ? 'Yes' : 'No',
      ...(since ? { since: `Since ${day(since)}` } : {}),
      href: change('consents'),
    };
  };
  const notice = consents.filter((row) => row.purpose === 'run-the-panel').at(-1);
  return {
    // getMember has turned away who has left.
    status: member.status as 'member' | 'reserve' | 'recruit' | 'paused',
    ...(until ? { pausedUntil: day(until) } : {}),
    openSurveys,
    aboutYou: [
      {
        label: 'Where you live',
        value: place?.code ? placeWords(deps, footprint, place.code) : missingWords(place?.missing),
        ...(place ? { since: told(place.at) } : {}),
        href: change('place'),
      },
      {
        label: 'Month and year of birth',
        value: bornWords(details.born),
        href: change('born'),
      },
      ...variables
        .filter((variable) => variable.kind === 'asked')
        .map((variable) => {
          const fact = facts.get(variable.key);
          return {
            label: variable.label.en,
            value: fact?.code ? answerWords(variable, fact.code, 'en') : missingWords(fact?.missing),
            ...(fact ? { since: told(fact.at) } : {}),
            href: change(variable.key),
          };
        }),
    ],
    reach: [
      { label: 'Name', value: contact.name ?? '', href: change('contact') },
      { label: 'First', value: channelWords[member.preferredChannel] ?? '', href: change('contact') },
      { label: 'E-mail', value: contact.email ?? '', href: change('contact') },
      ...(details.newEmail
        ? [
            {
              label: 'New e-mail, not confirmed yet',
              value: details.newEmail,
              since: 'Press the link we sent there',
              href: change('new-email'),
            },
          ]
        : []),
      { label: 'Mobile number', value: contact.mobile ?? '', href: change('contact') },
      { label: 'Home telephone', value: contact.landline ?? '', href: change('contact') },
      {
        label: 'Postal address',
        value: [contact.address, contact.postcode].filter(Boolean).join('\n'),
        href: change('contact'),
      },
      {
        label: 'What you need',
        value:
          member.needs
            .map((need) => (need === 'other-language' ? languageName(member.language) : needWords[need]))
            .join('. ') || 'Nothing special',
        href: change('needs'),
      },
    ],
    agreed: [
      ...(notice
        ? [
            {
              label: 'You have read how we use what you tell us',
              value: `Version ${notice.textVersion}`,
              since: `On ${day(notice.givenAt)}`,
            },
          ]
        : []),
      agreedRow('focus-groups', 'Draw me for workshops and groups'),
      agreedRow('quote-words', 'Quote my words, without my name'),
    ],
    seen: {
      times: details.seen.filter(({ actor }) => actor !== 'system').length,
      ...(details.seen.length > 0 ? { href: `/me/${token}/seen` } : {}),
    },
    pauseHref: `/me/${token}/pause`,
    leaveHref: `/me/${token}/leave`,
    takeHref: `/me/${token}/all`,
    resumeAction: `/me/${token}/pause`,
    submission: deps.secrets.random(),
    ...(done && doneWords[done] ? { done: doneWords[done] } : {}),
  };
}

function bornWords(born: MyDetails['born']): string {
  if (born === undefined) return '';
  if ('missing' in born) return missingWords(born.missing);
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(Date.UTC(born.value.year, born.value.month - 1, 1)),
  );
}

/** The token of the survey's own link, kept for look-up since the case was issued. */
async function answerToken(deps: Deps, caseId: string): Promise<string> {
  return (await tokenAgain(deps, 'answer', caseId)).token;
}
