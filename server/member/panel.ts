import { keepLink } from '../../db/queries/access';
import type { Footprint } from '../../db/queries/footprints';
import { blindKeysOf, findMembersByKeys } from '../../db/queries/identity';
import { findMember, listVariables } from '../../db/queries/panel';
import { findRoute } from '../../surveys/questionnaires/routing';
import { kindOf } from '../../surveys/questions/answers';
import { readEmail } from '../../surveys/recruitment/contact';
import { languageName } from '../../surveys/recruitment/language';
import { youngestAge } from '../../surveys/recruitment/screening';
import type { Need } from '../../surveys/vocabulary';
import { prepareLink } from '../access/links';
import { myDetailsOperations } from '../contract/my-details';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { longDate } from '../messages/dates';
import { queueToMembers } from '../messages/to-member';
import { type Call, type Handlers, type PageReply, station } from '../mount';
import type { Page } from '../pages';
import { type Change, changeDetails, openOwnContact } from '../steps/change-details';
import { leavePanel } from '../steps/leave-panel';
import { findPausedUntil, pausedUntil, pauseMember, resumeMember } from '../steps/pause-member';
import { asFile, getMember, latestFacts, type MyDetails, readMyDetails } from '../steps/read-my-details';
import {
  type Answered,
  answerWords,
  apartFromAreas,
  areasOf,
  type FormProblem,
  mayAgree,
  placeWords,
  readAnswer,
  readArea,
  readBirth,
  readContact,
  readNeeds,
  readPostcode,
} from './about-you';
import {
  aboutPage,
  consentPage,
  contactFields,
  type Fields,
  fieldsOf,
  localDay,
  readJoining,
} from './joining';

const notSaid = 'prefer-not-to-say';

/** What was just done, as the page says it; the word travels in the address after a form. */
const doneWords: Readonly<Record<string, string>> = {
  changed: 'Your change is saved.',
  resumed: 'Welcome back. Your break has ended.',
};

