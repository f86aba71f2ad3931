import type { Frame } from '../../../../web/shared/frame';

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

export const submission = '6f0e5b1c6f0e5b1c6f0e5b1c6f0e5b1c';
