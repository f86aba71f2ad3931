/** An XLSForm that was taken out of here: questions whose rows are as they were come back to the letter. */
import type { Question } from '../../questions/answers';
import type { Words } from '../../vocabulary';
import { type FormBlock, formBlocks } from '../exports/xlsform';
import type { Choice, SurveyRow } from '../exports/xlsform-kinds';
import { reviewQuestionnaire } from '../review';
import type { Page, Questionnaire } from '../types';
import { wordingsOf } from '../wordings';
import type { Report } from './report';
import type { Said, SourceQuestionnaire } from './source';
import type { Lists } from './xlsform-choices';
import type { FormRow } from './xlsform-columns';
import type { Languages } from './xlsform-languages';

/** A question that rows of the survey sheet hold to the letter, or with nothing but other words. */
export type KeptQuestion = {
  readonly question: Question;
  /** How many rows, from the first. */
  readonly rows: number;
  readonly isReworded: boolean;
};

/**
 * The questions that the survey sheet has as they went out, by the number of their first row. Where only words differ (a
 * translator wrote into it) the question has the new ones; where its build differs it is not here, and the form counts.
 * @param rows read for this alone, since a cell that was asked for counts as taken
 */
export function keptQuestions(
  kept: Questionnaire,
  rows: readonly FormRow[],
  lists: Lists,
  languages: Languages,
): ReadonlyMap<number, KeptQuestion> {
  const found = new Map<number, KeptQuestion>();
  for (const block of formBlocks(kept)) {
    const start = rows.findIndex((row) => row.text('name') === block.rows[0]?.name && !found.has(row.number));
    const given = rows.slice(start, start + block.rows.length);
    if (start < 0 || !isSameBuild(block, given, lists)) continue;
    const words = [...wordsOfRows(block, given, languages), ...wordsOfChoices(block, lists)];
    const question = reworded(block.question, words, kept.languages);
    if (question === undefined) continue;
    for (const { list } of block.choices)
      for (const { entry, name } of lists.get(list) ?? []) entry.became(name);
    found.set(given[0]!.number, {
      question,
      rows: block.rows.length,
      isReworded: question !== block.question,
    });
  }
  return found;
}

const built = ['type', 'relevant', 'constraint', 'appearance', 'parameters'] as const;
const more = ['required', 'choice_filter', 'calculation', 'disabled', 'default'];

function isSameBuild({ rows, choices }: FormBlock, given: readonly FormRow[], lists: Lists): boolean {
  const isSameRow = (row: SurveyRow, index: number) => {
    const here = given[index];
    return (
      here !== undefined &&
      here.text('name') === row.name &&
      built.every((part) => plain(here.text(part)) === plain(row[part] ?? '')) &&
      !here.parts().some((part) => more.includes(part))
    );
  };
  return (
    rows.every(isSameRow) && [...byList(choices)].every(([list, listed]) => isSameList(listed, list, lists))
  );
}

function isSameList(listed: readonly Choice[], list: string, lists: Lists): boolean {
  const given = lists.get(list) ?? [];
  return given.length === listed.length && listed.every(({ name }, index) => given[index]?.name === name);
}

function byList(choices: readonly Choice[]): ReadonlyMap<string, readonly Choice[]> {
  const lists = new Map<string, Choice[]>();
  for (const choice of choices) lists.set(choice.list, [...(lists.get(choice.list) ?? []), choice]);
  return lists;
}

type SaidAgain = { readonly before: Words; readonly now: Said };

function wordsOfRows({ rows }: FormBlock, given: readonly FormRow[], { said }: Languages): SaidAgain[] {
  return rows.flatMap(({ label, hint }, index) => [
    { before: label ?? { en: '' }, now: said(given[index]?.texts('label') ?? {}) },
    { before: hint ?? { en: '' }, now: said(given[index]?.texts('hint') ?? {}) },
  ]);
}

function wordsOfChoices({ choices }: FormBlock, lists: Lists): SaidAgain[] {
  return [...byList(choices)].flatMap(([list, listed]) =>
    listed.map(({ label }, index) => ({ before: label, now: lists.get(list)?.[index]?.label ?? {} })),
  );
}

/** The question with the words it now has; undefined where words cannot be told from their build, or English is gone. */
function reworded(
  question: Question,
  words: readonly SaidAgain[],
  languages: readonly string[],
): Question | undefined {
  const changes = words.filter(({ before, now }) => !isSame(before, now, languages));
  if (changes.length === 0) return question;
  let made = question;
  for (const { before, now } of changes) {
    if (!now.en) return undefined;
    const places = wordingsOf(question).filter((one) => JSON.stringify(one.words) === JSON.stringify(before));
    const wanted = words.filter((one) => JSON.stringify(one.before) === JSON.stringify(before));
    // Words that stand in several places with different changes cannot be told apart.
    if (places.length === 0 || wanted.some((one) => JSON.stringify(one.now) !== JSON.stringify(now)))
      return undefined;
    // Words in languages that did not go out are still there.
    const others = Object.entries(before).filter(([language]) => !languages.includes(language));
    for (const { path } of places)
      made = withWords(made, path, { ...Object.fromEntries(others), ...now, en: now.en });
  }
  return made;
}

