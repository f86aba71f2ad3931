/** The starter questions about oneself (panel/harmonised.ts), after the Census 2021 questionnaire for England. */
export const profile = {
  sex: {
    label: 'Sex',
    question: 'What is your sex?',
    female: 'Female',
    male: 'Male',
    purpose: 'We ask so that women and men are heard in the numbers in which they live here.',
    figure: '{share:female} of people aged 16 and over here are female.',
  },
  ethnicity: {
    label: 'Ethnic group',
    question: 'What is your ethnic group?',
    hint: 'Choose the one that best describes your ethnic group or background.',
    asian: 'Asian or Asian British',
    black: 'Black, Black British, Caribbean or African',
    mixed: 'Mixed or multiple ethnic groups',
    white: 'White',
    other: 'Other ethnic group',
    otherAnswer: 'Another ethnic group',
    purpose: 'We ask so that no community is left out when services are planned.',
    figure:
      'Of people aged 16 and over here {share:asian} are Asian or Asian British, {share:black} Black and {share:mixed} of mixed background.',
  },
  disability: {
    label: 'Disability (Equality Act)',
    question:
      'Do you have a physical or mental health condition or illness, lasting or expected to last 12 months or more, that reduces your ability to carry out day-to-day activities?',
    hint: 'Answer yes if it reduces it a little or a lot.',
    disabled: 'Disabled',
    disabledAnswer: 'Yes',
    notDisabled: 'Not disabled',
    notDisabledAnswer: 'No',
    purpose: 'We ask so that disabled people are heard in the numbers in which they live here.',
    figure: '{share:disabled} of people aged 16 and over here are disabled under the Equality Act.',
  },
};
