import { wordsIn } from '../../shared/frame';
import type { Said } from '../screens/said';

const words = {
  en: {
    answer: (numbers: string, isOne: boolean) => `${isOne ? 'Answer' : 'Answers'} ${numbers}`,
    to: ' to ',
    yours: 'Your answers',
    onPhone: [
      'Saved on this phone, not sent yet.',
      'There is no connection. You can carry on: this page sends your answers when it comes back.',
    ],
    noLine: [
      'There is no connection.',
      'You can carry on: this page keeps your answers on this phone, and sends them when it comes back.',
    ],
    back: (answers: string) => ['Connection is back.', `We have ${answers}.`],
    full: (what: string) => `${what} could not be saved.`,
    noSpace: (call: string) => `This phone has no space left. Free some space${call}.`,
    refused: (call: string) =>
      `There is no connection, and this page cannot keep answers on this phone. Leave it open, and press again when the connection is back${call}.`,
    call: (helpline: string) => `, or call ${helpline}`,
    saved: (answers: string, isOne: boolean) => `${answers} ${isOne ? 'is' : 'are'} saved.`,
    nothingKept: 'This page cannot keep answers on this phone: stay connected while you answer.',
    notYet: 'Your answers are saved on this phone until there is a connection.',
    later: {
      title: 'Your answers are on this phone',
      said: (day: string) =>
        `There is no connection, so they are not sent yet. Open the same link on this phone when you have one, before the end of ${day}. It sends them by itself.`,
    },
    late: {
      title: 'The survey had closed',
      said: 'The answers on this phone came after it closed, so they are not counted. They are gone from this phone. What had reached us before counts, as far as it goes.',
    },
    nothing: {
      title: 'There is no connection',
      said: 'Nothing of this survey is kept on this phone. Open the link again when there is a connection.',
    },
    finished: {
      title: 'You have finished, but your answers are not sent yet',
      all: (of: number) => `All ${of} questions`,
      why: (answers: string, isOne: boolean) =>
        `There is no connection, so ${answers} ${isOne ? 'is' : 'are'} saved on this phone only.`,
      whyAll: 'There is no connection, so they could not be sent for good.',
      withUs: 'With us',
      onPhone: 'On this phone',
      none: 'None yet',
      todo: 'What to do',
      how: (day: string) =>
        `Open this page on this phone when you have a connection, before midnight on ${day}. It sends them by itself and tells you here.`,
      keep: 'Until then, please do not clear this phone’s browsing data: the answers would go with it.',
      now: 'Try to send now',
      trying: 'Trying to send',
      telephone: 'Or give your answers by telephone',
      back: 'Back',
    },
  },
};

export const phoneWords = (language: string) => wordsIn(words, language);

/** @example sayNumbers([8, 9, 10, 12], 'en') // 'Answers 8 to 10, 12' */
export function sayNumbers(numbers: readonly number[], language: string): string {
  const list = phoneWords(language);
  if (numbers.length === 0) return list.yours;
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs[runs.length - 1];
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const said = runs.map(([from, to]) => (from === to ? `${from}` : `${from}${list.to}${to}`)).join(', ');
  return list.answer(said, numbers.length === 1);
}

/** In the middle of a sentence. */
export const sayNumbersWithin = (numbers: readonly number[], language: string): string => {
  const said = sayNumbers(numbers, language);
  return said.charAt(0).toLowerCase() + said.slice(1);
};

export function saidOnPhone(savedTo: number, language: string): Said {
  const list = phoneWords(language);
  const [first, rest] = list.onPhone as [string, string];
  const saved = sayUpTo(savedTo, language);
  return { strip: { tone: 'phone', first, rest }, ...(saved ? { saved } : { unsaved: list.notYet }) };
}

/** The line is gone, and nothing waits yet. */
export function saidNoLine(language: string): Said {
  const [first, rest] = phoneWords(language).noLine as [string, string];
  return { strip: { tone: 'phone', first, rest } };
}

export function saidBack(withUs: readonly number[], savedTo: number, language: string): Said {
  const [first, rest] = phoneWords(language).back(sayNumbersWithin(withUs, language)) as [string, string];
  const saved = sayUpTo(savedTo, language);
  return { strip: { tone: 'good', first, rest }, ...(saved ? { saved } : {}) };
}

/** The one case that is a fault: nothing is kept, here or with us. */
export function saidNotKept(
  numbers: readonly number[],
  isFull: boolean,
  helpline: string | undefined,
  language: string,
): Said {
  const list = phoneWords(language);
  const call = helpline ? list.call(helpline) : '';
  return {
    strip: {
      tone: 'fault',
      first: list.full(sayNumbers(numbers, language)),
      rest: isFull ? list.noSpace(call) : list.refused(call),
    },
  };
}

function sayUpTo(savedTo: number, language: string): string | undefined {
  if (savedTo === 0) return undefined;
  const numbers = Array.from({ length: savedTo }, (_, index) => index + 1);
  return phoneWords(language).saved(sayNumbers(numbers, language), savedTo === 1);
}
