import { createSignal } from 'solid-js';
import { afterEach, expect, test, vi } from 'vitest';
import type { Clip } from '../../../surveys/media/media';
import { bindCalls } from '../../../web/staff/api';
import { Signing } from '../../../web/staff/screens/surveys/media/signing';
import { show, words } from './support';

/** What the browser does with a file on its way, held still so that a test can look at it half-way. */
class Sending {
  static last: Sending;
  upload: { onprogress?: (event: { loaded: number }) => void } = {};
  onload?: () => void;
  onabort?: () => void;
  status = 0;
  responseText = '';
  method = '';
  address = '';
  body: unknown;
  open(method: string, address: string) {
    Sending.last = this;
    Object.assign(this, { method, address });
  }
  setRequestHeader() {}
  send(body: unknown) {
    this.body = body;
  }
  abort() {
    this.onabort?.();
  }
  answer(status: number, body: object) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.onload?.();
  }
}

afterEach(() => vi.unstubAllGlobals());

function open(start?: Clip) {
  vi.stubGlobal('XMLHttpRequest', Sending);
  bindCalls({ footprint: 'bnssg', onSessionLost: () => {} });
  const [clip, setClip] = createSignal<Clip | undefined>(start);
  const page = show(() => (
    <Signing footprint="bnssg" clip={clip()} languages={['en', 'pl']} onChange={setClip} />
  ));
  return { page, clip };
}

function choose(page: HTMLElement, name: string, size: number) {
  const input = page.querySelector<HTMLInputElement>('input[type=file]')!;
  const file = new File([new Uint8Array(size)], name);
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
const press = (page: HTMLElement, label: string) =>
  [...page.querySelectorAll('button')].find((button) => words(button) === label)!.click();
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test('a clip goes up as it is chosen, tells how much has gone, and stands at the question once it is kept', async () => {
  const { page, clip } = open();
  choose(page, 'health.mp4', 2_097_152);
  expect(Sending.last.method).toBe('POST');
  expect(Sending.last.address).toContain('kind=clip&name=health.mp4');
  Sending.last.upload.onprogress?.({ loaded: 1_048_576 });
  expect(words(page)).toContain('1.0 MB of 2.0 MB sent.');
  expect(page.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('1048576');
  Sending.last.answer(201, { id: 'theclip', width: 640, height: 360 });
  await settle();
  expect(clip()).toEqual({ media: 'theclip', width: 640, height: 360 });
  expect(page.querySelector('video')?.getAttribute('src')).toBe('/bnssg/media/theclip');
});

test('an upload can be stopped, and one that is refused says why and what to do', async () => {
  const { page, clip } = open();
  choose(page, 'health.mp4', 1000);
  press(page, 'Stop');
  await settle();
  expect(words(page)).toContain('Stopped. Nothing of the file was kept.');
  choose(page, 'health.mov', 1000);
  Sending.last.answer(422, {
    code: 'fields-wrong',
    title: 'Some of what was sent is not as it must be.',
    detail: 'It is a QuickTime movie. Export it as MP4 (H.264) or WebM.',
  });
  await settle();
  expect(words(page.querySelector('[role=alert]'))).toContain('It is a QuickTime movie. Export it as MP4');
  expect(clip()).toBeUndefined();
});

test('captions are added language by language and taken out again, and the clip with them', async () => {
  const { page, clip } = open({ media: 'theclip' });
  choose(page, 'health.vtt', 100);
  Sending.last.answer(201, { id: 'english', width: null, height: null });
  await settle();
  expect(clip()?.captions).toEqual([{ language: 'en', media: 'english' }]);
  expect(words(page)).toContain('Captions in Polish, WebVTT');
  press(page, 'Take the English captions out');
  expect(clip()).toEqual({ media: 'theclip' });
  press(page, 'Take this clip out');
  expect(clip()).toBeUndefined();
});
