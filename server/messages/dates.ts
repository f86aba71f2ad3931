import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';

/** A local date such as 2018-12-14 in words: 14 December 2018. */
export function longDate(date: string, language = 'en'): string {
  return inParts(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** March 1984. */
export function monthAndYear({ month, year }: { month: number; year: number }, language: string): string {
  return inParts(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(Date.UTC(year, month - 1, 1)),
  );
}

/** "10:52 on 14 March 2019" on the panel's own clock. */
export function momentInWords(at: Date, timeZone: string, language: string): string {
  const time = inParts(language, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone }).format(at);
  const day = inParts(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(at);
  return say(wording(language).ends.closed.moment, { time, day }, language);
}

const inParts = (language: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options);
