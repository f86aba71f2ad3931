import { inEveryLanguage } from '../wording/words';
import type { AskedVariable, Category, DerivedVariable, ProfileVariable } from './profile';

/**
 * The starter library of profile variables, with the categories of Census 2021 so that a panel can be set beside it.
 * A footprint copies what it wants and may change the words; codes stay. Adding an entry here offers it to all. What members
 * read of it stands in the product's wording, where each language is marked as checked by a speaker or not.
 */

const census =
  'After the Census 2021 questionnaire for England. Office for National Statistics, Open Government Licence v3.0.';

const band = (code: string, from: number, to: number | undefined, ...populationWords: string[]) => ({
  band: to === undefined ? { code, from } : { code, from, to },
  category: {
    code,
    label: { en: to === undefined ? `${from} and over` : `${from} to ${to}` },
    populationWords: [
      code,
      to === undefined ? `Aged ${from} years and over` : `Aged ${from} to ${to} years`,
      ...populationWords,
    ],
  } satisfies Category,
});

const youngerBands = [
  band('16-24', 16, 24),
  band('25-34', 25, 34),
  band('35-44', 35, 44),
  band('45-54', 45, 54),
  band('55-64', 55, 64),
];
const eightBands = [
  ...youngerBands,
  band('65-74', 65, 74),
  band('75-84', 75, 84),
  band('85+', 85, undefined, '85 and over'),
];
const sixBands = [...youngerBands, band('65+', 65, undefined, '65 and over')];

const whyAge = {
  purpose: { en: 'We ask so that people of every age are heard in the numbers in which they live here.' },
};

export const ageBand: DerivedVariable = {
  key: 'age_band',
  kind: 'derived',
  label: { en: 'Age band' },
  rule: { rule: 'age-bands', bands: eightBands.map(({ band }) => band) },
  categories: eightBands.map(({ category }) => category),
  sensitive: false,
  whyWeAsk: { ...whyAge, figure: { en: '{share:16-24} of people aged 16 and over here are under 25.' } },
};

/** For areas whose census tables cross age and sex in six bands only, such as the Vale of York. */
export const ageBandOfSix: DerivedVariable = {
  key: 'age_band_6',
  kind: 'derived',
  label: { en: 'Age band (six)' },
  rule: { rule: 'age-bands', bands: sixBands.map(({ band }) => band) },
  categories: sixBands.map(({ category }) => category),
  sensitive: false,
  whyWeAsk: { ...whyAge, figure: { en: '{share:16-24} of people aged 16 and over here are under 25.' } },
};

export const sex: AskedVariable = {
  key: 'sex',
  kind: 'asked',
  label: inEveryLanguage(({ profile }) => profile.sex.label),
  question: inEveryLanguage(({ profile }) => profile.sex.question),
  categories: [
    {
      code: 'female',
      label: inEveryLanguage(({ profile }) => profile.sex.female),
      populationWords: ['Female', 'Females', 'F', 'Women'],
    },
    {
      code: 'male',
      label: inEveryLanguage(({ profile }) => profile.sex.male),
      populationWords: ['Male', 'Males', 'M', 'Men'],
    },
  ],
  sensitive: false,
  whyWeAsk: {
    purpose: inEveryLanguage(({ profile }) => profile.sex.purpose),
    figure: inEveryLanguage(({ profile }) => profile.sex.figure),
  },
  source: census,
};

export const ethnicity: AskedVariable = {
  key: 'ethnicity',
  kind: 'asked',
  label: inEveryLanguage(({ profile }) => profile.ethnicity.label),
  question: inEveryLanguage(({ profile }) => profile.ethnicity.question),
  hint: inEveryLanguage(({ profile }) => profile.ethnicity.hint),
  categories: [
    {
      code: 'asian',
      label: inEveryLanguage(({ profile }) => profile.ethnicity.asian),
      populationWords: [
        'Asian, Asian British or Asian Welsh',
        'Asian, Asian British, Asian Welsh',
        'Asian or Asian British',
        'Asian',
      ],
    },
    {
      code: 'black',
      label: inEveryLanguage(({ profile }) => profile.ethnicity.black),
      populationWords: [
        'Black, Black British, Black Welsh, Caribbean or African',
        'Black, Black British, Caribbean or African',
        'Black or Black British',
        'Black',
      ],
    },
    {
      code: 'mixed',
      label: inEveryLanguage(({ profile }) => profile.ethnicity.mixed),
      populationWords: ['Mixed or Multiple ethnic groups', 'Mixed or Multiple', 'Mixed'],
    },
    {
      code: 'white',
      label: inEveryLanguage(({ profile }) => profile.ethnicity.white),
      populationWords: ['White'],
    },
    {
      code: 'other',
      label: inEveryLanguage(({ profile }) => profile.ethnicity.other),
      answer: inEveryLanguage(({ profile }) => profile.ethnicity.otherAnswer),
      populationWords: ['Other ethnic group', 'Any other ethnic group', 'Other'],
    },
  ],
  sensitive: true,
  whyWeAsk: {
    purpose: inEveryLanguage(({ profile }) => profile.ethnicity.purpose),
    figure: inEveryLanguage(({ profile }) => profile.ethnicity.figure),
  },
  source: census,
};

