import { describe, expect, test } from 'vitest';
import { type ClipType, readClip } from '../../../surveys/media/clips/read-clip';
import { tellType } from '../../../surveys/media/first-bytes';
import { anMp4, aWebm } from '../../support/media';

const read = (type: ClipType, bytes: Uint8Array) =>
  readClip(type, async (from, length) => bytes.subarray(from, from + length), bytes.length);

describe('a clip', () => {
  test('of either type tells its size', async () => {
    expect(await read('video/mp4', anMp4({ width: 640, height: 360 }))).toEqual({ width: 640, height: 360 });
    expect(await read('video/webm', aWebm({ width: 320, height: 240 }))).toEqual({ width: 320, height: 240 });
    expect(tellType(anMp4())).toEqual({ type: 'video/mp4' });
    expect(tellType(aWebm())).toEqual({ type: 'video/webm' });
    expect(tellType(aWebm({ name: 'matroska' }))).toMatchObject({
      sentence: expect.stringContaining('Matroska'),
    });
  });

  test('that says where it was recorded is refused', async () => {
    for (const userData of ['\xa9xyz', 'loci'])
      expect(await read('video/mp4', anMp4({ userData }))).toMatchObject({
        sentence: expect.stringContaining('without the location'),
      });
  });

  test('that phones cannot play is refused, with what to export instead', async () => {
    expect(await read('video/mp4', anMp4({ codec: 'hvc1' }))).toMatchObject({
      sentence: expect.stringContaining('HEVC'),
    });
    expect(await read('video/mp4', anMp4({ codec: 'mp4a' }))).toMatchObject({
      sentence: expect.stringContaining('no picture'),
    });
    expect(await read('video/webm', aWebm({ codec: 'A_OPUS' }))).toMatchObject({
      sentence: expect.stringContaining('no picture'),
    });
  });

  test('cut off anywhere is refused', async () => {
    const whole = anMp4({ film: 40 });
    for (let length = 1; length < whole.length; length += 1)
      expect(await read('video/mp4', whole.subarray(0, length)), String(length)).toHaveProperty('sentence');
    for (let length = 1; length < 57; length += 1)
      expect(await read('video/webm', aWebm().subarray(0, length)), String(length)).toHaveProperty(
        'sentence',
      );
  });
});
