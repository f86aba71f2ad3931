import type { MediaKind } from '../media/media';
import type { Questionnaire } from './types';

/** One use of an uploaded file in a questionnaire. */
export type MediaUse = {
  readonly media: string;
  /** What stands there has to be of this kind. */
  readonly kind: MediaKind;
  /** Key of the question it stands at; left out at the questionnaire itself. */
  readonly question?: string;
};

/** The parts that name an uploaded file under `media`, and what it has to be. */
const kindOf: Readonly<Record<string, MediaKind>> = { picture: 'picture', bsl: 'clip', captions: 'captions' };

/**
 * Every use of an uploaded picture, clip or captions file, wherever in the questionnaire it stands.
 * @example listMediaUses(survey) // [{ media: 'k4…', kind: 'clip', question: 'health' }]
 */
export function listMediaUses(questionnaire: Questionnaire): MediaUse[] {
  return usesIn(questionnaire, '', {});
}

/** @param name the part's own name, or that of the list it stands in */
function usesIn(part: unknown, name: string, at: Pick<MediaUse, 'question'>): MediaUse[] {
  if (Array.isArray(part)) return part.flatMap((each) => usesIn(each, name, at));
  if (typeof part !== 'object' || part === null) return [];
  const here = 'label' in part && 'kind' in part && 'key' in part ? { question: String(part.key) } : at;
  const kind = kindOf[name];
  const own = kind && 'media' in part ? [{ media: String(part.media), kind, ...here }] : [];
  return [...own, ...Object.entries(part).flatMap(([deeper, value]) => usesIn(value, deeper, here))];
}
