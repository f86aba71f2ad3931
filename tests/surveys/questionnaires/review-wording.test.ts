import { expect, test } from 'vitest';
import { reviewWording } from '../../../surveys/questionnaires/review-wording';

const unchecked = [
  { language: 'pl', unchecked: 0, of: 1212 },
  { language: 'ur', unchecked: 1041, of: 1212 },
];

test('a survey in a language whose words of ours nobody has checked says how many, of how many', () => {
  expect(reviewWording({ languages: ['en', 'ur'] }, unchecked)).toEqual([
    {
      severity: 'check',
      sentence:
        '1,041 of 1,212 wordings of the pages around the questions are not yet checked by a speaker of Urdu. Have them read beside the English under Surveys, or launch with them as they stand.',
    },
  ]);
});

test('one whose words have all been read, or that is in English alone, says nothing of it', () => {
  expect(reviewWording({ languages: ['en', 'pl'] }, unchecked)).toEqual([]);
  expect(reviewWording({ languages: ['en'] }, unchecked)).toEqual([]);
});
