import { expect, test } from 'vitest';
import { markOf, shippedChecks, standingsOf, uncheckedIn } from '../../../surveys/wording/checks';
import { entriesOf } from '../../../surveys/wording/entries';
import { catalogues } from '../../../surveys/wording/words';

const all = entriesOf(catalogues.en).length;
const next = standingsOf('pl', []).find(({ key }) => key === 'answering.page.next')!;
const check = { language: 'pl', key: next.key, mark: next.mark, speaker: 'Anna Nowak' };

test('as it ships, no wording in Polish or Urdu has been checked by a speaker', () => {
  expect(uncheckedIn(['en', 'pl', 'ur'], [])).toEqual([
    { language: 'pl', unchecked: all, of: all },
    { language: 'ur', unchecked: all, of: all },
  ]);
});

test('a wording that a speaker has read carries their name', () => {
  const standing = standingsOf('pl', [check]).find(({ key }) => key === next.key);
  expect(standing).toMatchObject({ english: ['Continue'], translation: ['Dalej'], checkedBy: 'Anna Nowak' });
  expect(uncheckedIn(['pl'], [check])).toEqual([{ language: 'pl', unchecked: all - 1, of: all }]);
});

test('a check of one language says nothing of another', () => {
  expect(uncheckedIn(['ur'], [check])[0]?.unchecked).toBe(all);
});

test('a wording that was changed since, in either language, is no longer checked', () => {
  const english = markOf('Go on', 'Dalej');
  const translation = markOf('Continue', 'Kontynuuj');
  for (const mark of [english, translation]) {
    expect(mark).not.toBe(next.mark);
    expect(uncheckedIn(['pl'], [{ ...check, mark }])[0]?.unchecked).toBe(all);
  }
});

test('a change of one form of a plural changes its mark', () => {
  const english = { one: '1 minute', other: '{count} minutes' };
  const before = markOf(english, { one: '1 minuta', few: '{count} minuty', other: '{count} minuty' });
  expect(markOf(english, { one: '1 minuta', few: '{count} minutki', other: '{count} minuty' })).not.toBe(
    before,
  );
});

test('checks that ship with the product are of wordings as they stand', () => {
  for (const { language, key, mark } of shippedChecks) {
    const standing = standingsOf(language as 'pl', []).find((one) => one.key === key);
    expect(standing?.mark, `${language} ${key}`).toBe(mark);
  }
});