export const disability: AskedVariable = {
  key: 'disability',
  kind: 'asked',
  label: inEveryLanguage(({ profile }) => profile.disability.label),
  question: inEveryLanguage(({ profile }) => profile.disability.question),
  hint: inEveryLanguage(({ profile }) => profile.disability.hint),
  categories: [
    {
      code: 'disabled',
      label: inEveryLanguage(({ profile }) => profile.disability.disabled),
      answer: inEveryLanguage(({ profile }) => profile.disability.disabledAnswer),
      populationWords: ['Disabled under the Equality Act', 'Disabled'],
    },
    {
      code: 'not-disabled',
      label: inEveryLanguage(({ profile }) => profile.disability.notDisabled),
      answer: inEveryLanguage(({ profile }) => profile.disability.notDisabledAnswer),
      populationWords: ['Not disabled under the Equality Act', 'Not disabled'],
    },
  ],
  sensitive: true,
  whyWeAsk: {
    purpose: inEveryLanguage(({ profile }) => profile.disability.purpose),
    figure: inEveryLanguage(({ profile }) => profile.disability.figure),
  },
  source: `${census} Two census questions put as one.`,
};

export const localAuthority: DerivedVariable = {
  key: 'local_authority',
  kind: 'derived',
  label: { en: 'Local authority' },
  rule: { rule: 'area-column', column: 'authority' },
  categories: [],
  categoriesFrom: 'places',
  sensitive: false,
  whyWeAsk: {
    purpose: { en: 'We ask for your postcode so that every council area is heard.' },
    figure: { en: 'From it we keep your ward and council area for our figures.' },
  },
};

export const ward: DerivedVariable = {
  key: 'ward',
  kind: 'derived',
  label: { en: 'Ward' },
  rule: { rule: 'area-column', column: 'ward' },
  categories: [],
  categoriesFrom: 'places',
  sensitive: true,
  whyWeAsk: {
    purpose: { en: 'We ask for your postcode so that we can hear what differs from place to place.' },
  },
};

export const imdQuintile: DerivedVariable = {
  key: 'imd_quintile',
  kind: 'derived',
  label: { en: 'Deprivation of the area (quintile)' },
  rule: { rule: 'area-column', column: 'quintile' },
  categories: [
    quintile('1', '1 (most deprived fifth)', 'Q1 (most deprived 20%)', 'most deprived'),
    quintile('2', '2'),
    quintile('3', '3'),
    quintile('4', '4'),
    quintile('5', '5 (least deprived fifth)', 'Q5 (least deprived 20%)', 'least deprived'),
  ],
  sensitive: false,
  whyWeAsk: {
    purpose: { en: 'We ask for your postcode so that people in poorer and richer areas are heard alike.' },
    figure: {
      en: '{share:1} of people aged 16 and over here live in the most deprived fifth of areas in England.',
    },
  },
  source: 'English Indices of Deprivation 2025, Open Government Licence v3.0.',
};

/** The starter library, in the order in which a join page asks. */
export const harmonised: readonly ProfileVariable[] = [
  ageBand,
  ageBandOfSix,
  sex,
  ethnicity,
  disability,
  localAuthority,
  ward,
  imdQuintile,
];

/**
 * A variable whose categories are places, filled in with those of one footprint.
 * @param variable one with `categoriesFrom: 'places'`; any other is returned as it is
 * @param places code and name of each place, in the order wanted
 * @returns the variable with one category a place, known in population files by code, name (where only one has it), or both
 * @example withPlaces(localAuthority, [{ code: 'E06000014', name: 'York' }]).categories[0].label // { en: 'York' }
 */
export function withPlaces<Variable extends ProfileVariable>(
  variable: Variable,
  places: readonly { readonly code: string; readonly name: string }[],
): Variable {
  if (variable.categoriesFrom !== 'places') return variable;
  const categories = places.map(({ code, name }): Category => {
    const isOnly = places.filter((other) => other.name === name).length === 1;
    const byName = isOnly ? [name, `${name} (part)`] : [];
    return {
      code,
      label: { en: name },
      populationWords: [code, ...byName, `${code} ${name}`, `${code} ${name} (part)`],
    };
  });
  return { ...variable, categories };
}

function quintile(code: string, label: string, ...populationWords: string[]): Category {
  return { code, label: { en: label }, populationWords: [code, `Q${code}`, ...populationWords] };
}
