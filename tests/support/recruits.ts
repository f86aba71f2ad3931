import { expect } from 'vitest';
import { addFrame, putFrameInUse } from '../../db/queries/targets';
import type { FrameMargin } from '../../surveys/targets/frame';
import type { Reply, World } from './world';

/** A frame of a few cells, such as `aFrame(world, 'bnssg', { size: 4, cells: { sex: { female: 2, male: 2 } } })`. */
export async function aFrame(
  world: World,
  footprintId: string,
  wanted: {
    size: number;
    cells: Readonly<Record<string, Readonly<Record<string, number>>>>;
    tolerance?: number;
    unknownShare?: number;
  },
): Promise<string> {
  const id = world.deps.secrets.newId();
  await world.deps.writer.write(footprintId, async (write) => {
    await addFrame(write, {
      id,
      name: 'A small frame',
      size: wanted.size,
      universe: 'usual residents 16+',
      population: 1000,
      margins: Object.entries(wanted.cells).map(([key, cells]): FrameMargin => {
        const total = Object.values(cells).reduce((sum, target) => sum + target, 0);
        return {
          key,
          variables: key.split('*'),
          marginId: 'none',
          universe: 'usual residents 16+',
          geography: 'the area',
          source: 'a census',
          year: 2021,
          licence: 'OGL',
          total: 1000,
          factor: 1,
          otherUniverse: false,
          unknownShare: wanted.unknownShare ?? 0.05,
          cells: Object.entries(cells).map(([codes, target]) => ({
            codes: codes.split('|'),
            label: '',
            population: Math.round((1000 * target) / total),
            share: target / total,
            target,
            tolerance: wanted.tolerance ?? 0,
          })),
        };
      }),
      createdAt: world.clock.now,
      createdBy: 'system',
    });
    await putFrameInUse(write, id, world.clock.now);
  });
  return id;
}

/** A page that ends something: no browser keeps it, nor what led to it. */
export function expectForgotten({ headers }: Reply): void {
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('clear-site-data')).toBe('"cache"');
}

/** The hidden and visible fields a page would post back, as a browser reads them from its form. */
export function fieldsIn(page: Reply): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of page.text.matchAll(/<input[^>]*>/g)) {
    const name = /\sname="([^"]*)"/.exec(tag)?.[1];
    const value = /\svalue="([^"]*)"/.exec(tag)?.[1] ?? '';
    if (name && /type="hidden"/.test(tag)) fields[name] = unescaped(value);
  }
  return fields;
}

const unescaped = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

export const heading = (page: Reply) =>
  (/<h1[^>]*>(.*?)<\/h1>/s.exec(page.text)?.[1] ?? '').replace(/<[^>]*>/g, '').trim();

export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** What someone answers on the way; each test changes what matters to it. */
export const ann: Answers = {
  postcode: 'BS1 3JA',
  'birth-month': '3',
  'birth-year': '1984',
  'about-sex': 'female',
  'about-ethnicity': 'white',
  'about-disability': 'not-disabled',
  name: 'Ann Mortimer',
  email: 'ann@example.org',
  consent: ['run-the-panel'],
};

/** Walks the join pages as a phone without scripts does: fills in each page, presses Continue, until a page without a step. */
export async function joinAs(
  world: World,
  footprintId: string,
  answers: Answers,
  from = `/${footprintId}/join`,
): Promise<Reply> {
  let page = await world.get(from);
  for (let pages = 0; pages < 20; pages++) {
    const hidden = fieldsIn(page);
    if (!hidden.step) return page;
    const own = Object.fromEntries(
      Object.entries(answers).filter(([name]) => new RegExp(`name="${name}"`).test(page.text)),
    );
    const next = await world.form(`/${footprintId}/join`, { ...hidden, ...own, go: 'next' });
    if (next.status === 422 && fieldsIn(next).step === hidden.step) return next;
    page = next;
  }
  throw new Error('Joining did not come to an end in 20 pages.');
}

/** Joins and presses the button of the confirming link. */
export async function joinAndConfirm(world: World, footprintId: string, answers: Answers): Promise<Reply> {
  await joinAs(world, footprintId, answers);
  const mail = await world.deliver();
  const link = mail.filter((message) => message.to === answers.email).at(-1);
  const path = link?.text.split(/\s+/).find((word) => word.includes('/confirm/'));
  if (!path) throw new Error(`No confirming link was sent to ${String(answers.email)}`);
  return world.form(new URL(path).pathname, { go: 'confirm' });
}