const handlers: Handlers<typeof myDetailsOperations> = {
  show: async ({ deps, read, footprint, link, query }) => {
    const details = await readMyDetails(deps, read, footprint, link.rowId);
    return {
      page: {
        screen: 'my-details',
        props: await detailsProps(deps, footprint, details, link.token, query.done),
      },
    };
  },

  showChange: async (call) => ({ page: await changePage(call, fieldsOf({}), [], true) }),

  change: async (call) => {
    const { deps, footprint, link, params, body } = call;
    const member = await getMember(call.read, link.rowId);
    const fields = fieldsOf(body);
    const go = fields.text('go');
    if (go === 'back') return { seeOther: `/me/${link.token}` };
    if (params.what === 'place' && go === 'list')
      return { page: await changePage(call, fieldsOf({ ...body, step: 'place' }), []) };
    const read = await readChange(call, fields);
    if ('problems' in read) return { page: await changePage(call, fields, read.problems), status: 422 };
    if (!('value' in read)) return read;
    try {
      await changeDetails(deps, footprint.id, member.id, read.value, 'member');
    } catch (error) {
      if (error instanceof Refusal && error.fields.length > 0) {
        const problems = error.fields.map(({ path, message }) => ({ field: path, message }));
        return { page: await changePage(call, fields, problems), status: 422 };
      }
      throw error;
    }
    return { seeOther: `/me/${link.token}?done=changed` };
  },

  showPause: async ({ deps, read, link }) => {
    await getMember(read, link.rowId);
    return { page: pausePage(deps, link.token, []) };
  },

  pause: async ({ deps, read, footprint, link, body }) => {
    await getMember(read, link.rowId);
    const fields = fieldsOf(body);
    if (fields.text('go') === 'resume') {
      await resumeMember(deps, footprint.id, link.rowId, 'member');
      return { seeOther: `/me/${link.token}?done=resumed` };
    }
    const months = Number(fields.text('months'));
    if (![1, 3, 6].includes(months)) {
      const problems = [{ field: 'months', message: 'Choose how long your break is' }];
      return { page: pausePage(deps, link.token, problems), status: 422 };
    }
    const until = new Date(deps.now());
    until.setUTCMonth(until.getUTCMonth() + months);
    await pauseMember(deps, footprint.id, link.rowId, until, 'member');
    const kept = (await findPausedUntil(read, link.rowId)) ?? until;
    return {
      page: {
        screen: 'my-paused',
        props: { until: longDate(localDay(kept, footprint.timeZone)), backHref: `/me/${link.token}` },
      },
    };
  },

  showLeave: async ({ deps, read, link }) => {
    await getMember(read, link.rowId);
    return {
      page: {
        screen: 'my-leave',
        props: {
          action: `/me/${link.token}/leave`,
          submission: deps.secrets.random(),
          backHref: `/me/${link.token}`,
        },
      },
    };
  },

  leave: async ({ deps, read, footprint, link, body }) => {
    await getMember(read, link.rowId);
    const words = fieldsOf(body).text('reason').trim().slice(0, 500);
    await leavePanel(deps, footprint.id, link.rowId, {
      because: 'asked',
      by: 'member',
      ...(words === '' ? {} : { words }),
    });
    return {
      page: {
        screen: 'message',
        props: {
          title: 'You have left the panel',
          paragraphs: [
            'We will not write to you again. Your name and how to reach you are deleted.',
            'Figures already published stay, and nobody can be found in them. Thank you for what you have given.',
          ],
          links: [{ href: `/${footprint.id}/updates`, words: 'Read what people told us and what changed' }],
        },
      },
    };
  },

  showSeen: async ({ deps, read, footprint, link }) => {
    const { seen } = await readMyDetails(deps, read, footprint, link.rowId);
    return {
      page: {
        screen: 'message',
        props: {
          title: 'Who has seen my name',
          paragraphs:
            seen.length === 0
              ? ['Nobody has opened who you are since you joined.']
              : [
                  'Each time someone opens who you are, it is written down and cannot be changed. Newest first:',
                  ...seen.map(
                    ({ at, actor, purpose }) =>
                      `${longDate(localDay(at, footprint.timeZone))}: ${actor === 'system' ? 'the program, to write to you' : 'a member of staff'}${purpose && actor !== 'system' ? `, because: ${purpose}` : ''}.`,
                  ),
                ],
          links: [{ href: `/me/${link.token}`, words: 'Back to My details' }],
        },
      },
    };
  },

  showAll: async ({ deps, read, footprint, link }) => {
    const file = asFile(await readMyDetails(deps, read, footprint, link.rowId), footprint, deps.now());
    return {
      page: {
        screen: 'my-all',
        props: {
          sections: sectionsOf(file, (instant) => longDate(localDay(new Date(instant), footprint.timeZone))),
          fileHref: `/me/${link.token}/my-data.json`,
          backHref: `/me/${link.token}`,
        },
      },
    };
  },

  takeAll: async ({ deps, read, footprint, link }) => ({
    bytes: JSON.stringify(
      asFile(await readMyDetails(deps, read, footprint, link.rowId), footprint, deps.now()),
      null,
      2,
    ),
    name: 'my-data.json',
  }),

  showLostLink: async ({ deps, footprint }) => ({ page: lostPage(deps, footprint, '', []) }),

  sendLostLink: async ({ deps, footprint, body }) => {
    const typed = fieldsOf(body).text('email').trim();
    const email = readEmail(typed);
    if ('fault' in email) {
      const problems = [{ field: 'email', message: 'Write your e-mail address like name@example.org' }];
      return { page: lostPage(deps, footprint, typed, problems), status: 422 };
    }
    // Looked up inside a write job for everyone, so that neither words nor time tell who is on the panel.
    await deps.writer.write(footprint.id, async (write) => {
      const contact = {
        name: null,
        email: email.value,
        mobile: null,
        landline: null,
        address: null,
        postcode: null,
      };
      const found = await findMembersByKeys(write, blindKeysOf(deps.secrets, footprint.id, contact, null));
      for (const memberId of new Set(found.values())) {
        const member = await findMember(write, memberId);
        const hour = deps.now().toISOString().slice(0, 13);
        await queueToMembers(write, deps, [
          {
            memberId,
            template: member?.status === 'recruit' ? 'confirm-joining' : 'lost-link',
            onceKey: `link asked for ${memberId} ${hour}`,
          },
        ]);
      }
    });
    deps.nudgeOutbox();
    return { page: { screen: 'lost-link-sent', props: { email: email.value } } };
  },
};

