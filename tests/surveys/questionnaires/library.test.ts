import { describe, expect, test } from 'vitest';
import { harmonised } from '../../../surveys/panel/harmonised';
import { codebookOf } from '../../../surveys/questionnaires/codebook';
import { findInLibrary, library } from '../../../surveys/questionnaires/library';
import { reviewQuestionnaire } from '../../../surveys/questionnaires/review';
import { kindOf } from '../../../surveys/questions/answers';
import { parseQuestion } from '../../../surveys/questions/definitions';
import { aPage, aQuestionnaire } from './builders';

describe.each(library.map((item) => [item.id, item] as const))('%s keeps its promises', (_, item) => {
  const { question, standard, licence, population } = item;

  test('it has the shape of a question', () => {
    expect(parseQuestion(JSON.parse(JSON.stringify(question)))).toEqual({ ok: true, value: question });
  });

  test('words of others carry their source, standard and licence line', () => {
    expect(licence).not.toBe('');
    expect(question.source !== undefined).toBe(standard !== undefined);
    if (standard) expect(question.source).toContain('Open Government Licence v3.0');
  });

  test('who does not want to answer has a way round', () => {
    expect(question.offers).toContain('prefer-not-to-say');
    expect(question.whyWeAsk?.en).toBeTruthy();
  });

  test('answers fall into categories that populations are counted by, each into one', () => {
    if (!population) return;
    const variable = harmonised.find(({ key }) => key === population.variable);
    expect(variable?.categories.map(({ code }) => code)).toEqual(
      expect.arrayContaining(Object.keys(population.groups)),
    );
    const mapped = Object.values(population.groups).flat();
    expect([...mapped].sort()).toEqual([...(kindOf(question).domain(question).codes ?? [])].sort());
    if (question.kind === 'profile') expect(question.variable).toBe(population.variable);
  });
});

test('all of it together makes a sound questionnaire, on a named legal ground', () => {
  const survey = aQuestionnaire(
    library.map(({ question }) => aPage(question)),
    {
      ground: { purpose: 'To plan services', basis: 'public-task', condition: 'health-or-social-care' },
      minutes: 8,
    },
  );
  expect(reviewQuestionnaire(survey).findings).toEqual([]);
  const names = codebookOf(survey).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('an item is found by its name', () => {
  expect(findInLibrary('sex')?.question.label.en).toBe('What is your sex?');
  expect(findInLibrary('star-sign')).toBeUndefined();
});
