/** Messages to members: subject, then what stands in it. They never tell what someone said or has (R24). */
export const messages = {
  dear: 'Dear {name},',
  ending: 'See or correct what we hold, pause, or leave the panel:',
  questions: 'Questions? Call {helpline}.',
  confirmJoining: {
    subject: 'Confirm that you want to join {panel}',
    said: 'Thank you for signing up to {panel}. Please confirm that this address is yours:',
    after: 'The page has one button. If you did not sign up, do nothing and we will hear no more from you.',
  },
  confirmEmail: {
    subject: '{panel}: is this your new address?',
    said: 'A member of {panel} asked us to write to this address from now on. If that was you, please confirm it:',
    after:
      'The page has one button. The link works for two days. If it was not you, do nothing and we will not write here again.',
  },
  emailChangeAsked: {
    subject: '{panel}: a change of your e-mail address was asked for',
    said: 'Someone, we hope you, asked us to write to another e-mail address from now on. The change counts once the link we sent there is pressed; until then we use this one.',
    notYou: 'If it was not you, open your own page now and choose to keep the address you have:',
    notYouCall:
      'If it was not you, open your own page now and choose to keep the address you have, or call us on {helpline}:',
  },
  welcome: {
    subject: 'Welcome to {panel}',
    said: 'You are now a member of {panel}. We will write to you about four times a year.',
    page: 'Your own page, to see and change what we hold:',
  },
  reserve: {
    subject: '{panel}: you are on our reserve list',
    said: 'Thank you for offering your time. So that the panel is like the people who live here, we cannot give everyone a place at once. We have kept your details and will write if a place opens.',
    page: 'Your own page, where you can also take your name off:',
  },
  placeOffered: {
    subject: '{panel}: a place has opened',
    said: 'A place on {panel} has opened and it is yours. You need do nothing.',
    page: 'Your own page, to see and change what we hold, or to leave:',
  },
  survey: {
    subject: '{panel}: a new survey for you',
    said: {
      by: 'minutes',
      one: '{survey}. It takes about 1 minute and is open until {day}.',
      other: '{survey}. It takes about {minutes} minutes and is open until {day}.',
    },
    how: 'Answer here, stop whenever you like, and go on later with the same link:',
    free: 'You are free to skip any question.',
  },
  surveyTest: {
    subject: 'Test. {panel}: a new survey for you',
    said: 'A test, sent from the survey editor. Below is what members will read. The link opens the survey as it is saved now, on any phone, and works until {until}, unless another test is sent or this one is closed. Nothing answered there is stored.',
  },
  surveyReminder: {
    subject: '{panel}: the survey is open until {day}',
    said: {
      by: 'minutes',
      one: 'We would still like to hear from you: {survey}, about 1 minute.',
      other: 'We would still like to hear from you: {survey}, about {minutes} minutes.',
    },
    after: 'If you have no time for this one, just leave it. Nothing happens.',
  },
  groupInvitation: {
    subject: '{panel}: can you come to a discussion?',
    said: 'We are bringing a few people together: {group}. {when}, {place}. {offer}',
    ask: 'Could you come? Please tell us by {answerBy}, and what you need to take part:',
    lot: 'Saying yes puts you in the lot for a seat. Who sits is drawn so that nobody who can come is shut out, and you can check your own chance afterwards.',
  },
  groupPlace: {
    subject: '{panel}: a seat is yours, if you can still come',
    said: 'You said that you could come to {group}, and the lot has given you a seat. {when}, {place}.',
    ask: 'Please confirm it, or give it back so that someone else can be drawn:',
  },
  groupReserve: {
    subject: '{panel}: thank you for offering to come',
    said: 'Thank you for saying that you could come to {group}. The lot has given the seats to others. If someone cannot come after all, a new lot is drawn among those who offered, and we write to you.',
    ask: 'See the chance you had, and how to check it:',
  },
  groupReminder: {
    subject: '{panel}: could you come? We ask once more',
    said: 'We asked whether you could come to {group}: {when}, {place}. {offer}',
    ask: 'A yes or a no helps us equally. There is time until {answerBy}:',
    last: 'We will not ask again about this one.',
  },
  groupPlaceReminder: {
    subject: '{panel}: do you take the seat?',
    said: 'A seat at {group} is kept for you: {when}, {place}.',
    ask: 'Please say that you take it, or give it back so that someone else can be drawn:',
  },
  groupChanged: {
    subject: '{panel}: something about our discussion has changed',
    said: 'Please look again at when and where we meet. {group} is now on {when}, at {place}. {offer}',
    ask: 'What you have told us stands. If this changes it, tell us here:',
  },
  findings: {
    subject: '{panel}: what we found',
    said: 'You were asked to take part in {survey}. This is what people told us:',
    ours: 'our survey',
  },
  themeAnswered: {
    subject: '{panel}: news for you',
    said: 'Something that panel members raised has been answered. Read what was said and what is being done:',
  },
  lostLink: {
    subject: '{panel}: your link',
    said: 'You asked for your link. It opens your own page, with any survey that waits for you:',
  },
};
