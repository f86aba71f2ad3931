import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askingKinds, everyPage, wrongPage } from './every-page';
import { type Eyes, openEyes } from './eyes';
import { accessibilityTable, type Findings } from './findings';
import {
  axe,
  axeAgain,
  brokenWords,
  reflow,
  smallPrint,
  smallTargets,
  structure,
  unseenFocus,
} from './looks';
import { readAloud } from './read-aloud';

/**
 * Every page of members and strangers, looked at in Chromium (WCAG 2.2, level AA). Each is opened once and made wider.
 * axe runs with all its rules at 320 px; elsewhere with those whose finding can change with width or colours.
 * `npm run pictures` writes what was found into docs/accessibility.md.
 */
const pages = everyPage();
const findings: Findings = new Map();
const aloud = new Map<string, Awaited<ReturnType<typeof readAloud>>>();
let eyes: Eyes;
beforeAll(async () => {
  eyes = await openEyes(pages);
  const names = [...pages.keys()];
  const half = Math.ceil(names.length / 2);
  await Promise.all([look(names.slice(0, half)), look(names.slice(half))]);
  const table = process.env.ACCESSIBILITY_TABLE;
  if (table) writeFileSync(table, accessibilityTable([...pages.keys()], findings));
}, 300_000);
afterAll(() => eyes.close());

async function look(names: readonly string[]): Promise<void> {
  const page = await eyes.open({ viewport: { width: 320, height: 740 }, reducedMotion: 'reduce' });
  const large = await eyes.open({ viewport: { width: 320, height: 740 }, textSize: 32 });
  for (const name of names) {
    await page.goto(`/${name}`);
    const live = pages.get(name)?.live;
    if (live) await page.locator(live).first().waitFor();
    const said: Record<string, readonly string[]> = { structure: await structure(page) };
    said['320'] = [...(await axe(page)), ...(await reflow(page)), ...(await smallTargets(page))];
    if (name.startsWith('wrong-')) aloud.set(name, await readAloud(page));
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      said[width] = [...(await axeAgain(page)), ...(await reflow(page)), ...(await smallTargets(page))];
    }
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ forcedColors: 'active' });
    said['forced colours'] = [...(await axeAgain(page)), ...(await unseenFocus(page))];
    await page.emulateMedia({ forcedColors: 'none', media: 'print' });
    said.print = await smallPrint(page);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 320, height: 740 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await large.goto(`/${name}`);
    said['text 200%'] = [...(await reflow(page)), ...(await reflow(large)), ...(await brokenWords(page))];
    findings.set(name, said);
  }
}

/** Page: what was found there. */
const found = (view: string) =>
  [...findings].flatMap(([name, said]) => (said[view] ?? []).map((one) => `${name}: ${one}`));

test('every page has one heading, one main part, a language, a natural order of focus, and nothing that moves', () => {
  expect(findings.size).toBe(pages.size);
  expect(found('structure')).toEqual([]);
});

test.each(['320', '360', '1280'])(
  'at %s px axe finds nothing, nothing scrolls sideways, targets are 44 px',
  (width) => {
    expect(found(width)).toEqual([]);
  },
);

test('in forced colours axe finds nothing, and whatever has the focus shows it', () => {
  expect(found('forced colours')).toEqual([]);
});

test('printed, nothing a member reads is under 18 pt', () => {
  expect(found('print')).toEqual([]);
});

test('with text at 200% nothing scrolls sideways and no words are cut off or broken, at 320 px', () => {
  expect(found('text 200%')).toEqual([]);
});

test('the title of each page says which page it is, and whose', () => {
  const screensOf = new Map<string, Set<string>>();
  for (const [, { screen, html }] of pages) {
    const title = /<title>([^<]*)/.exec(html)?.[1] ?? '';
    expect(title, screen).toMatch(/ – Healthier Together Panel \(demo\)$/);
    screensOf.set(title, (screensOf.get(title) ?? new Set()).add(screen));
  }
  const shared = [...screensOf].filter(([, screens]) => screens.size > 1);
  expect(shared.map(([title, screens]) => `${title}: ${[...screens].join(', ')}`)).toEqual([]);
});

test('the title of a question says that something is to be put right, and how far along it is', () => {
  expect(pages.get('question-single-wrong')?.html).toContain(
    '<title>To put right: How is your health in general? (Question 5 of 12) – ',
  );
});

describe.each(askingKinds)('a %s question read aloud', (kind) => {
  const [asked] = wrongPage(kind).props.questions;
  const label = asked?.question.label.en ?? '';
  const hint = asked?.question.hint?.en ?? '';
  const problem = asked?.problems[0]?.message ?? '';
  const spoken = () => aloud.get(`wrong-${kind}`) ?? [];

  test('begins with its label and its hint', () => {
    const [first] = spoken();
    expect(first?.name).toBe(label);
    expect(first?.description).toContain(hint);
  });

  test('gives each field a name, within the question or instead of an answer', () => {
    expect(spoken().length).toBeGreaterThan(0);
    for (const { name, within } of spoken()) {
      expect(name).not.toBe('');
      if (name !== label) expect([label, ...besides], name).toContain(within[0] ?? name);
    }
  });

  test('says what is to be put right with the field or group it is about', () => {
    const wrong = spoken().filter(({ isInvalid }) => isInvalid);
    // Where points are shared the total itself says it, and changes as they are.
    const said = kind === 'constant-sum' ? /points (left to share|too many)|Write/ : problem;
    expect(wrong.map(({ description }) => description).join(' ')).toMatch(said);
  });
});

/** Groups beside a question. */
const besides = ['Instead of an answer', 'May we quote your words, without your name?'];
