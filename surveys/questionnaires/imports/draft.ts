import { kindOf, type Question } from '../../questions/answers';
import type { Option } from '../../questions/question-kind';
import { slotsIn } from '../present';
import { reviewQuestionnaire } from '../review';
import { type Condition, testsIn } from '../show-if';
import { type Page, type Questionnaire, usualCompleteness } from '../types';
import { CannotSay, conditionFrom, type Target } from './conditions';
import { type Made, questionFrom } from './kinds';
import { keyFrom } from './names';
import type { Report } from './report';
import type { SourceQuestion, SourceQuestionnaire, SourceRule, Worded } from './source';
import { type Wording, wordsFrom } from './wording';
import { withKept } from './xlsform-kept';

/** As definition.ts has them. */
const most = { questions: 300, pages: 150, languages: 40, minutes: 120 };

/**
 * The draft that a questionnaire of another program becomes: one question a page, as on a phone, and more only where
 * there are too many for that. Each entry of the report is told what became of it.
 */
export function draftFrom(source: SourceQuestionnaire, report: Report): Questionnaire {
  const wording: Wording = { main: source.languages[0] ?? 'en', pipes: source.pipes };
  const questions = questionsFrom(source, wording);
  if (source.kept) return withKept(source.kept, source, questions, report);
  if (questions.length === 0) {
    report.added(
      'The file has no question that could be carried over, so the draft begins with a blank one.',
    );
    questions.push(blank);
  }
  const said = (worded: Worded | undefined, part: string) =>
    worded && wordsFrom(worded.said, part, wording, worded.entry);
  const draft: Questionnaire = {
    title: said(source.title, 'title') ?? added(report, 'title', 'Questionnaire'),
    purpose:
      said(source.purpose, 'purpose') ??
      added(report, 'words on what it is for', 'To hear from you about local health and care.'),
    minutes: 1,
    languages: languagesOf(source.languages, questions),
    pages: pagesOf(questions),
    thanks:
      said(source.thanks, 'thanks') ??
      added(
        report,
        'words of thanks',
        'Thank you. What you told us will be read together with everyone else’s answers.',
      ),
    completeness: usualCompleteness,
  };
  const minutes = Math.max(1, Math.min(most.minutes, Math.ceil(reviewQuestionnaire(draft).longestMinutes)));
  report.added(`The length told to members, ${minutes} min, is our estimate of the longest way through.`);
  return { ...draft, minutes };
}

function added(report: Report, what: string, words: string) {
  report.added(`The file has no ${what}: “${words}” stands there. Write your own.`);
  return { en: words };
}

