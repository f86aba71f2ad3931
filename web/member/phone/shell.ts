import type { LinkKey } from './seal';
import { forget, listEnded } from './store';

/** Where the shell of a link is kept: under the link's name, never its token. */
const cacheName = 'sounding';
const shellPath = (link: string) => `/kept/${link}`;

/** Set while anything is kept, so that entry-link.ts knows to load the rest. */
const mark = 'sounding';

/**
 * Keeps this page without its question, with all it loads, for a navigation without a line.
 * @param headers of a reply of ours, for the content policy
 */
export async function keepShell(link: LinkKey, siteName: string, headers: Headers): Promise<void> {
  localStorage.setItem(mark, '1');
  if (!('caches' in window) || !navigator.serviceWorker) return;
  await navigator.serviceWorker.register('/sw.js', { scope: '/s/' });
  const cache = await caches.open(cacheName);
  const kept = new Headers({ 'Content-Type': 'text/html; charset=utf-8' });
  for (const name of ['content-security-policy', 'referrer-policy', 'x-content-type-options']) {
    const value = headers.get(name);
    if (value) kept.set(name, value);
  }
  await cache.put(shellPath(link.name), new Response(shellOf(siteName), { headers: kept }));
  await Promise.all(
    loadedBy().map(async (address) => {
      // One of them is cleared from the browser's own cache and cannot be had: the others still help.
      if (!(await cache.match(address))) await cache.add(address).catch(() => undefined);
    }),
  );
}

/** What the pictures of one survey may take of a phone's space and line: above the bytes of what idles in (budget.test.ts). */
const mostBytes = 1_000_000;

/**
 * Keeps the pictures of a survey for when there is no line, in their order, as far as they go; none where someone has asked
 * their phone to save data. They are not sealed: their addresses tell nothing of the link, and their bytes nothing of answers.
 */
export async function keepPictures(link: LinkKey, questionnaire: unknown): Promise<void> {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  const named = JSON.stringify(questionnaire).match(/"media":"[^"]+/g);
  if (!named || !('caches' in window) || connection?.saveData) return;
  const cache = await caches.open(picturesOf(link.name));
  let left = mostBytes;
  for (const address of named.map((one) => one.slice(9))) {
    const kept = await cache.match(address);
    const reply = kept || (await fetch(address));
    const copy = reply.clone();
    left -= (await reply.blob()).size;
    if (left < 0) return;
    if (!kept && reply.ok) await cache.put(address, copy);
  }
}

const picturesOf = (link: string) => `${cacheName} ${link}`;

/** The shell of a link, its pictures and, when it was the last thing kept, all the rest of it. */
export async function dropShell(link: string, isLast: boolean): Promise<void> {
  if (isLast) localStorage.removeItem(mark);
  if (!('caches' in window)) return;
  await caches.delete(picturesOf(link));
  if (!isLast) {
    await (await caches.open(cacheName)).delete(shellPath(link));
    return;
  }
  await caches.delete(cacheName);
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
}

/**
 * Forgets what is kept of other links whose surveys are over. Any page of ours does so, and nothing else can: on a phone
 * that never opens one again it stays, sealed, until the browser's data are cleared.
 */
export async function dropEnded(but: string): Promise<void> {
  for (const link of await listEnded(Date.now())) if (link !== but) await dropShell(link, await forget(link));
}

/** Called by the service worker. */
export async function findShell(link: string): Promise<Response | undefined> {
  return (await caches.open(cacheName)).match(shellPath(link));
}

/** This document with an empty place for the page: nothing of the link, the person or the question is left in it. */
function shellOf(siteName: string): string {
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  const place = copy.querySelector('#page-root');
  if (place) place.textContent = '';
  copy.querySelector('#page-data')?.remove();
  const title = copy.querySelector('title');
  if (title) title.textContent = siteName;
  return `<!DOCTYPE html>${copy.outerHTML}`;
}

/** Style sheets and scripts this page has loaded, with those it loaded for later pages. */
function loadedBy(): string[] {
  const named = Array.from(
    document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>(
      'link[rel=stylesheet], link[rel=modulepreload], script[src]',
    ),
    (one) => (one instanceof HTMLLinkElement ? one.href : one.src),
  );
  const timed = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.indexOf(`${location.origin}/assets/`) === 0);
  return Array.from(new Set([...named, ...timed]));
}