function withWords<Part>(part: Part, [name, ...deeper]: readonly string[], words: Words): Part {
  if (name === undefined) return words as Part;
  if (Array.isArray(part))
    return part.map((one, at) => (String(at) === name ? withWords(one, deeper, words) : one)) as Part;
  const own = part as Record<string, unknown>; // a path leads through records and lists only
  return { ...own, [name]: withWords(own[name], deeper, words) } as Part;
}

function isSame(before: Words, now: Said, languages: readonly string[]): boolean {
  const wentOut = Object.keys(before).filter((language) => languages.includes(language));
  return [...new Set([...wentOut, ...Object.keys(now)])].every(
    (language) => plain(before[language] ?? '') === plain(now[language] ?? ''),
  );
}

/** A workbook may change line ends. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/**
 * The draft of a form that went out from here: its questions, on the pages they had, with all that stood beside them.
 * What the form has now goes before what was kept; each question that is not as it was is named in the report.
 */
export function withKept(
  kept: Questionnaire,
  { title, languages, questions: sources }: Pick<SourceQuestionnaire, 'title' | 'languages' | 'questions'>,
  questions: readonly Question[],
  report: Report,
): Questionnaire {
  const own = new Set(sources.flatMap((source) => (source.own ? [source.own.key] : [])));
  for (const before of kept.pages.flatMap((page) => page.questions)) {
    if (own.has(before.key)) continue;
    const entry = report.entry('question', before.key, 'sheet “sounding”');
    const now = questions.find(({ key }) => key === before.key);
    if (!now) {
      entry.leftOut('The form has no question of this name any more.', before.label.en);
      continue;
    }
    const lost = lostOf(before, now);
    entry.became(now.key, now.label.en);
    if (lost.length > 0)
      entry.changed(
        'Its rows were changed, so they count, and what was kept beside them is lost.',
        lost.join(', '),
      );
  }
  const said = title?.said.en;
  const made: Questionnaire = {
    ...kept,
    title: said === undefined || plain(said) === plain(kept.title.en) ? kept.title : { en: said },
    languages: [...new Set([...kept.languages, ...languages])],
    pages: pagesOf(kept, questions),
  };
  const isAsItWent = kept.pages.every((page) => page.questions.every(({ key }) => own.has(key)));
  if (!isAsItWent) noteBroken(kept, made, report);
  return made;
}

/** Jumps, checks, loops and rules that were kept may speak of what the form has no longer: each is named here already. */
function noteBroken(kept: Questionnaire, made: Questionnaire, report: Report): void {
  const stops = (questionnaire: Questionnaire) =>
    reviewQuestionnaire(questionnaire).findings.filter(({ severity }) => severity === 'stops');
  const before = new Set(stops(kept).map(({ sentence, page }) => `${page} ${sentence}`));
  for (const { sentence, page, question } of stops(made)) {
    if (before.has(`${page} ${sentence}`)) continue;
    const at = question ?? page ?? 'logic';
    report
      .entry(question === undefined ? 'setting' : 'question', at, 'sheet “sounding”')
      .changed(`What was kept no longer fits the form. ${sentence}`);
  }
}

/** Names of what a question had, has no longer or has otherwise; its words aside. */
function lostOf(before: Question, now: Question): string[] {
  const held: Record<string, unknown> = { ...now };
  return Object.entries(before)
    .filter(([name, value]) => JSON.stringify(held[name]) !== JSON.stringify(value))
    .map(([name]) => name)
    .filter((name) => name !== 'label' && name !== 'hint');
}

/** Questions stand on the page they had; new ones have a page each where they stand. */
function pagesOf(kept: Questionnaire, questions: readonly Question[]): Page[] {
  const pageOf = new Map(kept.pages.flatMap((page) => page.questions.map(({ key }) => [key, page] as const)));
  const taken = new Set<string>();
  const names = new Set(kept.pages.map(({ key }) => key));
  const pages: { page: Page; questions: Question[] }[] = [];
  for (const question of questions) {
    const page = pageOf.get(question.key);
    const here = pages.at(-1);
    if (page && here?.page.key === page.key && here.questions.length < 20) here.questions.push(question);
    else if (page && !taken.has(page.key)) pages.push({ page, questions: [question] });
    else pages.push({ page: { key: freeName(question.key, names), questions: [] }, questions: [question] });
    taken.add(pages.at(-1)!.page.key);
  }
  const made = pages.map(({ page, questions: asked }): Page => ({ ...page, questions: asked }));
  // A page without questions went out as nothing; it stands again behind the one it stood behind.
  for (const [index, page] of kept.pages.entries()) {
    if (page.questions.length > 0) continue;
    const before = new Set(kept.pages.slice(0, index).map(({ key }) => key));
    made.splice(made.findLastIndex(({ key }) => before.has(key)) + 1, 0, page);
  }
  return made;
}

function freeName(name: string, names: Set<string>): string {
  let free = name;
  for (let count = 2; names.has(free); count += 1) free = `${name.slice(0, 36)}_${count}`;
  names.add(free);
  return free;
}
