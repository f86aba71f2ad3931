/** A page of each screen with all it can show: what the tests of the member and public pages look at. */
import { paperOf } from '../../../surveys/questionnaires/exports/paper';
import { answers, type Question } from '../../../surveys/questions/answers';
import { picturedLists } from '../../../surveys/questions/pictured';
import type { Fields, Option, Picture } from '../../../surveys/questions/question-kind';
import type { Page } from '../../../web/entry-server';
import type { Frame } from '../../../web/shared/frame';

export const frame: Frame = {
  footprint: {
    id: 'demo',
    name: 'Healthier Together Panel (demo)',
    shortName: 'HTP',
    place: 'Bristol, North Somerset and South Gloucestershire',
    helpline: '0808 157 0123',
    isDemo: true,
    demoNote: 'All answers on this page are invented.',
  },
  language: 'en',
  languages: ['en', 'pl', 'ur'],
  themeHref: '/demo/theme.css',
  path: '/demo/results',
  assets: { css: ['/assets/page.css'], js: ['/assets/page.js'] },
};

const submission = '6f0e5b1c6f0e5b1c6f0e5b1c6f0e5b1c';
const step = {
  action: '/demo/join',
  step: 'profile',
  submission,
  carried: { place: 'E06000023', needs: ['paper', 'telephone'] },
  where: { number: 5, of: 8 },
  canGoBack: true,
  problems: [],
};

const share: Question = {
  ...answers['constant-sum'].example.question,
  orderInstead: true,
  hint: {
    en: 'Imagine 100 points are all the money for health and care here. More for one service means less for the others.',
  },
  items: [
    { code: 'mental', label: { en: 'Mental health services' } },
    { code: 'hospitals', label: { en: 'Hospitals' } },
    { code: 'social', label: { en: 'Social care' } },
    { code: 'gp', label: { en: 'GP surgeries' } },
    { code: 'well', label: { en: 'Helping people stay well' } },
    { code: 'community', label: { en: 'Community nursing' } },
  ],
};

/** More options than a phone shows as rows, as long as the longest list of the files we were given. */
const town: Question = {
  key: 'town',
  kind: 'single-choice',
  label: { en: 'Which town or village do you live in?' },
  options: Array.from({ length: 537 }, (_, index) => ({
    code: `t${index}`,
    label: {
      en: `${['North', 'Upper', 'Great', 'Old'][index % 4]} ${['Barrow', 'Clay', 'Wick'][index % 3]} ${index}`,
    },
  })),
  offers: ['prefer-not-to-say'],
};

const health: Question = {
  key: 'health',
  kind: 'single-choice',
  label: { en: 'How is your health in general?' },
  options: ['Very good', 'Good', 'Fair', 'Bad', 'Very bad'].map((label, index) => ({
    code: `h${index}`,
    label: { en: label },
  })),
  offers: ['prefer-not-to-say'],
  whyWeAsk: { en: 'So that people in poor health are heard as often as they live here.' },
};

/** A question page; `questions` alone or several. */
export function questionPage(
  questions: readonly {
    question: Question;
    fields?: Fields;
    problems?: { field: string; message: string }[];
  }[],
  more: Partial<Extract<Page, { screen: 'question' }>['props']> = {},
): Extract<Page, { screen: 'question' }> {
  return {
    screen: 'question',
    props: {
      action: '/s/token',
      page: 'p5',
      submission,
      questions: questions.map(({ question, fields = {}, problems = [] }) => ({
        input: answers[question.kind].input,
        question,
        fields,
        problems,
      })),
      first: 5,
      last: 5 + questions.length - 1,
      of: 12,
      share: 5 / 12,
      canGoBack: true,
      canSkip: true,
      savedTo: 4,
      ...more,
    },
  };
}

const shown = (estimate: number, low: number, high: number, base: number) =>
  ({ shown: true, estimate, low, high, base, isSmall: base < 30 }) as const;

/** The worked example of every kind, so that a new one is looked at on arrival. */
const everyKind = Object.fromEntries(
  Object.values(answers).map(({ kind, example }) => [
    `kind-${kind}`,
    questionPage([{ question: example.question as Question }]),
  ]),
);

