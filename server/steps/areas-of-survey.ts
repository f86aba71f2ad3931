import type { Place, PlaceRule, Places } from '../../db/reference/places';
import { imdQuintile } from '../../surveys/panel/harmonised';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { Question } from '../../surveys/questions/answers';
import type { Postcode } from '../../surveys/questions/postcode/answer';

/** The codes of a postcode that lies in no area of the footprint. */
export type NoArea = 'outside' | 'not-listed';

export const inNoArea = {
  outside: { code: 'outside', name: 'Outside the area of the panel' },
  notListed: { code: 'not-listed', name: 'Not in the list of postcodes' },
} as const satisfies Record<string, { code: NoArea; name: string }>;

type Area = NonNullable<Postcode['areas']>[number];
type Level = NonNullable<Postcode['level']>;

/**
 * A questionnaire with the areas that its postcodes may lie in: those of the footprint at the level each question asks for.
 * Done as a draft is saved, so that what was issued keeps the areas it was asked with.
 */
export function withAreas(questionnaire: Questionnaire, places: Places, rule: PlaceRule): Questionnaire {
  const filled = (question: Question): Question => {
    if (question.kind !== 'postcode') return question;
    const { areas: _before, ...asked } = question;
    return asked.level === undefined ? asked : { ...asked, areas: areasOf(asked.level, places, rule) };
  };
  const inPages = <Page extends { readonly questions: readonly Question[] }>(pages: readonly Page[]) =>
    pages.map((page) => ({ ...page, questions: page.questions.map(filled) }));
  const { easyRead } = questionnaire;
  return {
    ...questionnaire,
    pages: inPages(questionnaire.pages),
    ...(easyRead && { easyRead: { ...easyRead, pages: inPages(easyRead.pages) } }),
  };
}

/** How the areas of a level are named. */
const namesOf: Record<Level, (place: Place) => string> = {
  authority: (place) => place.authorityName,
  ward: (place) => `${place.wardName} (${place.authorityName})`,
  msoa: (place) => place.msoaName,
  lsoa: (place) => place.lsoaName,
  quintile: ({ quintile }) =>
    imdQuintile.categories.find(({ code }) => code === quintile)?.label.en ?? quintile,
  rural: (place) => (place.rural === 'rural' ? 'Rural' : 'Urban'),
};

function areasOf(level: Level, places: Places, rule: PlaceRule): Area[] {
  const named = new Map(
    places.listPlaces(rule).map((place) => [place[level] as string, namesOf[level](place)]),
  );
  const areas = [...named].map(([code, name]) => ({ code, name }));
  return [
    ...areas.sort((one, other) => one.name.localeCompare(other.name, 'en-GB')),
    inNoArea.outside,
    inNoArea.notListed,
  ];
}
