import { getCategories } from '../../analysis/cases';
import { intervalAssumption, intervalName } from '../../analysis/results/interval';
import { findFootprintById } from '../../db/queries/footprints';
import type { ProfileVariable } from '../../surveys/panel/profile';
import { codebookOf, wordingColumn } from '../../surveys/questionnaires/codebook';
import { formatKey, formatWords } from '../../surveys/questionnaires/report-easy-read';
import { kindOf, type Question } from '../../surveys/questions/answers';
import type { ResultFigure, ResultLine, ResultTable } from '../contract/results';
import { Refusal } from '../errors';
import type { WorkRead } from '../work/reader';
import { easyReadOn } from './easy-read-in-results';
import { answeredBy, groupedShares, type Measured, type Measures, measure } from './measures';
import { listPublished } from './published-figures';
import { columnOf, type WaveCases } from './read-cases';
import { readWeighted, type WeightedWave } from './read-weighted';

/** In a worker: one question by one segment, in the form that may leave the house (R16). */
export async function tabulate(
  given: WorkRead,
  input: {
    readonly waveId: string;
    readonly question: string;
    readonly segment?: string;
    readonly weightingId?: string;
  },
): Promise<ResultTable> {
  const weighted = await readWeighted(given, input.waveId, input.weightingId);
  return tableOf(weighted, await limitsOf(given), given.root, input.question, input.segment ?? null);
}

export type Limits = { readonly smallBase: number; readonly smallEffectiveBase: number };

/** From which bases figures are flagged in this footprint. */
export async function limitsOf({ read }: WorkRead): Promise<Limits> {
  const footprint = await findFootprintById(read, read.footprintId);
  return footprint?.settings ?? { smallBase: 30, smallEffectiveBase: 20 };
}

/** The table of a question for everyone and by a segment; a wave is read once for many of them. */
export function tableOf(
  weighted: WeightedWave,
  limits: Limits,
  root: string,
  questionKey: string,
  segmentKey: string | null,
): ResultTable {
  const { wave, people, cases, design, weighting } = weighted;
  const question = questionsOf(wave).find(({ key }) => key === questionKey);
  if (!question) throw new Refusal('not-found');
  const segment = segmentKey === null ? null : segmentsOf(wave).find(({ key }) => key === segmentKey);
  if (segment === undefined || segment?.key === question.key) {
    throw new Refusal('fields-wrong', undefined, [
      { path: 'segment', message: 'Choose a profile variable or another question with one answer.' },
    ]);
  }
  const isSensitive = question.sensitive === true || segment?.sensitive === true;
  const rule = {
    hideSmallCounts: isSensitive,
    smallBase: limits.smallBase,
    smallEffectiveBase: limits.smallEffectiveBase,
  };
  const on: Measured = { cases, design, rule, segment: segment?.column ?? null };
  // Judged as the table without segments is, since whoever sees this one can see that one.
  const wholeRule = { ...rule, hideSmallCounts: question.sensitive === true };
  const whole = measure(question, { ...on, rule: wholeRule, segment: null });
  const split = segment === null ? whole : measure(question, on);
  // With the totals of the table without segments beside it, totals hidden here could be worked out, and more with them.
  const segmentsHidden = segment !== null && hidesMore(split, whole);
  const groups = (segmentsHidden ? whole : split).groups.map((group) => ({
    ...group,
    lines: [...group.lines],
  }));
  const codes = segment === null ? [] : getCategories(cases, segment.column).categories;
  const column = wave.codebook.find((candidate) => candidate.question === question.key);
  const answered = column
    ? column.measure === 'text'
      ? answeredTexts(weighted, question.key)
      : answeredBy(cases, columnOf(column.name)).reduce((sum, one) => sum + one, 0)
    : 0;
  const labelOfSegment = (code: string | null) =>
    code === null ? null : (segment?.labels.get(code) ?? code);
  const figures = groups.flatMap(({ lines }) => lines.flatMap((line) => [line.everyone, ...line.segments]));
  return {
    wave: { id: wave.wave.id, title: wave.wave.title, status: wave.wave.status },
    question: {
      key: question.key,
      kind: question.kind,
      label: question.label.en,
      ...(question.hint && { hint: question.hint.en }),
      options: optionsOf(question),
      sensitive: question.sensitive === true,
      ...(question.source !== undefined && { source: question.source }),
    },
    segment: segment && { key: segment.key, label: segment.label, sensitive: segment.sensitive },
    segments: segmentsHidden ? [] : codes.map((code) => ({ code, label: labelOfSegment(code)! })),
    answered: answered >= 10 ? answered : null,
    respondents: cases.n,
    easyRead: easyReadOn(wave, people, question.key),
    invited: wave.invited,
    groups,
    benchmark: benchmarkOf(question, { ...on, rule: wholeRule }, whole, root),
    weighting: weighting && {
      id: weighting.id,
      createdAt: weighting.createdAt.toISOString(),
      converged: weighting.converged,
    },
    later: weighted.later,
    interval: {
      name: intervalName(cases.selection),
      assumption: intervalAssumption(cases.selection),
    },
    smallCountsHidden: isSensitive,
    segmentsHidden,
    hiddenFigures: figures.filter(({ shown }) => !shown).length,
    smallFigures: figures.filter((figure) => figure.shown && figure.isSmall).length,
    toSignOff: (segmentsHidden ? whole : split).toSignOff.map(({ segment: code, code: answer }) => ({
      segment: labelOfSegment(code),
      answer: groups[0]?.lines.find((line) => line.code === answer)?.label ?? answer,
    })),
  };
}

