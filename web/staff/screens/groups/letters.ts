import type { groupsOperations } from '../../../../server/contract/groups';
import type { ReplyOf } from '../../../../server/contract/operation';
import { csvOf } from '../../parts/csv';

export type Letter = ReplyOf<typeof groupsOperations.takeLetters>['letters'][number];

/** What a letter or a call is about. */
export const aboutWords: Readonly<Record<Letter['about'], string>> = {
  invitation: 'Could they come?',
  place: 'A seat is theirs: do they take it?',
  reserve: 'The seats went to others',
};

const head = [
  'By',
  'About',
  'Name',
  'Address',
  'Postcode',
  'Telephone',
  'Page to open',
  'Code',
  'Language',
  'Words',
];

/** What is to be told by post or telephone as a table for a word processor or a printer: CSV, UTF-8 with its mark. */
export const csvOfGroupLetters = (letters: readonly Letter[]): string =>
  csvOf(
    head,
    letters.map((one) => [
      one.channel,
      aboutWords[one.about],
      one.name,
      one.address,
      one.postcode,
      one.telephone,
      one.page,
      one.code,
      one.language,
      one.words.join('\n\n'),
    ]),
  );
