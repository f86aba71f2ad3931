/** How the record of a member says what is stored as a code. */
export const statusWords: Readonly<Record<string, string>> = {
  recruit: 'Recruit, not yet admitted',
  reserve: 'Reserve',
  member: 'Member',
  paused: 'Member, pausing',
  left: 'Left the panel',
};

export const channelWords: Readonly<Record<string, string>> = {
  email: 'e-mail',
  text: 'text message',
  letter: 'letter',
  telephone: 'telephone',
  paper: 'on paper',
  'in-person': 'in person',
};

export const needWords: Readonly<Record<string, string>> = {
  'large-print': 'Large print',
  'easy-read': 'Easy Read',
  'other-language': 'Another language',
  'british-sign-language': 'British Sign Language',
  paper: 'Paper',
  telephone: 'By telephone',
  'no-calls-before-ten': 'No calls before 10:00',
  'help-to-answer': 'Help to answer',
};

export const purposeWords: Readonly<Record<string, string>> = {
  'run-the-panel': 'Take part in the panel',
  'balance-the-panel': 'Health, ethnicity for balance',
  'survey-answers': 'Answers used in results',
  'focus-groups': 'Be asked to groups',
  'quote-words': 'Be quoted without a name',
  'share-needs': 'Needs passed on',
};

const eventWords: Readonly<Record<string, string>> = {
  joined: 'Joined',
  'signed-up': 'Signed up',
  confirmed: 'Confirmed their contact',
  admitted: 'Admitted to the panel',
  reserved: 'Became a reserve',
  paused: 'Paused',
  resumed: 'Came back from a pause',
  left: 'Left the panel',
  'taken-over': 'Taken over from the earlier panel',
  'details-changed': 'Changed their details',
  issued: 'Invited',
  'not-issued': 'Not invited',
  bounced: 'Message did not arrive',
  started: 'Began to answer',
  finished: 'Answered',
  declined: 'Declined',
  excluded: 'Taken out of the survey',
  'need-not-met': 'A need could not be met',
};

/** "issued: Survey 4" → "Invited: Survey 4"; a word nobody has put in words yet stands as it is. */
export function eventInWords(what: string): string {
  const [type = '', ...rest] = what.split(': ');
  const words = eventWords[type] ?? plainly(type);
  return rest.length > 0 ? `${words}: ${rest.join(': ')}` : words;
}

/** English names of languages, from their codes: "ur" → "Urdu". */
export const languageInWords = (code: string): string =>
  new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' }).of(code) ?? code;

const plainly = (code: string) => {
  const words = code.replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
