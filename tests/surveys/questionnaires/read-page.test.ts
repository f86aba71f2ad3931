import { expect, test } from 'vitest';
import { sayProblem } from '../../../surveys/questionnaires/problems';
import { readPage } from '../../../surveys/questionnaires/read-page';
import { answers } from '../../../surveys/questions/answers';
import { comment, information, yesOrNo } from './builders';

const { question: share } = answers['constant-sum'].example;
const page = { key: 'wait', questions: [information('read'), yesOrNo('waiting'), share, comment('words')] };

test('each question asked is answered, faulty or untouched; information is none of them', () => {
  const { answers, problems, untouched } = readPage(page, { 'q.waiting': 'yes', 'q.share.gp': '80' });
  expect(answers).toEqual({ waiting: { value: 'yes' } });
  expect(problems.map(({ question, problem }) => sayProblem(question, problem, 'en'))).toEqual([
    'Share your last 20 points, so that the total is 100',
  ]);
  expect(untouched.map(({ key }) => key)).toEqual(['words']);
});

test('what staff type in from paper may add up to another total', () => {
  expect(readPage(page, { 'q.share.gp': '80' }, 'typed-in').answers.share).toEqual({
    value: { gp: 80, hospitals: 0, mental: 0 },
  });
});

test('fields of other pages are not looked at', () => {
  expect(readPage(page, { 'q.elsewhere': 'yes', waiting: 'yes' }).answers).toEqual({});
});
