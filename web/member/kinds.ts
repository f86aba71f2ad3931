import type { Catalogue } from '../../surveys/wording/words';
import type { Input } from './inputs/input';

/**
 * The ways of touching, by the name a question kind gives as its `input`. The renderer loads them all when it starts;
 * a phone loads those its page names.
 */
export const inputs = {
  choices: () => import('./inputs/choices').then((module) => module.Choices),
  scale: () => import('./inputs/scale').then((module) => module.ScalePoints),
  number: () => import('./inputs/number').then((module) => module.NumberBox),
  ranking: () => import('./inputs/ranking').then((module) => module.RankingRows),
  'constant-sum': () => import('./inputs/constant-sum').then((module) => module.ConstantSumBoxes),
  'open-text': () => import('./inputs/open-text').then((module) => module.OpenTextBox),
  cards: () => import('./inputs/cards').then((module) => module.Cards),
  'part-date': () => import('./inputs/seldom').then((module) => module.PartDateBoxes),
  experience: () => import('./inputs/seldom').then((module) => module.ExperienceParts),
  postcode: () => import('./inputs/postcode').then((module) => module.PostcodeBox),
  'best-worst': () => import('./inputs/seldom').then((module) => module.BestWorstSets),
  information: () => import('./inputs/information').then((module) => module.Information),
} satisfies Record<string, () => Promise<Input>>;

export type InputName = keyof typeof inputs;

/** The file an input comes in, below ./inputs. */
export const fileOfInput = (name: string): string =>
  `web/member/inputs/${['part-date', 'experience', 'best-worst'].includes(name) ? 'seldom.ts' : `${name}.tsx`}`;

export function isInputName(name: string): name is InputName {
  return Object.keys(inputs).includes(name);
}

/** The inputs a page names, loaded. */
export async function loadInputs(names: readonly string[]): Promise<Readonly<Record<string, Input>>> {
  const known = names.filter(isInputName);
  const loaded = await Promise.all(known.map((name) => inputs[name]()));
  return Object.fromEntries(known.map((name, index) => [name, loaded[index]!]));
}

/** The product's words inside the inputs a page names: they travel with the page, in its language. */
export function wordsOfInputs(
  names: readonly string[],
  all: Catalogue['inputs'],
): Partial<Catalogue['inputs']> {
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => name === 'asking' || names.includes(name)),
  );
}
