import type { Questionnaire } from '../../surveys/questionnaires/types';

const known = new WeakMap<Questionnaire, Map<string, Questionnaire>>();

/**
 * A questionnaire whose pictures are named by their addresses, as the pages that show them need them: a phone that draws a page
 * knows nothing of footprints.
 * @returns the same object for the same questionnaire, so that what is worked out of it once is not worked out again
 */
export function withPictures(questionnaire: Questionnaire, footprintId: string): Questionnaire {
  if (!questionnaire.pages.some((page) => JSON.stringify(page).includes('"picture":'))) return questionnaire;
  const before = known.get(questionnaire) ?? new Map<string, Questionnaire>();
  const made = before.get(footprintId) ?? addressed(questionnaire, footprintId);
  known.set(questionnaire, before.set(footprintId, made));
  return made;
}

function addressed<Part>(part: Part, footprintId: string): Part {
  if (Array.isArray(part)) return part.map((each) => addressed(each, footprintId)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  // Holds: what comes out has the form of what went in, with other texts under `media` of a picture.
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      name === 'picture' && typeof value === 'object' && value !== null
        ? { ...value, media: `/${footprintId}/media/${value.media}` }
        : addressed(value, footprintId),
    ]),
  ) as Part;
}
