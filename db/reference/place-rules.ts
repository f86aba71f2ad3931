import type { PlaceRule } from './places';

/** The geographies of the bundled populations: where each footprint's people live, in the codes of the places file. */
export const bundledPlaceRules = {
  /** Bristol, North Somerset and South Gloucestershire. */
  bnssg: { by: 'authority', codes: ['E06000023', 'E06000024', 'E06000025'] },
  /** Bath and North East Somerset, Swindon and Wiltshire; without the four areas of Oxfordshire in sub-ICB location 92G. */
  bsw: { by: 'authority', codes: ['E06000022', 'E06000030', 'E06000054'] },
  /** York, the city. */
  york: { by: 'authority', codes: ['E06000014'] },
  /** Vale of York as the sub-ICB location has it; few census margins exist for it at 16+. */
  'vale-of-york-exact': { by: 'sicbl', codes: ['03Q'] },
  /** Vale of York by the MSOAs that fit it best: the area the bundled Vale of York margins count. */
  'vale-of-york': {
    by: 'msoa',
    codes: [
      'E02002692', 'E02002694', 'E02002772', 'E02002773', 'E02002774', 'E02002775', 'E02002776',
      'E02002777', 'E02002778', 'E02002779', 'E02002780', 'E02002781', 'E02002782', 'E02002783',
      'E02002784', 'E02002785', 'E02002786', 'E02002787', 'E02002788', 'E02002789', 'E02002790',
      'E02002791', 'E02002792', 'E02002793', 'E02002794', 'E02002795', 'E02005759', 'E02005760',
      'E02005788', 'E02005789', 'E02005790', 'E02005809', 'E02005810', 'E02005811', 'E02005812',
      'E02005813', 'E02005814', 'E02005815', 'E02005816', 'E02005817', 'E02005818',
    ],
  },
} as const satisfies Record<string, PlaceRule>;
