/** A sheet that other programs pass over: all that the form cannot say, so that our own import has it again. */
import type { Parsed, ShapeProblem } from '../../questions/definitions';
import { parseQuestionnaire } from '../definition';
import type { Questionnaire } from '../types';

/** Programs that read XLSForm look for survey, choices and settings, and leave other sheets alone. */
export const keptSheetName = 'sounding';

/** A cell of a workbook holds 32,767 characters. */
const longestCell = 30_000;

/**
 * The sheet: a row for what concerns the whole questionnaire, then one for each page and each question, in their order,
 * as JSON that goes on in the next cells where it is long.
 */
export function keptRows({ pages, ...whole }: Questionnaire): string[][] {
  const rows = [
    ['whole', '', ...cellsOf(whole)],
    ...pages.flatMap(({ questions, ...page }) => [
      ['page', page.key, ...cellsOf(page)],
      ...questions.map((question) => ['question', question.key, ...cellsOf(question)]),
    ]),
  ];
  return [['part', 'key', 'as Sounding keeps it: leave this sheet as it is'], ...rows];
}

/**
 * The questionnaire that such a sheet holds.
 * @param rows without their header
 * @returns the questionnaire, or what does not fit, each with its place in the sheet or in the questionnaire
 */
export function readKept(
  rows: readonly { readonly number: number; readonly cells: readonly string[] }[],
): Parsed<Questionnaire> {
  const problems: ShapeProblem[] = [];
  let whole: object = {};
  const pages: { page: object; questions: object[] }[] = [];
  for (const { number, cells } of rows) {
    const [part, , ...json] = cells;
    const read = readCells(json);
    const here = pages.at(-1);
    if (read === undefined) problems.push({ path: `row ${number}`, sentence: 'Its JSON is broken off.' });
    else if (part === 'whole') whole = read;
    else if (part === 'page') pages.push({ page: read, questions: [] });
    else if (part === 'question' && here) here.questions.push(read);
    else
      problems.push({
        path: `row ${number}`,
        sentence: 'It is no part that we know, or stands before its page.',
      });
  }
  if (problems.length > 0) return { ok: false, problems };
  return parseQuestionnaire({
    ...whole,
    pages: pages.map(({ page, questions }) => ({ ...page, questions })),
  });
}

/** JSON in cells that no spreadsheet changes: a cell neither begins nor ends in a space, and holds nothing XML has not. */
function cellsOf(part: object): string[] {
  let rest = JSON.stringify(part).replace(/[\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]/g, escaped);
  const cells: string[] = [];
  while (rest.length > longestCell) {
    let end = longestCell;
    while (/[\s\uD800-\uDFFF]/.test(rest.slice(end - 1, end + 1))) end -= 1;
    cells.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...cells, rest];
}

const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

function readCells(cells: readonly string[]): object | undefined {
  try {
    const read: unknown = JSON.parse(cells.join(''));
    return typeof read === 'object' && read !== null ? read : undefined;
  } catch {
    return undefined;
  }
}
