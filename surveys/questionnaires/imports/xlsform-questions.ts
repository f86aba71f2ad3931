import type { Entry, Report } from './report';
import type { Said, SourceDate, SourceOption, SourceQuestion, SourceRule } from './source';
import { variantsOf } from './xlsform-cascade';
import type { Lists } from './xlsform-choices';
import type { FormRow } from './xlsform-columns';
import { datesFrom, type Limits, limitsFrom } from './xlsform-constraint';
import type { Languages } from './xlsform-languages';
import type { ReadType } from './xlsform-types';

/** What a row of the survey sheet asks. */
export function readQuestion(
  row: FormRow,
  name: string,
  type: NonNullable<ReadType>,
  entry: Entry,
  showIf: readonly SourceRule[],
  lists: Lists,
  { said }: Languages,
  report: Report,
): SourceQuestion | readonly SourceQuestion[] {
  const base = { entry, name, label: said(row.texts('label')), hint: said(row.texts('hint')), showIf };
  noteRequired(row, entry);
  const { row: kind } = type;
  if (kind.is === 'tick') {
    const tick = report.entry('choice', `${name} (tick)`, `survey, row ${row.number}`);
    return { ...base, shape: 'some-of', options: [{ name: 'OK', label: base.label, entry: tick }] };
  }
  if (kind.is === 'range') return { ...base, shape: 'number-scale', ...rangeOf(row) };
  if (kind.is === 'choice') return readChoiceQuestion(row, base, kind.shape, type, lists, report);
  if (kind.is !== 'question') return { ...base, shape: 'text' };
  if (kind.shape === 'date') return { ...base, shape: 'date', date: readDates(row, entry, kind.hasTime) };
  const isNumber = kind.shape === 'number';
  const limits = readLimits(
    row,
    entry,
    isNumber && kind.decimals === undefined,
    isNumber ? 'number' : 'text',
  );
  const isLong = /multiline/i.test(row.parts().includes('appearance') ? row.text('appearance') : '');
  return {
    ...base,
    shape: kind.shape === 'text' && isLong ? 'long-text' : kind.shape,
    ...(kind.decimals !== undefined && { decimals: kind.decimals }),
    ...(limits.min !== undefined && { min: limits.min }),
    ...(limits.max !== undefined && { max: limits.max }),
    ...(limits.maxLength !== undefined && { maxLength: limits.maxLength }),
  };
}

function noteRequired(row: FormRow, entry: Entry): void {
  const required = row.text('required');
  if (required === '' || /^(no|false|false\(\)|0)$/i.test(required)) return;
  entry.aside('It must be answered in the source; here a person may always go on.', required);
}

