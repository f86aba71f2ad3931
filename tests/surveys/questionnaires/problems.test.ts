import { expect, test } from 'vitest';
import { sayProblem } from '../../../surveys/questionnaires/problems';
import { answers } from '../../../surveys/questions/answers';

const { question: share } = answers['constant-sum'].example;
const left = { field: 'q.share.gp', code: 'points-left', values: { left: 20, total: 100 } };

test('a problem is said with its numbers, in the unit of the question', () => {
  expect(sayProblem(share, left, 'en')).toBe('Share your last 20 points, so that the total is 100');
  const tokens = {
    ...share,
    unit: { one: { en: 'token', cy: 'tocyn' }, many: { en: 'tokens', cy: 'tocynnau' } },
  };
  expect(sayProblem(tokens, left, 'cy')).toBe('Share your last 20 tocynnau, so that the total is 100');
});

test('a problem is said in the language of the page, with words of the question where they are translated', () => {
  const points = { one: { en: 'point', pl: 'pkt' }, many: { en: 'points', pl: 'pkt' } };
  expect(sayProblem({ ...share, unit: points }, left, 'pl')).toBe(
    'Proszę rozdzielić jeszcze 20 pkt, aby razem było 100',
  );
  const long = { field: 'q.comment', code: 'too-long', values: { over: 22, max: 500 } };
  expect(sayProblem(answers['open-text'].example.question, long, 'pl')).toBe(
    'Proszę skrócić wypowiedź o 22 znaki. Jest miejsce na znaki: 500.',
  );
});

test('a code without words still says something a member can act on', () => {
  expect(sayProblem(share, { field: 'q.share', code: 'constructor' }, 'en')).toBe(
    'Look at this answer again',
  );
});
