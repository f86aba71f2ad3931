import { expect, test } from 'vitest';
import { answers, type Question } from '../../../surveys/questions/answers';
import { parseQuestion } from '../../../surveys/questions/definitions';
import { newQuestion } from '../../../web/staff/screens/surveys/new-question';
import { QuestionEditor } from '../../../web/staff/screens/surveys/question-editor';
import { show } from './support';

const kinds = Object.values(answers).map((kind) => [kind.kind, kind] as const);

test.each(kinds)('the editor opens a question of every kind: %s', (_, { example, label }) => {
  const { question } = example;
  show(() => <QuestionEditor question={question} earlier={[question]} onChange={() => {}} />);
  expect(document.querySelector('h2')?.textContent).toBe(label);
});

test.each(kinds)('a new question of every kind can be saved at once: %s', (name) => {
  const question: Question = newQuestion(name, 'question_1');
  expect(question.key).toBe('question_1');
  expect(parseQuestion(JSON.parse(JSON.stringify(question))).ok).toBe(true);
});