export const myDetailsStation = station(myDetailsOperations, handlers);

function lostPage(deps: Deps, footprint: Footprint, email: string, problems: readonly FormProblem[]) {
  return {
    screen: 'lost-link' as const,
    props: {
      action: `/${footprint.id}/lost-link`,
      submission: deps.secrets.random(),
      email,
      problems,
    },
  };
}

function pausePage(deps: Deps, token: string, problems: readonly FormProblem[]) {
  return {
    screen: 'my-pause' as const,
    props: {
      action: `/me/${token}/pause`,
      submission: deps.secrets.random(),
      backHref: `/me/${token}`,
      problems,
    },
  };
}

const channelWords: Readonly<Record<string, string>> = {
  email: 'E-mail',
  text: 'Text message',
  letter: 'Letter',
  telephone: 'Telephone',
  paper: 'Paper, by post',
  'in-person': 'None: you open your page with your address and code',
};

const needWords: Readonly<Record<Need, string>> = {
  'large-print': 'Large print',
  'easy-read': 'Easy Read',
  'other-language': 'Another language',
  'british-sign-language': 'British Sign Language',
  paper: 'Paper, by post',
  telephone: 'Telephone',
  'no-calls-before-ten': 'No calls before 10 in the morning',
  'help-to-answer': 'Help to answer',
};