const pictureOf = (alt: string): Picture => ({ media: 'data:,', alt: { en: alt } });
const withPicture = (option: Option): Option => ({
  ...option,
  picture: pictureOf(`A picture of ${option.label.en}`),
});

/** A question as Easy Read shows it: a picture beside it, and beside each thing that is chosen, put in order or judged. */
export function easyReadPage(question: Question): Extract<Page, { screen: 'question' }> {
  const pictured = {
    ...question,
    picture: pictureOf('A nurse with a man'),
    ...Object.fromEntries(picturedLists(question).map(({ name, list }) => [name, list.map(withPicture)])),
  };
  return questionPage([{ question: pictured as Question }], { isEasyRead: true, otherVersion: 'standard' });
}

/** Name → page. A screen may have several: as it opens, and with something to put right. */
export const samples: Readonly<Record<string, Page>> = {
  ...everyKind,
  'easy-read': easyReadPage(answers['single-choice'].example.question),
  'easy-read-shares': easyReadPage(answers['constant-sum'].example.question),
  'easy-read-cards': easyReadPage(answers.grid.example.question),
  invitation: {
    screen: 'invitation',
    props: {
      action: '/s/token',
      submission,
      title: 'Tell us about your health and care',
      purpose:
        'The NHS and councils here are asking everyone on the panel. Your answers will help write our mental health strategy.',
      minutes: 10,
      questions: 12,
      openUntil: 'Friday 29 March 2019',
      otherWays: { href: '/demo/get-involved', words: 'Telephone, paper, Easy Read or BSL' },
      canDecline: true,
      answeredFor: 'self',
    },
  },
  'invitation-on-behalf': {
    screen: 'invitation',
    props: {
      action: '/s/token',
      submission,
      title: 'Tell us about your health and care',
      purpose: 'The NHS and councils here are asking everyone on the panel.',
      minutes: 10,
      questions: 12,
      canDecline: true,
      answeredFor: 'on-behalf',
      goesOnFrom: 5,
    },
  },
  'question-on-behalf': questionPage([{ question: health }], {
    note: {
      words: 'You are answering for the person you care for. Please answer as they would.',
      change: 'Change whom you answer for',
      href: '/s/token',
    },
  }),
  'question-single': questionPage([{ question: health, fields: { 'q.health': 'h2' } }]),
  'question-single-wrong': questionPage(
    [
      {
        question: health,
        problems: [{ field: 'q.health', message: 'Choose an answer, or skip this question' }],
      },
    ],
    { wasAsked: true },
  ),
  'question-single-other': questionPage([
    {
      question: { ...health, kind: 'single-choice', other: 'h4' } as Question,
      fields: { 'q.health': 'h4', 'q.health.other': 'It comes and goes' },
      problems: [{ field: 'q.health.other', message: 'Shorten your words by 3 characters.' }],
    },
  ]),
  'question-cards': questionPage([
    { question: answers.grid.example.question, fields: { 'q.experience.gp': 'poor' } },
  ]),
  'question-statements': questionPage([
    {
      question: answers.statements.example.question,
      fields: { 'q.said.evenings': 'agree' },
      problems: [{ field: 'q.said.online', message: 'Choose an answer for 2 more, or continue without' }],
    },
  ]),
  'question-date': questionPage([
    {
      question: answers['part-date'].example.question,
      fields: { 'q.last_visit.year': '2031', 'q.last_visit.month': '5' },
      problems: [{ field: 'q.last_visit.year', message: 'Write a date that is not still to come' }],
    },
  ]),
  'question-experience': questionPage([
    {
      question: answers.experience.example.question,
      fields: { 'q.visit.where': 'gp', 'q.visit.year': '2018' },
    },
  ]),
  'question-postcode': questionPage([{ question: answers.postcode.example.question }]),
  'question-profile': questionPage([{ question: answers.profile.example.question }]),
  'question-consent': questionPage([{ question: answers.consent.example.question }], { canSkip: false }),
  'question-short-text': questionPage([
    { question: { ...answers['open-text'].example.question, isShort: true, askQuote: false } },
  ]),
  'question-multiple': questionPage([{ question: answers['multiple-choice'].example.question }]),
  'question-scale': questionPage([
    { question: answers.scale.example.question, fields: { 'q.wellbeing': '7' } },
  ]),
  'question-number': questionPage([
    {
      question: answers.number.example.question,
      fields: { 'q.active_days': '9' },
      problems: [{ field: 'q.active_days', message: 'Write a number from 0 to 7' }],
    },
  ]),
  'question-long-list': questionPage([{ question: town, fields: { 'q.town': 't7' } }]),
  'question-ranking': questionPage([
    { question: answers.ranking.example.question, fields: { 'q.priorities.1': 'nearer' } },
  ]),
  'question-share': questionPage([
    {
      question: share,
      fields: { 'q.share.mental': '25', 'q.share.hospitals': '20', 'q.share.gp': '25', 'q.share.well': '10' },
    },
  ]),
  'question-share-wrong': questionPage([
    {
      question: share,
      fields: { 'q.share.mental': '25', 'q.share.hospitals': '20', 'q.share.gp': '25', 'q.share.well': '10' },
      problems: [{ field: 'q.share.mental', message: 'Share your last 20 points, so that the total is 100' }],
    },
  ]),
  'question-text': questionPage(
    [
      {
        question: answers['open-text'].example.question,
        fields: { 'q.change': '</script><b>"bold" & so on' },
      },
    ],
    {
      help: true,
    },
  ),
  'question-information': questionPage([{ question: answers.information.example.question }], {
    first: undefined,
    last: undefined,
    canSkip: false,
    notice: { kind: 'not-saved' },
  }),
  'question-signed': questionPage([{ question: health }], {
    signed: [
      {
        title: 'Watch this question in British Sign Language',
        src: '/bnssg/media/clip',
        width: 480,
        height: 360,
        captions: [{ language: 'en', name: 'English', src: '/bnssg/media/captions' }],
        transcript: { title: 'Read what the clip says', text: 'How is your health in general?' },
      },
    ],
  }),
  'question-several': questionPage(
    [{ question: health }, { question: answers.number.example.question }, { question: share }],
    {
      heading: 'You and the money',
      notice: { kind: 'other-answers', at: '10:52' },
    },
  ),
  later: {
    screen: 'later',
    props: {
      answered: 4,
      of: 12,
      openUntil: 'Friday 29 March 2019',
      href: '/s/token',
      address: { href: 'panel.example/code', code: 'K7QM-2RTX-9WPD' },
    },
  },
  review: {
    screen: 'review',
    props: {
      action: '/s/token',
      page: 'review',
      submission,
      answered: 3,
      of: 4,
      rows: [
        { number: 1, label: 'Your health in general', answer: 'Fair', changeHref: '/s/token?page=p1' },
        {
          number: 2,
          label: 'Sharing 100 points',
          answer: [
            { label: 'Mental health services', value: '60' },
            { label: 'Hospitals', value: '40' },
          ],
          changeHref: '/s/token?page=p2',
        },
        {
          number: 3,
          label: 'Main reason it was poor',
          answer: '“When you ring they rarely pick the phone up…”\n(Yes, you may quote them)',
          changeHref: '/s/token?page=p3',
        },
        { number: 4, label: 'Anything else', changeHref: '/s/token?page=p4' },
      ],
      problems: [],
    },
  },
  thanks: {
    screen: 'thanks',
    props: {
      receivedAt: '10:52 on 14 March 2019',
      resultsBy: '30 April 2019',
      workshop: {
        action: '/s/token/workshop',
        submission,
        lines: [
          'Mental health workshop',
          'Tuesday 14 May 2019, 6pm to 8pm',
          'Travel and care paid, and £20 thanks',
        ],
        places: 24,
      },
      lastSurvey: {
        intro: '525 of you answered in autumn 2018.',
        points: ['Councillors from all three councils heard what you said on 18 February 2019.'],
      },
      updates: { href: '/demo/updates', words: 'You said, we did: all of it' },
      myDetails: { href: '/me/token', words: 'My details' },
    },
  },
  closed: {
    screen: 'closed',
    props: {
      reason: 'closed',
      at: '14 December 2018',
      links: [{ href: '/demo/results', words: 'See the results' }],
    },
  },
  answered: { screen: 'closed', props: { reason: 'answered', at: '10:52 on 14 March 2019', links: [] } },
  dead: {
    screen: 'closed',
    props: { reason: 'dead', links: [{ href: '/demo/lost-link', words: 'I lost my link' }] },
  },
  'two-devices': {
    screen: 'two-devices',
    props: {
      action: '/s/token',
      page: 'p1',
      submission,
      carried: { 'q.health': 'h1' },
      rows: [{ label: 'How is your health in general?', first: 'Fair', second: 'Good' }],
      firstAt: '10:52',
    },
  },
  'short-code': {
    screen: 'short-code',
    props: {
      action: '/code',
      submission,
      code: 'K7',
      month: '',
      problems: [{ field: 'code', message: 'Type all 12 letters and figures of the code' }],
    },
  },
  'join-postcode': {
    screen: 'join-postcode',
    props: {
      ...step,
      where: { number: 1, of: 8 },
      postcode: 'BS23 3AA',
      example: 'BS1 4ND',
      found: 'Weston-super-Mare Central, North Somerset',
    },
  },
  'join-postcode-wrong': {
    screen: 'join-postcode',
    props: {
      ...step,
      postcode: 'BS23 33A',
      example: 'BS1 4ND',
      problems: [
        { field: 'postcode', message: 'We cannot find BS23 33A. Check it, or choose your area from a list.' },
      ],
    },
  },
  'join-place': {
    screen: 'join-place',
    props: {
      ...step,
      places: [
        { code: 'E06000023', label: 'Bristol' },
        { code: 'E06000024', label: 'North Somerset' },
        { code: 'E06000025', label: 'South Gloucestershire' },
      ],
      apart: [{ code: 'elsewhere', label: 'Somewhere else' }],
    },
  },
  'join-birth': {
    screen: 'join-birth',
    props: {
      ...step,
      month: '13',
      year: '1984',
      prefersNot: false,
      minimumAge: 16,
      problems: [{ field: 'birth-month', message: 'Write the month as a number from 1 to 12' }],
    },
  },
  'join-profile': {
    screen: 'join-profile',
    props: {
      ...step,
      field: 'profile.ethnicity',
      question: 'What is your ethnic group?',
      why: 'About 1 in 8 people here are Asian, Black, Mixed or of another ethnic group (Census 2021). We check that the panel is like that too.',
      options: [
        'White',
        'Mixed or multiple ethnic groups',
        'Asian or Asian British',
        'Black, Black British, Caribbean or African',
        'Other ethnic group',
      ].map((label, index) => ({ code: `e${index}`, label })),
      sensitive: true,
    },
  },
  'join-contact': {
    screen: 'join-contact',
    props: {
      ...step,
      name: '',
      email: 'ann@',
      mobile: '',
      landline: '',
      address: '',
      problems: [
        { field: 'email', message: 'Write the whole e-mail address, such as name@example.org' },
        { field: 'preferred', message: 'Choose one you have given us' },
      ],
    },
  },
  'join-needs': {
    screen: 'join-needs',
    props: { ...step, chosen: ['large-print', 'telephone', 'no-calls-before-ten'], language: '' },
  },
  'join-consent': {
    screen: 'join-consent',
    props: {
      ...step,
      notice: {
        version: 'n1',
        title: '',
        paragraphs: ['We keep what you tell us to run the panel.', 'You can leave any day.'],
        date: '1 November 2026',
      },
      purposes: [
        { code: 'surveys', words: 'Ask me in surveys', isNeeded: true },
        { code: 'groups', words: 'Invite me to workshops', isNeeded: false },
      ],
      chosen: [],
    },
  },
  'join-check': {
    screen: 'join-check',
    props: {
      ...step,
      rows: [
        { label: 'Area', answer: 'Bristol', step: 'place' },
        { label: 'E-mail', answer: '', step: 'contact' },
      ],
    },
  },
  'join-sent': {
    screen: 'join-sent',
    props: { sentTo: 'ann@example.org', by: 'email', againHref: '/demo/join' },
  },
  'join-confirm': { screen: 'join-confirm', props: { action: '/confirm/token', submission } },
  'join-admitted': {
    screen: 'join-admitted',
    props: { myDetailsHref: '/me/token', nextSurvey: 'Tell us about your health and care' },
  },
  'join-reserve': {
    screen: 'join-reserve',
    props: {
      keptUntil: '22 November 2027',
      removeAction: '/me/token/remove',
      submission,
      openSurvey: { href: '/demo/open/one', words: 'Answer an open survey' },
      links: [{ href: '/demo/updates', words: 'See what changed: You said, we did' }],
    },
  },
  'join-not-eligible': {
    screen: 'join-not-eligible',
    props: {
      reason: 'too-young',
      minimumAge: 16,
      links: [{ href: '/demo/updates', words: 'You said, we did' }],
    },
  },
  'join-keep': {
    screen: 'join-keep',
    props: {
      address: 'panel.example/code',
      code: 'K7QM-2RTX-9WPD',
      until: '6 December 2026',
      detailsHref: '/me/token',
    },
  },
  'my-details': {
    screen: 'my-details',
    props: {
      status: 'member',
      openSurveys: [
        {
          title: 'Tell us about your health and care',
          answered: 4,
          of: 12,
          openUntil: 'Friday 29 March 2019',
          href: '/s/token',
        },
      ],
      aboutYou: [
        {
          label: 'Area',
          value: 'Weston-super-Mare Central, North Somerset',
          since: 'You told us on 3 October 2018',
          href: '/me/token/area',
        },
        {
          label: 'Age',
          value: '75 and over',
          since: 'You told us on 3 October 2018',
          href: '/me/token/birth',
        },
      ],
      reach: [
        { label: 'First', value: 'Text to 07700 900 ···', href: '/me/token/contact' },
        { label: 'If that fails', value: '', href: '/me/token/contact' },
      ],
      agreed: [
        {
          label: 'Ask me in surveys',
          value: 'Yes',
          since: 'Since 3 October 2018',
          href: '/me/token/consent',
        },
      ],
      seen: { times: 2, href: '/me/token/seen' },
      pauseHref: '/me/token/pause',
      leaveHref: '/me/token/leave',
      takeHref: '/me/token/all',
      resumeAction: '/me/token/resume',
      submission,
      done: 'Your area is changed.',
    },
  },
  'my-all': {
    screen: 'my-all',
    props: {
      sections: [
        {
          title: 'Who you are',
          rows: [
            { label: 'Name', value: 'Ann Mortimer' },
            { label: 'E-mail', value: '', since: '3 October 2018' },
          ],
        },
      ],
      fileHref: '/me/token/my-data.json',
      backHref: '/me/token',
    },
  },
  'new-email': { screen: 'new-email', props: { use: 'confirm', action: '/confirm-email/token', submission } },
  'keep-email': {
    screen: 'new-email',
    props: { use: 'keep-old', action: '/me/token/change/new-email', submission, backHref: '/me/token' },
  },
  'my-leave': { screen: 'my-leave', props: { action: '/me/token/leave', submission, backHref: '/me/token' } },
  'my-pause': {
    screen: 'my-pause',
    props: { action: '/me/token/pause', submission, backHref: '/me/token', problems: [] },
  },
  'my-paused': { screen: 'my-paused', props: { until: '22 February 2027', backHref: '/me/token' } },
  'group-invitation': {
    screen: 'group-invitation',
    props: {
      action: '/g/token',
      submission,
      title: 'Waiting for care',
      purpose: 'To hear what waiting for care is like.',
      when: '14 April 2026, 18:00 to 19:30',
      place: 'The library, Weston',
      offer: '£30 and your travel.',
      answerBy: '31 March 2026',
      standing: 'silent',
      isDrawn: false,
      acts: ['can-come', 'cannot-come'],
      needs: '',
      isOnSheet: false,
      isSaved: false,
    },
  },
  'group-seat': {
    screen: 'group-invitation',
    props: {
      action: '/g/token',
      submission,
      title: 'Waiting for care',
      purpose: 'To hear what waiting for care is like.',
      when: '14 April 2026, 18:00 to 19:30',
      place: 'The library, Weston',
      offer: '£30 and your travel.',
      answerBy: '31 March 2026',
      standing: 'drawn',
      isDrawn: true,
      acts: ['confirmed', 'declined'],
      needs: 'A ramp',
      isOnSheet: true,
      isSaved: false,
      own: { chance: '25.0%', secret: 'aSpcRTvxvLmHFWtyWqtaD9gT203MEVH0', href: '/demo/groups/1' },
    },
  },
  'group-declined': {
    screen: 'group-invitation',
    props: {
      action: '/g/token',
      submission,
      title: 'Waiting for care',
      purpose: 'To hear what waiting for care is like.',
      when: '14 April 2026, 18:00 to 19:30',
      place: 'The library, Weston',
      offer: '£30 and your travel.',
      answerBy: '31 March 2026',
      standing: 'declined',
      isDrawn: true,
      acts: [],
      needs: '',
      isOnSheet: false,
      isSaved: true,
    },
  },
  group: {
    screen: 'group',
    props: {
      title: 'Waiting for care',
      intro: [
        '10 seats, 14 April 2026, The library, Weston.',
        'In the draw for 10 seats nobody of the 74 who could come had less than 10.0%, the most that these quotas allow, proven.',
      ],
      lotteries: [
        {
          title: 'The draw',
          committed: '1 April 2026, 09:40:00',
          commitment: [
            {
              label: 'People and quotas',
              value: '885494d6b69e401bfbc133dda96682be59f55acaf86056f53d72969ec4138639',
            },
            { label: 'Seed', value: '8cf28306a9d526a0aa7fbfd2516acf61f2fc8a40b0be70d2da9c0b6ac1dec6d2' },
          ],
          draw: {
            drawnAt: '1 April 2026, 10:00:00',
            lowest: '10.0%',
            said: '74 people were in the lot for 10 seats.',
            bands: [
              { people: 50, chance: '10.0%' },
              { people: 24, chance: '20.8%' },
            ],
            quotas: [{ who: 'Sex Female', least: 4, most: 6 }],
            onePerHousehold: true,
            facts: [{ label: 'Seed, revealed at the draw', value: 'aSpcRTvxvLmHFWtyWqtaD9gT203MEVH0' }],
            href: '/demo/groups/1/receipts/1',
          },
        },
        {
          title: 'Committed to, not drawn yet',
          committed: '2 April 2026, 09:40:00',
          commitment: [
            { label: 'Seed', value: '9cf28306a9d526a0aa7fbfd2516acf61f2fc8a40b0be70d2da9c0b6ac1dec6d2' },
          ],
        },
      ],
    },
  },
  'lost-link': {
    screen: 'lost-link',
    props: { action: '/demo/lost-link', submission, email: '', problems: [] },
  },
  'lost-link-sent': { screen: 'lost-link-sent', props: { email: 'ann@example.org' } },
  message: {
    screen: 'message',
    props: {
      title: 'Something went wrong at our end',
      paragraphs: ['Nothing was lost.'],
      strip: { tone: 'fault', first: 'Not saved.', rest: 'Try again in a minute.' },
      links: [{ href: '/demo', words: 'Go to the first page' }],
    },
  },
  footprints: {
    screen: 'footprints',
    props: {
      footprints: [
        {
          name: 'BNSSG panel (demo)',
          place: 'Bristol, North Somerset and South Gloucestershire',
          href: '/demo',
          isDemo: true,
        },
      ],
      staffHref: '/staff',
    },
  },
  home: {
    screen: 'home',
    props: {
      title: 'A panel of 1,000 people who look like all of us',
      paragraphs: [
        'The panel tells the NHS and councils what health and care should be, about four times a year.',
      ],
      facts: [
        { label: 'Members', value: '1,000' },
        { label: 'Surveys so far', value: '2' },
      ],
      joinHref: '/demo/join',
      newest: [
        {
          href: '/demo/results/1',
          words: 'Mental health and GP surgeries would get the most',
          said: '525 of 682 invited answered, 3 February 2023',
        },
      ],
      lostLinkHref: '/demo/lost-link',
      codeHref: '/demo/code',
    },
  },
  results: {
    screen: 'results',
    props: {
      rows: [
        {
          title: 'Mental health and GP surgeries would get the most',
          href: '/demo/results/1',
          waveTitle: 'Sharing the money',
          said: 'Published 21 January 2019.',
          isSelfSelected: false,
          isSuperseded: true,
        },
      ],
    },
  },
  result: {
    screen: 'result',
    props: {
      title: 'Mental health and GP surgeries would get the most',
      intro:
        'We asked panel members to share 100 points, standing for all the money for health and care here, across six services.',
      answered: 525,
      invited: 682,
      asked: '24 September to 14 December 2018',
      standsFor: 'Residents aged 16 and over',
      effectiveBase: 445,
      selfSelected: false,
      tables: [
        {
          form: 'estimates',
          title: 'Average points for each service',
          said: 'The dot is the average. The line through it is the range the true average is likely to lie in.',
          head: 'Service',
          unit: { kind: 'number', words: 'points', decimals: 1 },
          scale: {
            from: 0,
            to: 30,
            marks: [0, 10, 20, 30],
            reference: { at: 16.7, words: 'Equal share 16.7' },
          },
          rows: [
            { label: 'Mental health services', cell: shown(21.4, 20.3, 22.5, 525) },
            { label: 'GP surgeries', cell: shown(20.8, 19.9, 21.7, 525) },
            { label: 'Helping people stay well', cell: shown(13.1, 12.2, 14, 28) },
            { label: 'Another service', cell: { shown: false, why: 'few' } },
          ],
          notes: [
            'Base: 525 people. Mental health and GP surgeries are too close to say which is first: their ranges overlap.',
          ],
        },
        {
          form: 'estimates',
          title: 'Health in general',
          head: 'Health',
          unit: { kind: 'share' },
          scale: { from: 0, to: 0.6, marks: [0, 0.2, 0.4, 0.6] },
          moreHeads: ['GP Patient Survey 2026, %'],
          rows: [
            { label: 'Good or very good', cell: shown(0.52, 0.47, 0.57, 525), more: ['53'] },
            { label: 'Fair', cell: shown(0.3, 0.25, 0.35, 525), more: ['29'] },
          ],
          notes: [],
        },
        {
          form: 'crosstab',
          title: 'By age and area',
          said: 'Average points for mental health services, with the likely range and the number of people.',
          head: 'Age',
          unit: { kind: 'number', words: 'points', decimals: 1 },
          columns: ['Bristol', 'North Somerset', 'South Gloucestershire', 'All three areas'],
          rows: [
            {
              label: '16 to 24',
              cells: [
                shown(27.1, 22.5, 31.7, 28),
                { shown: false, why: 'few' },
                { shown: false, why: 'protects' },
                shown(26.4, 22.6, 30.2, 44),
              ],
            },
            {
              label: '35 to 49',
              cells: [
                shown(22.8, 19.9, 25.7, 65),
                shown(20.6, 16.4, 24.8, 30),
                shown(21.4, 17.8, 25, 41),
                shown(21.9, 19.9, 23.9, 136),
              ],
            },
          ],
          notes: [],
        },
      ],
      method: [
        {
          title: 'Who was asked',
          said: 'All 682 members of the panel at 14 December 2018. They volunteered: this is not a random sample, so there is no response rate and no margin of sampling error.',
        },
        {
          title: 'Likely range',
          said: 'A 95% interval that assumes members are like other people of the same age, sex, area and ethnic group. If they differ in other ways, it is too narrow.',
        },
      ],
      questions: [
        {
          label: 'How would you share out the money?',
          hint: 'Imagine 100 points.',
          options: ['Mental health services', 'Hospitals'],
          base: 'Asked of everyone: 525 people',
          source: 'Own wording.',
        },
      ],
      version: {
        number: 1,
        publishedOn: '14 January 2019',
        supersededBy: { href: '/demo/results/2', on: '3 February 2023', why: 'Weighted to Census 2021.' },
      },
      links: [
        { href: '/demo/results/1.csv', words: 'Download the tables (CSV)' },
        { href: '/demo/updates', words: 'What came of it: You said, we did' },
      ],
    },
  },
  updates: {
    screen: 'updates',
    props: {
      intro:
        'You have told us 3 things since summer 2017. 1 is done, 1 is under way and 1 still waits for our answer.',
      filters: [
        {
          title: 'Show only',
          links: [
            { href: '/demo/updates?status=done', words: 'Done', count: 1, isOn: false },
            { href: '/demo/updates?status=doing', words: 'Under way', count: 1, isOn: true },
          ],
        },
      ],
      rows: [
        {
          status: 'no-answer',
          when: 'Open since summer 2017',
          subject: 'Bones, joints and muscles',
          youSaid: 'There is little choice of where to have physiotherapy, and no way to refer yourself.',
          weDid: 'The musculoskeletal programme board owes you an answer.',
          href: '/demo/updates/1',
        },
        {
          status: 'done',
          when: '18 February 2019',
          subject: 'First panel survey',
          youSaid:
            '525 of you told us how you are, and how you would share out the money for health and care.',
          weDid: 'Members of all three councils heard some of the findings.',
          href: '/demo/updates/2',
        },
        {
          status: 'doing',
          when: 'October 2017',
          subject: 'Bones, joints and muscles',
          youSaid: 'Patients are “bounced around” between specialties and hospitals.',
          weDid: 'One shared referral form for the three community services.',
          href: '/demo/updates/3',
        },
        {
          status: 'cannot',
          when: '31 May 2017',
          subject: 'Bones, joints and muscles',
          youSaid: 'Look at care for children and for broken bones too.',
          weDid: 'Not taken up, because this programme covers neither children nor injuries.',
        },
      ],
    },
  },
  update: {
    screen: 'update',
    props: {
      title: 'Patients are “bounced around” between specialties and hospitals',
      status: 'doing',
      answer: 'One shared referral form, for all six physiotherapy services in our area.',
      steps: [
        {
          when: 'Summer 2017',
          title: 'You said',
          paragraphs: ['People were mostly happy with the care itself. What went wrong was the way to it:'],
          points: [
            'patients bounced around between specialties and hospitals',
            'patients booked into the wrong clinics',
          ],
          link: { href: '/demo/updates', words: 'See all nine points' },
        },
        {
          when: 'Still to come',
          title: 'Not done yet',
          paragraphs: ['You also asked to refer yourselves. That waits for our answer.'],
        },
      ],
      facts: [
        { label: 'Subject', value: 'Bones, joints and muscles (musculoskeletal)' },
        { label: 'Last changed', value: '17 October 2017' },
      ],
      links: [{ href: '/demo/get-involved', words: 'Get involved' }],
    },
  },
  'get-involved': {
    screen: 'get-involved',
    props: {
      joinHref: '/demo/join',
      open: [
        {
          title: 'Drop-in about breathing',
          said: 'Knowle library, 2pm to 4pm',
          until: '3 October 2017',
          href: '/demo/open/one',
        },
      ],
      otherWays: ['On paper: call us and we post it.'],
    },
  },
  accessibility: {
    screen: 'accessibility',
    props: {
      parts: [
        {
          title: 'How far this site meets the standard',
          paragraphs: ['It aims at WCAG 2.2, level AA.'],
          points: ['One known gap.'],
        },
      ],
      date: '1 November 2026',
    },
  },
  paper: {
    screen: 'paper',
    props: {
      paper: paperOf(
        {
          title: { en: 'Tell us about your health and care' },
          purpose: { en: 'The NHS and councils here are asking everyone on the panel.' },
          minutes: 8,
          languages: ['en'],
          pages: [...Object.values(answers).map(({ example }) => example.question), health, town].map(
            (question) => ({ key: question.key, questions: [question] }),
          ),
          thanks: { en: 'Thank you.' },
          completeness: { partialFrom: 0.5, completeFrom: 0.8 },
        },
        'en',
      ),
      size: 'usual',
      panel: frame.footprint.name,
      ways: 'telephone 0808 157 0123',
      others: [{ href: '/paper?size=large', words: 'English, 18 pt' }],
    },
  },
  privacy: {
    screen: 'privacy',
    props: { parts: [{ paragraphs: ['We keep what you tell us to run the panel.'] }] },
  },
};
