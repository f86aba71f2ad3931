import { describe, expect, test } from 'vitest';
import { findInLibrary, library } from '../../../surveys/questionnaires/library';
import { factsOf } from '../../../web/staff/screens/surveys/library-facts';

const factsAbout = (id: string) =>
  Object.fromEntries(factsOf(findInLibrary(id)!).map(({ term, words }) => [term, words]));

describe('what staff see of a question of the library before they take it', () => {
  test('is where it comes from, its id there, how exact it is, its licence, and what answers count as', () => {
    expect(factsAbout('activity-limitation')).toEqual({
      Source: 'Office for National Statistics: Census 2021, online individual questionnaire for England',
      'Standard id': 'health-conditions-or-illnesses-limitations',
      Wording: 'Word for word, question and answers; without the help text on what reduces ability',
      Licence: 'Open Government Licence v3.0',
      Population:
        'Counts as Disability (Equality Act). Disabled: Yes, a lot; Yes, a little. Not disabled: Not at all. “Prefer not to say” counts in no category. Who has no long-lasting condition is not asked, and is not disabled in the sense of the Equality Act.',
    });
  });

  test('says why one is not word for word, and that one is our own', () => {
    expect(factsAbout('condition-list').Wording).toMatch(/^Not word for word\. Question, areas and examples/);
    expect(factsAbout('services-used').Source).toBe('Wording of our own; it follows no standard');
  });

  test('of what households are counted by, that it is no count of people', () => {
    expect(factsAbout('tenure').Population).toBe(
      'Census 2021 TS054 Tenure of household, of households, counts this too, to compare by hand. It counts households, and a panel has people: the shares of the two are not alike.',
    );
  });

  test.each(library.map(({ id }) => id))('%s: no fact is empty or a bare code', (id) => {
    for (const words of Object.values(factsAbout(id))) expect(words).not.toMatch(/^$|undefined|\w_\w/);
  });
});
