import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readlinkSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addQuestionnaire, addVersion } from '../../db/queries/questionnaires';
import { tidyMedia } from '../../server/jobs/tidy-media';
import { shortSurvey } from '../support/fieldwork';
import { aJpeg, anMp4, aPng, exifWith, sendFile, someCaptions, upload } from '../support/media';
import { createWorld, type Staff, type World } from '../support/world';

let world: World;
let lead: Staff;

beforeAll(async () => {
  world = await createWorld({ footprints: ['bnssg', 'york'], environment: { CLIP_LIMIT_MB: '1' } });
  lead = await world.staff('bnssg', ['engagement-lead']);
});
afterAll(() => world.close());

const fetchMedia = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  world.app.request(path, { method, headers });
const filesOf = (footprint: string) => {
  try {
    return readdirSync(join(world.folder, 'media', footprint));
  } catch {
    return [];
  }
};
const problemOf = async (reply: Response) => (await reply.json()) as { code: string; detail: string };

describe('uploading', () => {
  test('a picture is kept without what was written beside it, and anyone with its address can see it', async () => {
    const photograph = aJpeg({ segments: [[1, exifWith()]] });
    const id = await upload(world, 'bnssg', lead, { kind: 'picture', bytes: photograph, name: 'ward.jpg' });
    const reply = await fetchMedia(`/bnssg/media/${id}`);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('image/jpeg');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await reply.text()).not.toContain('GPS');
    expect((await world.get('/api/bnssg/media', lead)).json).toMatchObject({
      media: [{ id, kind: 'picture', name: 'ward.jpg', width: 320, height: 200, uses: [] }],
      limits: { picture: 1_048_576, clip: 1_048_576 },
    });
  });

  test('the same file again is the one that is there', async () => {
    const before = filesOf('bnssg').length;
    const ids = [];
    for (const name of ['one.mp4', 'two.mp4'])
      ids.push(await upload(world, 'bnssg', lead, { kind: 'clip', bytes: anMp4(), name }));
    expect(new Set(ids).size).toBe(1);
    expect(filesOf('bnssg')).toHaveLength(before + 1);
  });

  test('what does not belong is refused with what to do, and leaves nothing', async () => {
    const before = filesOf('bnssg');
    const refused: [Parameters<typeof sendFile>[3], number, RegExp][] = [
      [
        { kind: 'picture', bytes: '<svg xmlns="http://www.w3.org/2000/svg"/>', name: 'logo.png' },
        422,
        /script/,
      ],
      [{ kind: 'picture', bytes: anMp4() }, 422, /It is a clip. A picture belongs here/],
      [{ kind: 'clip', bytes: aPng() }, 422, /It is a picture. A clip belongs here/],
      [{ kind: 'picture', bytes: aPng({ width: 9000 }) }, 422, /9,000 × 200/],
      [{ kind: 'clip', bytes: anMp4({ userData: '\xa9xyz' }) }, 422, /without the location/],
      [
        { kind: 'captions', bytes: 'WEBVTT\n\n00:02.000 --> 00:01.000\nx' },
        422,
        /Line 3: It ends before it begins/,
      ],
      [{ kind: 'captions', bytes: Uint8Array.from([...Buffer.from('WEBVTT\n\n'), 0xff]) }, 422, /UTF-8/],
      [{ kind: 'captions', bytes: '' }, 422, /The file is empty/],
      [{ kind: 'picture', bytes: new Uint8Array(1_048_577) }, 413, /up to 1 MB.*800 pixels/],
      [{ kind: 'clip', bytes: anMp4({ film: 1_100_000 }) }, 413, /up to 1 MB/],
    ];
    for (const [file, status, words] of refused) {
      const reply = await sendFile(world, 'bnssg', lead, file);
      expect(reply.status, String(words)).toBe(status);
      expect((await problemOf(reply)).detail).toMatch(words);
    }
    expect(filesOf('bnssg')).toEqual(before);
  });

  test('a half-finished upload leaves nothing', async () => {
    const before = filesOf('bnssg');
    const whole = anMp4({ film: 5000 });
    const told = await sendFile(world, 'bnssg', lead, {
      kind: 'clip',
      bytes: whole.subarray(0, 3000),
      length: whole.length,
    });
    expect((await problemOf(told)).detail).toMatch(/stopped before its end/);
    let sent = 0;
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (sent > 0) return controller.error(new Error('the line is gone'));
        sent = 3000;
        controller.enqueue(whole.subarray(0, sent));
      },
    });
    const cut = await sendFile(world, 'bnssg', lead, { kind: 'clip', bytes: broken });
    expect((await problemOf(cut)).detail).toMatch(/stopped before its end/);
    expect(filesOf('bnssg')).toEqual(before);
  });

  test('a clip far over the limit is refused before it is all read', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 65_536;
        controller.enqueue(sent === 65_536 ? anMp4({ film: 65_000 }) : new Uint8Array(65_536));
      },
    });
    const reply = await sendFile(world, 'bnssg', lead, { kind: 'clip', bytes: endless });
    expect(reply.status).toBe(413);
    expect(sent).toBeLessThan(2_000_000);
  });

  test('what a process left behind that ended half-way is tidied away a day later', async () => {
    const id = await upload(world, 'bnssg', lead, { kind: 'captions', bytes: someCaptions });
    for (const name of ['left.part', 'nobodys', 'new.part']) {
      const file = join(world.folder, 'media', 'bnssg', name);
      writeFileSync(file, 'half');
      const at = new Date(world.clock.now.getTime() - (name === 'new.part' ? 0 : 2 * 86_400_000));
      utimesSync(file, at, at);
    }
    utimesSync(join(world.folder, 'media', 'bnssg', id), 0, 0);
    expect(await tidyMedia(world.deps)).toEqual({ removed: 2 });
    expect(filesOf('bnssg')).toEqual(expect.arrayContaining([id, 'new.part']));
  });
});

