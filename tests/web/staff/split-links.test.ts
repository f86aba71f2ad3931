import { expect, test } from 'vitest';
import { splitLinks } from '../../../web/staff/screens/messages/split-links';

test('an address in a message becomes a link, the full stop after it does not', () => {
  expect(splitLinks('Open https://panel.example.org/s/aB-9_x. Thank you')).toEqual([
    { text: 'Open ', isLink: false },
    { text: 'https://panel.example.org/s/aB-9_x', isLink: true },
    { text: '. Thank you', isLink: false },
  ]);
});

test('a text without addresses stays whole', () => {
  expect(splitLinks('Thank you')).toEqual([{ text: 'Thank you', isLink: false }]);
});
