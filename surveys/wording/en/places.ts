/** What the server says of a postcode it has looked up; a phone cannot. */
export const places = {
  'not-listed': 'We do not have this postcode in our list. Check it. If it is right, press Continue again.',
  outside: 'This postcode is outside our area. Check it. If it is right, press Continue again.',
};
