import type { Page } from '../../../../web/entry-server';
import { submission } from './frame';

const step = {
  action: '/demo/join',
  step: 'profile',
  submission,
  carried: { place: 'E06000023', needs: ['paper', 'telephone'] },
  where: { number: 5, of: 8 },
  canGoBack: true,
  problems: [],
};

/** Joining, from the postcode to what came of it. */
export const joining: Readonly<Record<string, Page>> = {
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
};
