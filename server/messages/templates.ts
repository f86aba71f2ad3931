import type { Footprint } from '../../db/queries/footprints';

/** What a message may speak of: whom it greets, the footprint, the survey, the link made for it. Never an answer. */
export type MessageFacts = {
  readonly footprint: Pick<Footprint, 'name' | 'shortName' | 'helpline' | 'contactEmail' | 'isDemo'> | null;
  readonly greeting: string | null;
  readonly link: string | null;
  /** See, correct, pause, leave: at the end of every message to a member. */
  readonly detailsLink: string | null;
  readonly survey: { readonly title: string; readonly minutes: number; readonly closesOn: string } | null;
  readonly group: {
    readonly title: string;
    readonly when: string;
    readonly place: string;
    readonly offer: string;
    readonly answerBy: string;
  } | null;
};

export type Words = { readonly subject: string; readonly text: string };

type Template = {
  /** What the link of the message opens. */
  readonly opens:
    | 'answer'
    | 'my-details'
    | 'confirm'
    | 'confirm-email'
    | 'group'
    | 'invitation'
    | 'passphrase'
    | 'page'
    | null;
  readonly write: (facts: MessageFacts) => {
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
    write: ({ footprint, greeting, link }) => ({
      subject: `Confirm that you want to join ${footprint?.name}`,
      lines: [
        greeting,
        `Thank you for signing up to ${footprint?.name}. Please confirm that this address is yours:`,
        link,
        'The page has one button. If you did not sign up, do nothing and we will hear no more from you.',
      ],
    }),
  },
  'confirm-email': {
    opens: 'confirm-email',
    write: ({ footprint, link }) => ({
      subject: `${footprint?.name}: is this your new address?`,
      lines: [
        `A member of ${footprint?.name} asked us to write to this address from now on. If that was you, please confirm it:`,
        link,
        'The page has one button. The link works for two days. If it was not you, do nothing and we will not write here again.',
      ],
    }),
  },
  'email-change-asked': {
    opens: 'my-details',
    write: ({ footprint, greeting, link }) => ({
      subject: `${footprint?.name}: a change of your e-mail address was asked for`,
      lines: [
        greeting,
        'Someone, we hope you, asked us to write to another e-mail address from now on. The change counts once the link we sent there is pressed; until then we use this one.',
        `If it was not you, open your own page now and choose to keep the address you have${footprint?.helpline ? `, or call us on ${footprint.helpline}` : ''}:`,
        link,
      ],
    }),
  },
  'welcome-member': {
    opens: 'my-details',
    write: ({ footprint, greeting, link }) => ({
      subject: `Welcome to ${footprint?.name}`,
      lines: [
        greeting,
        `You are now a member of ${footprint?.name}. We will write to you about four times a year.`,
        'Your own page, to see and change what we hold:',
        link,
      ],
    }),
  },
  'reserve-notice': {
    opens: 'my-details',
    write: ({ footprint, greeting, link }) => ({
      subject: `${footprint?.name}: you are on our reserve list`,
      lines: [
        greeting,
        'Thank you for offering your time. So that the panel is like the people who live here, we cannot give everyone a place at once. We have kept your details and will write if a place opens.',
        'Your own page, where you can also take your name off:',
        link,
      ],
    }),
  },
  'place-offered': {
    opens: 'my-details',
    write: ({ footprint, greeting, link }) => ({
      subject: `${footprint?.name}: a place has opened`,
      lines: [
        greeting,
        `A place on ${footprint?.name} has opened and it is yours. You need do nothing.`,
        'Your own page, to see and change what we hold, or to leave:',
        link,
      ],
    }),
  },
  'survey-invitation': { opens: 'answer', write: inviteToSurvey },
  'staff-survey-test': {
    opens: 'page',
    write: (facts) => ({
      subject: `Test. ${inviteToSurvey(facts).subject}`,
      lines: [
        'You asked for this test. It is what members will read; the link opens the draft for who is signed in as staff, and nothing answered there is stored.',
        ...inviteToSurvey(facts).lines,
      ],
    }),
  },
  'survey-reminder': {
    opens: 'answer',
    write: ({ footprint, greeting, link, survey }) => ({
      subject: `${footprint?.name}: the survey is open until ${survey?.closesOn}`,
      lines: [
        greeting,
        `We would still like to hear from you: ${survey?.title}, about ${survey?.minutes} minutes.`,
        link,
        'If you have no time for this one, just leave it. Nothing happens.',
      ],
    }),
  },
  'group-invitation': {
    opens: 'group',
    write: ({ footprint, greeting, link, group }) => ({
      subject: `${footprint?.name}: can you come to a discussion?`,
      lines: [
        greeting,
        `We are bringing a few people together: ${group?.title}. ${group?.when}, ${group?.place}. ${group?.offer}`,
        `Could you come? Please tell us by ${group?.answerBy}, and what you need to take part:`,
        link,
        'Saying yes puts you in the lot for a seat. Who sits is drawn so that nobody who can come is shut out, and you can check your own chance afterwards.',
      ],
    }),
  },
  'group-place': {
    opens: 'group',
    write: ({ footprint, greeting, link, group }) => ({
      subject: `${footprint?.name}: a seat is yours, if you can still come`,
      lines: [
        greeting,
        `You said that you could come to ${group?.title}, and the lot has given you a seat. ${group?.when}, ${group?.place}.`,
        'Please confirm it, or give it back so that someone else can be drawn:',
        link,
      ],
    }),
  },
  'group-reserve': {
    opens: 'group',
    write: ({ footprint, greeting, link, group }) => ({
      subject: `${footprint?.name}: thank you for offering to come`,
      lines: [
        greeting,
        `Thank you for saying that you could come to ${group?.title}. The lot has given the seats to others. If someone cannot come after all, a new lot is drawn among those who offered, and we write to you.`,
        'See the chance you had, and how to check it:',
        link,
      ],
    }),
  },
  'group-reminder': {
    opens: 'group',
    write: ({ footprint, greeting, link, group }) => ({
      subject: `${footprint?.name}: could you come? We ask once more`,
      lines: [
        greeting,
        `We asked whether you could come to ${group?.title}: ${group?.when}, ${group?.place}. ${group?.offer}`,
        `A yes or a no helps us equally. There is time until ${group?.answerBy}:`,
        link,
        'We will not ask again about this one.',
      ],
    }),
  },
  'group-place-reminder': {
    opens: 'group',
    write: ({ footprint, greeting, link, group }) => ({
      subject: `${footprint?.name}: do you take the seat?`,
      lines: [
        greeting,
        `A seat at ${group?.title} is kept for you: ${group?.when}, ${group?.place}.`,
        'Please say that you take it, or give it back so that someone else can be drawn:',
        link,
      ],
    }),
  },
  'group-changed': {
    opens: 'group',
    write: ({ footprint, greeting, link, group }) => ({
      subject: `${footprint?.name}: something about our discussion has changed`,
      lines: [
        greeting,
        `Please look again at when and where we meet. ${group?.title} is now on ${group?.when}, at ${group?.place}. ${group?.offer}`,
        'What you have told us stands. If this changes it, tell us here:',
        link,
      ],
    }),
  },
  'survey-findings': {
    opens: 'page',
    write: ({ footprint, greeting, link, survey }) => ({
      subject: `${footprint?.name}: what we found`,
      lines: [
        greeting,
        `You were asked to take part in ${survey?.title ?? 'our survey'}. This is what people told us:`,
        link,
      ],
    }),
  },
  'theme-answered': {
    opens: 'page',
    write: ({ footprint, greeting, link }) => ({
      subject: `${footprint?.name}: news for you`,
      lines: [
        greeting,
        'Something that panel members raised has been answered. Read what was said and what is being done:',
        link,
      ],
    }),
  },
  'lost-link': {
    opens: 'my-details',
    write: ({ footprint, greeting, link }) => ({
      subject: `${footprint?.name}: your link`,
      lines: [
        greeting,
        'You asked for your link. It opens your own page, with any survey that waits for you:',
        link,
      ],
    }),
  },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;

/** The words of one message, with the way to see, correct, pause or leave at its end. */
export function writeMessage(name: TemplateName, facts: MessageFacts): Words {
  const { subject, lines } = (templates[name] as Template).write(facts);
  const ending =
    facts.detailsLink === null
      ? []
      : [
          '—',
          `See or correct what we hold, pause, or leave the panel: ${facts.detailsLink}`,
          facts.footprint?.helpline ? `Questions? Call ${facts.footprint.helpline}.` : null,
        ];
  const body = [...lines, ...ending].filter((line): line is string => line !== null && line !== undefined);
  return { subject: facts.footprint?.isDemo ? `[demo] ${subject}` : subject, text: `${body.join('\n\n')}\n` };
}

function inviteToSurvey({ footprint, greeting, link, survey }: MessageFacts) {
  return {
    subject: `${footprint?.name}: a new survey for you`,
    lines: [
      greeting,
      `${survey?.title}. It takes about ${survey?.minutes} minutes and is open until ${survey?.closesOn}.`,
      'Answer here, stop whenever you like, and go on later with the same link:',
      link,
      'You are free to skip any question.',
    ],
  };
}
