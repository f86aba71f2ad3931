/** What a phone says of answers that are on it and not with us yet. */
export const offline = {
  strips: {
    onPhone: {
      first: 'Saved on this phone, not sent yet.',
      rest: 'There is no connection. You can carry on: this page sends your answers when it comes back.',
    },
    noLine: {
      first: 'There is no connection.',
      rest: 'You can carry on: this page keeps your answers on this phone, and sends them when it comes back.',
    },
    needsLine: {
      first: 'That needs a connection.',
      rest: 'You can carry on here. Try it again when the connection is back.',
    },
    back: 'Connection is back.',
    haveAll: 'We have your answers.',
    have: { one: 'We have answer {numbers}.', other: 'We have answers {numbers}.' },
    lostAll: 'Your answers could not be saved.',
    lost: { one: 'Answer {numbers} could not be saved.', other: 'Answers {numbers} could not be saved.' },
    noSpace: 'This phone has no space left. Free some space.',
    refused:
      'There is no connection, and this page cannot keep answers on this phone. Leave it open, and press again when the connection is back.',
    orCall: 'Or call {helpline}.',
    nothingKept: 'This page cannot keep answers on this phone: stay connected while you answer.',
    notYet: 'Your answers are saved on this phone until there is a connection.',
  },
  later: {
    title: 'Your answers are on this phone',
    said: 'There is no connection, so they are not sent yet. Open the same link on this phone when you have one, before the end of {day}. It sends them by itself.',
  },
  late: {
    title: 'The survey had closed',
    said: 'The answers on this phone came after it closed, so they are not counted. They are gone from this phone. What had reached us before counts, as far as it goes.',
  },
  nothing: {
    title: 'There is no connection',
    said: 'Nothing of this survey is kept on this phone. Open the link again when there is a connection.',
  },
  finished: {
    title: 'You have finished, but your answers are not sent yet',
    all: { one: 'The only question', other: 'All {count} questions' },
    why: {
      one: 'There is no connection, so answer {numbers} is saved on this phone only.',
      other: 'There is no connection, so answers {numbers} are saved on this phone only.',
    },
    whyAll: 'There is no connection, so they could not be sent for good.',
    withUs: 'With us',
    onPhone: 'On this phone',
    none: 'None yet',
    answers: { one: 'Answer {numbers}', other: 'Answers {numbers}' },
    todo: 'What to do',
    how: 'Open this page on this phone when you have a connection, before midnight on {day}. It sends them by itself and tells you here.',
    keep: 'Until then, please do not clear this phone’s browsing data: the answers would go with it.',
    now: 'Try to send now',
    trying: 'Trying to send',
    telephone: 'Or give your answers by telephone',
    back: 'Back',
  },
};
