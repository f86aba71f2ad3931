import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Rules of axe whose finding can change with the width of the page or its colours; the others read the document alone. */
const rulesOfLooks = [
  'color-contrast',
  'link-in-text-block',
  'scrollable-region-focusable',
  'target-size',
  'aria-hidden-focus',
  'landmark-unique',
];

/** The side of a target in CSS px (WCAG 2.2, 2.5.5), with a little room for rounding. */
const targetSide = 44;

/** What axe finds on a page just opened, by every rule it has. Its words stay in the page for `axeAgain`. */
export async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    // One document: it need not be put together in a second tab. A framed page is looked at as a page.
    .setLegacyMode()
    .exclude('iframe')
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `axe ${id}: ${target}`));
}

/** What axe finds by the rules that look at size and colour, on a page that `axe` has read at another width. */
export function axeAgain(page: Page): Promise<string[]> {
  return page.evaluate(async (rules) => {
    type Finding = { id: string; nodes: { target: string[] }[] };
    type Axe = { run: (options: object) => Promise<{ violations: Finding[] }> };
    // It was put there by the first run.
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run({ runOnly: rules, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `axe ${id}: ${target}`));
  }, rulesOfLooks);
}

/** What axe does not look at in the document itself. */
export function structure(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const all = (selector: string) => Array.from(document.querySelectorAll<HTMLElement>(selector));
    if (all('h1').filter((heading) => heading.offsetParent !== null).length !== 1) found.push('not one h1');
    if (all('main').length !== 1) found.push('not one main part');
    if (document.documentElement.lang === '') found.push('no language');
    for (const element of all('[tabindex]'))
      if (element.tabIndex > 0) found.push(`tabindex ${element.tabIndex}`);
    // What is to be put right comes first; anything else begins at its beginning.
    if (all('[autofocus]:not(#problems)').length > 0) found.push('autofocus');
    for (const element of all('*')) {
      const { animationName, transitionDuration } = getComputedStyle(element);
      // What is never drawn, such as the track of a clip, has no style.
      if (animationName === '') continue;
      if (animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration))
        found.push(`moves: ${element.className}`);
    }
    return found;
  });
}

/** Reflow (WCAG 2.2, 1.4.10 and 1.4.4): nothing scrolls sideways, no words are cut off, heads stand over their columns. */
export function reflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > window.innerWidth) {
      const wide = Array.from(document.querySelectorAll('body *'), (element) => ({
        element,
        right: element.getBoundingClientRect().right,
      })).filter(({ right }) => right > window.innerWidth + 1);
      const { element } = wide.at(-1) ?? { element: document.body };
      found.push(`scrolls sideways to ${scrollWidth}: ${element.tagName}.${element.getAttribute('class')}`);
    }
    for (const element of Array.from(document.querySelectorAll<HTMLElement>('body *'))) {
      const { overflowX, clip } = getComputedStyle(element);
      if (overflowX === 'hidden' && clip === 'auto' && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut off: ${element.tagName}.${element.className}`);
    }
    for (const head of Array.from(document.querySelectorAll<HTMLTableCellElement>('thead th'))) {
      const row = head.closest('table')?.tBodies[0]?.rows[0];
      const below = row?.cells[head.cellIndex];
      // Where a table is shown as one block a row, its heads are said and not seen.
      if (!row || !below || getComputedStyle(row).display !== 'table-row') continue;
      const [above, under] = [head.getBoundingClientRect(), below.getBoundingClientRect()];
      if (Math.abs(above.left - under.left) > 1 || Math.abs(above.right - under.right) > 1)
        found.push(`a head beside its column: ${head.textContent}`);
    }
    return found;
  });
}

/**
 * Words broken over two lines though they take under two fifths of the page: what stands beside them leaves too little. Let be
 * where the style says that words give way.
 */
export function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const around = text.parentElement;
      if (!around) continue;
      const { clip, wordBreak, overflowWrap } = getComputedStyle(around);
      if (clip !== 'auto' || wordBreak === 'break-word' || overflowWrap === 'anywhere') continue;
      for (const { 0: word, index } of (text.textContent ?? '').matchAll(/[^\s-]+/g)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const parts = Array.from(range.getClientRects());
        const width = parts.reduce((sum, part) => sum + part.width, 0);
        if (new Set(parts.map(({ top }) => top)).size > 1 && width < (window.innerWidth * 2) / 5)
          found.push(`broken: ${word} in ${around.tagName}.${around.className}`);
      }
    }
    return found;
  });
}

/**
 * Targets smaller than 44 × 44 px. Links in a sentence are let be, since their line cannot be made higher without parting the
 * sentence (the exception "inline" of WCAG 2.2, 2.5.5 and 2.5.8).
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((side) => {
    const found: string[] = [];
    const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
    for (const element of Array.from(document.querySelectorAll<HTMLElement>(selector))) {
      if (element.getAttribute('aria-hidden') === 'true' || element.classList.contains('skip-link')) continue;
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) continue;
      const isInline = getComputedStyle(element).display === 'inline';
      const around = element.closest('p, li, dd, td, div')?.textContent?.trim() ?? '';
      if (isInline && around !== element.textContent?.trim()) continue;
      if (width < side - 0.5 || height < side - 0.5)
        found.push(
          `small: ${Math.round(width)} × ${Math.round(height)} ${element.tagName}.${element.className} “${element.textContent?.trim().slice(0, 30)}”`,
        );
    }
    return found;
  }, targetSide);
}

/** Words of a member's page that print smaller than large print (RNIB, Clear Print guidelines); public pages print as usual. */
export function smallPrint(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (!document.querySelector('link[href*="member"]')) return [];
    const found: string[] = [];
    for (const element of Array.from(document.querySelectorAll<HTMLElement>('body *'))) {
      const says = Array.from(element.childNodes).some(
        (one) => one.nodeType === 3 && one.textContent?.trim(),
      );
      const points = Number.parseFloat(getComputedStyle(element).fontSize) * 0.75;
      if (says && element.getClientRects().length > 0 && points < 17.9)
        found.push(`prints at ${points} pt: ${element.tagName}.${element.className}`);
    }
    return found;
  });
}

/** Things that take the focus and do not show it: a change of outline, where the reader's own colours leave nothing else. */
export function unseenFocus(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
    for (const element of Array.from(document.querySelectorAll<HTMLElement>(selector))) {
      if (element.tabIndex < 0 || element.getClientRects().length === 0) continue;
      element.focus({ preventScroll: true });
      if (document.activeElement !== element) continue;
      // The real circle or box of an option is drawn before its label.
      const drawn =
        getComputedStyle(element).opacity === '0' && element.nextElementSibling
          ? getComputedStyle(element.nextElementSibling, '::before')
          : getComputedStyle(element);
      if (drawn.outlineStyle === 'none' || Number.parseFloat(drawn.outlineWidth) < 2)
        found.push(
          `focus unseen: ${element.tagName}.${element.className || element.parentElement?.className}`,
        );
    }
    return found;
  });
}
