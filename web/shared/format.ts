/**
 * How figures, dates and shares are written. In code a share is 0 to 1; percentages exist only here.
 */
const minus = '−';
const dash = '–';

/** 1,234; a minus is the real sign. */
export function count(n: number): string {
  return withMinus(Math.round(n).toLocaleString('en-GB'));
}

/** A figure with so many decimals: 7.30 → "7.3". */
export function figure(n: number, decimals = 1): string {
  return withMinus(
    n.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  );
}

/** A share as the figure of a column headed "%": 0.152 → "15.2". Known shares take 1 decimal, estimates 0. */
export function percentFigure(share: number, decimals = 1): string {
  return figure(share * 100, decimals);
}

/** A share in running text: 0.61 → "61.0%". */
export function percent(share: number, decimals = 1): string {
  return `${percentFigure(share, decimals)}%`;
}

/** A difference of shares in points, always signed unless it rounds to nothing: −0.048 → "−4.8". */
export function points(difference: number, decimals = 1): string {
  const words = figure(difference * 100, decimals);
  const isNothing = Number(words.replace(minus, '-')) === 0;
  return isNothing ? figure(0, decimals) : difference > 0 ? `+${words}` : words;
}

/** The range of an interval of shares: "41–62". */
export function rangeFigure(low: number, high: number, decimals = 0): string {
  return `${percentFigure(low, decimals)}${dash}${percentFigure(high, decimals)}`;
}

/** Pence as pounds: 327600 → "£3,276"; 1550 → "£15.50". */
export function pounds(pence: number): string {
  return `£${pence % 100 === 0 ? count(pence / 100) : figure(pence / 100, 2)}`;
}

/** "14 December 2018", on the calendar of the panel. A plain day ("2018-12-14") is that day everywhere. */
export function date(when: string | Date, timeZone = 'Europe/London'): string {
  return parts(when, { day: 'numeric', month: 'long', year: 'numeric' }, timeZone);
}

/** "December 2018" */
export function monthOf(when: string | Date, timeZone = 'Europe/London'): string {
  return parts(when, { month: 'long', year: 'numeric' }, timeZone);
}

/** "14 Dec 2018", for tables. */
export function shortDate(when: string | Date, timeZone = 'Europe/London'): string {
  const words = parts(when, { day: 'numeric', month: 'short', year: 'numeric' }, timeZone);
  return words.replace('Sept', 'Sep');
}

/** "14 December 2018, 09:00" */
export function dateTime(when: string | Date, timeZone = 'Europe/London'): string {
  return `${date(when, timeZone)}, ${time(when, timeZone)}`;
}

/** "09:00" */
export function time(when: string | Date, timeZone = 'Europe/London'): string {
  return parts(when, { hour: '2-digit', minute: '2-digit', hour12: false }, timeZone);
}

/** "1 member", "2 members"; irregular nouns give their plural. */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${count(n)} ${n === 1 ? noun : plural}`;
}

/** Bytes as people say them: 900 → "1 kB"; 1,300,000 → "1.2 MB". */
export function fileSize(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000 ? `${count(Math.ceil(kilobytes))} kB` : `${figure(kilobytes / 1024)} MB`;
}

/** "a, b and c"; or "a, b or c" */
export function listed(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
}

function parts(when: string | Date, options: Intl.DateTimeFormatOptions, timeZone: string): string {
  const isPlainDay = typeof when === 'string' && when.length === 10;
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: isPlainDay ? 'UTC' : timeZone }).format(
    new Date(when),
  );
}

function withMinus(words: string): string {
  const written = words.replace('-', minus);
  return /^−[0.,]*$/.test(written) ? written.slice(1) : written;
}
