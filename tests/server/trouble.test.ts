import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogues } from '../../surveys/wording/words';
import { englishLeft } from '../support/english-left';
import { createWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('a link that is dead says so in the language asked for, and leads to where a new one is asked for', async () => {
  const dead = '/s/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
  const english = await world.get(dead);
  expect(english.status).toBe(404);
  expect(english.text).toContain(catalogues.en.ends.closed.dead.title);
  expect(english.text).toContain(`<a href="/">${catalogues.en.ends.closed.dead.find}</a>`);
  expect(english.text).toContain('href="?language=ur"');
  const urdu = await world.get(`${dead}?language=ur`);
  expect(urdu.text).toContain('<html lang="ur" dir="rtl">');
  expect(urdu.text).toContain(catalogues.ur.ends.closed.dead.said);
  expect(urdu.text).toContain('href="/?language=ur"');
  expect(englishLeft(urdu.text)).toEqual([]);
});

test('a page that is not there says so in the language asked for', async () => {
  const polish = await world.get('/nowhere/at/all?language=pl');
  expect(polish.status).toBe(404);
  expect(polish.text).toContain(`<h1>${catalogues.pl.trouble['not-found'].title}</h1>`);
  expect(englishLeft(polish.text)).toEqual([]);
});

test('a page that is not there leads to no other site, whatever its address', async () => {
  for (const address of ['//elsewhere.example/', '/%5Celsewhere.example/', '/%09/elsewhere.example/']) {
    // As it comes over the line: helpers tidy such an address.
    const headers = { accept: 'text/html' };
    const text = await (await world.app.request(`http://localhost${address}`, { headers })).text();
    const links = Array.from(text.matchAll(/href="([^"]*)"/g), ([, href]) => href!);
    expect(links).toContain('?language=pl');
    expect(links.filter((href) => href.includes('elsewhere'))).toEqual([]);
  }
});
