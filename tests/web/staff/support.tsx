import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import type { JSX } from 'solid-js';
import { render } from 'solid-js/web';
import { afterEach, vi } from 'vitest';

let dispose: (() => void) | undefined;

afterEach(() => {
  dispose?.();
  dispose = undefined;
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Shows a part alone on a page, inside a router standing at an address; gone after the test. */
export function show(part: () => JSX.Element, address = '/'): HTMLElement {
  const holder = document.createElement('div');
  document.body.append(holder);
  const history = createMemoryHistory();
  history.set({ value: address });
  dispose = render(
    () => (
      <MemoryRouter history={history}>
        <Route path="*" component={part} />
      </MemoryRouter>
    ),
    holder,
  );
  return holder;
}

/** Answers every call with these replies in turn (the last one again and again); gives the requests made. */
export function serverSays(
  ...replies: { status?: number; body: unknown }[]
): { url: string; init: RequestInit }[] {
  const requests: { url: string; init: RequestInit }[] = [];
  let turn = 0;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    requests.push({ url, init });
    const reply = replies[Math.min(turn++, replies.length - 1)];
    const status = reply?.status ?? 200;
    return new Response(JSON.stringify(reply?.body), {
      status,
      headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
    });
  });
  return requests;
}

/** The words someone reads, spaces made one. */
export function words(of: Element | null | undefined): string {
  return (of?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Lets calls and what follows them finish. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
