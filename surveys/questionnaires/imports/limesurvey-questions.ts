import { fitsGrid } from './kinds';
import { answerId, type Row, type Tables } from './limesurvey-parts';
import { conditionRules, relevanceRules } from './limesurvey-rules';
import { type LimeRow, limesurveyTypes } from './limesurvey-types';
import { languageTag } from './names';
import type { Entry, Report } from './report';
import type { Said, SourceDate, SourceOption, SourceQuestion, SourceRule } from './source';
import type { Dialect } from './translate';
import { joinSaid } from './wording';

export type Context = { readonly tables: Tables; readonly dialect: Dialect; readonly report: Report };

/** What one question of LimeSurvey becomes: one of ours, or one for each of its rows. */
export function readQuestion(row: Row, outer: readonly SourceRule[], context: Context): SourceQuestion[] {
  const { tables, dialect, report } = context;
  const qid = row.qid ?? '';
  const title = row.title || `q${qid}`;
  const type = row.type ?? '';
  const place = `question ${qid}`;
  const entry = report.entry('question', title, place);
  const kind = Object.hasOwn(limesurveyTypes, type) ? limesurveyTypes[type] : undefined;
  const attributes = attributesOf(qid, tables);
  const label = tables.said('questions', qid, 'question');
  const subquestions = tables.subquestions.filter((one) => one.parent_qid === qid);
  const answers = tables.answers.filter((one) => one.qid === qid);
  noteQuestion(row, attributes, entry, tables.said('questions', qid, 'script'));
  if (!kind || kind.is === 'left-out') {
    entry.leftOut(
      kind?.reason ?? `“${type}” is no type of LimeSurvey that we know.`,
      Object.values(label).join('\n'),
    );
    for (const one of [...subquestions, ...answers])
      report
        .entry('choice', one.code === undefined ? `${title}_${one.title}` : `${title} ${one.code}`, place)
        .leftOut('Its question is not carried over.', Object.values(wordsOfRow(one, context)).join('\n'));
    return [];
  }
  const relevance = relevanceRules(row.relevance ?? '', dialect, title);
  const listed = relevance.length > 0 ? [] : tables.conditions.filter((one) => one.qid === qid);
  const rules = [...outer, ...relevance, ...conditionRules(listed, dialect)];
  const base: Base = {
    entry,
    title,
    place,
    label,
    hint: tables.said('questions', qid, 'help'),
    rules,
    attributes,
    hasOther: row.other === 'Y',
  };
  return kind.is === 'one'
    ? readOne(base, kind, subquestions, answers, context)
    : readEach(base, kind, subquestions, answers, context);
}

type Attributes = ReadonlyMap<string, Said>;

type Base = {
  readonly entry: Entry;
  readonly title: string;
  readonly place: string;
  readonly label: Said;
  readonly hint: Said;
  readonly rules: readonly SourceRule[];
  readonly attributes: Attributes;
  readonly hasOther: boolean;
};

