import type { Footprint } from '../../db/queries/footprints';
import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';

type Reach = Pick<Footprint, 'helpline' | 'contactEmail'>;

/** How someone asks a panel for help, within a sentence: "call 0808 157 0123 or write to us@…"; empty when it named no way. */
export function waysToAsk({ helpline, contactEmail }: Reach, language = 'en'): string {
  const list = wording(language).publicPages.reach;
  const call = helpline ? say(list.call, { helpline }, language) : '';
  const write = contactEmail ? say(list.write, { address: contactEmail }, language) : '';
  return call && write ? say(list.either, { call, write }, language) : call || write;
}

/** The same as sentences of their own. */
export function waysToReach({ helpline, contactEmail }: Reach, language: string): string[] {
  const list = wording(language).publicPages.reach;
  const ways = [
    ...(helpline ? [say(list.callAlone, { helpline }, language)] : []),
    ...(contactEmail ? [say(list.writeAlone, { address: contactEmail }, language)] : []),
  ];
  return ways.length > 0 ? ways : [list.link];
}
