import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

  test('what is not word for word says why, and a survey’s words are credited to whoever wrote them', () => {
    if (!standard) return;
    expect(standard.publisher && standard.id && standard.version).toBeTruthy();
    if (!standard.isExact) expect(standard.because).not.toBe('');
    if (!standard.isExact) expect(question.source).toContain('after');
  });

  test('who prefers not to say falls into no category', () => {
    expect(Object.values(population?.groups ?? {}).flat()).not.toContain('prefer-not-to-say');
    expect(kindOf(question).domain(question).codes ?? []).not.toContain('prefer-not-to-say');
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

describe.each(bundled())('the population file %s', (_, categories) => {
  test('has each category of what is asked reached by answers to a question of the library, and no other', () => {
    const asked = harmonised.filter(({ kind, key }) => kind === 'asked' && categories.has(key));
    expect(asked.length).toBeGreaterThan(0);
    for (const { key } of asked) {
      const mappings = library.flatMap(({ population }) =>
        population?.variable === key ? [population] : [],
      );
      expect(mappings).not.toEqual([]);
      for (const { groups } of mappings) {
        expect(Object.keys(groups).sort()).toEqual([...categories.get(key)!].sort());
        for (const codes of Object.values(groups)) expect(codes).not.toEqual([]);
      }
    }
  });
});

describe('tables of others than the people of a panel', () => {
  const counted = new Map(bundledBeside());

  test.each(library.flatMap(({ id, question, table }) => (table ? [{ id, question, table }] : [])))(
    '$id: each answer is counted in categories of it, and each category by one answer',
    ({ question, table }) => {
      const codes = kindOf(question).domain(question).codes ?? [];
      expect(Object.keys(table.categories).sort()).toEqual([...codes].sort());
      for (const categories of Object.values(table.categories)) expect(categories).not.toEqual([]);
      if (table.variable === undefined) {
        // It says that no population file has it.
        expect(table.note).toContain('No population file');
        expect([...counted.keys()].join()).not.toMatch(/econom|activity|employ/);
        return;
      }
      const reached = Object.values(table.categories).flat();
      expect([...reached].sort()).toEqual([...(counted.get(table.variable) ?? [])].sort());
    },
  );
});

/** The bundled tables of other universes: their variables with the codes they count. */
function bundledBeside(): [string, ReadonlySet<string>][] {
  const file = join(import.meta.dirname, '../../../db/reference/populations/bnssg-other-universes.csv');
  const categories = new Map<string, Set<string>>();
  for (const line of readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1)) {
    const [, variable = '', code = ''] = /^([^,]+),(?:"[^"]*"|[^,]*),([^,]+),/.exec(line) ?? [];
    categories.set(variable, (categories.get(variable) ?? new Set()).add(code));
  }
  return [...categories];
}

/** Each bundled population of people: its variables, taken apart where they are crossed, with the codes it counts. */
function bundled(): [string, ReadonlyMap<string, ReadonlySet<string>>][] {
  const folder = join(import.meta.dirname, '../../../db/reference/populations');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv') && !name.includes('other-universes'))
    .map((name) => {
      const categories = new Map<string, Set<string>>();
      for (const line of readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/).slice(1)) {
        const [, variable = '', code = ''] = /^([^,]+),(?:"[^"]*"|[^,]*),([^,]+),/.exec(line) ?? [];
        const codes = code.split('|');
        for (const [place, key] of variable.split('*').entries())
          categories.set(key, (categories.get(key) ?? new Set()).add(codes[place]!));
      }
      return [name, categories];
    });
}

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
