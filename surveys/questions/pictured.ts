import type { Question } from './answers';
import type { Option } from './question-kind';
import { isLongList } from './single-choice/long-list';

/** A list of a question, under the name it has there. */
export type PicturedList = {
  readonly name: 'options' | 'items' | 'points';
  readonly list: readonly Option[];
};

const names = ['options', 'items', 'points'] as const;

/**
 * The lists of a question whose entries can each have a picture, on a phone and on paper: what is chosen among, put in order,
 * given a share or judged. None of a list so long that it stands in a box to unfold.
 * @example picturedLists(grid).map(({ name }) => name) // ['items', 'points']
 */
export function picturedLists(question: Question): readonly PicturedList[] {
  if (isLongList(question)) return [];
  // Holds: whatever its kind, a list of a question under one of these names is one of options.
  const lists = question as Partial<Record<PicturedList['name'], readonly Option[]>>;
  return names.flatMap((name) => (lists[name] ? [{ name, list: lists[name] }] : []));
}
