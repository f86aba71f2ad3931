import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';

/** Who it comes from, and where questions and the filled-in paper go. */
export type Sender = {
  readonly name: string;
  readonly helpline?: string;
  readonly email?: string;
};

/** By telephone and e-mail, as far as there are. */
export function waysToReach({ helpline, email }: Sender, language: string): string {
  const words = wording(language).paper.sheet;
  return [
    helpline && say(words.telephone, { number: helpline }, language),
    email && say(words.email, { address: email }, language),
  ]
    .filter((one) => one)
    .join(', ');
}
