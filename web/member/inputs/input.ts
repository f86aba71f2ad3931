import type { JSX } from 'solid-js';
import type { Question } from '../../../surveys/questions/answers';
import { offersOf } from '../../../surveys/questions/parts';
import type { Fields, Option, QuestionBase } from '../../../surveys/questions/question-kind';
import { inLanguage, standIn } from '../../../surveys/vocabulary';
import type { ShownProblem } from '../../shared/frame';
import type { OptionRow } from '../../shared/options';
import { pictureOf } from './picture-of';

/**
 * What every way of touching is given. Inputs are uncontrolled: what is posted is what stands in the form, so a
 * choice made before the script has come is kept. A script may help; it may not be needed.
 */
export type InputProps<Asked extends Question = Question> = {
  readonly question: Asked;
  /** The form as it was filled last: saved, or typed and not yet right. */
  readonly fields: Fields;
  readonly problems: readonly ShownProblem[];
  readonly language: string;
  /** The only question of its page: its label is the page's heading. */
  readonly isPage: boolean;
};

export type Input = (props: InputProps) => JSX.Element;

/** The texts standing under a name. */
export function filled(fields: Fields, name: string): readonly string[] {
  const texts = fields[name];
  return texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;
}

/** A choice of a question as a row, with its picture, marked where its words are the English ones. */
export const rowOf = (option: Pick<Option, 'code' | 'label' | 'picture'>, language: string) => ({
  code: option.code,
  label: inLanguage(option.label, language),
  lang: standIn(option.label, language),
  picture: pictureOf(option, language),
});

/** The reasons not to answer that a question offers, as rows. */
export function offerRows(question: QuestionBase, language: string): OptionRow[] {
  return offersOf(question).map((offer) => ({ ...rowOf(offer, language), alone: true }));
}
