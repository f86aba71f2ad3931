export type Findings = Map<string, Readonly<Record<string, readonly string[]>>>;

const views = ['320', '360', '1280', 'forced colours', 'text 200%'] as const;

/** What was found on each page, as the table of docs/accessibility.md. */
export function accessibilityTable(names: readonly string[], findings: Findings): string {
  const head = ['page', ...views.map((view) => (/^\d+$/.test(view) ? `${view} px` : view))];
  const rows = names.map((name) => [
    name,
    ...views.map((view) => {
      const count = findings.get(name)?.[view]?.length;
      return count === undefined ? 'not looked at' : count === 0 ? 'nothing' : `${count} found`;
    }),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    '# What was found on each page',
    '',
    'Written by `npm run pictures`; held by `tests/web/pages/accessibility.test.ts`, which fails on any finding.',
    '',
    '- **320, 360, 1280 px**: axe-core (all rules at 320 px; at other widths the rules that look at size and colour), nothing scrolls',
    '  sideways, targets of 44 × 44 px (links in a sentence apart: the exception “inline” of WCAG 2.2, 2.5.5 and 2.5.8).',
    '- **forced colours**: the same rules of axe at 360 px, and an outline on whatever has the focus.',
    '- **text 200%**: at 320 px, by the browser’s own text size and by the page’s: nothing scrolls sideways, no words are cut off.',
    '- On each page as well: one heading, one main part, a language, a title of its own, no order of focus but the natural one, and',
    '  nothing that moves under `prefers-reduced-motion`.',
    '',
    `${names.length} pages: every screen, every kind of question with something to put right, every strip, what a phone draws`,
    'without a line, and the three inputs that look otherwise without JavaScript.',
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n');
}
