import { fitsGrid } from './kinds';
import {
  type Attributes,
  attribute,
  attributesOf,
  datesOf,
  noteQuestion,
  numberOf,
  orderOf,
  textAndUnit,
} from './limesurvey-attributes';
import { answerId, type Row, type Tables } from './limesurvey-parts';
import { conditionRules, relevanceRules } from './limesurvey-rules';
import { type LimeRow, limesurveyTypes } from './limesurvey-types';
import type { Entry, Report } from './report';
import type { Said, SourceOption, SourceQuestion, SourceRule } from './source';
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

function keep(used: Map<string, SourceOption>, answer: Row, option: SourceOption): SourceOption {
  return keepOwn(used, answerId(answer), option);
}

function keepOwn(used: Map<string, SourceOption>, id: string, option: SourceOption): SourceOption {
  used.set(id, option);
  return option;
}
