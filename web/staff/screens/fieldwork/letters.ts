import type { fieldworkOperations } from '../../../../server/contract/fieldwork';
import type { ReplyOf } from '../../../../server/contract/operation';
import { say } from './fieldwork-words';

type Letter = ReplyOf<typeof fieldworkOperations.takeLetters>['letters'][number];

const head = ['By', 'Name', 'Address', 'Postcode', 'Telephone', 'Page to open', 'Code'];

/** The invitations to post or to call as a table for a word processor or a printer: CSV, UTF-8 with its mark. */
export function csvOfLetters(letters: readonly Letter[]): string {
  const rows = letters.map((one) => [
    say(one.channel),
    one.name,
    one.address,
    one.postcode,
    one.telephone,
    one.page,
    one.code,
  ]);
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** A spreadsheet must take what someone gave as their name for words, never for a formula. */
function cell(text: string | null): string {
  const plain = /^[=@\t\r]|^[+-](?!\d)/.test(text ?? '') ? `'${text}` : (text ?? '');
  return /[",\r\n]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}
