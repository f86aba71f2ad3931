import type { Page } from '../../../../web/entry-server';
import { submission } from './frame';

/** What stands around the questions of a survey: its beginning, its end, and why it is not open. */
export const answering: Readonly<Record<string, Page>> = {
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
};