/** parameters: start=1 end=10 step=1 */
function rangeOf(row: FormRow) {
  const given = row.text('parameters');
  const number = (name: string) => {
    const found = new RegExp(`\\b${name}\\s*=\\s*(-?\\d+(?:\\.\\d+)?)`, 'i').exec(given)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const step = number('step') ?? 1;
  return {
    min: number('start') ?? 1,
    max: number('end') ?? 10,
    step,
    decimals: Number.isInteger(step) ? 0 : 2,
  };
}

/** Three looks ask for less of a date than the day. */
function readDates(row: FormRow, entry: Entry, hasTime = false): SourceDate {
  const text = row.text('constraint');
  const { date, rest } = datesFrom(text);
  if (rest) entry.changed('What its answer is held to could not be carried over in full.', text);
  if (hasTime) entry.changed('The day is asked, and not the time of day.');
  const look = row.parts().includes('appearance') ? row.text('appearance') : '';
  const finest = /\bmonth-year\b/i.test(look) ? 'month' : /\byear\b/i.test(look) ? 'year' : 'day';
  return { ...date, finest };
}

function readLimits(
  row: FormRow,
  entry: Entry,
  isWhole: boolean,
  what: 'number' | 'text' | 'choice',
): Limits {
  const text = row.text('constraint');
  if (text === '') return { exclusive: [], rest: false };
  const limits = limitsFrom(text, isWhole);
  const fits =
    what === 'number'
      ? limits.maxLength === undefined
      : what === 'choice'
        ? limits.min === undefined && limits.max === undefined
        : limits.min === undefined && limits.max === undefined && limits.minChosen === undefined;
  if (limits.rest || !fits)
    entry.changed('What its answer is held to could not be carried over in full.', text);
  return fits ? limits : { exclusive: [], rest: true };
}

function readChoiceQuestion(
  row: FormRow,
  base: Pick<SourceQuestion, 'entry' | 'name' | 'label' | 'hint' | 'showIf'> & {
    readonly label: Said;
    readonly hint: Said;
  },
  shape: 'one-of' | 'some-of' | 'order',
  { list, hasOther }: NonNullable<ReadType>,
  lists: Lists,
  report: Report,
): SourceQuestion | readonly SourceQuestion[] {
  const { entry, name } = base;
  const filter = row.text('choice_filter');
  const limits = readLimits(row, entry, false, 'choice');
  const found = list === undefined ? undefined : lists.get(list);
  const variants = filter === '' || !found || hasOther ? undefined : variantsOf(filter, found);
  if (filter !== '' && !variants)
    entry.changed(
      'Its choices depend on an earlier answer, which is not carried over: all of them are shown.',
      filter,
    );
  if (!found)
    entry.changed(
      list === undefined
        ? 'Its type names no list of choices.'
        : `Its list of choices “${list}” is not in the file.`,
    );
  const place = `survey, row ${row.number}`;
  const other: SourceOption[] = hasOther
    ? [
        {
          name: 'other',
          label: { en: 'Other' },
          entry: report.entry('choice', `${name} or_other`, place),
          detail: {
            name: `${name}_other`,
            label: { en: 'Please say which other' },
            entry: report.entry('question', `${name}_other`, place),
          },
        },
      ]
    : [];
  const withExclusive = (listed: readonly SourceOption[]) =>
    listed.map((option) =>
      limits.exclusive.includes(option.name) ? { ...option, exclusive: true } : option,
    );
  const shuffle = isShuffled(row, entry);
  const question: SourceQuestion = {
    ...base,
    shape,
    ...(shuffle && { shuffle }),
    options: [...withExclusive(found ?? []), ...other],
    ...(shape !== 'order' && limits.minChosen !== undefined && { min: limits.minChosen }),
    ...(limits.maxChosen !== undefined && { max: limits.maxChosen }),
  };
  if (!variants) return question;
  entry.changed(
    `Its choices depend on an earlier answer: it becomes ${variants.length} questions, one for each list.`,
    filter,
  );
  const shown = new Set(variants.flatMap((variant) => variant.options));
  for (const option of found ?? [])
    if (!shown.has(option)) option.entry.leftOut('No answer leads to it by the filter of its list.', filter);
  return variants.map((variant, index) => ({
    ...question,
    entry: index === 0 ? entry : report.entry('question', `${name} (${variant.values.join(', ')})`, place),
    keyFrom: `${name}_${variant.values.join('_')}`,
    options: withExclusive(variant.options),
    showIf: [...(base.showIf ?? []), ...variant.rules],
  }));
}

/** parameters: randomize=true; whatever else stands there is named. */
function isShuffled(row: FormRow, entry: Entry): boolean {
  const given = row.text('parameters');
  const rest = given
    .replace(/\b(randomi[sz]e\s*=\s*(true|yes|1)|seed\s*=\s*\S+)/gi, '')
    .replace(/[\s;,]+/g, '');
  if (rest !== '') entry.aside('“parameters”, how it is shown, is not carried over.', given);
  return /\brandomi[sz]e\s*=\s*(true|yes|1)\b/i.test(given);
}

const looks = /^(appearance|autoplay|parameters|rows|body::.*)$/i;

/** Every cell that nothing has asked for is named, so that none is lost in silence. */
export function noteLeft(row: FormRow, entry: Entry): void {
  for (const { header, text } of row.left()) {
    if (looks.test(header)) entry.aside(`“${header}”, how it is shown, is not carried over.`, text);
    else entry.changed(`“${header}” is not carried over.`, text);
  }
}
