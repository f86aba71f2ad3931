import { paperOf } from '../../../../surveys/questionnaires/exports/paper';
import { answers } from '../../../../surveys/questions/answers';
import type { Page } from '../../../../web/entry-server';
import { frame } from './frame';
import { health, town } from './question-page';

const shown = (estimate: number, low: number, high: number, base: number) =>
  ({ shown: true, estimate, low, high, base, isSmall: base < 30 }) as const;

/** What anyone can read. */
export const publicPages: Readonly<Record<string, Page>> = {
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
