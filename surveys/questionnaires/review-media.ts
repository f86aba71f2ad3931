import type { MediaKind } from '../media/media';
import { type Finding, stop } from './finding';
import { listMediaUses } from './media-uses';
import type { Questionnaire } from './types';

const missing: Readonly<Record<MediaKind, string>> = {
  picture: 'Its picture is not among the uploaded files. Upload it again, or take it out.',
  clip: 'Its clip is not among the uploaded files. Upload it again, or take it out.',
  captions: 'The captions of its clip are not among the uploaded files. Upload them again, or take them out.',
};

/**
 * Uploaded files that a questionnaire names and that are not there, or are something else: it came out of another
 * footprint's file, or they were removed.
 * @param kinds of what is uploaded, by id
 * @example reviewMedia(survey, new Map())[0].sentence // 'Its clip is not among the uploaded files. …'
 */
export function reviewMedia(questionnaire: Questionnaire, kinds: ReadonlyMap<string, MediaKind>): Finding[] {
  const pages = [...questionnaire.pages, ...(questionnaire.easyRead?.pages ?? [])];
  const places = pages.flatMap((page) =>
    page.questions.map(({ key }) => ({ page: page.key, question: key })),
  );
  return listMediaUses(questionnaire)
    .filter(({ media, kind }) => kinds.get(media) !== kind)
    .map(({ kind, question }) =>
      stop(missing[kind], places.find((place) => place.question === question) ?? {}),
    );
}