describe('serving', () => {
  const clip = anMp4({ film: 200_000 });
  let path: string;
  beforeAll(async () => {
    path = `/bnssg/media/${await upload(world, 'bnssg', lead, { kind: 'clip', bytes: clip })}`;
  });
  const part = async (headers: Record<string, string>) => {
    const reply = await fetchMedia(path, headers);
    return {
      status: reply.status,
      range: reply.headers.get('content-range'),
      length: reply.headers.get('content-length'),
      bytes: new Uint8Array(await reply.arrayBuffer()),
    };
  };

  test('a player may ask for any one part', async () => {
    const all = clip.length;
    for (const [range, first, last] of [
      ['bytes=0-99', 0, 99],
      ['bytes=150000-', 150_000, all - 1],
      ['bytes=-500', all - 500, all - 1],
      [`bytes=100-${all + 5000}`, 100, all - 1],
      [`bytes=-${all + 5000}`, 0, all - 1],
    ] as const) {
      const got = await part({ range });
      expect(got, range).toMatchObject({
        status: 206,
        range: `bytes ${first}-${last}/${all}`,
        length: String(last - first + 1),
      });
      expect(got.bytes, range).toEqual(clip.subarray(first, last + 1));
    }
  });

  test('a part beyond the end is refused; what cannot be understood gets the whole', async () => {
    for (const range of [`bytes=${clip.length}-`, 'bytes=-0'])
      expect(await part({ range }), range).toMatchObject({ status: 416, range: `bytes */${clip.length}` });
    for (const range of ['bytes=0-1,5-6', 'bytes=9-3', 'lines=1-2', 'bytes=-', 'bytes=x-'])
      expect(await part({ range }), range).toMatchObject({ status: 200, length: String(clip.length) });
  });

  test('a part is only given of the file that the player began with', async () => {
    const tag = `"${createHash('sha256').update(clip).digest('hex')}"`;
    expect((await fetchMedia(path)).headers.get('etag')).toBe(tag);
    expect(await part({ range: 'bytes=0-9', 'if-range': tag })).toMatchObject({ status: 206 });
    expect(await part({ range: 'bytes=0-9', 'if-range': '"another"' })).toMatchObject({ status: 200 });
    expect(await part({ 'if-none-match': `W/${tag}` })).toMatchObject({ status: 304 });
    expect(await part({ 'if-none-match': '"another"' })).toMatchObject({ status: 200 });
  });

  test('HEAD tells all but the bytes', async () => {
    const reply = await fetchMedia(path, { range: 'bytes=0-9' }, 'HEAD');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-length')).toBe(String(clip.length));
    expect(reply.headers.get('accept-ranges')).toBe('bytes');
    expect(await reply.text()).toBe('');
  });

  test('whoever leaves half-way leaves no file open', async () => {
    const openFiles = () =>
      readdirSync('/proc/self/fd').filter((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`).endsWith(path.split('/').pop()!);
        } catch {
          return false;
        }
      });
    const reader = (await fetchMedia(path)).body!.getReader();
    expect((await reader.read()).value?.length).toBe(65_536);
    if (existsSync('/proc/self/fd')) expect(openFiles()).toHaveLength(1);
    await reader.cancel();
    if (existsSync('/proc/self/fd')) expect(openFiles()).toEqual([]);
    // Nor does a reply that nobody reads.
    await fetchMedia(path);
    if (existsSync('/proc/self/fd')) expect(openFiles()).toEqual([]);
  });

  test('a file that is gone from the disk is not found, whatever its row says', async () => {
    const id = await upload(world, 'bnssg', lead, { kind: 'picture', bytes: aPng({ width: 77 }) });
    rmSync(join(world.folder, 'media', 'bnssg', id));
    expect((await fetchMedia(`/bnssg/media/${id}`)).status).toBe(404);
  });

  test('another footprint’s file, and one that was never there, are not found', async () => {
    const id = path.split('/').pop()!;
    expect((await fetchMedia(`/york/media/${id}`)).status).toBe(404);
    expect((await fetchMedia('/bnssg/media/nothing')).status).toBe(404);
    expect((await fetchMedia('/bnssg/media/..%2f..%2fsounding.db')).status).toBe(404);
  });
});

describe('removing', () => {
  const useIn = async (picture: string, frozenAt: Date | null, name: string) =>
    world.deps.writer.write('bnssg', async (write) => {
      const [page] = shortSurvey.pages;
      const [question] = page!.questions;
      await addQuestionnaire(write, { id: name, name, createdAt: world.clock.now, createdBy: lead.id });
      await addVersion(write, {
        id: `${name}-1`,
        questionnaireId: name,
        version: 1,
        revision: 1,
        definition: {
          ...shortSurvey,
          pages: [{ ...page!, questions: [{ ...question!, bsl: { media: picture } }] }],
        },
        changedAt: world.clock.now,
        changedBy: lead.id,
        frozenAt,
      });
    });

  test('a file that nothing uses goes, bytes and all', async () => {
    const id = await upload(world, 'bnssg', lead, { kind: 'picture', bytes: aPng({ width: 111 }) });
    const reply = await world.send('DELETE', `/api/bnssg/media/${id}`, {}, lead);
    expect(reply.json).toEqual({ removed: true });
    expect(filesOf('bnssg')).not.toContain(id);
    expect((await fetchMedia(`/bnssg/media/${id}`)).status).toBe(404);
    expect((await world.send('DELETE', `/api/bnssg/media/${id}`, {}, lead)).status).toBe(404);
  });

  test('one that a draft or an issued version uses stays, and is said to be in use where', async () => {
    for (const [name, frozenAt, words] of [
      ['Drafted', null, /“Drafted” \(version 1\) at “.+”: take it out there first/],
      ['Issued', world.clock.now, /“Issued” \(version 1\) at “.+”: it was issued, so the file stays with it/],
    ] as const) {
      const id = await upload(world, 'bnssg', lead, {
        kind: 'clip',
        bytes: anMp4({ film: 100 + name.length }),
      });
      await useIn(id, frozenAt, name);
      const reply = await world.send('DELETE', `/api/bnssg/media/${id}`, {}, lead);
      expect(reply.json).toMatchObject({ code: 'not-possible-now', detail: expect.stringMatching(words) });
      expect((await fetchMedia(`/bnssg/media/${id}`)).status).toBe(200);
      const { media } = (await world.get('/api/bnssg/media', lead)).json as {
        media: { id: string; uses: unknown }[];
      };
      expect(media.find((one) => one.id === id)?.uses).toMatchObject([
        { name, versions: [1], isIssued: frozenAt !== null },
      ]);
    }
  });
});
