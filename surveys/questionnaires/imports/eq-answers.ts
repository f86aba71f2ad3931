import { isRecord } from './eq-conditions';
import { idOf, type Json, listOf, noteRest } from './eq-parts';
import { eqText } from './eq-text';
import { eqAnswers } from './eq-types';
import type { Entry, Report } from './report';
import type { Said, SourceDate, SourceOption, SourceQuestion } from './source';

export type Context = {
  readonly id: string;
  readonly place: string;
  readonly blockEntry: Entry;
  readonly heading: readonly string[];
  readonly say: (text: string) => Said;
  readonly codes: ReadonlyMap<string, string>;
  readonly report: Report;
};

/** What the answer of a block becomes; several that clear each other become one question. */
export function readAnswer(
  together: readonly Json[],
  asked: {
    readonly title: string;
    readonly hint: readonly string[];
    readonly alone: boolean;
    readonly variant: number;
  },
  context: Context,
): SourceQuestion[] {
  const [answer] = together;
  if (!answer) return [];
  const { say, codes, report, place, id } = context;
  const entries = together.map((one) => report.entry('question', idOf(one, `${id} answer`), place));
  const [entry] = entries;
  if (!entry) return [];
  const type = String(answer.type ?? '');
  const row = Object.hasOwn(eqAnswers, type) ? eqAnswers[type] : undefined;
  const options = together.flatMap((one, index) => optionsOf(one, index > 0, context));
  together.forEach((one, index) => {
    noteAnswer(one, entries[index] ?? entry);
    if (index > 0) entries[index]?.changed('Its choices join those of the answer before it, and clear them.');
  });
  if (!row || 'leftOut' in row) {
    entry.leftOut(row?.leftOut ?? `“${type}” is no type of answer that we know.`, JSON.stringify(answer));
    for (const option of options) option.entry.leftOut('Its question is not carried over.');
    return [];
  }
  const label = eqText(answer.label);
  const isNamed = !asked.alone && label !== '';
  const words = isNamed && asked.title !== '' ? `${asked.title}\n${label}` : asked.title || label;
  const hint = [...asked.hint, ...(isNamed || label === words ? [] : [label]), eqText(answer.description)];
  const names = together.map((one, index) => idOf(one, `${id} answer ${index + 1}`));
  const name = names[0] ?? id;
  const inside = hint.filter((line) => line !== '').join('\n');
  const base: SourceQuestion = {
    entry,
    name: together.length > 1 ? `${id} ${asked.variant}` : name,
    keyFrom: codes.get(name) ?? (asked.alone ? id : `${id}_${label || name}`),
    shape: together.length > 1 ? 'some-of' : row.shape,
    label: say(words),
    ...(inside !== '' && { hint: say(inside) }),
  };
  if (options.length > 0 || row.shape === 'one-of' || row.shape === 'some-of') {
    if (together.length === 1) return [{ ...base, options }];
    const parts = Object.fromEntries(
      together.map((one, index) => [
        names[index] ?? '',
        listOf(one.options).map((option) => optionName(option)),
      ]),
    );
    return [{ ...base, options, parts }];
  }
  if (row.date) return [{ ...base, date: { ...row.date, ...datesOf(answer, entry) } }];
  return [{ ...base, ...limitsOf(answer, entry, say) }];
}

const optionName = (option: Json) => String(option.value ?? eqText(option.label));

function optionsOf(answer: Json, exclusive: boolean, context: Context): SourceOption[] {
  const { say, report, place } = context;
  return listOf(answer.options).map((option) => {
    const name = optionName(option);
    const entry = report.entry('choice', name, place);
    const description = eqText(option.description);
    if (description !== '') entry.changed('What is said under it is put behind its words.', description);
    noteRest(option, ['label', 'value', 'description', 'detail_answer', 'child_answer_id', 'q_code'], entry);
    const detail = isRecord(option.detail_answer) ? option.detail_answer : undefined;
    const detailId = detail && idOf(detail, `${name} detail`);
    return {
      name,
      label: say([eqText(option.label), description].filter((line) => line !== '').join(': ')),
      entry,
      ...(exclusive && { exclusive }),
      ...(detail &&
        detailId && {
          detail: {
            name: detailId,
            label: say(eqText(detail.label) || `${eqText(option.label)}: please say more`),
            entry: report.entry('question', detailId, place),
          },
        }),
    };
  });
}

function noteAnswer(answer: Json, entry: Entry): void {
  if (answer.mandatory === true)
    entry.aside('It must be answered in the source; here a person may always go on.');
  noteRest(
    answer,
    [
      'id',
      'type',
      'label',
      'description',
      'options',
      'mandatory',
      'max_length',
      'minimum',
      'maximum',
      'min_value',
      'max_value',
      'decimal_places',
      'unit',
      'currency',
      'q_code',
    ],
    entry,
  );
}

/** A date is bounded by another date, or by the day it is answered ("now"). */
function datesOf(answer: Json, entry: Entry): SourceDate {
  const bound = (name: 'minimum' | 'maximum') => {
    const given = answer[name];
    if (given === undefined) return undefined;
    const value = isRecord(given) ? given.value : given;
    const moved = isRecord(given) && given.offset_by !== undefined;
    if (!moved && value === 'now' && name === 'maximum') return 'now' as const;
    if (!moved && typeof value === 'string' && /^\d{4}(-\d{2}){0,2}$/.test(value)) return value;
    entry.changed(`Its ${name} hangs on something else and is not carried over.`, JSON.stringify(given));
    return undefined;
  };
  const earliest = bound('minimum');
  const latest = bound('maximum');
  return {
    ...(earliest !== undefined && { earliest }),
    ...(latest !== undefined && latest !== 'now' && { latest }),
    mayBeFuture: latest !== 'now',
  };
}

function limitsOf(answer: Json, entry: Entry, say: (text: string) => Said) {
  const bound = (name: 'minimum' | 'maximum') => {
    // The first versions called them so.
    const given = answer[name] ?? answer[name === 'minimum' ? 'min_value' : 'max_value'];
    if (given === undefined) return undefined;
    const value = isRecord(given) ? given.value : given;
    if (typeof value === 'number')
      return isRecord(given) && given.exclusive === true ? value + (name === 'minimum' ? 1 : -1) : value;
    entry.changed(`Its ${name} hangs on something else and is not carried over.`, JSON.stringify(given));
    return undefined;
  };
  const min = bound('minimum');
  const max = bound('maximum') ?? (answer.type === 'Percentage' ? 100 : undefined);
  const unit = answer.type === 'Percentage' ? '%' : (answer.unit ?? answer.currency);
  return {
    ...(min !== undefined ? { min } : answer.type === 'Percentage' ? { min: 0 } : {}),
    ...(max !== undefined && { max }),
    ...(typeof answer.decimal_places === 'number' && { decimals: answer.decimal_places }),
    ...(typeof answer.max_length === 'number' && { maxLength: answer.max_length }),
    ...(typeof unit === 'string' && { unit: say(unit) }),
  };
}
