import type { Condition, Test } from '../../../../../surveys/questionnaires/show-if';
import { kindOf, type Question } from '../../../../../surveys/questions/answers';
import { listed } from '../../../../shared/format';

/** A condition as a sentence: “How is your health?” is “Bad”. Parts within parts stand in brackets. */
export function sayCondition(condition: Condition, questions: readonly Question[]): string {
  if ('all' in condition) return joined(condition.all, ' and ', questions);
  if ('any' in condition) return joined(condition.any, ' or ', questions);
  if ('not' in condition) return `not (${sayCondition(condition.not, questions)})`;
  if ('known' in condition) return `“${condition.known}” is known of them`;
  if ('split' in condition) return `they fall into arm “${condition.arm}” of “${condition.split}”`;
  if ('sum' in condition) {
    const bound = 'atLeast' in condition ? `at least ${condition.atLeast}` : `at most ${condition.atMost}`;
    const labels = condition.sum.map((key) => `“${find(questions, key)?.label.en ?? key}”`);
    return `${listed(labels)} together come to ${bound}`;
  }
  return sayTest(condition, find(questions, condition.question));
}

function joined(parts: readonly Condition[], word: string, questions: readonly Question[]): string {
  const isSeveral = (part: Condition) =>
    ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1);
  return parts
    .map((part) => {
      const said = sayCondition(part, questions);
      return parts.length > 1 && isSeveral(part) ? `(${said})` : said;
    })
    .join(word);
}

function sayTest(test: Test, question: Question | undefined): string {
  const whole = `“${question?.label.en ?? test.question}”`;
  const about = test.item === undefined ? whole : `“${labelOfItem(question, test.item)}” in ${whole}`;
  const value = (code: string | number) =>
    typeof code === 'number' ? String(code) : `“${labelOfCode(question, code, test.item)}”`;
  if ('is' in test) return `${about} is ${value(test.is)}`;
  if ('isNot' in test) return `${about} is answered and is not ${value(test.isNot)}`;
  if ('includes' in test) {
    const within = test.within === undefined ? '' : ` among the first ${test.within}`;
    return `${about} includes ${value(test.includes)}${within}`;
  }
  if ('atLeast' in test) return `${about} is at least ${test.atLeast}`;
  if ('atMost' in test) return `${about} is at most ${test.atMost}`;
  return `${about} is ${test.answered ? 'answered' : 'not answered'}`;
}

export type CodeWords = { readonly code: string; readonly label: string };

/** What an answer, or one item of it, can be set against: the codes it can have, with their words. */
export function choicesOf(question: Question, item?: string): readonly CodeWords[] {
  const kind = kindOf(question);
  const codes = kind.domain(question).codes ?? [];
  const form = kind.form(question);
  const field = form.find((one) => one.part === item && one.choices) ?? form.find((one) => one.choices);
  return codes.map((code) => ({
    code,
    label: field?.choices?.find((option) => option.code === code)?.label.en ?? code,
  }));
}

/** The items that have an answer of their own, with their words. */
export function itemsOf(question: Question): readonly CodeWords[] {
  const items = kindOf(question).domain(question).items ?? [];
  return items.map((code) => ({ code, label: labelOfItem(question, code) }));
}

const find = (questions: readonly Question[], key: string) => questions.find((one) => one.key === key);

function labelOfItem(question: Question | undefined, item: string): string {
  if (!question) return item;
  const listed = 'items' in question ? question.items.find(({ code }) => code === item) : undefined;
  const field = kindOf(question)
    .form(question)
    .find(({ part }) => part === item);
  return listed?.label.en ?? field?.label?.en ?? item;
}

function labelOfCode(question: Question | undefined, code: string, item: string | undefined): string {
  return (question && choicesOf(question, item).find((one) => one.code === code)?.label) ?? code;
}
