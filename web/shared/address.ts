import type { Frame } from './frame';

/**
 * The address of a page that can be read in the language of this one. It is nowhere stored: a shared link shows it as it
 * was read.
 * @param address one without a query
 */
export const inLanguageOf = (address: string, { language }: Pick<Frame, 'language'>): string =>
  language === 'en' ? address : `${address}?language=${language}`;
