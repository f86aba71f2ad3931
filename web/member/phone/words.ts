import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { fromTo, sayAbout } from '../screens/numbers';
import type { Said } from '../screens/said';

export const phoneWords = (language: string) => wording(language).offline;

export function saidOnPhone(savedTo: number, language: string): Said {
  const { onPhone, notYet } = phoneWords(language).strips;
  const saved = sayUpTo(savedTo, language);
  return { strip: { tone: 'phone', ...onPhone }, ...(saved ? { saved } : { unsaved: notYet }) };
}

/** The line is gone, and nothing waits yet. */
export function saidNoLine(language: string): Said {
  return { strip: { tone: 'phone', ...phoneWords(language).strips.noLine } };
}

export function saidBack(withUs: readonly number[], savedTo: number, language: string): Said {
  const { back, have, haveAll } = phoneWords(language).strips;
  const saved = sayUpTo(savedTo, language);
  const rest = withUs.length > 0 ? sayAbout(have, withUs, language) : haveAll;
  return { strip: { tone: 'good', first: back, rest }, ...(saved ? { saved } : {}) };
}

/** The one case that is a fault: nothing is kept, here or with us. */
export function saidNotKept(
  numbers: readonly number[],
  isFull: boolean,
  helpline: string | undefined,
  language: string,
): Said {
  const { lost, lostAll, noSpace, refused, orCall } = phoneWords(language).strips;
  const call = helpline ? ` ${say(orCall, { helpline }, language)}` : '';
  return {
    strip: {
      tone: 'fault',
      first: numbers.length > 0 ? sayAbout(lost, numbers, language) : lostAll,
      rest: `${isFull ? noSpace : refused}${call}`,
    },
  };
}

function sayUpTo(savedTo: number, language: string): string | undefined {
  if (savedTo === 0) return undefined;
  return sayAbout(wording(language).answering.page.saved, fromTo(1, savedTo), language);
}
