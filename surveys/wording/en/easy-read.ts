/** The Easy Read version of a survey: how it is chosen, and its last question. Only the server draws these. */
export const easyRead = {
  answerIn: { standard: 'Answer the usual version', 'easy-read': 'Answer in Easy Read' },
  changeTo: { standard: 'Change to the usual version', 'easy-read': 'Change to Easy Read' },
  helped: {
    label: 'Did someone help you?',
    why: 'It tells us how people like to answer. It is fine to have help.',
    nobody: 'No, I did it on my own',
    family: 'Yes, family or a friend',
    supporter: 'Yes, a paid supporter',
    panel: 'Yes, someone from the panel',
  },
};
