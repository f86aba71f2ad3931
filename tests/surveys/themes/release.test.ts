import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CommentReading,
  checkReading,
  type Place,
  type ReadingEvent,
  readingOf,
  wordsFor,
} from '../../../surveys/themes/release';

const text = 'Dr Smith was late';
const at = (n: number) => new Date(Date.UTC(2026, 5, n));
const released: ReadingEvent = { act: 'released', by: 's1', at: at(2) };
const redacted: ReadingEvent = {
  act: 'redacted',
  by: 's1',
  at: at(2),
  redactions: [{ start: 0, end: 8, because: 'staff-named' }],
};
const withheld: ReadingEvent = { act: 'withheld', by: 's2', at: at(3), because: 'identifies a patient' };
const risk: ReadingEvent = { act: 'risk-seen', by: 's1', at: at(1), risk: 'safeguarding' };
const passedOn: ReadingEvent = {
  act: 'risk-passed-on',
  by: 's1',
  at: at(2),
  risk: 'safeguarding',
  to: 'duty social worker',
};
const places: Place[] = ['reading', 'coding', 'programme', 'publication', 'export'];
const shown = (events: ReadingEvent[], mayQuote = true) =>
  places.map((place) => wordsFor(place, text, readingOf(events), mayQuote));

describe('only released comments leave their readers (R20)', () => {
  test('unread: nobody but the readers', () => {
    expect(readingOf([]).state).toBe('unread');
    expect(shown([])).toEqual([text, null, null, null, null]);
  });
  test('released: shown as written', () => {
    expect(shown([released])).toEqual([text, text, text, text, text]);
  });
  test('redacted: names gone everywhere but with the readers', () => {
    const hidden = '[name removed] was late';
    expect(shown([redacted])).toEqual([text, hidden, hidden, hidden, hidden]);
    expect(wordsFor('programme', text, readingOf([redacted]), false)).toBe(hidden);
  });
  test('withheld: shown nowhere, also after it had been released', () => {
    expect(shown([withheld, released])).toEqual([text, null, null, null, null]);
  });
  test('published only with consent to be quoted (R29)', () => {
    expect(shown([released], false)).toEqual([text, text, text, null, text]);
  });
});

describe('a risk is passed on before the words go anywhere (R20)', () => {
  test('with an open risk it cannot be released, and is not shown though it was', () => {
    expect(checkReading(text, readingOf([risk]), released)).toMatch(/risk not passed on \(safeguarding\)/);
    expect(shown([released, { ...risk, at: at(9) }])).toEqual([text, null, null, null, null]);
  });
  test('passed on to a named role, it can', () => {
    expect(checkReading(text, readingOf([risk]), passedOn)).toBeNull();
    expect(checkReading(text, readingOf([risk, passedOn]), released)).toBeNull();
    expect(readingOf([risk, passedOn]).openRisks).toEqual([]);
  });
  test('passing on needs a risk and a receiver', () => {
    expect(checkReading(text, readingOf([]), passedOn)).toMatch(/seen first/);
    expect(checkReading(text, readingOf([risk]), { ...passedOn, to: ' ' })).toMatch(/Name the role/);
  });
});

describe('redactions', () => {
  const redact = (...spans: [number, number][]): ReadingEvent => ({
    ...redacted,
    redactions: spans.map(([start, end]) => ({ start, end, because: 'staff-named' })),
  });

  test('spans outside the comment, empty, or none at all are said', () => {
    expect(checkReading(text, readingOf([]), redacted)).toBeNull();
    expect(checkReading(text, readingOf([]), redact([0, 99]))).toMatch(
      /not in this comment of 17 characters/,
    );
    expect(checkReading(text, readingOf([]), redact([3, 3]))).toMatch(/not in this comment/);
    expect(checkReading(text, readingOf([]), redact())).toMatch(/Nothing is marked/);
    expect(checkReading(text, readingOf([]), { ...withheld, because: '' })).toMatch(/No reason/);
  });

  test('whatever the spans, none of the hidden letters is shown', () => {
    const letters = 'abcdefghijklmnopqrst'.toUpperCase();
    const span = fc
      .tuple(fc.nat(19), fc.integer({ min: 1, max: 6 }))
      .map(([start, size]): [number, number] => [start, Math.min(20, start + size)]);
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 5 }), (spans) => {
        const reading: CommentReading = readingOf([redact(...spans)]);
        const words = wordsFor('export', letters, reading, false)!.replaceAll('[name removed]', '');
        const kept = [...letters]
          .filter((_, i) => !spans.some(([start, end]) => i >= start && i < end))
          .join('');
        expect(words).toBe(kept);
      }),
    );
  });
});
