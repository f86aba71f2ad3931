/** What a phone says of answers that the server will never take. Fetched when it happens. */
export const notTaken = {
  deadLink: {
    first: 'This link no longer works, so these answers have not reached us.',
    rest: 'They are on this phone only. Ask for a new link, and answer again.',
  },
  others: {
    first: 'We could not take these answers.',
    rest: 'They are on this phone only, and do not count. Please answer these questions again.',
  },
  stay: 'You can read and copy them here. They stay on this phone until you remove them or the survey is over.',
  remove: 'Remove them from this phone',
  removed: 'They are gone from this phone.',
};
