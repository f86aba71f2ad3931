import type { Entry } from '../../../surveys/wording/entry';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import type { Said } from '../screens/said';

export const phoneWords = (language: string) => wording(language).offline;

/** @example sayNumbers([8, 9, 10, 12], 'en') // '8 to 10, 12' */
export function sayNumbers(numbers: readonly number[], language: string): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs[runs.length - 1];
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const { to: between } = phoneWords(language).strips;
  return runs
    .map(([from, to]) => (from === to ? `${from}` : say(between, { from, to }, language)))
    .join(', ');
}

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

/** Words about answers, which are named by their numbers. */
export function sayAbout(words: Entry, numbers: readonly number[], language: string): string {
  return say(words, { numbers: sayNumbers(numbers, language), count: numbers.length }, language);
}

function sayUpTo(savedTo: number, language: string): string | undefined {
  if (savedTo === 0) return undefined;
  const numbers = Array.from({ length: savedTo }, (_, index) => index + 1);
  return sayAbout(phoneWords(language).strips.saved, numbers, language);
}
