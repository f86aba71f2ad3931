/** What a total shared out looks like in data files: shares, quality flags, and places where they were given instead. */
import type { Stored } from '../../vocabulary';
import { own } from '../fields';
import { column, missingCell, yesNo } from '../parts';
import type { Cell, Column } from '../question-kind';
import type { ConstantSum } from './answer';
import { type InOrder, isEvenSplit, isFirstHeavy, isInOrder, type Shares, scaleToTotal } from './sharing';

/** Codes of the columns beside the items: no item may be called so. */
export const flagCodes = ['scaled', 'even', 'first', 'seconds', 'changes'] as const;

/**
 * The columns of a constant sum: a share for each item, then the flags, then a place for each item where they may be put in
 * order instead.
 */
export function columnsOf(question: ConstantSum): readonly Column[] {
  const flag = (part: (typeof flagCodes)[number], about: string) =>
    column(question, 'nominal', { part, about, options: yesNo });
  const count = (part: (typeof flagCodes)[number], about: string) =>
    column(question, 'numeric', { part, about });
  return [
    ...question.items.map(({ code, label }) =>
      column(question, 'numeric', {
        part: code,
        about: `(${label.en}, of ${question.total} ${question.unit.many.en})`,
        option: code,
      }),
    ),
    flag('scaled', '(total given differed and was scaled)'),
    flag('even', '(shared equally)'),
    flag('first', '(the item that stood first got most)'),
    count('seconds', '(seconds until the last change; counted online, by script)'),
    count('changes', '(number of changes; counted online, by script)'),
    ...(question.orderInstead
      ? question.items.map(({ code, label }) =>
          column(question, 'numeric', {
            part: `place_${code}`,
            about: `(${label.en}, place in the order given instead)`,
            option: code,
          }),
        )
      : []),
  ];
}

/**
 * The cells of one answer. Places are given instead of shares, so that one of the two reads as skipped; what no script
 * counted reads as not asked.
 * @param shown codes of the items in the order this person saw them; without it, that the first got most is not known
 */
export function cellsOf(
  question: ConstantSum,
  stored: Stored<Shares | InOrder> | undefined,
  shown?: readonly string[],
): readonly Cell[] {
  const { items } = question;
  const places = question.orderInstead ? items : [];
  if (!stored || 'missing' in stored)
    return [...items, ...flagCodes, ...places].map(() => missingCell(stored));
  const { value, how } = stored;
  const skipped: Cell = { missing: 'skipped' };
  const notAsked: Cell = { missing: 'not-asked' };
  const counted = [how?.seconds ?? notAsked, how?.changes ?? notAsked];
  if (isInOrder(value)) {
    const given = places.map(({ code }): Cell => value.order.indexOf(code) + 1 || skipped);
    return [...[...items, 'scaled', 'even', 'first'].map(() => skipped), ...counted, ...given];
  }
  const seen = shown ? items.filter(({ code }) => shown.includes(code)) : items;
  const { shares, scaled } = scaleToTotal(question, value);
  return [
    ...items.map(({ code }) => own(shares, code) ?? 0),
    scaled ? 'yes' : 'no',
    isEvenSplit({ ...question, items: seen }, value) ? 'yes' : 'no',
    shown === undefined ? notAsked : isFirstHeavy(value, shown) ? 'yes' : 'no',
    ...counted,
    ...places.map(() => skipped),
  ];
}
