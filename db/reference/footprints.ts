import { bundledPlaceRules } from './place-rules';
import type { PlaceRule } from './places';

export type FootprintTemplate = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly place: string;
  readonly placeRule: PlaceRule;
  /** Which bundled population file counts its residents. */
  readonly population: string;
};

/** The partnerships whose places and census margins come with the product. */
export const footprintTemplates = {
  bnssg: { id: 'bnssg', name: 'BNSSG panel', shortName: 'BNSSG', place: 'Bristol, North Somerset and South Gloucestershire', placeRule: bundledPlaceRules.bnssg, population: 'bnssg.csv' },
  bsw: { id: 'bsw', name: 'BSW panel', shortName: 'BSW', place: 'Bath and North East Somerset, Swindon and Wiltshire', placeRule: bundledPlaceRules.bsw, population: 'bsw.csv' },
  york: { id: 'york', name: 'York panel', shortName: 'York', place: 'The city of York', placeRule: bundledPlaceRules.york, population: 'york.csv' },
  'vale-of-york': { id: 'vale-of-york', name: 'Vale of York panel', shortName: 'Vale of York', place: 'Vale of York', placeRule: bundledPlaceRules['vale-of-york'], population: 'vale-of-york.csv' },
} as const satisfies Record<string, FootprintTemplate>;

export type FootprintTemplateName = keyof typeof footprintTemplates;
