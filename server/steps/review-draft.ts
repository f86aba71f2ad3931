import type { Read } from '../../db/connect';
import { listMedia } from '../../db/queries/media';
import type { MediaKind } from '../../surveys/media/media';
import { type Review, reviewQuestionnaire } from '../../surveys/questionnaires/review';
import { reviewMedia } from '../../surveys/questionnaires/review-media';
import type { Questionnaire } from '../../surveys/questionnaires/types';

type Kinds = ReadonlyMap<string, MediaKind>;

/** The dry run of a questionnaire, and whether the uploaded files that it names are there. */
export function reviewDraft(questionnaire: Questionnaire, kinds: Kinds): Review {
  const review = reviewQuestionnaire(questionnaire);
  return { ...review, findings: [...reviewMedia(questionnaire, kinds), ...review.findings] };
}

/** What is uploaded, by id: read first, since a review reads nothing. */
export async function readMediaKinds(read: Read): Promise<Kinds> {
  return new Map((await listMedia(read)).map(({ id, kind }) => [id, kind]));
}
