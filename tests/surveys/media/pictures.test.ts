import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { latin, tellType } from '../../../surveys/media/first-bytes';
import {
  type CleanPicture,
  type PictureType,
  readPicture,
} from '../../../surveys/media/pictures/read-picture';
import { aJpeg, aPng, aWebp, exifWith } from '../../support/media';

const clean = (type: PictureType, bytes: Uint8Array) => {
  const picture = readPicture(type, bytes);
  if ('sentence' in picture) throw new Error(picture.sentence);
  return picture;
};
const textOf = ({ bytes }: CleanPicture) => latin(bytes);

describe('a picture', () => {
  test('is kept as it is when it holds nothing but the picture', () => {
    const real = new Uint8Array(
      readFileSync(join(import.meta.dirname, '../../../docs/pictures/question.png')),
    );
    const picture = clean('image/png', real);
    expect(picture.bytes).toEqual(real);
    expect(picture.width).toBeGreaterThan(300);
  });

  test('loses the place, date, camera and remarks written beside it', () => {
    const png = aPng({
      chunks: [
        ['gAMA', 'gama'],
        ['tEXt', 'Author\0Ann'],
        ['eXIf', 'GPS 51.45 N'],
        ['tIME', 'date'],
      ],
    });
    expect(textOf(clean('image/png', png))).toContain('gAMA');
    expect(textOf(clean('image/png', png))).not.toMatch(/Ann|GPS|date/);
    const jpeg = aJpeg({
      segments: [
        [0, new TextEncoder().encode('JFIF\0')],
        [1, exifWith()],
        [13, new TextEncoder().encode('Photoshop')],
      ],
      comment: 'by Ann',
      after: 'thumbnail',
    });
    expect(textOf(clean('image/jpeg', jpeg))).toContain('JFIF');
    expect(textOf(clean('image/jpeg', jpeg))).not.toMatch(/GPS|Photoshop|Ann|thumbnail|Exif/);
    const webp = aWebp({
      chunks: [
        ['EXIF', 'GPS 51.45 N'],
        ['XMP ', '<x:Ann/>'],
      ],
    });
    expect(textOf(clean('image/webp', webp))).not.toMatch(/GPS|Ann|EXIF/);
  });

  test('that was taken with the phone on its side stays the right way up', () => {
    const picture = clean(
      'image/jpeg',
      aJpeg({ width: 800, height: 600, segments: [[1, exifWith({ orientation: 6 })]] }),
    );
    expect(picture).toMatchObject({ width: 600, height: 800 });
    expect(textOf(picture)).toContain('Exif');
    expect(textOf(picture)).not.toContain('GPS');
    expect(clean('image/jpeg', picture.bytes)).toEqual(picture);
  });

  test('that moves stands still, or is refused where it cannot', () => {
    const moving = aPng({
      chunks: [
        ['acTL', 'two frames'],
        ['fcTL', 'frame'],
        ['fdAT', 'second'],
      ],
    });
    expect(textOf(clean('image/png', moving))).not.toMatch(/acTL|fdAT/);
    expect(readPicture('image/webp', aWebp({ chunks: [['ANIM', 'loop']] }))).toMatchObject({
      sentence: expect.stringContaining('Save a still picture'),
    });
  });

  test('tells its size from its own header', () => {
    for (const [type, picture] of [
      ['image/png', aPng({ width: 640, height: 480 })],
      ['image/jpeg', aJpeg({ width: 640, height: 480 })],
      ['image/webp', aWebp({ width: 640, height: 480 })],
    ] as const)
      expect(clean(type, picture), type).toMatchObject({ width: 640, height: 480 });
  });

  test('is refused too large, too small, or cut off, with what to do', () => {
    expect(readPicture('image/png', aPng({ width: 6000 }))).toEqual({
      sentence: 'It is 6,000 × 200 pixels. Make it at most 4,000 each way; 800 is enough for a phone.',
    });
    expect(readPicture('image/jpeg', aJpeg({ height: 1 }))).toMatchObject({
      sentence: expect.stringContaining('too small to see'),
    });
    for (const [type, picture] of [
      ['image/png', aPng()],
      ['image/jpeg', aJpeg()],
      ['image/webp', aWebp()],
    ] as const)
      for (let length = 0; length < picture.length; length += 1)
        expect(readPicture(type, picture.subarray(0, length)), `${type} of ${length}`).toMatchObject({
          sentence: expect.stringContaining('save it again'),
        });
  });
});

describe('what a file is', () => {
  test('is told by its first bytes', () => {
    expect(tellType(aPng())).toEqual({ type: 'image/png' });
    expect(tellType(aJpeg())).toEqual({ type: 'image/jpeg' });
    expect(tellType(aWebp())).toEqual({ type: 'image/webp' });
    expect(tellType(new TextEncoder().encode('\ufeffWEBVTT\n'))).toEqual({ type: 'text/vtt' });
  });

  test('that is not taken is said by name, with what to do', () => {
    const said = (text: string) => {
      const told = tellType(new TextEncoder().encode(text));
      return 'sentence' in told ? told.sentence : told.type;
    };
    expect(said('GIF89a')).toBe('It is a GIF. Save it as PNG, JPEG or WebP.');
    expect(said('<svg xmlns="http://www.w3.org/2000/svg">')).toContain('could carry a script');
    expect(said('<?xml version="1.0"?><svg/>')).toContain('could carry a script');
    expect(said('\0\0\0\x18ftypheic')).toContain('HEIC');
    expect(said('\0\0\0\x14ftypqt  ')).toContain('QuickTime');
    expect(said('1\n00:00:01,000 --> 00:00:02,000\nHello')).toContain('.vtt');
    expect(said('WEBVTTX')).toContain('not taken');
    expect(said('')).toBe('The file is empty. Choose another.');
    expect(said('MZ program')).toContain('Pictures are PNG, JPEG or WebP');
  });
});
