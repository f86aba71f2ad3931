import { expect, test } from 'vitest';
import { own, recordOf, textIn, textsIn } from '../../../surveys/questions/fields';
import { formName, offerCode, offersOf, repeated } from '../../../surveys/questions/parts';

test('one text is read trimmed, of several the last; several leave out the empty ones', () => {
  expect(textIn({ 'q.age': [' 40 ', '41 '] }, 'q.age')).toBe('41');
  expect(textsIn({ 'q.used': ['gp', ''] }, 'q.used')).toEqual(['gp']);
  expect(textIn({}, 'q.age')).toBe('');
});

test('names that every object has, and values that are no text, read as nothing', () => {
  expect(textIn({}, '__proto__')).toBe('');
  expect(textIn({}, 'constructor')).toBe('');
  expect(textsIn({ a: [1, null, {}, ['x']], b: null } as never, 'a')).toEqual([]);
  expect(textsIn({ b: null } as never, 'b')).toEqual([]);
});

test('records are made without what old phones lack', () => {
  expect(recordOf([['gp', 40]])).toEqual({ gp: 40 });
  expect(own({ gp: 40 }, 'gp')).toBe(40);
  expect(own({ gp: 40 } as Record<string, number>, 'toString')).toBeUndefined();
});

test('form names keep questions and their parts apart', () => {
  expect(formName({ key: 'share' }, 'gp')).toBe('q.share.gp');
  expect(formName({ key: 'share_gp' })).toBe('q.share_gp');
});

test('offers come with the code to post and the words to show, its own where it has them', () => {
  const question = {
    key: 'share',
    kind: 'constant-sum',
    label: { en: 'Share it out' },
    offers: ['dont-know', 'prefer-not-to-say'],
    dontKnowWords: { en: 'I cannot say' },
  } as const;
  expect(offerCode('prefer-not-to-say')).toBe('~prefer-not-to-say');
  expect(offersOf(question).map(({ code, label }) => [code, label.en])).toEqual([
    ['~dont-know', 'I cannot say'],
    ['~prefer-not-to-say', 'Prefer not to say'],
  ]);
});

test('what stands twice is named once', () => {
  expect(repeated(['a', 'b', 'a', 'a'])).toEqual(['a']);
});
