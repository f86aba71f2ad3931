/**
 * The age at which most people read a text of English with ease: the Flesch–Kincaid grade and five years. A rough measure
 * of sentence and word length only, for noticing what is hard, never for saying that a text is easy.
 * @param text one sentence or several
 * @returns years, not below 5; 0 for a text without a word
 * Source: Kincaid et al. (1975), Derivation of new readability formulas; grade = 0.39 words ÷ sentences + 11.8 syllables
 *   ÷ words − 15.59. US grade 1 is age 6.
 * @example Math.round(readingAge('How is your health in general?')) // 9
 */
export function readingAge(text: string): number {
  const words = text.match(/[A-Za-z]+(?:['’][A-Za-z]+)?|\d+/g) ?? [];
  if (words.length === 0) return 0;
  const sentences = text.split(/[.!?…:;\n]+/).filter((part) => /[A-Za-z]/.test(part)).length || 1;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const grade = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
  return Math.max(5, grade + 5);
}

/**
 * Syllables of an English word by its groups of vowels; a silent e at the end is none.
 * @example syllablesIn('appointment') // 3
 */
export function syllablesIn(word: string): number {
  if (/^\d+$/.test(word)) return Math.min(3, word.length);
  const bare = word
    .toLowerCase()
    .replace(/['’].*$/, '')
    .replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '');
  return Math.max(1, (bare.match(/[aeiouy]+/g) ?? []).length);
}
