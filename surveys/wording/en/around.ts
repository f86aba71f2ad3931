/** What stands around every page of a member: who we are, where help is, other languages. */
export const around = {
  frame: {
    skip: 'Skip to the page',
    help: 'Help:',
    free: '(free)',
    results: 'Results',
    updates: 'You said, we did',
    involved: 'Get involved',
    about: 'About the panel',
    privacy: 'Privacy',
    accessibility: 'Accessibility',
    otherWays: 'Other ways to answer',
    demo: 'Demonstration.',
    parts: 'Parts of this site',
    write: 'Write to us:',
    of: 'The NHS and councils of {place}.',
    inEnglish: '(in English)',
    partlyEnglish: 'Parts of this page are in English: nobody has translated them yet.',
    languages: 'Other languages',
  },
  /** What is invented on a demonstration, and what is real. */
  demoNotes: {
    healthInsight:
      'Invented people and invented answers, drawn to resemble published figures of the Health Insight Survey. Census figures and places are real. Comments are published NHS comments from elsewhere; pathway records after October 2017 are invented. The help number is made up and reaches nobody.',
    plain: 'A demonstration: the census figures are real, the people and their answers are invented.',
  },
};
