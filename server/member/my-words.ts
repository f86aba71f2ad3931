import { languageName } from '../../surveys/recruitment/language';
import type { Need } from '../../surveys/vocabulary';
import { wording } from '../../surveys/wording/words';

/** How someone is reached, as their own page says it. */
export function channelWords(channel: string, language: string): string {
  const list: Readonly<Record<string, string>> = wording(language).myDetails.channels;
  return list[channel] ?? channel;
}

/** What someone has read or agreed to, as their own page says it. */
export function purposeWords(purpose: string, language: string): string {
  const list: Readonly<Record<string, string>> = wording(language).myDetails.purposes;
  return list[purpose] ?? purpose;
}

/** What someone needs, in one line; of another language its name. */
export function needsWords(needs: readonly Need[], own: string, language: string): string {
  return needs
    .map((need) =>
      need === 'other-language' ? languageWords(own, language) : wording(language).myDetails.needs[need],
    )
    .join('. ');
}

/** The name of a language; one that was written in words of someone's own stays as written. */
export function languageWords(tag: string, language: string): string {
  const known = language !== 'en' && /^[a-z]{2}$/.test(tag);
  return (known && new Intl.DisplayNames(language, { type: 'language' }).of(tag)) || languageName(tag);
}

/** Why there is no answer, as their own page says it. */
export function missingWords(reason: string | null | undefined, language: string): string {
  const { notSaid, dontKnow } = wording(language).myDetails.held;
  if (reason === 'prefer-not-to-say') return notSaid;
  return reason === 'dont-know' ? dontKnow : '';
}
