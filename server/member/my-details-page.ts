import type { Footprint } from '../../db/queries/footprints';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { titleOfWave } from '../../surveys/fieldwork/title-of-wave';
import { versionIn } from '../../surveys/questionnaires/easy-read';
import { findRoute } from '../../surveys/questionnaires/routing';
import { kindOf } from '../../surveys/questions/answers';
import { inLanguage } from '../../surveys/vocabulary';
import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';
import { tokenAgain } from '../access/links';
import type { Deps } from '../deps';
import { longDate, monthAndYear } from '../messages/dates';
import { pausedUntil } from '../steps/pause-member';
import { latestFacts, type MyDetails } from '../steps/read-my-details';
import { answerWords, placeWords } from './about-you';
import { channelWords, missingWords, needsWords, purposeWords } from './my-words';

/** The page of all that is held: the unfinished survey first, then each fact with its date and the way to change it. */
export async function detailsProps(
  deps: Deps,
  footprint: Footprint,
  details: MyDetails,
  token: string,
  done: string | undefined,
  language: string,
) {
  const words = wording(language).myDetails;
  const list = words.held;
  const doneWords: Readonly<Record<string, string>> = words.done;
  const { member, contact, variables, consents } = details;
  const facts = latestFacts(details);
  const day = (at: Date) => longDate(localDateOf(at, footprint.timeZone), language);
  const told = (at: Date) => say(list.told, { day: day(at) }, language);
  const change = (what: string) => `/me/${token}/change/${what}`;
  const place = facts.get('lsoa');
  const openSurveys = [];
  for (const one of details.openCases) {
    const route = findRoute(versionIn(one.definition, one.format ?? 'standard'), one.answers ?? {});
    const questions = route.pages
      .flatMap((page) => page.questions)
      .filter((question) => kindOf(question).asks);
    openSurveys.push({
      title: titleOfWave(one.wave, one.definition, language),
      answered: questions.filter(({ key }) => Object.hasOwn(one.answers ?? {}, key)).length,
      of: questions.length,
      openUntil: longDate(one.wave.closesOn, language),
      href: `/s/${await answerToken(deps, one.case.id)}`,
    });
  }
  const until = member.status === 'paused' ? pausedUntil(details.events) : null;
  const agreedRow = (purpose: string) => {
    const rows = consents.filter((row) => row.purpose === purpose);
    const now = rows.filter((row) => row.isGiven && row.withdrawnAt === null).at(-1);
    const last = rows.at(-1);
    const since = now?.givenAt ?? last?.withdrawnAt;
    return {
      label: purposeWords(purpose, language),
      value: now ? list.yes : list.no,
      ...(since ? { since: say(list.since, { day: day(since) }, language) } : {}),
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
        label: list.place,
        value: place?.code ? placeWords(deps, footprint, place.code) : missingWords(place?.missing, language),
        ...(place ? { since: told(place.at) } : {}),
        href: change('place'),
      },
      {
        label: list.born,
        value: bornWords(details.born, language),
        href: change('born'),
      },
      ...variables
        .filter((variable) => variable.kind === 'asked')
        .map((variable) => {
          const fact = facts.get(variable.key);
          return {
            label: inLanguage(variable.label, language),
            value: fact?.code
              ? answerWords(variable, fact.code, language)
              : missingWords(fact?.missing, language),
            ...(fact ? { since: told(fact.at) } : {}),
            href: change(variable.key),
          };
        }),
    ],
    reach: [
      { label: list.name, value: contact.name ?? '', href: change('contact') },
      { label: list.first, value: channelWords(member.preferredChannel, language), href: change('contact') },
      { label: list.email, value: contact.email ?? '', href: change('contact') },
      ...(details.newEmail
        ? [
            {
              label: list.newEmail,
              value: details.newEmail,
              since: list.pressLink,
              href: change('new-email'),
            },
          ]
        : []),
      { label: list.mobile, value: contact.mobile ?? '', href: change('contact') },
      { label: list.landline, value: contact.landline ?? '', href: change('contact') },
      {
        label: list.address,
        value: [contact.address, contact.postcode].filter(Boolean).join('\n'),
        href: change('contact'),
      },
      {
        label: list.needs,
        value: needsWords(member.needs, member.language, language) || list.nothing,
        href: change('needs'),
      },
    ],
    agreed: [
      ...(notice
        ? [
            {
              label: list.notice,
              value: say(list.version, { version: notice.textVersion }, language),
              since: say(list.on, { day: day(notice.givenAt) }, language),
            },
          ]
        : []),
      agreedRow('focus-groups'),
      agreedRow('quote-words'),
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

function bornWords(born: MyDetails['born'], language: string): string {
  if (born === undefined) return '';
  return 'missing' in born ? missingWords(born.missing, language) : monthAndYear(born.value, language);
}

/** The token of the survey's own link, kept for look-up since the case was issued. */
async function answerToken(deps: Deps, caseId: string): Promise<string> {
  return (await tokenAgain(deps, 'answer', caseId)).token;
}
