import type { fieldworkOperations } from '../../../../server/contract/fieldwork';
import type { ReplyOf } from '../../../../server/contract/operation';
import { csvOf } from '../../parts/csv';
import { say } from './fieldwork-words';

type Letter = ReplyOf<typeof fieldworkOperations.takeLetters>['letters'][number];

const head = ['By', 'Name', 'Address', 'Postcode', 'Telephone', 'Page to open', 'Code'];

/** The invitations to post or to call as a table for a word processor or a printer. */
export const csvOfLetters = (letters: readonly Letter[]): string =>
  csvOf(
    head,
    letters.map((one) => [
      say(one.channel),
      one.name,
      one.address,
      one.postcode,
      one.telephone,
      one.page,
      one.code,
    ]),
  );