/** The page of all that is held: the unfinished survey first, then each fact with its date and the way to change it. */
async function detailsProps(
  deps: Deps,
  footprint: Footprint,
  details: MyDetails,
  token: string,
  done: string | undefined,
) {
  const { member, contact, variables, consents } = details;
  const facts = latestFacts(details);
  const day = (at: Date) => longDate(localDay(at, footprint.timeZone));
  const told = (at: Date) => `You told us on ${day(at)}`;
  const change = (what: string) => `/me/${token}/change/${what}`;
  const place = facts.get('lsoa');
  const openSurveys = [];
  for (const one of details.openCases) {
    const route = findRoute(one.definition, one.answers ?? {});
    const questions = route.pages
      .flatMap((page) => page.questions)
      .filter((question) => kindOf(question).asks);
    openSurveys.push({
      title: one.wave.title,
      answered: questions.filter(({ key }) => Object.hasOwn(one.answers ?? {}, key)).length,
      of: questions.length,
      openUntil: longDate(one.wave.closesOn),
      href: `/s/${await openSurvey(deps, footprint, one.case.id)}`,
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

function missingWords(reason: string | null | undefined): string {
  if (reason === notSaid) return 'Prefer not to say';
  return reason === 'dont-know' ? 'Do not know' : '';
}

function bornWords(born: MyDetails['born']): string {
  if (born === undefined) return '';
  if ('missing' in born) return missingWords(born.missing);
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(Date.UTC(born.value.year, born.value.month - 1, 1)),
  );
}

/** The survey's own link, made again and kept for look-up. */
async function openSurvey(deps: Deps, footprint: Footprint, caseId: string): Promise<string> {
  const { token, row } = prepareLink(deps, { purpose: 'answer', footprintId: footprint.id, rowId: caseId });
  await deps.writer.write(footprint.id, (write) => keepLink(write, row));
  return token;
}

type ChangeCall = Call<typeof myDetailsOperations.change> | Call<typeof myDetailsOperations.showChange>;

/** One page to change one thing: the pages of joining, without their numbers. */
async function changePage(
  call: ChangeCall,
  fields: Fields,
  problems: readonly FormProblem[],
  isFresh = false,
  shown?: { readonly words: string; readonly postcode: string },
): Promise<Page> {
  const { deps, read, footprint, link, params } = call;
  const member = await getMember(read, link.rowId);
  const what = params.what;
  const base = {
    action: `/me/${link.token}/change/${what}`,
    step: fields.text('step') || what,
    submission: fields.text('submission') || deps.secrets.random(),
    carried: (shown ? { 'postcode-seen': shown.postcode } : {}) as Record<string, string>,
    canGoBack: false,
    backHref: `/me/${link.token}`,
    problems,
  };
  const joining = await readJoining(deps, read, footprint, null);
  if (what === 'place') {
    if (fields.text('step') === 'place' || problems.some(({ field }) => field === 'place')) {
      return {
        screen: 'join-place' as const,
        props: {
          ...base,
          step: 'place',
          places: areasOf(deps, footprint),
          apart: apartFromAreas,
          ...(fields.text('place') ? { chosen: fields.text('place') } : {}),
        },
      };
    }
    return {
      screen: 'join-postcode' as const,
      props: {
        ...base,
        step: 'postcode',
        postcode: shown?.postcode ?? fields.text('postcode'),
        example: 'BS1 3JA',
        ...(shown ? { found: shown.words } : {}),
      },
    };
  }
  if (what === 'born') {
    return {
      screen: 'join-birth' as const,
      props: {
        ...base,
        month: fields.text('birth-month'),
        year: fields.text('birth-year'),
        prefersNot: fields.text('birth-none') !== '',
        minimumAge: youngestAge,
      },
    };
  }
  if (what === 'contact') {
    const held = isFresh ? await openOwnContact(deps, footprint.id, member.id) : null;
    const typed = contactFields(fields);
    return {
      screen: 'join-contact' as const,
      props: held
        ? {
            ...base,
            name: held.name ?? '',
            email: held.email ?? '',
            mobile: held.mobile ?? '',
            landline: held.landline ?? '',
            address: [held.address, held.postcode].filter(Boolean).join('\n'),
            preferred: member.preferredChannel,
          }
        : { ...base, ...typed },
    };
  }
  if (what === 'needs') {
    return {
      screen: 'join-needs' as const,
      props: {
        ...base,
        chosen: isFresh
          ? member.needs.length > 0
            ? member.needs
            : ['none']
          : [...fields.list('needs'), ...fields.list('calls')],
        language: isFresh
          ? member.language === 'en'
            ? ''
            : languageName(member.language)
          : fields.text('needs-language'),
      },
    };
  }
  if (what === 'consents') {
    const { consents } = await readMyDetails(deps, read, footprint, member.id);
    const given = consents.filter((row) => row.isGiven && row.withdrawnAt === null).map((row) => row.purpose);
    return consentPage(joining, base, isFresh ? given : fields.list('consent'), null);
  }
  const variable = (await listVariables(read)).find(({ key }) => key === what);
  if (variable?.kind !== 'asked') throw new Refusal('not-found');
  return aboutPage(joining, base, variable, fields.text(`about-${what}`), joining.language);
}

/** What a change page was told, checked; or the page again to show the place. */
async function readChange(
  call: Call<typeof myDetailsOperations.change>,
  fields: Fields,
): Promise<Answered<Change> | PageReply> {
  const { deps, read, footprint, params } = call;
  const what = params.what;
  if (what === 'place') {
    const isList = fields.text('step') === 'place';
    const found = isList
      ? readArea(deps, footprint, fields.text('place'))
      : readPostcode(deps, footprint, fields.text('postcode'));
    if ('problems' in found) return found;
    const { value } = found;
    if (value.found === 'unknown') return { problems: [{ field: 'place', message: value.words }] };
    if (value.found === 'outside') {
      return {
        problems: [
          {
            field: isList ? 'place' : 'postcode',
            message: `${value.words} is outside the panel’s area. If you have moved away, you can leave the panel under My details; if not, check the postcode.`,
          },
        ],
      };
    }
    if (!isList && fields.text('postcode-seen') !== value.postcode) {
      const shown = { words: value.words, postcode: value.postcode ?? '' };
      return { page: await changePage(call, fields, [], false, shown) };
    }
    return { value: { what: 'place', place: value.place } };
  }
  if (what === 'born') {
    const found = readBirth(
      {
        month: fields.text('birth-month'),
        year: fields.text('birth-year'),
        prefersNot: fields.text('birth-none') !== '',
      },
      deps.now(),
      footprint.timeZone,
    );
    if ('problems' in found) return found;
    if (found.value === 'too-young') {
      return {
        problems: [
          {
            field: 'birth-year',
            message: `Check the year: the panel is for people aged ${youngestAge} and over`,
          },
        ],
      };
    }
    return { value: { what: 'born', born: found.value.born } };
  }
  if (what === 'contact') {
    const found = readContact(contactFields(fields));
    return 'problems' in found ? found : { value: { what: 'contact', ...found.value } };
  }
  if (what === 'needs') {
    const needs = readNeeds({
      needs: [...fields.list('needs'), ...fields.list('calls')],
      language: fields.text('needs-language'),
    });
    return { value: { what: 'needs', ...needs } };
  }
  if (what === 'consents') {
    const chosen = fields.list('consent');
    const given = new Map(mayAgree.map(({ code }) => [code as string, chosen.includes(code)]));
    return { value: { what: 'consents', given, textVersion: fields.text('notice').slice(0, 60) || 'none' } };
  }
  const variable = (await listVariables(read)).find(({ key }) => key === what);
  if (variable?.kind !== 'asked') throw new Refusal('not-found');
  const answer = readAnswer(variable, `about-${what}`, fields.text(`about-${what}`));
  return 'problems' in answer ? answer : { value: { what: 'fact', variable: what, value: answer.value } };
}

type Held = ReturnType<typeof asFile>;

/** The file as rows to read or print. */
function sectionsOf(file: Held, day: (instant: string) => string) {
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
        row('How we reach you first', channelWords[membership.preferredChannel]),
        row('Language', languageName(membership.language)),
        row('What you need', membership.needs.map((need) => needWords[need]).join('. ')),
      ],
    },
    {
      title: 'Who you are',
      rows: [
        row('Name', contact.name),
        row('E-mail', contact.email),
        row('Mobile number', contact.mobile),
        row('Home telephone', contact.landline),
        row('Postal address', [contact.address, contact.postcode].filter(Boolean).join(', ')),
        row(
          'Month and year of birth',
          born === null || typeof born === 'string'
            ? born
            : `${String(born.month).padStart(2, '0')}/${born.year}`,
        ),
      ],
    },
    {
      title: 'What you told us about yourself',
      rows: file.aboutYou.map((fact) => row(fact.about, fact.answer, `${day(fact.since)}, ${fact.from}`)),
    },
    {
      title: 'What you read and agreed to',
      rows: file.agreements.map((one) =>
        row(
          one.purpose,
          `Wording ${one.wording}, ${one.evidence}`,
          `${day(one.givenAt)}${one.withdrawnAt ? `, taken back ${day(one.withdrawnAt)}` : ''}`,
        ),
      ),
    },
    {
      title: 'Surveys you were sent',
      rows: file.surveys.map((one) => row(one.title, `By ${one.by}`, day(one.invitedAt))),
    },
    {
      title: 'What happened to your membership',
      rows: file.events.map((one) => row(day(one.at), one.what.replace(/-/g, ' '))),
    },
    { title: 'Who has seen your name', rows: file.whoSawYourName.map((one) => row(day(one.at), one.who)) },
  ].filter(({ rows }) => rows.length > 0);
}
