/// <reference lib="webworker" />
/**
 * What a phone runs between pages: where a page of a survey cannot be had, it gives the shell kept for that link, and the
 * page's own script draws the question from what is kept. It keeps nothing itself and knows no answers.
 */
import { keyOfLink } from './phone/seal';
import { findShell } from './phone/shell';

// The type of this file's own `self`; TypeScript takes it for a window.
const worker = self as unknown as ServiceWorkerGlobalScope;

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  const [, room, token] = pathname.split('/');
  if (request.mode === 'navigate' && room === 's' && token) event.respondWith(pageOrShell(request, token));
  else if (room === 'assets' || request.destination === 'image')
    event.respondWith(kept(request).then((found) => found || fetch(request)));
  else if (/\/theme\.css$/.test(pathname))
    event.respondWith(fetch(request).catch(async () => (await kept(request)) || Response.error()));
});

async function pageOrShell(request: Request, token: string): Promise<Response> {
  try {
    const reply = await fetch(request);
    // A server that is being started again, as a proxy says it.
    if (reply.status < 502 || reply.status > 504) return reply;
    return (await shellFor(token)) || reply;
  } catch (error) {
    const shell = await shellFor(token);
    if (shell) return shell;
    throw error;
  }
}

async function shellFor(token: string): Promise<Response | undefined> {
  return findShell((await keyOfLink(token)).name);
}

function kept(request: Request): Promise<Response | undefined> {
  return caches.match(request);
}