function questionsFrom({ questions: sources, pipeName }: SourceQuestionnaire, plain: Wording): Question[] {
  const questions: Question[] = [];
  const keys = new Set(sources.flatMap(({ own }) => (own ? [own.key] : [])));
  const columns = new Set<string>();
  const targets = new Map<string, Target[]>();
  const names = new Set(sources.flatMap(({ name, parts }) => [name, ...Object.keys(parts ?? {})]));
  const out = new Set<string>();
  const find = (name: string) =>
    targets.get(name) ?? (out.has(name) ? 'left-out' : names.has(name) ? 'later' : 'unknown');
  const wording: Wording = {
    ...plain,
    earlier: (pipe) => {
      const name = pipeName?.(pipe);
      const found = name === undefined ? [] : (targets.get(name) ?? []);
      const [only] = found;
      return found.length === 1 && only && !only.isPart && kindOf(only.question).asks
        ? only.question.key
        : undefined;
    },
  };
  const takeOwn = (own: Question) => {
    for (const { name } of kindOf(own).columns(own)) columns.add(name);
    questions.push(own);
  };
  const waiting = [...sources];
  for (let source = waiting.shift(); source; source = waiting.shift()) {
    if (source.own && questions.length < most.questions) {
      takeOwn(source.own);
      source.entry.became(source.own.key, source.own.label.en);
      keepTargets(targets, source, { question: source.own, codes: ownCodes(source.own) });
      continue;
    }
    const showIf = conditionOf(source, find);
    const label = labelOf(source, wording);
    const reason =
      showIf === false
        ? 'Its condition can never hold, so nobody would be asked.'
        : label === undefined
          ? 'It has no words to show.'
          : questions.length >= most.questions
            ? `A questionnaire takes at most ${most.questions} questions.`
            : undefined;
    if (reason !== undefined || label === undefined || showIf === false) {
      source.entry.leftOut(reason ?? '', Object.values(source.label).join('\n'));
      for (const option of [...(source.options ?? []), ...(source.points ?? [])]) {
        option.entry.leftOut('Its question is not carried over.');
        option.detail?.entry.leftOut('Its question is not carried over.');
      }
      for (const name of [source.name, ...Object.keys(source.parts ?? {})]) out.add(name);
      continue;
    }
    const hint = wordsFrom(source.hint, 'hint', wording, source.entry);
    const key = keyFrom(source.keyFrom ?? source.name, keys);
    const made = withOrder(
      source,
      questionFrom(source, { key, label, ...(hint && { hint }) }, wording),
      targets,
    );
    const question = withOwnColumns(
      { ...made.question, ...(typeof showIf === 'object' && { showIf }) },
      columns,
      keys,
    );
    source.entry.became(question.key, label.en);
    if (question.key !== source.name) source.entry.aside(`Its key becomes “${question.key}”.`, source.name);
    questions.push(question);
    keepTargets(targets, source, {
      question,
      codes: made.codes,
      ...(made.points && { points: made.points }),
      ...(made.isBox && { isPart: true }),
    });
    for (const name of made.beside ?? []) out.add(name);
    // What must follow stands directly behind.
    waiting.unshift(...(made.after ?? []));
    for (const { name } of made.after ?? []) names.add(name);
  }
  return questions;
}

/** A drawn order, and only what was chosen before: "other" and what was not offered there stand in any case. */
function withOrder(source: SourceQuestion, made: Made, targets: ReadonlyMap<string, Target[]>): Made {
  const list = 'items' in made.question ? 'items' : 'options' in made.question ? 'options' : undefined;
  if (!source.shuffle && !source.carryFrom) return made;
  if (list === undefined) {
    source.entry.changed(
      'How its choices are ordered or held back is not carried over, since it has none here.',
    );
    return made;
  }
  const { question } = made;
  const options = (question as unknown as Record<typeof list, readonly Option[]>)[list];
  const from = source.carryFrom && carriedFrom(made, targets.get(source.carryFrom.name) ?? []);
  if (source.carryFrom && !from)
    source.entry.changed(
      'Only what was chosen before is offered there, which is not carried over: all is offered.',
      source.carryFrom.text,
    );
  const explained = new Set(
    source.options?.flatMap(({ name, detail }) => (detail ? [made.codes.get(name)] : [])),
  );
  const pinned = ({ code }: Option) =>
    (source.shuffle && explained.has(code)) || (from && !from.offered.has(code));
  return {
    ...made,
    question: {
      ...question,
      [list]: options.map((option) => (pinned(option) ? { ...option, pinned: true } : option)),
      ...(source.shuffle && { shuffle: true }),
      ...(from && { carryFrom: from.key }),
    } as Question,
  };
}

/** An earlier question whose options of the same names have the same codes here. */
function carriedFrom({ codes }: Made, found: readonly Target[]) {
  const [only] = found;
  if (found.length !== 1 || !only || only.isPart || !('options' in only.question || 'items' in only.question))
    return undefined;
  const shared = [...codes].filter(([name]) => only.codes.has(name));
  const isSame = shared.length > 0 && shared.every(([name, code]) => only.codes.get(name) === code);
  return isSame ? { key: only.question.key, offered: new Set(shared.map(([, code]) => code)) } : undefined;
}

function ownCodes(question: Question): ReadonlyMap<string, string> {
  return new Map((kindOf(question).domain(question).codes ?? []).map((code) => [code, code]));
}

