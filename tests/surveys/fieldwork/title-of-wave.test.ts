import { expect, test } from 'vitest';
import { titleOfWave } from '../../../surveys/fieldwork/title-of-wave';

const wave = { title: 'Winter 2026' };
const questionnaire = { title: { en: 'Winter', pl: 'Zima' } };

test('a wave goes by the translated title of its questionnaire', () => {
  expect(titleOfWave(wave, questionnaire, 'pl')).toBe('Zima');
});

test('in English, and where nobody has translated it, it goes by the name staff gave it', () => {
  expect(titleOfWave(wave, questionnaire, 'en')).toBe('Winter 2026');
  expect(titleOfWave(wave, questionnaire, 'ur')).toBe('Winter 2026');
});
