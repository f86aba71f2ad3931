/** What the types of XLSForm (xlsform.org) become. A type is one row. */
import type { Shape } from './source';

export type TypeRow =
  | { readonly is: 'question'; readonly shape: Shape; readonly decimals?: number; readonly hasTime?: true }
  | { readonly is: 'choice'; readonly shape: 'one-of' | 'some-of' | 'order' }
  | { readonly is: 'tick' }
  | { readonly is: 'range' }
  | { readonly is: 'begin'; readonly repeats: boolean }
  | { readonly is: 'end' }
  | { readonly is: 'left-out'; readonly reason: string };

const upload: TypeRow = {
  is: 'left-out',
  reason: 'It asks for a file or a recording, which a member is never asked for here.',
};
const place: TypeRow = {
  is: 'left-out',
  reason: 'It records a place on the map, which our questionnaires do not.',
};
const record: TypeRow = {
  is: 'left-out',
  reason:
    'It is filled in by the device or the program and asks nothing; times and ways of answering are kept with every answer here.',
};
const worked: TypeRow = {
  is: 'left-out',
  reason: 'It is worked out from other answers, which our questionnaires do not do.',
};

/** Type, in small letters with single spaces → what it is. The list of a choice stands behind it in the cell. */
export const xlsformTypes: Readonly<Record<string, TypeRow>> = {
  text: { is: 'question', shape: 'text' },
  string: { is: 'question', shape: 'text' },
  integer: { is: 'question', shape: 'number' },
  int: { is: 'question', shape: 'number' },
  decimal: { is: 'question', shape: 'number', decimals: 4 },
  date: { is: 'question', shape: 'date' },
  time: { is: 'question', shape: 'time' },
  datetime: { is: 'question', shape: 'date', hasTime: true },
  'date time': { is: 'question', shape: 'date', hasTime: true },
  note: { is: 'question', shape: 'information' },
  phonenumber: record,
  'select one': { is: 'choice', shape: 'one-of' },
  'select multiple': { is: 'choice', shape: 'some-of' },
  rank: { is: 'choice', shape: 'order' },
  acknowledge: { is: 'tick' },
  trigger: { is: 'tick' },
  range: { is: 'range' },
  'begin group': { is: 'begin', repeats: false },
  'begin repeat': { is: 'begin', repeats: true },
  'begin loop': { is: 'begin', repeats: true },
  'end group': { is: 'end' },
  'end repeat': { is: 'end' },
  'end loop': { is: 'end' },
  calculate: worked,
  hidden: worked,
  image: upload,
  photo: upload,
  audio: upload,
  'background-audio': upload,
  'background audio': upload,
  video: upload,
  file: upload,
  barcode: upload,
  geopoint: place,
  location: place,
  gps: place,
  geotrace: place,
  geoshape: place,
  'start-geopoint': place,
  'start geopoint': place,
  osm: place,
  start: record,
  end: record,
  today: record,
  deviceid: record,
  'device id': record,
  imei: record,
  subscriberid: record,
  simserial: record,
  username: record,
  email: record,
  audit: record,
  'uri:deviceid': record,
  'xml-external': {
    is: 'left-out',
    reason: 'It brings in a file of data from outside, which our questionnaires do not.',
  },
  'csv-external': {
    is: 'left-out',
    reason: 'It brings in a file of data from outside, which our questionnaires do not.',
  },
};

/** Other ways the types are written, most of them of older versions. */
const aliases: readonly (readonly [RegExp, string])[] = [
  [/^(?:add )?select[ _]?(?:one|1)(?: prompt using| from|:)?(?=$| )/, 'select one'],
  [/^(?:add )?select[ _]?(?:multiple|all that apply)(?: prompt using| from|:)?(?=$| )/, 'select multiple'],
  [
    /^(?:q )?(?=(?:string|text|int|integer|decimal|date|geopoint|location|picture|image|audio|video|barcode|acknowledge|note)$)/,
    '',
  ],
  [/^picture$/, 'image'],
  [/^begin[ _]?(group|repeat|loop)(?:ed)?(?=$| )/, 'begin $1'],
  [/^end[ _]?(group|repeat|loop)(?=$| )/, 'end $1'],
  [/^(start|end) ?time$/, '$1'],
];

export type ReadType =
  | { readonly row: TypeRow; readonly list?: string; readonly hasOther: boolean }
  | undefined;

/**
 * The type of a row of the survey sheet; undefined for one that XLSForm does not know.
 * @example readType('select_one yes_no or_other') // { row: …, list: 'yes_no', hasOther: true }
 */
export function readType(cell: string): ReadType {
  const spaced = cell.trim().replace(/\s+/g, ' ');
  const hasOther = / or[ _](?:specify )?other$/i.test(spaced);
  const whole = spaced.replace(/ or[ _](?:specify )?other$/i, '');
  const external = /^(select_(?:one|multiple))_(?:from_file|external) (.*)$/i.exec(whole);
  const plain = external ? `${external[1]} ${external[2]}` : whole;
  let name = plain.toLowerCase();
  for (const [shape, instead] of aliases) name = name.replace(shape, instead);
  const key = Object.keys(xlsformTypes)
    .filter((one) => name === one || name.startsWith(`${one} `))
    .sort((one, other) => other.length - one.length)[0];
  if (key === undefined) return undefined;
  const row = xlsformTypes[key]!;
  if (row.is !== 'choice')
    return name === key || row.is === 'begin' || row.is === 'end' ? { row, hasOther } : undefined;
  const list = plain.split(' ').at(-1)!;
  return { row, hasOther, ...(name !== key && { list }) };
}
