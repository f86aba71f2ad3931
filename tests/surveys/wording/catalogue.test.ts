import { describe, expect, test } from 'vitest';
import { entriesOf, placesOf, textsOf } from '../../../surveys/wording/entries';
import { languages } from '../../../surveys/wording/languages';
import { pluralForm } from '../../../surveys/wording/plural';
import { catalogues } from '../../../surveys/wording/words';

const english = entriesOf(catalogues.en);
const others = languages.filter((language) => language !== 'en');

/** Letters a language is written in; what only quotes an example or a name may be in ours. */
const script = { pl: /[a-ząćęłńóśźż]/i, ur: /[\u0600-\u06FF]/ };

/** Places to fill in and nothing else ("{from} to {to}" in a language that writes a dash). */
const isBare = (text: string) => !/\p{L}/u.test(text.replace(/\{\w+\}/g, ''));

describe.each(others)('the wordings in %s', (language) => {
  const own = entriesOf(catalogues[language]);

  test('are the English ones, no more and no fewer, in the same order', () => {
    expect(own.map(({ key }) => key)).toEqual(english.map(({ key }) => key));
  });

  test('have the same places to fill in', () => {
    const places = (list: typeof own) => list.map(({ key, entry }) => [key, placesOf(entry)]);
    expect(places(own)).toEqual(places(english));
  });

  test('choose their forms by the same number, and have every form the language needs', () => {
    const forms = new Set(Array.from({ length: 200 }, (_, number) => pluralForm(number, language)));
    for (const [at, { key, entry }] of own.entries()) {
      const model = english[at]!.entry;
      expect(typeof entry, key).toBe(typeof model);
      if (typeof entry === 'string' || typeof model === 'string') continue;
      expect(entry.by, key).toBe(model.by);
      for (const form of forms) expect(entry[form], `${key}, ${form}`).toBeTruthy();
    }
  });

  test('are translated: in the letters of the language, and none of them the English words', () => {
    for (const [at, { key, entry }] of own.entries()) {
      const before = textsOf(english[at]!.entry);
      for (const text of textsOf(entry)) {
        expect(text.trim(), key).toBe(text.replace(/^, /, ', '));
        if (isBare(text)) continue;
        expect(text, key).toMatch(script[language as keyof typeof script]);
        expect(before, key).not.toContain(text);
      }
    }
  });
});

test('no words blame: never “invalid”, “required”, “must”, “error” or “oops”', () => {
  for (const { key, entry } of english) {
    for (const text of textsOf(entry))
      expect(text, key).not.toMatch(/\b(invalid|required|must|error|oops)\b/i);
  }
});

test('every problem begins with what to do', () => {
  for (const { key, entry } of entriesOf(catalogues.en.problems)) {
    for (const text of textsOf(entry))
      expect(text, key).toMatch(/^(Choose|Write|Share|Take|Shorten|You chose|Look)/);
  }
});
