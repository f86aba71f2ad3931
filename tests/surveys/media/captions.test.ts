import { expect, test } from 'vitest';
import { readCaptions } from '../../../surveys/media/captions';
import { someCaptions } from '../../support/media';

const faults = (text: string) => {
  const read = readCaptions(text);
  return read.ok ? [] : read.problems.map(({ line, sentence }) => `${line}: ${sentence}`);
};

test('captions with a header, times in order and words are taken', () => {
  expect(readCaptions('WEBVTT\n\n00:00.000 --> 00:02.000\nHello').ok).toBe(true);
  expect(readCaptions(someCaptions)).toEqual({ ok: true, cues: 1 });
  const full =
    '\ufeffWEBVTT - health\r\nKind: captions\r\n\r\nNOTE by Ann\r\n\r\nfirst\r\n00:00.000 --> 00:02.000 align:start\r\n- Hello\r\n- Hello\r\n\r\n01:00:02.000 --> 01:00:04.500\r\nGoodbye\r\n';
  expect(readCaptions(full)).toEqual({ ok: true, cues: 2 });
});

test('each fault is named by its line, with what to do', () => {
  expect(faults('00:00.000 --> 00:02.000\nHello')[0]).toBe(
    '1: A captions file begins with the line “WEBVTT”. Write it, with an empty line after it.',
  );
  expect(faults('WEBVTT\n\n00:00,000 --> 00:02,000\nHello')).toEqual([
    '3: Times are written with a full stop before the thousandths: 00:01.000, not 00:01,000.',
  ]);
  expect(faults('WEBVTT\n\n00:02.000 --> 00:01.000\nHello')).toEqual([
    '3: It ends before it begins. Let the second time be later than the first.',
  ]);
  expect(faults('WEBVTT\n\n00:05.000 --> 00:06.000\nB\n\n00:01.000 --> 00:02.000\nA')).toEqual([
    '6: It begins before the one above it. Put the captions in the order of time.',
  ]);
  expect(faults('WEBVTT\n\nHello\n')[0]).toMatch(/^3: “Hello” has no times/);
  expect(faults('WEBVTT\n\n00:00.000 --> 00:02.000\n\n')[0]).toMatch(/^3: Nothing is said/);
  expect(faults('WEBVTT\n00:00.000 --> 00:02.000\nHello')[0]).toMatch(/^2: Put an empty line/);
  expect(faults('WEBVTT\n\n00:00.000 --> 00:02.000\nA\n00:03.000 --> 00:04.000\nB')[0]).toMatch(
    /^5: Times stand/,
  );
  expect(faults('WEBVTT\n\n00:61.000 --> 00:62.000\nA')[0]).toMatch(/^3: .*not a line of times/);
  expect(faults('WEBVTT\n')).toEqual(['1: It has no captions in it. Add times and words.']);
});

test('a file full of faults is told of the first twenty', () => {
  expect(faults(`WEBVTT\n\n${'00:02.000 --> 00:01.000\nx\n\n'.repeat(300)}`)).toHaveLength(20);
});
