import { isRecord } from './eq-conditions';

/** Keys that hold no words of their own. */
const silent = /^(id|type|value|url|image|variants|placeholders|answer_id|q_code|when|link|alt_text)$/;

/**
 * A text of an ONS questionnaire: a string, or one with places to be filled; several forms of one text give their last.
 * A place that an answer fills as it was given is written as in older files.
 * @example eqText({ text: 'Are you {name}?', placeholders: [] }) // 'Are you {name}?'
 */
export function eqText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (!isRecord(value)) return '';
  if ('text' in value) return withAnswers(eqText(value.text), value.placeholders);
  if (isRecord(value.text_plural) && isRecord(value.text_plural.forms))
    return eqText(value.text_plural.forms.other ?? Object.values(value.text_plural.forms).at(-1));
  return '';
}

function withAnswers(text: string, placeholders: unknown): string {
  if (!Array.isArray(placeholders)) return text;
  return placeholders.filter(isRecord).reduce<string>((words, { placeholder, value, transforms }) => {
    const isAnswer = isRecord(value) && value.source === 'answers' && typeof value.identifier === 'string';
    if (!isAnswer || transforms !== undefined) return words;
    return words.replaceAll(`{${String(placeholder)}}`, `{{ answers['${value.identifier as string}'] }}`);
  }, text);
}

/**
 * The forms of a text that eqText does not give: "one person" beside "many people".
 * @example otherForms({ text_plural: { forms: { one: 'a person', other: '{n} people' } } }) // ['a person']
 */
export function otherForms(value: unknown): string[] {
  if (!isRecord(value)) return [];
  if (!isRecord(value.text_plural) || !isRecord(value.text_plural.forms)) return otherForms(value.text);
  const usual = eqText(value);
  return Object.values(value.text_plural.forms)
    .map(eqText)
    .filter((form) => form !== usual && form !== '');
}

/**
 * All words of a part that holds texts, lists and headings, line by line in its order.
 * @example eqLines({ contents: [{ title: 'Include' }, { list: ['a', 'b'] }] }) // ['Include', 'a', 'b']
 */
export function eqLines(part: unknown, depth = 0): string[] {
  if (depth > 12) return [];
  const own = eqText(part);
  if (own !== '') return [own];
  if (Array.isArray(part)) return part.flatMap((each) => eqLines(each, depth + 1));
  if (!isRecord(part)) return [];
  return Object.entries(part)
    .filter(([name]) => !silent.test(name))
    .flatMap(([, each]) => eqLines(each, depth + 1));
}
