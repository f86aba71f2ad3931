import { isLanguage } from '../../../surveys/wording/languages';
import { learn } from '../../../surveys/wording/words-on-phone';

/** All a phone says by itself, in one language. */
const words = {
  en: () => import('../../../surveys/wording/en/on-phone'),
  pl: () => import('../../../surveys/wording/pl/on-phone'),
  ur: () => import('../../../surveys/wording/ur/on-phone'),
};

/** Fetches the words of a language, English where the product does not speak it. */
export async function learnWords(language: string): Promise<void> {
  learn(await words[isLanguage(language) ? language : 'en']());
}
