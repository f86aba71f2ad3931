/** A questionnaire as the sheets of an XLSForm. What the form cannot say is told on sheets of their own. */

import type { MediaKind } from '../../media/media';
import type { Question } from '../../questions/answers';
import type { Words } from '../../vocabulary';
import { listMediaUses } from '../media-uses';
import { type Condition, givenTestsIn } from '../show-if';
import type { Questionnaire } from '../types';
import { keptRows, keptSheetName } from './xlsform-kept';
import { type Choice, type SurveyRow, writeKind } from './xlsform-kinds';
import { xpathOf } from './xpath';

/** A sheet to write: its header, and cells in its order. */
export type SheetToWrite = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/** What one question is in the form. */
export type FormBlock = {
  readonly question: Question;
  readonly rows: readonly SurveyRow[];
  readonly choices: readonly Choice[];
  /** What other programs will not know of it: what, and its words. */
  readonly unsaid: readonly (readonly [string, string])[];
};

/** For people: what other programs are not told. */
export const unsaidSheetName = 'not in the form';

/**
 * A questionnaire as an XLSForm: sheets survey, choices and settings; a sheet that tells people what the form cannot say;
 * and one that says it to our own import, so that importXlsform gives the same questionnaire again.
 */
export function xlsformSheets(questionnaire: Questionnaire): readonly SheetToWrite[] {
  const { languages, purpose, thanks, minutes } = questionnaire;
  const blocks = formBlocks(questionnaire);
  const unsaid: (readonly string[])[] = [
    ['', 'purpose', purpose.en],
    ['', 'thanks', thanks.en],
    ['', 'minutes', String(minutes)],
    ...blocks.flatMap((block) => block.unsaid.map((told) => [block.question.key, ...told])),
    ...logicUnsaid(questionnaire),
    ...easyReadUnsaid(questionnaire),
    ...listMediaUses(questionnaire).map(({ question = '', kind, media }) => [
      question,
      mediaWords[kind],
      media,
    ]),
  ];
  return [
    {
      name: 'survey',
      rows: surveySheet(
        blocks.flatMap(({ rows }) => rows),
        languages,
      ),
    },
    {
      name: 'choices',
      rows: choicesSheet(
        blocks.flatMap(({ choices }) => choices),
        languages,
      ),
    },
    {
      name: 'settings',
      rows: [
        ['form_title', 'default_language'],
        [questionnaire.title.en, languageName('en')],
      ],
    },
    { name: unsaidSheetName, rows: [['question', 'what', 'words'], ...unsaid] },
    { name: keptSheetName, rows: keptRows(questionnaire) },
  ];
}

/** The questions of a questionnaire as the form has them, in their order. */
export function formBlocks({ pages }: Pick<Questionnaire, 'pages'>): FormBlock[] {
  const questions = pages.flatMap((page) => page.questions);
  const find = (key: string) => questions.find((question) => question.key === key);
  return pages.flatMap((page) =>
    page.questions.map((question) => {
      const written = writeKind(question);
      const conditions = [page.showIf, question.showIf].filter((one) => one !== undefined);
      const relevant = conditions.map((one) => xpathOf(one, find)).join(' and ');
      const withWho = (row: SurveyRow, index: number): SurveyRow =>
        index === 0 && relevant !== '' ? { ...row, relevant } : row;
      return {
        question,
        rows: written.rows.map(withWho),
        choices: written.choices ?? [],
        unsaid: [
          ...whoUnsaid(conditions),
          ...(written.unsaid ?? []).map((what) => [what, ''] as const),
          ...asides(question),
        ],
      };
    }),
  );
}

function whoUnsaid(conditions: readonly Condition[]): (readonly [string, string])[] {
  if (!conditions.some((one) => givenTestsIn(one).length > 0)) return [];
  return [['who is asked hangs on what is known beforehand', JSON.stringify(conditions)]];
}

/** Logic the form has no words for, each part by its name and as we keep it. */
function logicUnsaid(questionnaire: Questionnaire): string[][] {
  const { known, splits = [], loops = [], ends = [], safety = [], pages } = questionnaire;
  const told = (what: string, of: string, part: object) => [of, what, JSON.stringify(part)];
  return [
    ...pages.flatMap((page) => [
      ...(page.jumps ?? []).map((jump) => told('jump', page.key, jump)),
      ...(page.checks ?? []).map((check) => told('check', page.key, check)),
    ]),
    ...Object.entries(known ?? {}).map(([name, fact]) => told('what is known beforehand', name, fact)),
    ...splits.map((split) => told('split of the sample', split.key, split)),
    ...loops.map((loop) => told('pages asked again', loop.key, loop)),
    ...ends.map((end) => told('end page', end.key, end)),
    ...safety.map((rule) => told('safety route', rule.key, rule)),
  ];
}

/** The Easy Read version, which is a survey of its own: each of its questions by name, so that none is missed. */
function easyReadUnsaid({ easyRead }: Questionnaire): string[][] {
  if (!easyRead) return [];
  return [
    ['', 'Easy Read version', easyRead.title.en],
    ...easyRead.pages.flatMap(({ questions }) =>
      questions.map(({ key, label }) => [key, 'question of the Easy Read version', label.en]),
    ),
  ];
}

const mediaWords: Readonly<Record<MediaKind, string>> = {
  picture: 'picture',
  clip: 'British Sign Language clip',
  captions: 'captions of a clip',
};

/** What stands beside a question and has no place in the form. */
function asides(question: Question): [string, string][] {
  return [
    ...(question.sensitive ? [['that it is sensitive', ''] as [string, string]] : []),
    ...(question.whyWeAsk ? [['why we ask', question.whyWeAsk.en] as [string, string]] : []),
    ...(question.source ? [['where it comes from', question.source] as [string, string]] : []),
    ...(question.benchmark ? [['what it is set beside', question.benchmark.source] as [string, string]] : []),
    ...(question.crucial === false
      ? [['that it does not count towards a complete answer', ''] as [string, string]]
      : []),
  ];
}

/**
 * A language as XLSForm names it.
 * @example languageName('pl') // 'Polish (pl)'
 */
function languageName(tag: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
  return `${name} (${tag})`;
}

function surveySheet(rows: readonly SurveyRow[], languages: readonly string[]): string[][] {
  const header = [
    'type',
    'name',
    ...languages.map((language) => `label::${languageName(language)}`),
    ...languages.map((language) => `hint::${languageName(language)}`),
    'relevant',
    'constraint',
    'appearance',
    'parameters',
  ];
  const inEach = (words: Words | undefined) => languages.map((language) => words?.[language] ?? '');
  return [
    header,
    ...rows.map((row) => [
      row.type,
      row.name,
      ...inEach(row.label),
      ...inEach(row.hint),
      row.relevant ?? '',
      row.constraint ?? '',
      row.appearance ?? '',
      row.parameters ?? '',
    ]),
  ];
}

function choicesSheet(choices: readonly Choice[], languages: readonly string[]): string[][] {
  return [
    ['list_name', 'name', ...languages.map((language) => `label::${languageName(language)}`)],
    ...choices.map(({ list, name, label }) => [
      list,
      name,
      ...languages.map((language) => label[language] ?? ''),
    ]),
  ];
}
