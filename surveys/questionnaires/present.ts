import { kindOf, type Question } from '../questions/answers';
import { own } from '../questions/fields';
import type { Option } from '../questions/question-kind';
import { givenIn, shuffled } from './given';
import type { Answers } from './show-if';

/**
 * A question as one person sees it: only the options carried forward from an earlier answer, in the order drawn for this
 * person, and earlier answers said in its wordings. What was not asked for is left as it is, the same object if nothing was.
 * @param all questions of the questionnaire, for the words of earlier answers
 * @param answers as they count (routing.ts)
 * @example presented(next, all, { used: { value: ['gp'] } }).options.map(({ code }) => code) // ['gp']
 */
export function presented(question: Question, all: readonly Question[], answers: Answers): Question {
  const carried = carryForward(question, answers);
  const ordered = inOwnOrder(carried, givenIn(answers).seed);
  return pipedQuestion(ordered, all, answers);
}

/**
 * The codes of a question's options or items as one person sees them, in their order; undefined where it has neither.
 * @example codesShown(used, answers) // ['pharmacy', 'gp', 'none']
 */
export function codesShown(question: Question, answers: Answers): readonly string[] | undefined {
  const list = listOf(inOwnOrder(carryForward(question, answers), givenIn(answers).seed));
  return list?.map(({ code }) => code);
}

/** False for a question that carries options forward when there is none to carry: then it is not asked. */
export function hasSomethingCarried(question: Question, answers: Answers): boolean {
  if (question.carryFrom === undefined) return true;
  const chosen = chosenIn(answers, question.carryFrom);
  return listOf(question)?.some(({ code }) => chosen.includes(code)) ?? false;
}

function carryForward(question: Question, answers: Answers): Question {
  if (question.carryFrom === undefined) return question;
  const chosen = chosenIn(answers, question.carryFrom);
  const kept = withList(question, (option) => option.pinned === true || chosen.includes(option.code));
  const count = listOf(kept)?.length ?? 0;
  // No more can be put in order than there are.
  return kept.kind === 'ranking' && kept.top > count ? { ...kept, top: count } : kept;
}

/** What was chosen: of a list all of it, of items those with an answer. */
function chosenIn(answers: Answers, key: string): readonly string[] {
  const stored = own(answers, key);
  if (stored === undefined || 'missing' in stored) return [];
  const { value } = stored;
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if ('code' in value) return [String(value.code)];
  return Object.keys(value).filter((code) => own({ ...value } as Record<string, unknown>, code) !== 0);
}

function inOwnOrder(question: Question, seed: string): Question {
  const list = listOf(question);
  if (!question.shuffle || seed === '' || !list) return question;
  const stays = (option: Option) => option.pinned === true || option.exclusive === true;
  const order = shuffled(list, seed, question.key, stays);
  return replaced(question, order);
}

/** The list that can be shuffled and carried forward: options, or items; never the points of a scale. */
function listOf(question: Question): readonly Option[] | undefined {
  return 'items' in question ? question.items : 'options' in question ? question.options : undefined;
}

function withList(question: Question, keep: (option: Option) => boolean): Question {
  const list = listOf(question);
  return list ? replaced(question, list.filter(keep)) : question;
}

function replaced(question: Question, list: readonly Option[]): Question {
  if ('items' in question) return { ...question, items: list };
  return 'options' in question ? { ...question, options: list } : question;
}

/** {{key}} is the answer to an earlier question, in words; {{key|fallback}} says what stands there when there is none. */
const slots = /\{\{([a-z][a-z0-9_]*)(?:\|([^{}]*))?\}\}/g;

/**
 * A question as it stands where no answer is known: on paper, and in the form by which staff type paper in. Each place for
 * an earlier answer has the words for those who gave none.
 * @example unanswered({ …question, label: { en: 'You used {{used|a service}}. Why?' } }).label.en // 'You used a service. Why?'
 */
export function unanswered(question: Question): Question {
  return pipedQuestion(question, [], {});
}

function pipedQuestion(question: Question, all: readonly Question[], answers: Answers): Question {
  if (!JSON.stringify(question).includes('{{')) return question;
  return piped(question, (key, fallback, language) => {
    const about = all.find((one) => one.key === key);
    const stored = own(answers, key);
    if (!about || stored === undefined || 'missing' in stored) return fallback;
    return kindOf(about).print(about, stored, language) || fallback;
  });
}

/**
 * The keys that the wordings of something speak of, with the text that stands in for a missing answer.
 * @example slotsIn({ en: 'You said {{used|something else}}.' }) // [{ key: 'used', fallback: 'something else' }]
 */
export function slotsIn(part: unknown): { readonly key: string; readonly fallback: string | undefined }[] {
  if (typeof part === 'string') {
    return Array.from(part.matchAll(slots), ([, key = '', fallback]) => ({ key, fallback }));
  }
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(slotsIn) : [];
}

/**
 * Words in which who did not answer an earlier question reads something else than before.
 * @param fallback what they read; braces and bars, which would end it, are left out
 * @example withFallback('You said {{used}}.', 'used', 'something else') // 'You said {{used|something else}}.'
 */
export function withFallback(words: string, about: string, fallback: string): string {
  const said = fallback.replace(/[{}|]/g, '');
  return words.replace(slots, (slot, key: string) => (key === about ? `{{${key}|${said}}}` : slot));
}

type Say = (key: string, fallback: string, language: string) => string;

function piped<Part>(part: Part, say: Say): Part {
  if (Array.isArray(part)) return part.map((each) => piped(each, say)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  // A wording is an object of texts by language, English among them.
  const isWords = 'en' in part && typeof part.en === 'string';
  const changed: Record<string, unknown> = {};
  for (const name of Object.keys(part)) {
    const value: unknown = (part as Record<string, unknown>)[name];
    changed[name] =
      isWords && typeof value === 'string'
        ? value.replace(slots, (_, key: string, fallback?: string) => say(key, fallback ?? '', name))
        : piped(value, say);
  }
  return changed as Part;
}
