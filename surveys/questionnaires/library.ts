import type { Question } from '../questions/answers';
import type { Option, SpecialCategory } from '../questions/question-kind';

/** Where a question's wording comes from, so that answers can be set beside those of others. */
export type Standard = {
  readonly publisher: string;
  readonly name: string;
  /** Its own name for the question. */
  readonly id: string;
  readonly version: string;
} & Exactness;

/** Whether question and answers are the source's own words, as read there; otherwise figures are not the same measure. */
export type Exactness =
  | {
      readonly isExact: true;
      /** What the source has beside question and answers, and this has not. */
      readonly leftOut?: string;
    }
  | { readonly isExact: false; readonly because: string };

/**
 * How answers fall into categories of the population: code of the category → codes of the answers. Who does not want to say
 * falls into none, and is counted as missing.
 */
export type PopulationMapping = {
  /** The profile variable of panel/harmonised.ts. */
  readonly variable: string;
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly note?: string;
};

/**
 * A published table that counts the same of others than the people a panel is set beside (households), or that no bundled
 * population has: to set results beside it by hand, never for targets or weights.
 */
export type PublishedTable = {
  readonly name: string;
  readonly universe: string;
  /** The variable of db/reference/populations that holds it; none where it is not bundled. */
  readonly variable?: string;
  /** Answer → the table's categories it is counted in: their codes where the table is bundled, else its words. */
  readonly categories: Readonly<Record<string, readonly string[]>>;
  readonly note: string;
};

export type LibraryItem = {
  readonly id: string;
  /** None for wording of our own. */
  readonly standard?: Standard;
  readonly licence: string;
  readonly question: Question;
  readonly population?: PopulationMapping;
  readonly table?: PublishedTable;
};

const openGovernment =
  'Contains public sector information licensed under the Open Government Licence v3.0. Source: Office for National Statistics';
const ownLicence = 'Wording of this project, under its licence';

/** The question's id in the online questionnaire, as the Office for National Statistics published it with its schemas. */
const census = (id: string, leftOut?: string): Standard => ({
  publisher: 'Office for National Statistics',
  name: 'Census 2021, online individual questionnaire for England',
  id,
  version: '2021',
  isExact: true,
  ...(leftOut !== undefined && { leftOut }),
});
const censusSource = (id: string) =>
  `${openGovernment}, Census 2021 online individual questionnaire for England, ${id}.`;

const option = (code: string, en: string, more: Partial<Option> = {}): Option => ({
  code,
  label: { en },
  ...more,
});

/** What a question about special-category data has in every survey: the mark, the reason told, the way round. */
const aboutYou = (special: SpecialCategory, why: string) => ({
  special,
  sensitive: true,
  whyWeAsk: { en: `${why} It is shown only for groups so large that nobody can be found in them.` },
  offers: ['prefer-not-to-say'] as const,
});

/**
 * Questions to take into a survey as they stand, with where their words come from and how answers fall into categories of
 * the population. Adding an entry offers it to all; a survey holds a copy, so that what was asked stays what was asked.
 */
