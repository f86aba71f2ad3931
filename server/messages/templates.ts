import type { Footprint } from '../../db/queries/footprints';
import type { Entry } from '../../surveys/wording/entry';
import { say } from '../../surveys/wording/say';
import { type Catalogue, wording } from '../../surveys/wording/words';

/** What a message may speak of: whom it greets, the footprint, the survey, the link made for it. Never an answer. */
export type MessageFacts = {
  readonly footprint: Pick<Footprint, 'name' | 'shortName' | 'helpline' | 'contactEmail' | 'isDemo'> | null;
  /** The first name of whom it greets; none where whoever reads it may be anyone. */
  readonly greeting: string | null;
  readonly link: string | null;
  /** See, correct, pause, leave: at the end of every message to a member. */
  readonly detailsLink: string | null;
  readonly survey: { readonly title: string; readonly minutes: number; readonly closesOn: string } | null;
  /** Of a test of a draft: when its link ends. */
  readonly testUntil?: string;
  readonly group: {
    readonly title: string;
    readonly when: string;
    readonly place: string;
    readonly offer: string;
    readonly answerBy: string;
  } | null;
};

export type Words = { readonly subject: string; readonly text: string };

type List = Catalogue['messages'];
/** A wording with what the message speaks of filled in. */
type Fill = (entry: Entry) => string;

type Template = {
  /** What the link of the message opens. */
  readonly opens:
    | 'answer'
    | 'my-details'
    | 'confirm'
    | 'confirm-email'
    | 'group'
    | 'try'
    | 'invitation'
    | 'passphrase'
    | 'page'
    | null;
  readonly write: (
    facts: MessageFacts,
    list: List,
    fill: Fill,
  ) => {
    readonly subject: string;
    readonly lines: readonly (string | null)[];
  };
};

/** Every message the product sends. Subjects never tell what someone said or has (R24). */
export const templates = {
  'staff-invitation': {
    opens: 'invitation',
    write: ({ footprint, link }) => ({
      subject: `You are invited to run ${footprint?.name ?? 'a citizens’ panel'}`,
      lines: ['Set your passphrase to begin:', link, 'The link works for seven days.'],
    }),
  },
  'staff-passphrase': {
    opens: 'passphrase',
    write: ({ link }) => ({
      subject: 'Set a new passphrase',
      lines: [
        'Someone, we hope you, asked for a new passphrase. Set it here:',
        link,
        'The link works for one hour. If it was not you, do nothing.',
      ],
    }),
  },
  'confirm-joining': {
    opens: 'confirm',
    write: ({ greeting, link }, { confirmJoining: { subject, said, after } }, fill) => ({
      subject: fill(subject),
      lines: [greeting, fill(said), link, after],
    }),
  },
  'confirm-email': {
    opens: 'confirm-email',
    write: ({ link }, { confirmEmail: { subject, said, after } }, fill) => ({
      subject: fill(subject),
      lines: [fill(said), link, after],
    }),
  },
  'email-change-asked': {
    opens: 'my-details',
    write: ({ footprint, greeting, link }, { emailChangeAsked: words }, fill) => ({
      subject: fill(words.subject),
      lines: [greeting, words.said, fill(footprint?.helpline ? words.notYouCall : words.notYou), link],
    }),
  },
  'welcome-member': { opens: 'my-details', write: ownPage('welcome') },
  'reserve-notice': { opens: 'my-details', write: ownPage('reserve') },
  'place-offered': { opens: 'my-details', write: ownPage('placeOffered') },
  'survey-invitation': { opens: 'answer', write: inviteToSurvey },
  'staff-survey-test': {
    opens: 'try',
    write: (facts, list, fill) => ({
      subject: fill(list.surveyTest.subject),
      lines: [fill(list.surveyTest.said), '—', ...inviteToSurvey(facts, list, fill).lines],
    }),
  },
  'survey-reminder': {
    opens: 'answer',
    write: ({ greeting, link }, { surveyReminder: { subject, said, after } }, fill) => ({
      subject: fill(subject),
      lines: [greeting, fill(said), link, after],
    }),
  },
  'group-invitation': {
    opens: 'group',
    write: (facts, list, fill) => {
      const { subject, lines } = askOfGroup('groupInvitation')(facts, list, fill);
      return { subject, lines: [...lines, list.groupInvitation.lot] };
    },
  },
  'group-place': { opens: 'group', write: askOfGroup('groupPlace') },
  'group-reserve': { opens: 'group', write: askOfGroup('groupReserve') },
  'group-reminder': {
    opens: 'group',
    write: (facts, list, fill) => {
      const { subject, lines } = askOfGroup('groupReminder')(facts, list, fill);
      return { subject, lines: [...lines, list.groupReminder.last] };
    },
  },
  'group-place-reminder': { opens: 'group', write: askOfGroup('groupPlaceReminder') },
  'group-changed': { opens: 'group', write: askOfGroup('groupChanged') },
  'survey-findings': { opens: 'page', write: oneLine('findings') },
  'theme-answered': { opens: 'page', write: oneLine('themeAnswered') },
  'lost-link': { opens: 'my-details', write: oneLine('lostLink') },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;

/** The words of one message, with the way to see, correct, pause or leave at its end. */
export function writeMessage(name: TemplateName, facts: MessageFacts, language = 'en'): Words {
  const list = wording(language).messages;
  const { footprint, survey, group } = facts;
  const values = {
    panel: footprint?.name ?? '',
    helpline: footprint?.helpline ?? '',
    survey: survey?.title ?? list.findings.ours,
    minutes: survey?.minutes ?? 0,
    day: survey?.closesOn ?? '',
    until: facts.testUntil ?? '',
    group: group?.title ?? '',
    when: group?.when ?? '',
    place: group?.place ?? '',
    offer: group?.offer ?? '',
    answerBy: group?.answerBy ?? '',
  };
  const fill: Fill = (entry) => say(entry, values, language);
  const greeting = facts.greeting === null ? null : say(list.dear, { name: facts.greeting }, language);
  const { subject, lines } = (templates[name] as Template).write({ ...facts, greeting }, list, fill);
  // A link stands apart from the signs that keep fillings apart, which a mail program would take as part of it.
  const ending =
    facts.detailsLink === null
      ? []
      : ['—', `${list.ending} ${facts.detailsLink}`, footprint?.helpline ? fill(list.questions) : null];
  const body = [...lines, ...ending].filter((line): line is string => line !== null && line !== undefined);
  return { subject: footprint?.isDemo ? `[demo] ${subject}` : subject, text: `${body.join('\n\n')}\n` };
}

function inviteToSurvey(
  { greeting, link }: MessageFacts,
  { survey: { subject, said, how, free } }: List,
  fill: Fill,
) {
  return { subject: fill(subject), lines: [greeting, fill(said), how, link, free] };
}

function ownPage(part: 'welcome' | 'reserve' | 'placeOffered'): Template['write'] {
  return ({ greeting, link }, { [part]: words }, fill) => ({
    subject: fill(words.subject),
    lines: [greeting, fill(words.said), words.page, link],
  });
}

type OfGroup = Extract<keyof List, `group${string}`>;

function askOfGroup(part: OfGroup): Template['write'] {
  return ({ greeting, link }, { [part]: words }, fill) => ({
    subject: fill(words.subject),
    lines: [greeting, fill(words.said), fill(words.ask), link],
  });
}

function oneLine(part: 'findings' | 'themeAnswered' | 'lostLink'): Template['write'] {
  return ({ greeting, link }, { [part]: words }, fill) => ({
    subject: fill(words.subject),
    lines: [greeting, fill(words.said), link],
  });
}
