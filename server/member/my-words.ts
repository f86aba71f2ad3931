import type { Purpose } from '../../surveys/panel/consent';
import type { AnsweredFor, Need } from '../../surveys/vocabulary';

/** How someone is reached, as their own page says it. */
export const channelWords: Readonly<Record<string, string>> = {
  email: 'E-mail',
  text: 'Text message',
  letter: 'Letter',
  telephone: 'Telephone',
  paper: 'Paper, by post',
  'in-person': 'None: you open your page with your address and code',
};

/** What someone has read or agreed to, as their own page says it. */
export const agreedWords: Readonly<Record<string, string>> = {
  'run-the-panel': 'How we use what you tell us',
  'balance-the-panel': 'Answers about you, to check the panel and compare groups',
  'survey-answers': 'Answers used in results',
  'focus-groups': 'Draw me for workshops and groups',
  'quote-words': 'Quote my words, without my name',
  'share-needs': 'Pass on what I need',
} satisfies Record<Purpose, string>;

/** Whom the answers of a survey are given for, as their own page says it. */
export const answeredForWords: Readonly<Record<AnsweredFor, string>> = {
  self: 'Yourself',
  helped: 'Yourself, with someone’s help',
  'on-behalf': 'You, by someone who cares for you',
};

/** What someone needs, as their own page says it. */
export const needWords: Readonly<Record<Need, string>> = {
  'large-print': 'Large print',
  'easy-read': 'Easy Read',
  'other-language': 'Another language',
  'british-sign-language': 'British Sign Language',
  paper: 'Paper, by post',
  telephone: 'Telephone',
  'no-calls-before-ten': 'No calls before 10 in the morning',
  'help-to-answer': 'Help to answer',
};

/** Why there is no answer, as their own page says it. */
export function missingWords(reason: string | null | undefined): string {
  if (reason === 'prefer-not-to-say') return 'Prefer not to say';
  return reason === 'dont-know' ? 'Do not know' : '';
}
