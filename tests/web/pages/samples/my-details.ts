import type { Page } from '../../../../web/entry-server';
import { submission } from './frame';

/** What is held, and how to change or end it; a lost link. */
export const myDetails: Readonly<Record<string, Page>> = {
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
      readableHref: '/me/token/my-data.txt',
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
};