/** Questions that ask something, in the order of the pages. */
export function questionsOf(wave: Pick<WaveCases, 'questionnaire'>): Question[] {
  return wave.questionnaire.pages.flatMap((page) => page.questions).filter((one) => kindOf(one).asks);
}

export type Segment = {
  readonly key: string;
  readonly label: string;
  readonly column: string;
  /** `fieldwork`: how someone was asked, such as the arm of a split. */
  readonly from: 'profile' | 'question' | 'fieldwork';
  /** Under the small-count rule: marked sensitive, or places of a few thousand people. */
  readonly sensitive: boolean;
  readonly labels: ReadonlyMap<string, string>;
};

/**
 * What a question can be split by: profile variables, questions with one answer, the arm of each split, and where words were
 * changed while it was open, the wording someone answered to.
 */
export function segmentsOf(wave: Pick<WaveCases, 'questionnaire' | 'variables' | 'wordings'>): Segment[] {
  const fromProfile = wave.variables.map(
    (variable): Segment => ({
      key: variable.key,
      label: variable.label.en,
      column: variable.key,
      from: 'profile',
      sensitive: variable.sensitive || isSmallPlace(variable),
      labels: new Map(variable.categories.map(({ code, label }) => [code, label.en])),
    }),
  );
  const fromQuestions = questionsOf(wave).flatMap((question): Segment[] => {
    // One answer of a list: the column of that name has codes and there is no other of it, or it says so itself.
    const column = kindOf(question)
      .columns(question)
      .find(({ name, splits, categories }) => splits || (name === question.key && categories));
    if (!column?.categories) return [];
    return [
      {
        key: question.key,
        label: column.label,
        column: columnOf(column.name),
        from: 'question',
        sensitive: column.sensitive,
        labels: new Map(column.categories.map(({ code, label }) => [code, label])),
      },
    ];
  });
  const taken = new Set(fromProfile.map(({ key }) => key));
  const columns = [
    ...codebookOf(wave.questionnaire).filter(({ question }) => question === ''),
    ...(wave.wordings.length > 0 ? [wordingColumn(wave.wordings)] : []),
  ];
  const fromFieldwork = columns.map(
    ({ name, label, categories = [] }): Segment => ({
      key: name,
      label,
      column: columnOf(name),
      from: 'fieldwork',
      sensitive: false,
      labels: new Map(categories.map((one) => [one.code, one.label])),
    }),
  );
  return [
    ...fromProfile,
    ...fromQuestions.filter(({ key }) => !taken.has(key)),
    ...(wave.questionnaire.easyRead ? [byVersion] : []),
    ...fromFieldwork,
  ];
}

/** Which version someone answered may tell of their health, so it comes under the small-count rule (R14, R16). */
const byVersion: Segment = {
  key: formatKey,
  label: 'Version answered',
  column: columnOf(formatKey),
  from: 'question',
  sensitive: true,
  labels: new Map(Object.entries(formatWords)),
};

function isSmallPlace(variable: ProfileVariable): boolean {
  return (
    variable.kind === 'derived' &&
    variable.rule.rule === 'area-column' &&
    ['lsoa', 'msoa', 'ward'].includes(variable.rule.column)
  );
}

function optionsOf(question: Question): string[] {
  switch (question.kind) {
    case 'single-choice':
    case 'multiple-choice':
    case 'ranking':
      return question.options.map(({ label }) => label.en);
    case 'constant-sum':
      return question.items.map(({ label }) => label.en);
    case 'scale':
      return question.style === 'labelled'
        ? question.points.map(({ label }) => label.en)
        : [`${question.from} ${question.fromWords.en}`, `${question.to} ${question.toWords.en}`];
    default:
      return kindOf(question)
        .form(question)
        .flatMap((field) => field.label ?? field.choices?.map(({ label }) => label) ?? [])
        .map(({ en }) => en);
  }
}

/** Does the split hide a figure for everyone that the whole shows? */
function hidesMore(split: Measures, whole: Measures): boolean {
  return split.groups.some((group, g) =>
    group.lines.some((line, l) => !line.everyone.shown && whole.groups[g]?.lines[l]?.everyone.shown === true),
  );
}

function answeredTexts({ wave, people }: WeightedWave, key: string): number {
  const index = wave.codebook.findIndex((column) => column.question === key);
  return people.filter(({ row }) => typeof row[index] === 'string').length;
}

function benchmarkOf(
  question: Question,
  on: Measured,
  whole: Measures,
  root: string,
): ResultTable['benchmark'] {
  if (!question.benchmark) return null;
  const { source, geography, groups } = question.benchmark;
  const published = listPublished(root, question.benchmark);
  const lines: readonly ResultLine[] = whole.groups[0]?.lines ?? [];
  return {
    source,
    geography,
    lines: groupedShares(question, groups, { ...on, segment: null }, lines).map(({ label, everyone }) => {
      const found = published.find((figure) => figure.label === label);
      return {
        label,
        everyone: everyone as ResultFigure,
        published: found ? { share: found.share, low: found.low, high: found.high, base: found.base } : null,
      };
    }),
  };
}
