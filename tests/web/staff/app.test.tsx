import { render } from 'solid-js/web';
import { afterEach, expect, test, vi } from 'vitest';
import { App } from '../../../web/staff/app';
import { words } from './support';

const me = {
  staff: { id: 's1', name: 'Priya Shah' },
  footprint: {
    id: 'bnssg',
    name: 'BNSSG panel (demo)',
    shortName: 'BNSSG',
    place: 'Bristol, North Somerset and South Gloucestershire',
    isDemo: true,
    demoNote: null,
    accent: '#005eb8',
    timeZone: 'Europe/London',
  },
  roles: ['administrator'],
  pathways: [],
  footprints: [{ id: 'bnssg', name: 'BNSSG panel (demo)', roles: ['administrator'] }],
};
const entry = {
  id: 1,
  at: '2019-11-14T09:00:00Z',
  actor: 'Tom Reyes',
  act: 'signed in',
  purpose: null,
  object: null,
  count: 0,
};

let dispose: (() => void) | undefined;
afterEach(() => {
  dispose?.();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

/** A server that knows its session; gives the names of the calls made. */
function aServer(isSignedInAtFirst: boolean) {
  let isSignedIn = isSignedInAtFirst;
  const calls: string[] = [];
  const json = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push(`${init.method} ${url}`);
    if (url === '/staff/sign-in') isSignedIn = true;
    else if (!isSignedIn) return json({ code: 'not-signed-in', title: 'Sign in to go on.' }, 401);
    if (url.startsWith('/api/bnssg/audit')) return json({ entries: [entry], more: false });
    return json(me);
  });
  return { calls };
}

function open(address: string) {
  history.replaceState(null, '', address);
  dispose = render(() => <App />, document.body);
}

test('who is not signed in is asked to, then finds the screen they came for', async () => {
  aServer(false);
  open('/staff/audit');
  await vi.waitFor(() => expect(words(document.querySelector('h1'))).toBe('Sign in'));
  document.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
  await vi.waitFor(() => expect(words(document.querySelector('table'))).toContain('Tom Reyes'));
  expect(location.pathname).toBe('/staff/audit');
});

test('the demo says so, and what is not there yet is not offered', async () => {
  aServer(true);
  open('/staff/audit');
  await vi.waitFor(() => expect(words(document.body)).toContain('Priya Shah'));
  expect(words(document.querySelector('.side-foot'))).toContain('Demonstration');
  expect(words(document.querySelector('.nav'))).toContain('People and rolesMessagesAudit');
});

test('an unknown address says so inside the frame', async () => {
  aServer(true);
  open('/staff/nowhere');
  await vi.waitFor(() => expect(words(document.querySelector('h1'))).toBe('There is no such screen'));
  expect(document.querySelector('.nav')).not.toBeNull();
});

test('a sign-in link is used up by the button, never by opening it', async () => {
  const { calls } = aServer(false);
  open('/staff/enter/aaaaaaaaaaaaaaaaaaaaaaaa');
  await vi.waitFor(() => expect(document.querySelector('button')).not.toBeNull());
  expect(calls.filter((call) => call.startsWith('POST'))).toEqual([]);
});

test('who opens the first footprint lands where roles are given, on a screen their own role finds', async () => {
  const opener = { ...me, footprint: null, roles: [], footprints: [] };
  let isOpen = false;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const json = (body: unknown) =>
      new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
    if (url === '/api/footprints' && init.method === 'GET')
      return json({ templates: [{ id: 'bnssg', name: 'BNSSG panel', place: 'Bristol', isOpen: false }] });
    if (url === '/api/footprints') return json({ id: 'bnssg' });
    if (url === '/staff/footprint') isOpen = true;
    if (url === '/api/bnssg/staff')
      return json({
        staff: [
          {
            id: 's1',
            name: 'Priya Shah',
            email: 'p@example.org',
            state: 'active',
            roles: ['administrator'],
            pathways: [],
          },
        ],
      });
    return json(isOpen ? me : opener);
  });
  open('/staff');
  await vi.waitFor(() => expect(document.querySelector('input[type=radio]')).not.toBeNull());
  document.querySelector<HTMLInputElement>('input[type=radio]')!.click();
  document.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
  await vi.waitFor(() => expect(words(document.querySelector('h1'))).toBe('Who runs this footprint?'));
  expect(words(document.querySelector('.finding'))).toContain('Nobody is its engagement lead yet');
});
