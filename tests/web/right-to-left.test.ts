import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What a member or a visitor is shown; the sheet to print is drawn by today's browsers of staff. */
const members = readdirSync('web/member/css').map((name) => `web/member/css/${name}`);
const sheets = ['web/shared/base.css', ...members, 'web/public/public.css'];

/** The sides of a page, where a language that runs from right to left has them the other way round. */
const sided = [
  /(?:margin|padding|border)-(?:left|right)\b/,
  /(?:text-align|float|clear):\s*(?:left|right)\b/,
];

/** Four lengths of which the right one is not the left one. */
const uneven = /(?:margin|padding):\s*(\S+) (\S+) (\S+) (\S+);/;

test.each(sheets)('%s names the start and the end of a line, never left or right', (sheet) => {
  // The build lowers them for phones of 2018, which know no logical property: by the language of each element.
  const lines = readFileSync(sheet, 'utf8').split('\n');
  const found = lines.flatMap((line, at) => {
    const [, , right, , left] = uneven.exec(line) ?? [];
    return sided.some((pattern) => pattern.test(line)) || right !== left ? [`${at + 1}: ${line.trim()}`] : [];
  });
  expect(found).toEqual([]);
});

test.each(sheets)(
  '%s turns an edge that is drawn as a shadow round where it runs from right to left',
  (sheet) => {
    const rules = readFileSync(sheet, 'utf8').split('}');
    const edged = (sign: string) =>
      rules
        .filter((rule) => new RegExp(`box-shadow:\\s*inset ${sign}\\d+px 0 0 var`).test(rule))
        .map((rule) => (rule.split('{')[0] ?? '').split('\n').pop()!.trim());
    const turned = edged('-').map((selector) => selector.replace('[dir="rtl"] ', ''));
    const last = (selector: string) => selector.split(' ').pop()!;
    expect(edged('').filter((selector) => !turned.map(last).includes(last(selector)))).toEqual([]);
  },
);
