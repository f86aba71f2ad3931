import { wording } from '../../surveys/wording/words';
import type { sectionsOf } from './all-held-page';

/**
 * The rows of the page as plain text, which any phone opens and any printer prints.
 * @param heads the lines above all the rest
 */
export function asText(
  heads: readonly string[],
  sections: ReturnType<typeof sectionsOf>,
  language: string,
): string {
  const { notGiven } = wording(language).myDetails.page;
  const parts = sections.map(({ title, rows }) => [
    title.toUpperCase(),
    ...rows.map(({ label, value, since }) =>
      [`${label}: ${value || notGiven}`, ...(since ? [`  ${since}`] : [])].join('\n'),
    ),
  ]);
  // The mark at the beginning tells older programs that the letters are UTF-8.
  return `\uFEFF${[heads, ...parts].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
