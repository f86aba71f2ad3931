import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sayProblem } from '../../../surveys/questionnaires/problems';
import { answers, kindOf, type Question } from '../../../surveys/questions/answers';
import { parseQuestion } from '../../../surveys/questions/definitions';
import { offersAmongChoices } from '../../../surveys/questions/parts';
import type { Fields } from '../../../surveys/questions/question-kind';
import { readAnswer } from '../../../surveys/questions/read-answer';
import type { Stored } from '../../../surveys/vocabulary';
import { en } from '../../../surveys/wording/en';

const kinds = Object.keys(answers).map((name) => {
  const kind = kindOf({ kind: name });
  return { name, kind, ...kind.example };
});

describe.each(kinds)('every kind keeps its promises: $name', ({ name, kind, question, value, faulty }) => {
  const stored: Stored = { value };

  test('its example is of its own kind, and can be stored and read back unchanged', () => {
    expect(kind.kind).toBe(name);
    expect(question.kind).toBe(name);
    expect(parseQuestion(JSON.parse(JSON.stringify(question)))).toEqual({ ok: true, value: question });
  });

  test('its example stands in no one’s way: nothing that stops a launch', () => {
    expect(kind.review(question).filter((remark) => remark.stops)).toEqual([]);
  });

  test('a field the kind does not know is refused', () => {
    const parsed = parseQuestion({ ...question, colour: 'red' });
    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ sentence: expect.stringContaining('“colour”') }],
    });
  });

  test('the form filled from an answer posts that answer again', () => {
    if (!kind.asks) return;
    expect(readAnswer(question, kind.fill(question, stored))).toEqual({ stored });
  });

  test('an offered missing reason survives the form, and is never a value', () => {
    for (const missing of question.offers ?? []) {
      expect(readAnswer(question, kind.fill(question, { missing }))).toEqual({ stored: { missing } });
    }
  });

  test('an empty form is nothing chosen: no answer and no problem', () => {
    expect(readAnswer(question, {})).toEqual({});
    expect(readAnswer(question, kind.fill(question, undefined))).toEqual({});
  });

  test('its example passes the check and its faulty value does not, with words that say what to do', () => {
    expect(kind.check(question, value)).toBeNull();
    if (faulty === null) return;
    const problem = kind.check(question, faulty);
    expect(problem).not.toBeNull();
    expect(Object.keys(en.problems)).toContain(problem!.code);
    expect(sayProblem(question, problem!, 'en')).toMatch(/^[A-Z][^{}]+$/);
  });

  test('it has one cell for each column, whatever is stored, and columns of different names', () => {
    const columns = kind.columns(question);
    expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
    for (const each of [stored, { missing: 'skipped' } as const, undefined]) {
      expect(kind.cells(question, each)).toHaveLength(columns.length);
    }
    for (const [index, cell] of kind.cells(question, stored).entries()) {
      const codes = columns[index]!.categories?.map((category) => category.code);
      // What only a script counts, or only an order drawn shows, is missing from an answer typed in.
      if (typeof cell === 'object') expect(cell).toEqual({ missing: 'not-asked' });
      else if (codes) expect(codes).toContain(cell);
      else expect(typeof cell).toBe(columns[index]!.measure === 'text' ? 'string' : 'number');
    }
    if (kind.asks) expect(kind.cells(question, stored).some((cell) => typeof cell !== 'object')).toBe(true);
    for (const cell of kind.cells(question, { missing: 'skipped' }))
      expect(cell).toEqual({ missing: 'skipped' });
    for (const cell of kind.cells(question, undefined)) expect(cell).toEqual({ missing: 'not-asked' });
  });

  test('columns carry the mark of a sensitive question', () => {
    const sensitive = { ...question, sensitive: true } as Question;
    expect(kind.columns(sensitive).every((column) => column.sensitive)).toBe(true);
  });

  test('an answer is printed in words, and no answer as no words', () => {
    if (kind.asks) expect(kind.print(question, stored, 'ur')).not.toBe('');
    expect(kind.print(question, undefined, 'en')).toBe('');
  });

  test('names of form fields are its own and hold nothing of the page’s', () => {
    expect(kind.formName(question)).toBe(`q.${question.key}`);
    const filled = Object.keys(kind.fill(question, stored));
    expect(
      filled.every((field) => field === `q.${question.key}` || field.startsWith(`q.${question.key}.`)),
    ).toBe(true);
  });

  test('what a filled form posts stands in the fields of its form, so that staff can type it in', () => {
    const fields = kind.form(question).map(({ part }) => kind.formName(question, part));
    for (const field of Object.keys(kind.fill(question, stored))) expect(fields).toContain(field);
    expect(fields.length > 0).toBe(kind.asks);
    expect(new Set(fields).size).toBe(fields.length);
    expect(kind.firstPart?.(question)).toBe(kind.form(question)[0]?.part);
  });

  test('reading never throws, and what it lets through can be stored, shown and put in columns', () => {
    const parts = [
      'missing',
      '__proto__',
      'constructor',
      ...kind.form(question).map(({ part }) => part ?? '1'),
    ];
    const names = [
      kind.formName(question),
      ...parts.map((part) => kind.formName(question, part)),
      '__proto__',
    ];
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.integer().map(String),
      fc.double().map(String),
      fc.constantFrom(
        '__proto__',
        'constructor',
        'toString',
        '~prefer-not-to-say',
        '~dont-know',
        '~skipped',
        'none',
        'gp',
        ...kind.form(question).flatMap(({ choices = [] }) => choices.map(({ code }) => code)),
      ),
      fc.constant('9'.repeat(100_000)),
    );
    const posts = fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(texts, fc.array(texts, { maxLength: 6 }), fc.constantFrom(null, 7, {}, [[]], [null])),
    );
    fc.assert(
      fc.property(posts, (posted) => {
        const outcome = readAnswer(question, posted as Fields);
        if (outcome.problem) {
          expect(Object.keys(en.problems)).toContain(outcome.problem.code);
          expect(sayProblem(question, outcome.problem, 'en')).not.toContain('{');
        }
        if (!outcome.stored) return;
        expect(kind.cells(question, outcome.stored)).toHaveLength(kind.columns(question).length);
        expect(readAnswer(question, kind.fill(question, outcome.stored)).stored).toEqual(outcome.stored);
        if (outcome.doubt) expect(sayProblem(question, outcome.doubt, 'en')).toMatch(/^[A-Z][^{}]+$/);
        kind.print(question, outcome.stored, 'en');
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});

test('all kinds with options treat an unknown code as a problem, never as an answer', () => {
  for (const { kind, question } of kinds) {
    const { codes } = kind.domain(question);
    if (!codes) continue;
    const field = kind.formName(question, kind.form(question)[0]?.part);
    expect(readAnswer(question, { [field]: 'made-up' })).toMatchObject({
      problem: { code: 'unknown-option' },
    });
  }
});

test('a reason that is not offered is a problem', () => {
  for (const { kind, question } of kinds.filter(({ kind }) => kind.asks)) {
    const bare = { ...question, offers: [] } as Question;
    const isAmong = offersAmongChoices(kind.form(question));
    const field = isAmong ? kind.formName(question) : kind.formName(question, 'missing');
    expect(readAnswer(bare, { [field]: '~prefer-not-to-say' })).toMatchObject({
      problem: { code: 'unknown-option' },
    });
  }
});
