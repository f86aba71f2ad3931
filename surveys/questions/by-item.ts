/** What kinds have in common that ask for one code about each of several items: a grid, statements. */
import type { Stored } from '../vocabulary';
import { inLanguage } from '../vocabulary';
import { own, recordOf, textIn } from './fields';
import {
  fillMissing,
  formName,
  labelOf,
  listed,
  missingCell,
  missingWords,
  offerCode,
  offerIn,
  printMissing,
  problem,
  statedMissing,
} from './parts';
import type { Cell, Fields, FormField, Option, QuestionBase, Reading } from './question-kind';

/** A code for each item that was answered; an offered reason stands as the code that is posted for it, ~prefer-not-to-say. */
export type ByItem = Readonly<Record<string, string>>;

type Asked = QuestionBase & { readonly items: readonly Option[] };

/** One field an item, each with the points and the reasons not to answer it. */
export function formByItem(question: Asked, points: readonly Option[]): readonly FormField[] {
  const offers = (question.offers ?? []).map((offer) => ({
    code: offerCode(offer),
    label: missingWords[offer],
  }));
  return question.items.map(({ code, label }) => ({ part: code, label, choices: [...points, ...offers] }));
}

/** What was chosen for each item. The same reason for all of them is a reason for the whole question. */
export function readByItem(question: Asked, fields: Fields): Reading<ByItem> {
  const stated = statedMissing(question, fields);
  if (stated) return stated;
  const pairs = question.items
    .map(({ code }) => [code, textIn(fields, formName(question, code))] as const)
    .filter(([, chosen]) => chosen !== '');
  if (pairs.length === 0) return { given: false };
  const reason = offerIn(question, pairs[0]![1]);
  const isForAll = pairs.length === question.items.length && pairs.every(([, code]) => code === pairs[0]![1]);
  return reason && isForAll ? { given: false, missing: reason } : { given: true, value: recordOf(pairs) };
}

export function fillByItem(question: Asked, stored: Stored<ByItem> | undefined): Fields {
  if (stored && 'value' in stored) {
    const { value } = stored;
    return recordOf(Object.keys(value).map((code) => [formName(question, code), own(value, code) ?? '']));
  }
  const [[, reason] = []] = Object.entries(fillMissing(question, stored));
  return reason === undefined
    ? {}
    : recordOf(question.items.map(({ code }) => [formName(question, code), reason]));
}

/** Codes that are not among the points stop; items left open are asked about once. */
export function checkByItem(question: Asked, points: readonly Option[], value: ByItem) {
  const items = question.items.map(({ code }) => code);
  for (const item of Object.keys(value)) {
    const code = own(value, item) ?? '';
    const isKnown = points.some((point) => point.code === code) || offerIn(question, code) !== undefined;
    if (!items.includes(item)) return problem(question, 'unknown-option', undefined, items[0]);
    if (!isKnown) return problem(question, 'unknown-option', undefined, item);
  }
  const open = items.filter((item) => own(value, item) === undefined);
  return open.length === 0
    ? null
    : { ...problem(question, 'items-open', { open: open.length }, open[0]), soft: true as const };
}

export function cellsByItem(question: Asked, stored: Stored<ByItem> | undefined): readonly Cell[] {
  return question.items.map(({ code }): Cell => {
    if (!stored || 'missing' in stored) return missingCell(stored);
    const chosen = own(stored.value, code);
    if (chosen === undefined) return { missing: 'skipped' };
    const reason = offerIn(question, chosen);
    return reason ? { missing: reason } : chosen;
  });
}

export function printByItem(
  question: Asked,
  points: readonly Option[],
  stored: Stored<ByItem> | undefined,
  language: string,
): string {
  if (!stored || 'missing' in stored) return printMissing(question, stored, language);
  const { value } = stored;
  const parts = question.items.flatMap(({ code, label }) => {
    const chosen = own(value, code);
    if (chosen === undefined) return [];
    const reason = offerIn(question, chosen);
    const said = reason ? inLanguage(missingWords[reason], language) : labelOf(points, chosen, language);
    return [`${inLanguage(label, language)}: ${said}`];
  });
  return listed(parts, language);
}
