import { expect, test } from 'vitest';
import { consentsAnswered, profileFacts } from '../../../surveys/questionnaires/profile-facts';
import { answers } from '../../../surveys/questions/answers';
import { aPage, aQuestionnaire, yesOrNo } from './builders';

const survey = aQuestionnaire([
  aPage(yesOrNo('waiting')),
  aPage(answers.profile.example.question),
  aPage(answers.consent.example.question),
]);

test('a profile item answered is a fact; other questions are none', () => {
  expect(profileFacts(survey, {}, { waiting: { value: 'yes' }, sex_now: { value: 'female' } })).toEqual([
    { variable: 'sex', value: { value: 'female' } },
  ]);
});

test('the same answer again is no new fact, another one is', () => {
  const female = { sex_now: { value: 'female' } };
  expect(profileFacts(survey, female, female)).toEqual([]);
  expect(profileFacts(survey, female, { sex_now: { value: 'male' } })).toHaveLength(1);
});

test('“prefer not to say” is a fact about oneself; skipping says nothing', () => {
  expect(profileFacts(survey, {}, { sex_now: { missing: 'prefer-not-to-say' } })).toEqual([
    { variable: 'sex', value: { missing: 'prefer-not-to-say' } },
  ]);
  expect(profileFacts(survey, {}, { sex_now: { missing: 'skipped' } })).toEqual([]);
});

test('a consent is given or refused under the version of its words', () => {
  const yes = { may_invite: { value: { code: 'yes', version: '2019-03' } } };
  expect(consentsAnswered(survey, {}, yes)).toEqual([
    { purpose: 'focus-groups', isGiven: true, textVersion: '2019-03' },
  ]);
  expect(consentsAnswered(survey, yes, yes)).toEqual([]);
  expect(consentsAnswered(survey, yes, { may_invite: { missing: 'skipped' } })).toEqual([]);
});
