/**
 * The accessibility statement: what the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility
 * Regulations 2018 (S.I. 2018/952), regulation 8, ask it to say.
 */
export const accessibility = {
  about: {
    said: 'This statement is about the public pages of {panel} and the pages on which its members join, answer surveys and look after their details. We want as many people as possible to be able to use them. You should be able to:',
    size: 'make the text twice as large, or the screen as narrow as a small phone, without losing any of it',
    keyboard: 'use every page with a keyboard alone, or by voice',
    reader: 'read and answer every page with a screen reader',
    colours: 'use your own colours and contrast, and have nothing move',
    script: 'answer without JavaScript, on an old phone and on a bad line',
    later: 'stop and go on later with the same link',
  },
  standard: {
    title: 'How far it meets the standard',
    said: 'These pages are partially compliant with the Web Content Accessibility Guidelines (WCAG) version 2.2, level AA, because of what is listed next, and because nobody outside has tested them yet.',
  },
  notYet: {
    title: 'What is not accessible yet',
    said: 'Not compliant with the accessibility regulations:',
    paper:
      'Paper questionnaires and letters are PDF files made for printing. They carry headings and reading order, but have not been tested with a screen reader, and cannot be filled in on a screen. The same questions can be answered on these pages or by telephone.',
    languages:
      'Results, and what the panel’s staff write, are in English only; on pages in Polish and Urdu they are marked so. No speaker has checked our Polish and Urdu yet.',
    pictures:
      'A survey may show pictures, clips or a translation that its authors have not described or captioned. Tell us, and we put it right.',
  },
  notEverywhere: {
    title: 'Not in every survey',
    said: 'British Sign Language and Easy Read are there only where a survey offers them. Ask us for another way: by telephone, on paper, in large print, with someone who signs or interprets.',
    burden: 'Nothing is left out as a disproportionate burden.',
  },
  ask: {
    title: 'If something does not work, or you need another format',
    said: 'Say which page it was, what you use, and how you would like to have it: large print, Easy Read, audio, British Sign Language or another language. We tell you when you can expect an answer and, where we can, offer you another way at once.',
  },
  enforced: {
    title: 'If you are not content with our answer',
    said: 'The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. If you are not happy with how we answer you, contact the Equality Advisory and Support Service (EASS): {address}, telephone {telephone}.',
  },
  tested: {
    title: 'How it was tested',
    tool: 'We tested these pages ourselves, last on {day}: every page and every kind of question with the tool axe at widths of 320, 360 and 1280 pixels and in forced colours, and with text at twice its size. The tests run again with each change.',
    keyboard:
      'One test answers a whole survey with a keyboard alone, in the browser Chromium: from its link to its sending, with every kind of question, with mistakes that are put right, and with a stop on the way. It looks at each step where the focus is, and that it can be seen.',
    joining: 'Joining and My details are walked through in the same way.',
    people:
      'No outside body has audited these pages, and people who use screen readers, switches or voice have not tested them with us yet. Tools find only part of what is wrong: that is why we ask you to tell us.',
  },
};
