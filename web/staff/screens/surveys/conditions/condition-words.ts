import type { Condition } from '../../../../surveys/questionnaires/show-if';
import { kindOf, type Question } from '../../../../surveys/questions/answers';

/** A condition as a sentence: if “How is your health?” is “Bad”. */
export function sayCondition(condition: Condition, questions: readonly Question[]): string {
  if ('all' in condition) return condition.all.map((one) => sayCondition(one, questions)).join(' and ');
  if ('any' in condition) return condition.any.map((one) => sayCondition(one, questions)).join(' or ');
  if ('not' in condition) return `not (${sayCondition(condition.not, questions)})`;
  if ('known' in condition) return `“${condition.known}” is known of them`;
  if ('split' in condition) return `they are in arm “${condition.arm}” of “${condition.split}”`;
  if ('sum' in condition) {
    const bound = 'atLeast' in condition ? `at least ${condition.atLeast}` : `at most ${condition.atMost}`;
    return `${condition.sum.map((key) => `“${key}”`).join(' plus ')} is ${bound}`;
  }
  const question = questions.find((one) => one.key === condition.question);
  const about = `“${question?.label.en ?? condition.question}”`;
  const value = (code: string | number) => `“${labelOf(question, code)}”`;
  if ('is' in condition) return `${about} is ${value(condition.is)}`;
  if ('isNot' in condition) return `${about} is not ${value(condition.isNot)}`;
  if ('includes' in condition) return `${about} includes ${value(condition.includes)}`;
  if ('atLeast' in condition) return `${about} is at least ${condition.atLeast}`;
  if ('atMost' in condition) return `${about} is at most ${condition.atMost}`;
  return `${about} is ${condition.answered ? 'answered' : 'not answered'}`;
}

/** What a question can be asked about in a simple condition: its options with their words. */
export function choicesOf(question: Question): { code: string; label: string }[] {
  const kind = kindOf(question);
  const codes = kind.domain(question).codes;
  const choices = kind.form(question)[0]?.choices;
  if (!codes || !choices || question.kind === 'ranking') return [];
  return choices.map((option) => ({ code: option.code, label: option.label.en }));
}

function labelOf(question: Question | undefined, code: string | number): string {
  return (question && choicesOf(question).find((one) => one.code === code)?.label) ?? String(code);
}
