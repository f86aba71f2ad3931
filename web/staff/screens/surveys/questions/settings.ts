/** What each kind has to set beside what all questions have, as data: the editor draws it. */
import type { OptionList } from '../../../../../surveys/questionnaires/rename';
import type { Question } from '../../../../../surveys/questions/answers';
import { purposeWords } from '../../panel/member-words';

type Choice = { readonly value: string; readonly label: string };

export type Setting =
  | { readonly as: 'list'; readonly name: OptionList; readonly one: string; readonly flags: readonly Flag[] }
  | { readonly as: 'words'; readonly name: string; readonly label: string; readonly hint?: string }
  | {
      readonly as: 'figure';
      readonly name: string;
      readonly label: string;
      readonly isOptional?: true;
      readonly hint?: string;
    }
  | { readonly as: 'text'; readonly name: string; readonly label: string; readonly hint?: string }
  | { readonly as: 'tick'; readonly name: string; readonly label: string }
  | {
      readonly as: 'pick';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      /** What is said for none, where it may be left out. */
      readonly nothing?: string;
      readonly choices: readonly Choice[];
    }
  | { readonly as: 'other' | 'sets' | 'paragraphs' | 'unit' | 'style' | 'variable' };

/** What an option can be beside its words. */
export type Flag = 'exclusive' | 'pinned';

const list = (name: OptionList, one: string, ...flags: Flag[]): Setting => ({ as: 'list', name, one, flags });
const words = (name: string, label: string, hint?: string): Setting => ({
  as: 'words',
  name,
  label,
  ...(hint !== undefined && { hint }),
});
const figure = (name: string, label: string): Setting => ({ as: 'figure', name, label });
const maybe = (name: string, label: string, hint?: string): Setting => ({
  as: 'figure',
  name,
  label,
  isOptional: true,
  ...(hint !== undefined && { hint }),
});
const tick = (name: string, label: string): Setting => ({ as: 'tick', name, label });

const dateSettings: readonly Setting[] = [
  {
    as: 'pick',
    name: 'finest',
    label: 'How precise at most',
    choices: [
      { value: 'year', label: 'The year' },
      { value: 'month', label: 'Month and year' },
      { value: 'day', label: 'Day, month and year' },
    ],
  },
  {
    as: 'text',
    name: 'earliest',
    label: 'Earliest',
    hint: 'Like 2015, 2015-06 or 2015-06-30; empty for none',
  },
  { as: 'text', name: 'latest', label: 'Latest' },
  tick('mayBeFuture', 'Dates still to come are taken too'),
];

/** The settings of a question of this kind, in the order they are filled in. */
export function settingsOf(question: Question): readonly Setting[] {
  switch (question.kind) {
    case 'single-choice':
      return [list('options', 'Option', 'pinned'), { as: 'other' }];
    case 'multiple-choice':
      return [
        list('options', 'Option', 'exclusive', 'pinned'),
        maybe('min', 'Fewest to choose'),
        maybe('max', 'Most to choose'),
      ];
    case 'scale':
      return question.style === 'labelled'
        ? [{ as: 'style' }, list('points', 'Point')]
        : [
            { as: 'style' },
            figure('from', 'From'),
            figure('to', 'To'),
            words('fromWords', 'Words at the low end'),
            words('toWords', 'Words at the high end'),
          ];
    case 'number':
      return [
        figure('min', 'Smallest taken'),
        figure('max', 'Largest taken'),
        maybe('usualMin', 'Smallest usual', 'Outside the usual we ask once whether it is right'),
        maybe('usualMax', 'Largest usual'),
        figure('decimals', 'Figures after the point'),
        words('unit', 'Unit after the box, such as weeks'),
      ];
    case 'ranking':
      return [list('options', 'Option', 'pinned'), figure('top', 'How many to put in order')];
    case 'constant-sum':
      return [
        list('items', 'Item', 'pinned'),
        figure('total', 'Total'),
        figure('step', 'Step of plus and minus'),
        { as: 'unit' },
        tick('orderInstead', 'Offer to put the items in order instead'),
      ];
    case 'open-text':
      return [
        figure('maxLength', 'Characters at most'),
        tick('isShort', 'A box of one line'),
        tick('askQuote', 'Ask whether the words may be quoted'),
      ];
    case 'grid':
      return [
        list('items', 'Item', 'pinned'),
        list('points', 'Point', 'exclusive'),
        words('itemWord', 'What an item is called, such as Service'),
      ];
    case 'statements':
      return [list('items', 'Statement', 'pinned')];
    case 'part-date':
      return dateSettings;
    case 'experience':
      return [
        list('options', 'Service', 'pinned'),
        list('points', 'Point'),
        ...dateSettings,
        words('whereWords', 'How “where” is asked', 'Empty for the usual words'),
        words('whenWords', 'How “when” is asked'),
        words('howWords', 'How “how good” is asked'),
      ];
    case 'profile':
      return [{ as: 'variable' }, list('options', 'Category')];
    case 'postcode':
      return [
        {
          as: 'pick',
          name: 'keeps',
          label: 'How much of it is kept',
          choices: [
            { value: 'district', label: 'The district (BS23)' },
            { value: 'sector', label: 'The sector (BS23 3)' },
            { value: 'whole', label: 'All of it (BS23 3AA)' },
            { value: 'area', label: 'Only the area it lies in' },
          ],
        },
        {
          as: 'pick',
          name: 'level',
          label: 'Area it is looked up as, to split results by',
          hint: 'Where all of it is kept, or only the area. The look-up is done as the answer comes in.',
          nothing: 'None: it is not looked up',
          choices: [
            { value: 'authority', label: 'Local authority' },
            { value: 'ward', label: 'Ward' },
            { value: 'msoa', label: 'Neighbourhood (MSOA)' },
            { value: 'lsoa', label: 'Small area (LSOA)' },
            { value: 'quintile', label: 'Deprivation fifth of its small area' },
            { value: 'rural', label: 'Urban or rural' },
          ],
        },
        tick('home', 'It is where the member lives: its small area enters the dated profile'),
      ];
    case 'consent':
      return [
        {
          as: 'pick',
          name: 'purpose',
          label: 'What is allowed by it',
          choices: Object.entries(purposeWords).map(([value, label]) => ({ value, label })),
        },
        {
          as: 'text',
          name: 'textVersion',
          label: 'Version of the words',
          hint: 'Change it when the question’s words change',
        },
        tick('mustAnswer', 'Yes or no has to be said to go on'),
      ];
    case 'best-worst':
      return [list('options', 'Option', 'pinned'), { as: 'sets' }];
    case 'information':
      return [{ as: 'paragraphs' }];
  }
}
