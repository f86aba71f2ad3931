import type { Footprint } from '../../db/queries/footprints';
import { longDate } from '../messages/dates';

/** When the statement was written, and when and how the pages were last tested: changed here whenever they are tested again. */
const prepared = { on: '2026-11-27', testedOn: '2026-11-27' } as const;

/** The day under the statement. */
export const statementDay = (language: string): string => longDate(prepared.on, language);

/**
 * The accessibility statement: what the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility
 * Regulations 2018 (S.I. 2018/952), regulation 8, ask it to say.
 * @param waysToReach how this panel is reached, as sentences
 */
export function accessibilityParts(footprint: Footprint, waysToReach: readonly string[]) {
  return [
    {
      paragraphs: [
        `This statement is about the public pages of ${footprint.name} and the pages on which its members join, answer surveys and look after their details. We want as many people as possible to be able to use them. You should be able to:`,
      ],
      points: [
        'make the text twice as large, or the screen as narrow as a small phone, without losing any of it',
        'use every page with a keyboard alone, or by voice',
        'read and answer every page with a screen reader',
        'use your own colours and contrast, and have nothing move',
        'answer without JavaScript, on an old phone and on a bad line',
        'stop and go on later with the same link',
      ],
    },
    {
      title: 'How far it meets the standard',
      paragraphs: [
        'These pages are partially compliant with the Web Content Accessibility Guidelines (WCAG) version 2.2, level AA, because of what is listed next, and because nobody outside has tested them yet.',
      ],
    },
    {
      title: 'What is not accessible yet',
      paragraphs: ['Not compliant with the accessibility regulations:'],
      points: [
        'Paper questionnaires and letters are PDF files made for printing. They carry headings and reading order, but have not been tested with a screen reader, and cannot be filled in on a screen. The same questions can be answered on these pages or by telephone.',
        'This statement, results, and what the panel’s staff write are in English only; they are marked so on pages in Polish and Urdu. No speaker has checked our Polish and Urdu yet.',
        'A survey may show pictures, clips or a translation that its authors have not described or captioned. Tell us, and we put it right.',
      ],
    },
    {
      title: 'Not in every survey',
      paragraphs: [
        'British Sign Language and Easy Read are there only where a survey offers them. Ask us for another way: by telephone, on paper, in large print, with someone who signs or interprets.',
        'Nothing is left out as a disproportionate burden.',
      ],
    },
    {
      title: 'If something does not work, or you need another format',
      paragraphs: [
        ...waysToReach,
        'Say which page it was, what you use, and how you would like to have it: large print, Easy Read, audio, British Sign Language or another language. We tell you when you can expect an answer and, where we can, offer you another way at once.',
      ],
    },
    {
      title: 'If you are not content with our answer',
      paragraphs: [
        'The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. If you are not happy with how we answer you, contact the Equality Advisory and Support Service (EASS): equalityadvisoryservice.com, telephone 0808 800 0082.',
      ],
    },
    {
      title: 'How it was tested',
      paragraphs: [
        `We tested these pages ourselves, last on ${longDate(prepared.testedOn)}: every page and every kind of question with the tool axe at widths of 320, 360 and 1280 pixels and in forced colours, and with text at twice its size. The tests run again with each change.`,
        'One test answers a whole survey with a keyboard alone, in the browser Chromium: from its link to its sending, with every kind of question, with mistakes that are put right, and with a stop on the way. It looks at each step where the focus is, and that it can be seen. Joining and My details are not walked through so yet. No outside body has audited these pages, and people who use screen readers, switches or voice have not tested them with us yet. Tools find only part of what is wrong: that is why we ask you to tell us.',
      ],
    },
  ];
}
