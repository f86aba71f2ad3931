/** Pages of a member that could not be had: what happened, and what to do next. */
export const trouble = {
  'not-found': {
    title: 'This page is not here.',
    said: 'Check the link: it may have been cut off in the message.',
  },
  'other-site': {
    title: 'This came from another site and was not carried out.',
    said: 'Open the page here and try again.',
  },
  'too-many-tries': {
    title: 'There were too many tries.',
    said: 'Wait a quarter of an hour and try again.',
  },
  'body-too-large': {
    title: 'This is more than we can take at once.',
    said: 'Go back, shorten it and send it again.',
  },
  overloaded: {
    title: 'Too many people are saving at once.',
    said: 'Nothing was lost. Try again in a few seconds.',
  },
  'storage-full': {
    title: 'We have no room left, so nothing could be saved.',
    said: 'Keep this page open and try again later.',
  },
  'storage-busy': {
    title: 'We could not save just now.',
    said: 'Try again in a few seconds.',
  },
  unexpected: {
    title: 'Something went wrong at our end, and nothing was changed.',
    said: 'Try again. If it happens again, please tell us when it was.',
  },
  findPanel: 'Find my panel',
};
