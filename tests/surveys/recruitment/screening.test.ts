import { expect, test } from 'vitest';
import {
  afterSigningUp,
  ageOn,
  checkDuplicate,
  checkEligible,
  identifyingFacts,
} from '../../../surveys/recruitment/screening';

test('a resident of 16 or over may join', () => {
  const answer = checkEligible({ born: { year: 2010, month: 6 }, place: 'inside' }, '2026-06-01', 'Bristol');
  expect(answer).toEqual({ eligible: true });
  expect(ageOn({ year: 2010, month: 6 }, '2026-06-01')).toBe(16);
});

test('the month before the sixteenth birthday is too early, and the words say from when', () => {
  const answer = checkEligible({ born: { year: 2010, month: 6 }, place: 'inside' }, '2026-05-31', 'Bristol');
  expect(answer).toMatchObject({ eligible: false, because: 'too-young' });
  expect(answer).toHaveProperty('say.en', expect.stringContaining('you can join from June 2026'));
});

test('a postcode outside says so and names the next step; an unknown place keeps nobody out (R3)', () => {
  const born = { year: 1950, month: 1 };
  expect(checkEligible({ born, place: 'unknown' }, '2026-01-01', 'Bristol')).toEqual({ eligible: true });
  expect(checkEligible({ born, place: 'outside' }, '2026-01-01', 'Bristol')).toHaveProperty(
    'say.en',
    expect.stringMatching(/go back and change it/),
  );
});

test('one person spelt twice has the same facts; a landline is no fact, since a household shares it', () => {
  const facts = identifyingFacts({
    firstName: 'Zoë',
    lastName: "O'Neil",
    born: { year: 1950, month: 3 },
    postcode: 'BS1 3JA',
  });
  expect(facts).toEqual([{ kind: 'person', text: 'zoe oneil|1950-03|BS13JA' }]);
  expect(
    identifyingFacts({
      firstName: 'zoe ',
      lastName: 'O’NEIL',
      born: { year: 1950, month: 3 },
      postcode: 'bs13ja',
    }),
  ).toEqual(facts);
  expect(identifyingFacts({ email: ' Ann@Example.org ' })).toEqual([
    { kind: 'email', text: 'ann@example.org' },
  ]);
});

test('one shared key is enough, and being here counts before having left (R30)', () => {
  const known = (key: string) =>
    key === 'k1' ? ('left' as const) : key === 'k2' ? ('here' as const) : undefined;
  expect(checkDuplicate(['k1', 'k2'], known)).toBe('here');
  expect(checkDuplicate(['k1', 'k9'], known)).toBe('left');
  expect(checkDuplicate(['k9'], known)).toBeUndefined();
  expect(afterSigningUp.en).toMatch(/If you have joined before/);
});
