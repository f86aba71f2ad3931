import type { Page } from '../../../../web/entry-server';
import { submission } from './frame';

/** Focus groups: to whoever is invited, and to anyone. */
export const groups: Readonly<Record<string, Page>> = {
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
};
