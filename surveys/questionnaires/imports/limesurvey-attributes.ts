/** What stands beside a question of LimeSurvey in its table of attributes: limits, orders, looks. */
import type { Row, Tables } from './limesurvey-parts';
import { languageTag } from './names';
import type { Entry } from './report';
import type { Said, SourceDate, SourceQuestion } from './source';

/** The attributes of one question that say something, by name. */
export type Attributes = ReadonlyMap<string, Said>;

/** Those of a question; of an attribute that says the same twice, the first. */
export function attributesOf(qid: string, { attributes, languages }: Tables): Attributes {
  const found = new Map<string, Record<string, string>>();
  for (const row of attributes) {
    const text = (row.value ?? '').trim();
    if (row.qid !== qid || text === '') continue;
    const language = row.language ? languageTag(row.language) : undefined;
    const said = found.get(row.attribute ?? '') ?? {};
    said[language ?? languages[0] ?? 'en'] ??= text;
    found.set(row.attribute ?? '', said);
  }
  return found;
}

/** What an attribute says in whichever language comes first; nothing where there is none. */
export const attribute = (attributes: Attributes, name: string) =>
  Object.values(attributes.get(name) ?? {})[0] ?? '';

/** An attribute that is a number and nothing else. */
export function numberOf(attributes: Attributes, name: string): number | undefined {
  const text = attribute(attributes, name);
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Attributes that are carried over, by question types that have them. */
const carried =
  /^(min_answers|max_answers|min_num_value_n|max_num_value_n|num_value_int_only|equals_num_value|exclude_all_others|maximum_chars|suffix|other_replace_text|multiflexible_min|multiflexible_max|dualscale_headerA|dualscale_headerB)$/;

/** Attributes that change what is asked or of whom; all others only how it looks or what is done with it. */
const weighty =
  /^(array_filter|array_filter_exclude|em_validation_q|em_validation_sq|hidden|random_group|equation|min_num_value|max_num_value|min_num_value_sgqa|max_num_value_sgqa|equals_num_value|value_range_allows_missing|time_limit|date_min|date_max)$/;

/** Names in the report what of a question's own settings is not carried over, and how heavy that is. */
export function noteQuestion(row: Row, attributes: Attributes, entry: Entry, script: Said): void {
  if (row.mandatory === 'Y' || row.mandatory === 'S')
    entry.aside('It must be answered in the source; here a person may always go on.');
  if ((row.preg ?? '') !== '')
    entry.changed('The pattern its answer is held to is not carried over.', row.preg);
  for (const text of Object.values(script)) entry.changed('Its script is not carried over.', text);
  const looks: string[] = [];
  for (const name of attributes.keys()) {
    const text = attribute(attributes, name);
    if (carried.test(name) && (name !== 'equals_num_value' || /^\d+$/.test(text))) continue;
    if (isOrder(name, text)) continue;
    if (/^date_(min|max)$/.test(name) && (plainDay.test(text) || isToday(name, text))) continue;
    if (name === 'date_format' && row.type === 'D') continue;
    if (weighty.test(name) && !/^(0|N|normal|none)$/i.test(text))
      entry.changed(`“${name}” is not carried over.`, text);
    else looks.push(`${name}: ${text}`);
  }
  if (looks.length > 0)
    entry.aside('How it is shown and treated in the other program is not carried over.', looks.join('\n'));
}

/** Limits of a text, and what stands behind a figure. */
export function textAndUnit(shape: string, attributes: Attributes) {
  const maxLength = numberOf(attributes, 'maximum_chars');
  const unit = attributes.get('suffix');
  const isNumber = shape === 'number';
  return {
    ...(maxLength !== undefined && !isNumber && { maxLength }),
    ...(isNumber && unit && { unit }),
    // LimeSurvey takes decimals unless told otherwise.
    ...(isNumber && { decimals: attribute(attributes, 'num_value_int_only') === '1' ? 0 : 4 }),
  };
}

/** Attributes that draw an order, or offer only what was chosen in one question before. */
const isOrder = (name: string, text: string) =>
  (name === 'random_order' && text === '1') ||
  (/^(answer|subquestion)_order$/.test(name) && text === 'random') ||
  (name === 'array_filter' && /^\w+$/.test(text));

/** How its choices are ordered and held back. */
export function orderOf(attributes: Attributes): Pick<SourceQuestion, 'shuffle' | 'carryFrom'> {
  const has = (name: string) => isOrder(name, attribute(attributes, name));
  const filter = attribute(attributes, 'array_filter');
  return {
    ...(['random_order', 'answer_order', 'subquestion_order'].some(has) && { shuffle: true }),
    ...(has('array_filter') && { carryFrom: { name: filter, text: filter } }),
  };
}

/** A date that is written out bounds it, and so does the day it is answered as the last; one that is worked out does not. */
export function datesOf(attributes: Attributes): SourceDate {
  const day = (name: string) => {
    const text = attribute(attributes, name);
    return plainDay.test(text) ? text : undefined;
  };
  const look = attribute(attributes, 'date_format');
  const earliest = day('date_min');
  const latest = day('date_max');
  return {
    finest: look === '' || /d/i.test(look) ? 'day' : /m/i.test(look) ? 'month' : 'year',
    ...(earliest !== undefined && { earliest }),
    ...(latest !== undefined && { latest }),
    ...(isToday('date_max', attribute(attributes, 'date_max')) && { mayBeFuture: false }),
  };
}

const isToday = (name: string, text: string) => name === 'date_max' && /^(today|now)$/i.test(text);

const plainDay = /^\d{4}(-\d{2}){0,2}$/;