function attributesOf(qid: string, { attributes, languages }: Tables): Attributes {
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

const attribute = (attributes: Attributes, name: string) =>
  Object.values(attributes.get(name) ?? {})[0] ?? '';

function numberOf(attributes: Attributes, name: string): number | undefined {
  const text = attribute(attributes, name);
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Attributes that are carried over, by question types that have them. */
const carried =
  /^(min_answers|max_answers|min_num_value_n|max_num_value_n|num_value_int_only|equals_num_value|exclude_all_others|maximum_chars|suffix|other_replace_text|multiflexible_min|multiflexible_max|dualscale_headerA|dualscale_headerB)$/;

/** Attributes that change what is asked or of whom; all others only how it looks or what is done with it. */
const weighty =
  /^(array_filter|array_filter_exclude|em_validation_q|em_validation_sq|hidden|random_group|equation|min_num_value|max_num_value|min_num_value_sgqa|max_num_value_sgqa|equals_num_value|value_range_allows_missing|time_limit)$/;

function noteQuestion(row: Row, attributes: Attributes, entry: Entry, script: Said): void {
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
    if (/^date_(min|max)$/.test(name) && plainDay.test(text)) continue;
    if (name === 'date_format' && row.type === 'D') continue;
    if (weighty.test(name) && !/^(0|N|normal|none)$/i.test(text))
      entry.changed(`“${name}” is not carried over.`, text);
    else looks.push(`${name}: ${text}`);
  }
  if (looks.length > 0)
    entry.aside('How it is shown and treated in the other program is not carried over.', looks.join('\n'));
}

function readOne(
  base: Base,
  kind: Extract<LimeRow, { readonly is: 'one' }>,
  subquestions: readonly Row[],
  answers: readonly Row[],
  context: Context,
): SourceQuestion[] {
  const { entry, title, place, attributes, rules } = base;
  const from =
    kind.from === 'subquestions' || (kind.shape === 'order' && answers.length === 0) ? subquestions : answers;
  const isSub = from === subquestions;
  const rest = isSub ? answers : subquestions;
  const alone = new Set(attribute(attributes, 'exclude_all_others').split(/[;,\s]+/));
  const options = [
    ...(kind.from ? from.map((row) => optionOf(row, isSub, alone, base, context)) : []),
    ...(kind.own ?? []).map(([code, words]) => ownOption(code, words, base, context)),
    ...(base.hasOther ? [otherOption(base, context)] : []),
  ];
  for (const row of kind.from ? rest : [...subquestions, ...answers]) leaveOut(row, base, context);
  const min = kind.min ?? numberOf(attributes, kind.shape === 'number' ? 'min_num_value_n' : 'min_answers');
  const max = kind.max ?? numberOf(attributes, kind.shape === 'number' ? 'max_num_value_n' : 'max_answers');
  const question: SourceQuestion = {
    entry,
    name: title,
    shape: kind.shape,
    label: base.label,
    hint: base.hint,
    ...(options.length > 0 || kind.from ? { options } : {}),
    ...(isSub && kind.shape === 'some-of' && { parts: partsOf(title, options) }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...textAndUnit(kind.shape, attributes),
    ...(kind.shape === 'date' && { date: datesOf(attributes) }),
    ...orderOf(attributes),
    showIf: rules,
  };
  if (!kind.comment) return [question];
  if (kind.shape === 'some-of') {
    entry.changed('A comment beside each choice is not carried over.');
    return [question];
  }
  const comment = context.report.entry('question', `${title}_comment`, place);
  comment.changed('The comment beside the list becomes a question of its own.');
  return [
    question,
    {
      entry: comment,
      name: `${title}_comment`,
      shape: 'long-text',
      label: { en: 'Please add a comment' },
      showIf: rules,
    },
  ];
}

function leaveOut(row: Row, { title, place }: Base, context: Context): void {
  context.report
    .entry('choice', `${title} ${row.title ?? row.code}`, place)
    .leftOut(
      'Questions of this type have no such part here.',
      Object.values(wordsOfRow(row, context)).join('\n'),
    );
}

function partsOf(
  title: string,
  options: readonly SourceOption[],
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    options.map(({ name }) => [`${title}_${name === '-oth-' ? 'other' : name}`, [name]]),
  );
}

function textAndUnit(shape: string, attributes: Attributes) {
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

function wordsOfRow(row: Row, { tables }: Context): Said {
  if (row.code === undefined) return tables.said('questions', row.qid ?? '', 'question');
  return tables.said('answers', answerId(row), 'answer');
}

function optionOf(
  row: Row,
  isSub: boolean,
  alone: ReadonlySet<string>,
  { title, place }: Base,
  context: Context,
): SourceOption {
  const name = (isSub ? row.title : row.code) ?? '';
  const entry = context.report.entry('choice', isSub ? `${title}_${name}` : `${title} ${name}`, place);
  noteSubquestion(row, entry);
  return { name, label: wordsOfRow(row, context), entry, ...(alone.has(name) && { exclusive: true }) };
}

function noteSubquestion(row: Row, entry: Entry): void {
  const relevance = (row.relevance ?? '').trim();
  if (relevance !== '' && relevance !== '1')
    entry.changed(
      'It is shown to some people only, which is not carried over for parts of a question.',
      relevance,
    );
  if (!['', '0'].includes((row.assessment_value ?? '').trim()))
    entry.aside('Its value for assessments is not carried over.', row.assessment_value);
}

function ownOption(code: string, words: string, { title, place }: Base, { report }: Context): SourceOption {
  return { name: code, label: { en: words }, entry: report.entry('choice', `${title} ${code}`, place) };
}

function otherOption({ title, place, attributes }: Base, { report }: Context): SourceOption {
  const said = attributes.get('other_replace_text');
  const label = said ?? { en: 'Other' };
  return {
    name: '-oth-',
    label,
    entry: report.entry('choice', `${title} other`, place),
    detail: {
      name: `${title}_other`,
      label: joinSaid([label, { en: 'please say which' }], ': '),
      entry: report.entry('question', `${title}_other`, place),
    },
  };
}

function readEach(
  base: Base,
  kind: Extract<LimeRow, { readonly is: 'each' }>,
  subquestions: readonly Row[],
  answers: readonly Row[],
  context: Context,
): SourceQuestion[] {
  const { entry, title, place, attributes, rules } = base;
  const rows = subquestions.filter((row) => (row.scale_id || '0') === '0');
  const columns = subquestions.filter((row) => (row.scale_id || '0') !== '0');
  const total = numberOf(attributes, 'equals_num_value');
  if (
    kind.shape === 'number' &&
    kind.per === undefined &&
    total !== undefined &&
    total >= rows.length &&
    rows.length >= 2
  ) {
    const options = rows.map((row) => optionOf(row, true, new Set(), base, context));
    for (const row of [...columns, ...answers]) leaveOut(row, base, context);
    return [
      {
        entry,
        name: title,
        shape: 'shares',
        label: base.label,
        hint: base.hint,
        options,
        total,
        parts: partsOf(title, options),
        ...orderOf(attributes),
        showIf: rules,
        ...(attributes.get('suffix') && { unit: attributes.get('suffix')! }),
      },
    ];
  }
  if (rows.length === 0 || (kind.per === 'columns' && columns.length === 0)) {
    entry.leftOut('It has no rows or no columns to ask about.');
    for (const row of [...subquestions, ...answers]) leaveOut(row, base, context);
    return [];
  }
  const scales: readonly (string | undefined)[] = kind.per === 'scales' ? ['0', '1'] : [undefined];
  const answersOf = (scale: string | undefined) =>
    kind.from ? answers.filter((answer) => scale === undefined || (answer.scale_id || '0') === scale) : [];
  const pointsIn = (scale: string | undefined) => answersOf(scale).length + (kind.own?.length ?? 0);
  if (kind.shape === 'one-of' && scales.every((scale) => fitsGrid(rows.length, pointsIn(scale)))) {
    const taken = new Set(scales.flatMap(answersOf));
    for (const row of [...columns, ...answers.filter((answer) => !taken.has(answer))])
      leaveOut(row, base, context);
    return readGrids(base, kind, rows, scales, answersOf, context);
  }
  entry.changed(`Its ${rows.length} rows become questions of their own.`);
  if (Object.keys(orderOf(attributes)).length > 0)
    entry.changed('How its rows are ordered or held back is not carried over.');
  const across: readonly (Row | undefined)[] = kind.per === 'columns' ? columns : [undefined];
  const used = new Map<string, SourceOption>();
  for (const column of columns) {
    if (kind.per === 'columns')
      noteSubquestion(column, context.report.entry('choice', `${title}_${column.title}`, place));
    else leaveOut(column, base, context);
  }
  const made = rows.flatMap((row) =>
    scales.flatMap((scale) =>
      across.map((column): SourceQuestion => {
        const name = [title, row.title, column?.title ?? scale]
          .filter((part) => part !== undefined)
          .join('_');
        const rowEntry = context.report.entry('question', name, place);
        noteSubquestion(row, rowEntry);
        const options = [
          ...answersOf(scale).map(
            (answer) =>
              used.get(answerId(answer)) ??
              keep(used, answer, optionOf(answer, false, new Set(), base, context)),
          ),
          ...(kind.own ?? []).map(
            ([code, words]) => used.get(code) ?? keepOwn(used, code, ownOption(code, words, base, context)),
          ),
        ];
        const min =
          kind.min ?? numberOf(attributes, kind.per === 'columns' ? 'multiflexible_min' : 'min_num_value_n');
        const max =
          kind.max ?? numberOf(attributes, kind.per === 'columns' ? 'multiflexible_max' : 'max_num_value_n');
        return {
          entry: rowEntry,
          name,
          shape: kind.shape,
          label: joinSaid([base.label, wordsOfRow(row, context), column && wordsOfRow(column, context)]),
          hint: base.hint,
          ...(options.length > 0 && { options }),
          ...(min !== undefined && { min }),
          ...(max !== undefined && { max }),
          ...textAndUnit(kind.shape, attributes),
          showIf: rules,
        };
      }),
    ),
  );
  for (const answer of answers) if (!used.has(answerId(answer))) leaveOut(answer, base, context);
  return made;
}

/** The same about each row, as one question; of two scales, as one for each. */
function readGrids(
  base: Base,
  kind: Extract<LimeRow, { readonly is: 'each' }>,
  rows: readonly Row[],
  scales: readonly (string | undefined)[],
  answersOf: (scale: string | undefined) => readonly Row[],
  context: Context,
): SourceQuestion[] {
  const { entry, title, place, attributes, rules } = base;
  const none: ReadonlySet<string> = new Set();
  const items = rows.map((row) => optionOf(row, true, none, base, context));
  if (scales.length > 1) entry.changed('Its two scales become a question each.');
  return scales.map((scale, at) => {
    const partOf = (name: string) => [title, name, scale].filter((part) => part !== undefined).join('_');
    const header = attributes.get(at === 0 ? 'dualscale_headerA' : 'dualscale_headerB');
    return {
      entry: at === 0 ? entry : context.report.entry('question', `${title} (scale ${at + 1})`, place),
      name: scale === undefined ? title : `${title}_${scale}`,
      shape: 'grid',
      label: joinSaid([base.label, scale === undefined ? undefined : header]),
      hint: base.hint,
      options: items,
      points: [
        ...answersOf(scale).map((answer) => optionOf(answer, false, none, base, context)),
        ...(kind.own ?? []).map(([code, words]) => ownOption(code, words, base, context)),
      ],
      parts: Object.fromEntries(items.map(({ name }) => [partOf(name), [name]])),
      ...orderOf(attributes),
      showIf: rules,
    };
  });
}

/** Attributes that draw an order, or offer only what was chosen in one question before. */
const isOrder = (name: string, text: string) =>
  (name === 'random_order' && text === '1') ||
  (/^(answer|subquestion)_order$/.test(name) && text === 'random') ||
  (name === 'array_filter' && /^\w+$/.test(text));

function orderOf(attributes: Attributes): Pick<SourceQuestion, 'shuffle' | 'carryFrom'> {
  const has = (name: string) => isOrder(name, attribute(attributes, name));
  const filter = attribute(attributes, 'array_filter');
  return {
    ...(['random_order', 'answer_order', 'subquestion_order'].some(has) && { shuffle: true }),
    ...(has('array_filter') && { carryFrom: { name: filter, text: filter } }),
  };
}

/** A date that is written out bounds it; one that is worked out does not. */
function datesOf(attributes: Attributes): SourceDate {
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
  };
}

const plainDay = /^\d{4}(-\d{2}){0,2}$/;

function keep(used: Map<string, SourceOption>, answer: Row, option: SourceOption): SourceOption {
  return keepOwn(used, answerId(answer), option);
}

function keepOwn(used: Map<string, SourceOption>, id: string, option: SourceOption): SourceOption {
  used.set(id, option);
  return option;
}
