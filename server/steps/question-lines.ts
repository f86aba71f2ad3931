import { type Cases, getCategories, getNumbers } from '../../analysis/cases';
import { answeredIn } from '../../analysis/results/answered';
import type { Question } from '../../surveys/questions/answers';
import type { ResultGroup } from '../contract/results';
import { columnOf } from './read-cases';

/** One figure of a question as it is measured case by case. */
export type QuestionLine = {
  readonly group: ResultGroup['key'];
  readonly code: string;
  readonly values: ArrayLike<number>;
  readonly counted: Uint8Array;
};

/** The figures of a question by case: 1 and 0 for shares, numbers for means. The same ones that its table shows. */
export function linesOf(question: Question, cases: Cases): QuestionLine[] {
  const shares = (name: string, group: ResultGroup['key'] = 'share'): QuestionLine[] => {
    const column = getCategories(cases, columnOf(name));
    const counted = answeredIn([column]);
    return column.categories.map((code, c) => ({
      group,
      code,
      values: Uint8Array.from(column.codes, (own) => (own === c ? 1 : 0)),
      counted,
    }));
  };
  const mean = (name: string, group: ResultGroup['key'], code: string): QuestionLine => {
    const column = getNumbers(cases, columnOf(name));
    return { group, code, values: column.values, counted: answeredIn([column]) };
  };
  switch (question.kind) {
    case 'single-choice':
      return shares(question.key);
    case 'scale':
      return question.style === 'labelled'
        ? shares(question.key)
        : [mean(question.key, 'mean', question.key)];
    case 'number':
      return [mean(question.key, 'mean', question.key)];
    case 'constant-sum':
      return question.items.map(({ code }) => mean(`${question.key}_${code}`, 'points', code));
    case 'ranking':
      return shares(`${question.key}_1`, 'first-choice');
    case 'multiple-choice': {
      const columns = question.options.map(({ code }) =>
        getCategories(cases, columnOf(`${question.key}_${code}`)),
      );
      const counted = answeredIn(columns);
      return columns.map(({ categories, codes }, k) => ({
        group: 'share',
        code: question.options[k]!.code,
        values: Uint8Array.from(codes, (own) => (categories[own] === 'yes' ? 1 : 0)),
        counted,
      }));
    }
    default:
      return [];
  }
}

/**
 * Why a question asked twice is not the same one, each as a sentence's end.
 * @example sameQuestion(asked, askedInOtherWords) // ['it was asked in other words']
 */
export function sameQuestion(earlier: Question, later: Question): string[] {
  if (earlier.kind !== later.kind) return ['it was asked in another way'];
  return [
    ...(earlier.label.en === later.label.en ? [] : ['it was asked in other words']),
    ...(choicesOf(earlier) === choicesOf(later) ? [] : ['other answers were offered']),
  ];
}

function choicesOf(question: Question): string {
  switch (question.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return listOf(question.options);
    case 'ranking':
      return `${question.top} ${listOf(question.options)}`;
    case 'constant-sum':
      return `${question.total} ${listOf(question.items)}`;
    case 'scale':
      return question.style === 'labelled' ? listOf(question.points) : `${question.from} ${question.to}`;
    default:
      return '';
  }
}

const listOf = (choices: readonly { readonly code: string; readonly label: { readonly en: string } }[]) =>
  JSON.stringify(choices.map(({ code, label }) => [code, label.en]));
