/** Text on an accent is white: as much contrast is needed as WCAG 2.2 asks of text (1.4.3). */
export const leastContrast = 4.5;

/** Relative luminance of a colour written #rrggbb, 0 (black) to 1 (white). Source: WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How much white stands out from a colour: 1 (not at all) to 21. */
export const contrastWithWhite = (hex: string) => 1.05 / (luminance(hex) + 0.05);

/** What is wrong with an accent, in a sentence that says what to do; null when nothing is. */
export function checkAccent(hex: string): string | null {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) return 'Write the colour as six hexadecimal digits, like #005eb8';
  const contrast = contrastWithWhite(hex);
  if (contrast >= leastContrast) return null;
  return `White words on ${hex} stand out ${contrast.toFixed(1)} to 1, and 4.5 to 1 is needed to read them. Choose a darker colour`;
}

/** An accent thinned with white: for bars and bands beside it. */
export function thinned(hex: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16);
    return Math.round(255 - (255 - part) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
