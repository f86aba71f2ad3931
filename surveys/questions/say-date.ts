/**
 * A part date in words.
 * @example sayDate('2019-03', 'en') // 'March 2019'
 */
export function sayDate(date: string, language: string): string {
  const [year = '0', month, day] = date.split('-');
  if (month === undefined) return year;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    year: 'numeric',
    month: 'long',
    ...(day !== undefined && { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(at);
}
