import { expect, test } from 'vitest';
import { problemWords, sayProblem } from '../../../surveys/questionnaires/problems';
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

test('no words blame: never “invalid”, “required”, “must”, “error” or “oops”', () => {
  for (const words of Object.values(problemWords)) {
    expect(words.en).toMatch(/^(Choose|Write|Share|Take|Shorten|You chose)/);
    expect(words.en).not.toMatch(/invalid|required|must|error|oops|wrong/i);
  }
});

test('a code without words still says something a member can act on', () => {
  expect(sayProblem(share, { field: 'q.share', code: 'constructor' }, 'en')).toBe(
    'Look at this answer again',
  );
});