export const library: readonly LibraryItem[] = [
  {
    id: 'general-health',
    standard: census('health'),
    licence: 'Open Government Licence v3.0',
    question: {
      key: 'general_health',
      kind: 'single-choice',
      label: { en: 'How is your health in general?' },
      options: [
        option('very_good', 'Very good'),
        option('good', 'Good'),
        option('fair', 'Fair'),
        option('bad', 'Bad'),
        option('very_bad', 'Very bad'),
      ],
      ...aboutYou('health', 'So that people in poor health are heard as often as they live here.'),
      source: censusSource('general health'),
    },
  },
  {
    id: 'long-lasting-condition',
    standard: census('health-conditions-or-illnesses', 'the help text on what counts as a condition'),
    licence: 'Open Government Licence v3.0',
    question: {
      key: 'long_lasting',
      kind: 'single-choice',
      label: {
        en: 'Do you have any physical or mental health conditions or illnesses lasting or expected to last 12 months or more?',
      },
      options: [option('yes', 'Yes'), option('no', 'No')],
      ...aboutYou('health', 'So that people who need care for long are heard.'),
      source: censusSource('long-lasting conditions or illnesses'),
    },
  },
  {
    id: 'activity-limitation',
    standard: census('health-conditions-or-illnesses-limitations', 'the help text on what reduces ability'),
    licence: 'Open Government Licence v3.0',
    question: {
      key: 'limits',
      kind: 'single-choice',
      label: {
        en: 'Do any of your conditions or illnesses reduce your ability to carry out day-to-day activities?',
      },
      options: [
        option('a_lot', 'Yes, a lot'),
        option('a_little', 'Yes, a little'),
        option('not_at_all', 'Not at all'),
      ],
      showIf: { question: 'long_lasting', is: 'yes' },
      ...aboutYou('health', 'So that disabled people are heard in the numbers in which they live here.'),
      source: censusSource('activities'),
    },
    population: {
      variable: 'disability',
      groups: { disabled: ['a_lot', 'a_little'], 'not-disabled': ['not_at_all'] },
      note: 'Who has no long-lasting condition is not asked, and is not disabled in the sense of the Equality Act.',
    },
  },
  {
    id: 'condition-list',
    standard: {
      publisher: 'Government Statistical Service',
      name: 'harmonised standard on impairment',
      id: 'impairment',
      version: '2020',
      isExact: false,
      because:
        'Question, areas and examples are those of its show card, as the Continuous Household Survey 2014 to 2015 put them (UK Data Service, variable HLONSP01): they were not set beside the standard’s own page, whose examples for the ninth area have changed since. It was made for interviews.',
    },
    licence: 'Open Government Licence v3.0',
    question: {
      key: 'affected',
      kind: 'multiple-choice',
      label: { en: 'Do any of these conditions or illnesses affect you in any of the following areas?' },
      options: [
        option('vision', 'Vision (for example blindness or partial sight)'),
        option('hearing', 'Hearing (for example deafness or partial hearing)'),
        option('mobility', 'Mobility (for example walking short distances or climbing stairs)'),
        option('dexterity', 'Dexterity (for example lifting and carrying objects, using a keyboard)'),
        option('learning', 'Learning or understanding or concentrating'),
        option('memory', 'Memory'),
        option('mental_health', 'Mental health'),
        option('stamina', 'Stamina or breathing or fatigue'),
        option(
          'social',
          'Socially or behaviourally (for example associated with autism, attention deficit disorder or Asperger’s syndrome)',
        ),
        option('another', 'Other'),
        option('none', 'None of the above', { exclusive: true }),
      ],
      showIf: { question: 'long_lasting', is: 'yes' },
      ...aboutYou('health', 'So that services can be planned for what people live with.'),
      source: `${openGovernment}, after the GSS harmonised standard on impairment.`,
    },
  },
  {
    id: 'services-used',
    licence: ownLicence,
    question: {
      key: 'used_12_months',
      kind: 'multiple-choice',
      label: { en: 'Which of these have you used for yourself in the last 12 months?' },
      options: [
        option('gp', 'A GP surgery'),
        option('pharmacy', 'A pharmacy, for advice or medicine'),
        option('dentist', 'A dentist'),
        option('nhs_111', 'NHS 111, by telephone or online'),
        option('urgent', 'A walk-in or minor injuries centre'),
        option('emergency', 'Accident and emergency, or an ambulance'),
        option('hospital', 'A hospital appointment or stay'),
        option('community', 'A nurse or therapist near home'),
        option('mental_health', 'A mental health service'),
        option('social_care', 'Social care'),
        option('none', 'None of these', { exclusive: true }),
      ],
      ...aboutYou('health', 'So that we know which services your answers are about.'),
    },
  },
  {
    id: 'unpaid-care',
    standard: census('look-after-or-support-others'),
    licence: 'Open Government Licence v3.0',
    question: {
      key: 'unpaid_care',
      kind: 'single-choice',
      label: {
        en: 'Do you look after, or give any help or support to, anyone because they have long-term physical or mental health conditions or illnesses, or problems related to old age?',
      },
      hint: { en: 'Exclude anything you do as part of your paid employment' },
      options: [
        option('no', 'No'),
        option('hours_9', 'Yes, 9 hours a week or less'),
        option('hours_10_19', 'Yes, 10 to 19 hours a week'),
        option('hours_20_34', 'Yes, 20 to 34 hours a week'),
        option('hours_35_49', 'Yes, 35 to 49 hours a week'),
        option('hours_50', 'Yes, 50 or more hours a week'),
      ],
      offers: ['prefer-not-to-say'],
      whyWeAsk: { en: 'So that people who care for others are heard.' },
      source: censusSource('provision of unpaid care'),
    },
  },
  {
    id: 'ethnic-group',
    standard: census(
      'ethnic-group',
      'the line under each answer on whom it includes, and the second question on the background',
    ),
    licence: 'Open Government Licence v3.0',
    question: {
      key: 'ethnic_group',
      kind: 'profile',
      variable: 'ethnicity',
      label: { en: 'What is your ethnic group?' },
      options: [
        option('white', 'White'),
        option('mixed', 'Mixed or Multiple ethnic groups'),
        option('asian', 'Asian or Asian British'),
        option('black', 'Black, Black British, Caribbean or African'),
        option('other', 'Other ethnic group'),
      ],
      ...aboutYou('ethnicity', 'So that no community is left out when services are planned.'),
      source: censusSource('ethnic group'),
    },
    population: {
      variable: 'ethnicity',
      groups: { asian: ['asian'], black: ['black'], mixed: ['mixed'], white: ['white'], other: ['other'] },
    },
  },
  {
    id: 'sex',
    standard: census('sex', 'the note that a question about gender follows'),
    licence: 'Open Government Licence v3.0',
    question: {
      key: 'sex',
      kind: 'profile',
      variable: 'sex',
      label: { en: 'What is your sex?' },
      options: [option('female', 'Female'), option('male', 'Male')],
      offers: ['prefer-not-to-say'],
      whyWeAsk: { en: 'So that women and men are heard in the numbers in which they live here.' },
      source: censusSource('sex'),
    },
    population: { variable: 'sex', groups: { female: ['female'], male: ['male'] } },
  },
  {
    id: 'gender-identity',
    standard: census('gender-identity'),
    licence: 'Open Government Licence v3.0',
    question: {
      key: 'gender_identity',
      kind: 'single-choice',
      label: { en: 'Is the gender you identify with the same as your sex registered at birth?' },
      hint: { en: 'This question is voluntary' },
      options: [option('yes', 'Yes'), option('no', 'No')],
      other: 'no',
      sensitive: true,
      whyWeAsk: {
        en: 'So that care is fair whatever someone’s gender. It is shown only for groups so large that nobody can be found in them.',
      },
      offers: ['prefer-not-to-say'],
      source: censusSource('gender identity'),
    },
  },
  {
    id: 'sexual-orientation',
    standard: census('sexual-identity', 'the help text on why it is asked'),
    licence: 'Open Government Licence v3.0',
    question: {
      key: 'sexual_orientation',
      kind: 'single-choice',
      label: { en: 'Which of the following best describes your sexual orientation?' },
      hint: { en: 'This question is voluntary' },
      options: [
        option('straight', 'Straight or Heterosexual'),
        option('gay_lesbian', 'Gay or Lesbian'),
        option('bisexual', 'Bisexual'),
        option('other', 'Other sexual orientation'),
      ],
      other: 'other',
      ...aboutYou('sexual-orientation', 'So that care is fair whoever someone loves.'),
      source: censusSource('sexual orientation'),
    },
  },
  {
    id: 'religion',
    standard: census(
      'religion',
      'the lines under two of the answers, and the second question on any other religion',
    ),
    licence: 'Open Government Licence v3.0',
    question: {
      key: 'religion',
      kind: 'single-choice',
      label: { en: 'What is your religion?' },
      hint: { en: 'This question is voluntary' },
      options: [
        option('none', 'No religion'),
        option('christian', 'Christian'),
        option('buddhist', 'Buddhist'),
        option('hindu', 'Hindu'),
        option('jewish', 'Jewish'),
        option('muslim', 'Muslim'),
        option('sikh', 'Sikh'),
        option('other', 'Any other religion'),
      ],
      ...aboutYou('religion', 'So that no faith is left out when services are planned.'),
      source: censusSource('religion'),
    },
  },
  {
    id: 'main-language',
    standard: census('language', 'the help text on what a main language is'),
    licence: 'Open Government Licence v3.0',
    question: {
      key: 'main_language',
      kind: 'single-choice',
      label: { en: 'What is your main language?' },
      options: [option('english', 'English'), option('other', 'Other, including British Sign Language')],
      other: 'other',
      offers: ['prefer-not-to-say'],
      whyWeAsk: { en: 'So that services speak the languages people here speak.' },
      source: censusSource('main language'),
    },
  },
  {
    id: 'tenure',
    standard: {
      publisher: 'Office for National Statistics',
      name: 'Census 2021, paper household questionnaire for England',
      id: 'H12',
      version: '2021',
      isExact: true,
      leftOut: 'the question after it on the landlord, asked of those who rent or live rent free',
    },
    licence: 'Open Government Licence v3.0',
    question: {
      key: 'tenure',
      kind: 'single-choice',
      label: { en: 'Does your household own or rent this accommodation?' },
      options: [
        option('outright', 'Owns outright'),
        option('mortgage', 'Owns with a mortgage or loan'),
        option('shared', 'Part-owns and part-rents (shared ownership)'),
        option('rents', 'Rents (with or without housing benefit)'),
        option('rent_free', 'Lives here rent free'),
      ],
      offers: ['prefer-not-to-say'],
      whyWeAsk: { en: 'So that people who rent are heard as well as people who own their home.' },
      source: `${openGovernment}, Census 2021 paper household questionnaire for England, H12.`,
    },
    table: {
      name: 'Census 2021 TS054 Tenure of household',
      universe: 'households',
      variable: 'tenure',
      categories: {
        outright: ['owned-outright'],
        mortgage: ['mortgage'],
        shared: ['shared-ownership'],
        rents: ['council', 'social-other', 'private', 'private-other'],
        rent_free: ['rent-free'],
      },
      note: 'It counts households, and a panel has people: the shares of the two are not alike.',
    },
  },
  {
    id: 'work-last-week',
    standard: {
      publisher: 'Office for National Statistics',
      name: 'Census 2021, paper individual questionnaire for England',
      id: '33',
      version: '2021',
      isExact: false,
      because:
        'The question is the census’s own; its answers follow the form and its help pages, and were not set beside the form letter by letter.',
    },
    licence: 'Open Government Licence v3.0',
    question: {
      key: 'work_last_week',
      kind: 'multiple-choice',
      label: { en: 'In the last seven days, were you doing any of the following?' },
      hint: { en: 'Include casual or temporary work, even if only for one hour' },
      options: [
        option('employee', 'Working as an employee'),
        option('self_employed', 'Self-employed or freelance'),
        option('away', 'Temporarily away from work ill, on holiday or temporarily laid off'),
        option('parental', 'On maternity or paternity leave'),
        option('other_paid', 'Doing any other kind of paid work'),
        option('none', 'None of the above', { exclusive: true }),
      ],
      offers: ['prefer-not-to-say'],
      whyWeAsk: { en: 'So that people in and out of work are heard.' },
      source: `${openGovernment}, after the Census 2021 paper individual questionnaire for England, question 33.`,
    },
    table: {
      name: 'Census 2021 TS066 Economic activity status',
      universe: 'usual residents aged 16 and over',
      categories: {
        employee: ['Economically active: In employment: Employee'],
        self_employed: ['Economically active: In employment: Self-employed'],
        away: ['Economically active: In employment'],
        parental: ['Economically active: In employment'],
        other_paid: ['Economically active: In employment'],
        none: ['Economically active: Unemployed', 'Economically inactive'],
      },
      note: 'The table counts full-time students apart, and tells who looks for work by questions that are not asked here. No population file that comes with the program has it.',
    },
  },
  {
    id: 'not-working-because',
    standard: {
      publisher: 'Office for National Statistics',
      name: 'Census 2021, paper individual questionnaire for England',
      id: '34',
      version: '2021',
      isExact: false,
      because: 'Question and answers follow the form, and were not set beside it letter by letter.',
    },
    licence: 'Open Government Licence v3.0',
    question: {
      key: 'not_working_because',
      kind: 'multiple-choice',
      label: { en: 'Which of the following describes what you were doing in the last seven days?' },
      options: [
        option('retired', 'Retired (whether receiving a pension or not)'),
        option('studying', 'Studying'),
        option('home', 'Looking after home or family'),
        option('sick', 'Long-term sick or disabled'),
        option('other', 'Other'),
      ],
      showIf: { question: 'work_last_week', includes: 'none' },
      ...aboutYou('health', 'So that people who do not work are heard, whatever the reason.'),
      source: `${openGovernment}, after the Census 2021 paper individual questionnaire for England, question 34.`,
    },
    table: {
      name: 'Census 2021 TS066 Economic activity status',
      universe: 'usual residents aged 16 and over',
      categories: {
        retired: ['Economically inactive: Retired'],
        studying: ['Economically inactive: Student'],
        home: ['Economically inactive: Looking after home or family'],
        sick: ['Economically inactive: Long-term sick or disabled'],
        other: ['Economically inactive: Other'],
      },
      note: 'Whoever looks for work and could start counts as unemployed there, whatever else they say. No population file that comes with the program has it.',
    },
  },
];

/** The item of a name, or undefined when the library has none. */
export function findInLibrary(id: string): LibraryItem | undefined {
  return library.find((item) => item.id === id);
}
