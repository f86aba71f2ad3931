/** What a device keeps, and who can join a name with answers: the same for every panel, since the program makes it so. */
export const deviceParts = [
  {
    title: 'What your phone or computer keeps',
    paragraphs: [
      'While you answer a survey, the page keeps its questions and the answers that have not reached us yet, so that a lost connection loses nothing. They are encrypted with a key made from your own link: someone who only has the phone’s storage cannot read them, but someone who has your link can.',
      'As soon as your answers are sent, or the page learns that the survey has closed, all of it is removed. If you never open the link again, it stays until you clear it.',
      'To clear it yourself, clear the browsing data of this site in your browser’s settings. Answers that had not been sent go with it.',
      'These pages set no cookies for members and visitors, and load nothing from anyone else.',
    ],
  },
  {
    title: 'Who can join your name with your answers',
    paragraphs: [
      'Your name and how to reach you are stored apart from your answers, encrypted, under a number. Those who work out results see answers without names.',
      'Staff who look after the panel can open who a member is when they need to, such as to post a letter. They must say why, and each time is written down where nobody can change it. You can see it under My details, “Who has seen my name”.',
      'If a comment makes us worry that someone is in danger, a named member of staff may join the two to offer help.',
      'No figure about fewer than 10 people is published.',
    ],
  },
] as const;
