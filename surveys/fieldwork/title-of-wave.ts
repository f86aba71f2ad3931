import type { Words } from '../vocabulary';

/**
 * What a wave is called to someone who reads a language: the translated title of its questionnaire, or else the name staff
 * gave the wave.
 * @param wave as staff named it, in English
 * @param questionnaire the frozen version it asks
 * @example titleOfWave({ title: 'Winter 2026' }, { title: { en: 'Winter', pl: 'Zima' } }, 'pl') // 'Zima'
 */
export function titleOfWave(
  wave: { readonly title: string },
  questionnaire: { readonly title: Words },
  language: string,
): string {
  return (language === 'en' ? undefined : questionnaire.title[language]) ?? wave.title;
}
