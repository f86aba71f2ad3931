import type { Question } from '../questions/answers';
import type { Questionnaire } from './types';

/** One difference between two versions: where, and what stood there. */
export type Difference = { readonly path: string; readonly before: unknown; readonly after: unknown };

export type Comparison = {
  readonly differences: readonly Difference[];
  /** Only wordings differ, so that answers to both can be stored and shown as one question. Analysis groups by version. */
  readonly isWordingOnly: boolean;
};

/**
 * What was changed from one version of a questionnaire to the next. Words are what members read; the questionnaire's own
 * `change` note is left out.
 * @example compareVersions(before, after).differences[0].path // 'pages[0].questions[0].label.en'
 */
export function compareVersions(before: Questionnaire, after: Questionnaire): Comparison {
  const { change: _before, ...one } = before;
  const { change: _after, ...other } = after;
  const differences = differencesOf(one, other, '');
  return { differences, isWordingOnly: differences.length > 0 && differences.every(isOfWords) };
}

/** What became of the questions from one version to the next, by their keys; and what changed beside them. */
export type QuestionChanges = {
  readonly added: readonly Question[];
  readonly removed: readonly Question[];
  readonly changed: readonly { readonly question: Question; readonly differences: readonly Difference[] }[];
  /** The questions both have come in another order, or stand on other pages. */
  readonly isReordered: boolean;
  /** Of all that is no question: title, logic, conditions of pages. */
  readonly beside: readonly Difference[];
};

/**
 * The differences of two versions told by question, so that one put in at the front does not seem to change all the others.
 * @example compareQuestions(before, after).added.map(({ key }) => key) // ['waiting']
 */
export function compareQuestions(before: Questionnaire, after: Questionnaire): QuestionChanges {
  const questions = (of: Questionnaire) => of.pages.flatMap((page) => page.questions);
  const [earlier, later] = [questions(before), questions(after)];
  const find = (list: readonly Question[], key: string) => list.find((one) => one.key === key);
  const order = (of: Questionnaire, others: readonly Question[]) =>
    of.pages
      .map((page) =>
        page.questions
          .map(({ key }) => key)
          .filter((key) => find(others, key))
          .join(' '),
      )
      .filter(Boolean);
  // A page that came or went is told by its questions; of one that both have, its own logic is compared.
  const isInBoth = (key: string) =>
    [before, after].every(({ pages }) => pages.some((page) => page.key === key));
  const rest = ({ pages, change: _change, ...own }: Questionnaire) => ({
    ...own,
    pages: Object.fromEntries(
      pages.filter(({ key }) => isInBoth(key)).map(({ key, questions: _questions, ...page }) => [key, page]),
    ),
  });
  return {
    added: later.filter(({ key }) => !find(earlier, key)),
    removed: earlier.filter(({ key }) => !find(later, key)),
    changed: later.flatMap((question) => {
      const old = find(earlier, question.key);
      const differences = old ? differencesOf(old, question, '') : [];
      return differences.length > 0 ? [{ question, differences }] : [];
    }),
    isReordered: order(before, later).join('|') !== order(after, earlier).join('|'),
    beside: differencesOf(rest(before), rest(after), ''),
  };
}

/**
 * The next version of one that was issued already: what was asked stays as it was, and why words or questions changed is
 * kept with the new one.
 * @param reason in a sentence: "“Febuary” was misspelt"
 */
export function nextVersion(before: Questionnaire, after: Questionnaire, reason: string): Questionnaire {
  return { ...after, change: { reason, isWordingOnly: compareVersions(before, after).isWordingOnly } };
}

/**
 * A questionnaire begun from last year's: the same questions under the same keys, so that answers can be set side by side;
 * what was said about its versions is not taken along.
 */
export function copyQuestionnaire(questionnaire: Questionnaire): Questionnaire {
  const { change: _change, ...rest } = questionnaire;
  return rest;
}

/**
 * A wording is a text under a language tag, in an object that has English. Keys and codes are never under one. A clip is the
 * same question in British Sign Language.
 */
const isOfWords = ({ path, before, after }: Difference) =>
  /(?:^|\.)bsl$/.test(path) ||
  (wordsPath.test(path) && [before, after].every((side) => side === undefined || typeof side === 'string'));

const wordsPath =
  /(?:^|\.)(?:title|purpose|thanks|label|hint|whyWeAsk|dontKnowWords|unit|one|many|fromWords|toWords|itemWord|whereWords|whenWords|howWords|words|name|about|alt|paragraphs\[\d+\])\.[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

function differencesOf(before: unknown, after: unknown, path: string): Difference[] {
  if (Object.is(before, after)) return [];
  const isOpen = (side: unknown): side is object => typeof side === 'object' && side !== null;
  if (!isOpen(before) || !isOpen(after) || Array.isArray(before) !== Array.isArray(after)) {
    return [{ path, before, after }];
  }
  const differences = differencesInside(before, after, path);
  // Another picture or clip is told as one thing, not by the ids and sizes that it is kept under.
  const isOneThing = /(?:^|\.)(?:bsl|picture)$/.test(path) && !differences.every(isOfWords);
  return isOneThing ? [{ path, before, after }] : differences;
}

function differencesInside(before: object, after: object, path: string): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const here = Array.isArray(before) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
    // Holds: own names of plain data.
    const side = (of: object) => (of as Record<string, unknown>)[name];
    return differencesOf(side(before), side(after), here);
  });
}