function labelOf(source: SourceQuestion, wording: Wording) {
  const label = wordsFrom(source.label, 'label', wording, source.entry);
  if (label !== undefined || source.shape === 'information') return label;
  source.entry.changed('It has no words of its own, so its name stands in their place. Write the question.');
  const name = source.name.trim().slice(0, 200);
  return { en: name === '' ? 'Write this question' : name };
}

function conditionOf(
  source: SourceQuestion,
  find: Parameters<typeof conditionFrom>[1],
): Condition | false | undefined {
  const kept: Condition[] = [];
  for (const rule of source.showIf ?? []) {
    const read = readRule(source, rule, find);
    if (read === false) return false;
    if (typeof read === 'object' && !kept.some((one) => JSON.stringify(one) === JSON.stringify(read)))
      kept.push(read);
  }
  if (kept.length <= 1) return kept[0];
  return { all: kept.slice(0, 20) };
}

function readRule(
  { entry }: SourceQuestion,
  { text, condition }: SourceRule,
  find: Parameters<typeof conditionFrom>[1],
): Condition | boolean | undefined {
  const say = (reason: string) =>
    entry.changed(`Who is asked could not be carried over: ${reason}. It is asked of everyone.`, text);
  if ('cannot' in condition) {
    say(condition.cannot);
    return undefined;
  }
  try {
    return conditionFrom(condition, find);
  } catch (error) {
    if (!(error instanceof CannotSay)) throw error;
    say(error.message);
    return undefined;
  }
}

function keepTargets(targets: Map<string, Target[]>, source: SourceQuestion, target: Target): void {
  const keep = (name: string, one: Target) => targets.set(name, [...(targets.get(name) ?? []), one]);
  keep(source.name, target);
  for (const [name, options] of Object.entries(source.parts ?? {})) {
    const codes = new Map(options.map((option) => [option, target.codes.get(option)] as const));
    const part = new Map(
      [...codes].flatMap(([option, code]) => (code === undefined ? [] : [[option, code]])),
    );
    if (part.size > 0) keep(name, { ...target, codes: part, isPart: true });
  }
}

/** Two questions may not make columns of one name: then the later has another key. */
function withOwnColumns(question: Question, taken: Set<string>, keys: Set<string>): Question {
  let own = question;
  const namesOf = (one: Question) =>
    kindOf(one)
      .columns(one)
      .map(({ name }) => name);
  while (namesOf(own).some((name) => taken.has(name)))
    own = { ...own, key: keyFrom(`${question.key}_x`, keys) };
  for (const name of namesOf(own)) taken.add(name);
  return own;
}

/** As many on a page as are needed to stay within the pages allowed; never one beside a question that its condition, its words or its choices come from. */
function pagesOf(questions: readonly Question[]): Page[] {
  for (let together = 1; together <= 20; together += 1) {
    const pages = packed(questions, together);
    if (pages.length <= most.pages) return pages;
  }
  // Every question hangs on the one before: the last of them cannot be kept.
  return packed(questions, 20).slice(0, most.pages);
}

function packed(questions: readonly Question[], together: number): Page[] {
  const pages: Question[][] = [];
  for (const question of questions) {
    const page = pages.at(-1);
    const asked = [
      ...(question.showIf ? testsIn(question.showIf).map((test) => test.question) : []),
      ...slotsIn(question).map(({ key }) => key),
      ...(question.carryFrom === undefined ? [] : [question.carryFrom]),
    ];
    const fits = page && page.length < together && !page.some(({ key }) => asked.includes(key));
    if (fits) page.push(question);
    else pages.push([question]);
  }
  return pages.map((page) => ({ key: page[0]!.key, questions: page }));
}

function languagesOf(named: readonly string[], questions: readonly Question[]): string[] {
  const used = new Set(questions.flatMap((question) => Object.keys(question.label)));
  return [...new Set(['en', ...named.filter((language) => used.has(language))])].slice(0, most.languages);
}

const blank: Question = {
  key: 'question_1',
  kind: 'single-choice',
  label: { en: 'Write your first question here' },
  options: [
    { code: 'yes', label: { en: 'Yes' } },
    { code: 'no', label: { en: 'No' } },
  ],
};
