/** Whom one answers for: the server alone says it, and a phone is told what to show. */
export const whoFor = {
  title: 'Are you answering with or for someone else?',
  choices: {
    self: 'I am answering for myself',
    helped: 'I am helping someone answer, in their words',
    'on-behalf': 'I am answering for someone I care for, who cannot answer themselves',
  },
  notes: {
    self: 'You are answering for yourself.',
    helped: 'You are helping someone answer. Please give their words.',
    'on-behalf': 'You are answering for the person you care for. Please answer as they would.',
  },
  change: 'Change whom you answer for',
};
