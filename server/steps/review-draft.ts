import type { Read } from '../../db/connect';
import { findFootprintById } from '../../db/queries/footprints';
import { listMedia } from '../../db/queries/media';
import { listWordingChecks } from '../../db/queries/wording';
import type { MediaKind } from '../../surveys/media/media';
import { type Review, reviewQuestionnaire } from '../../surveys/questionnaires/review';
import { reviewMedia } from '../../surveys/questionnaires/review-media';
import { reviewWording, type Unchecked } from '../../surveys/questionnaires/review-wording';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { uncheckedIn } from '../../surveys/wording/checks';

/** What a dry run looks at beside the questionnaire. */
export type Beside = {
  /** Of what is uploaded, by id. */
  readonly kinds: ReadonlyMap<string, MediaKind>;
  /** Of the product's own words, in each language the panel speaks. */
  readonly unchecked: readonly Unchecked[];
};

/** The dry run of a questionnaire, whether the uploaded files that it names are there, and who has read our own words. */
export function reviewDraft(questionnaire: Questionnaire, { kinds, unchecked }: Beside): Review {
  const review = reviewQuestionnaire(questionnaire);
  return {
    ...review,
    findings: [
      ...reviewMedia(questionnaire, kinds),
      ...review.findings,
      ...reviewWording(questionnaire, unchecked),
    ],
  };
}

/** Read first, since a review reads nothing. */
export async function readBeside(read: Read): Promise<Beside> {
  const { languages } = (await findFootprintById(read, read.footprintId)) ?? { languages: [] };
  return {
    kinds: new Map((await listMedia(read)).map(({ id, kind }) => [id, kind])),
    unchecked: uncheckedIn(languages, await listWordingChecks(read)),
  };
}
