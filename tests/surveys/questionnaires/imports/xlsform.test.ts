// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm names answers so
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sheet } from '../../../../surveys/questionnaires/imports/source';
import { importXlsform } from '../../../../surveys/questionnaires/imports/xlsform';
import { xlsformTypes } from '../../../../surveys/questionnaires/imports/xlsform-types';
import { aSheet, itemOf, notesOf, questionOf, questionsOf, taken } from './builders';

const choices = aSheet('choices', [
  ['list_name', 'name', 'label'],
  ['yes_no', 'yes', 'Yes'],
  ['yes_no', 'no', 'No'],
]);
const survey = (...rows: readonly (readonly string[])[]) =>
  aSheet('survey', [['type', 'name', 'label', 'relevant', 'constraint', 'choice_filter', 'hint'], ...rows]);
const imported = (...sheets: readonly Sheet[]) => taken(importXlsform(sheets));

test('a form becomes a draft of one question a page, with its choices and who is asked', () => {
  const { draft, report } = imported(
    survey(
      ['select_one yes_no', 'well', 'Are you well?'],
      ['integer', 'weeks', 'For how many weeks?', "${well} = 'no'", '. >= 0 and . <= 52'],
    ),
    choices,
    aSheet('settings', [
      ['form_title', 'form_id'],
      ['Health', 'h1'],
    ]),
  );
  expect(draft.title).toEqual({ en: 'Health' });
  expect(draft.pages.map(({ key }) => key)).toEqual(['well', 'weeks']);
  expect(questionsOf(draft)).toEqual([
    {
      key: 'well',
      kind: 'single-choice',
      label: { en: 'Are you well?' },
      options: [
        { code: 'yes', label: { en: 'Yes' } },
        { code: 'no', label: { en: 'No' } },
      ],
    },
    {
      key: 'weeks',
      kind: 'number',
      label: { en: 'For how many weeks?' },
      min: 0,
      max: 52,
      decimals: 0,
      showIf: { question: 'well', is: 'no' },
    },
  ]);
  expect(report.items.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
    'survey carried',
    'choices carried',
    'settings carried',
    'form_title carried',
    'form_id left-out',
    'yes carried',
    'no carried',
    'well carried',
    'weeks carried',
  ]);
});

test('words in several languages come over each under its tag, and English stands in where there is none', () => {
  const { draft, report } = imported(
    aSheet('survey', [
      ['type', 'name', 'label::English (en)', 'label::Polski', 'label::اردو (ur)', 'hint::polski'],
      ['text', 'comment', 'Anything else?', 'Coś jeszcze?', 'اور کچھ؟', ''],
      ['text', 'only_polish', '', 'Tylko po polsku', '', ''],
    ]),
  );
  expect(draft.languages).toEqual(['en', 'pl', 'ur']);
  expect(questionOf(draft, 'comment').label).toEqual({
    en: 'Anything else?',
    pl: 'Coś jeszcze?',
    ur: 'اور کچھ؟',
  });
  expect(questionOf(draft, 'only_polish').label).toEqual({ en: 'Tylko po polsku', pl: 'Tylko po polsku' });
  expect(notesOf(report, 'only_polish')).toContain('no English');
});

describe('who is asked', () => {
  const asked = (relevant: string) => {
    const { draft, report } = imported(
      survey(
        ['select_one yes_no', 'a', 'A?'],
        ['select_multiple yes_no', 'b', 'B?'],
        ['integer', 'n', 'How many?', '', '. >= 0 and . <= 100'],
        ['text', 'c', 'Why?', relevant],
      ),
      choices,
    );
    return { showIf: questionOf(draft, 'c').showIf, notes: notesOf(report, 'c') };
  };

  test.each([
    ["${a} = 'yes'", { question: 'a', is: 'yes' }],
    ["${a} != 'yes'", { not: { question: 'a', is: 'yes' } }],
    ["selected(${b}, 'no')", { question: 'b', includes: 'no' }],
    ["not(selected(${b}, 'no'))", { not: { question: 'b', includes: 'no' } }],
    [
      "${n} > 17 and ${a} = 'no'",
      {
        all: [
          { question: 'n', atLeast: 18 },
          { question: 'a', is: 'no' },
        ],
      },
    ],
    [
      '18 <= ${n} or ${n}=3',
      {
        any: [
          { question: 'n', atLeast: 18 },
          { question: 'n', is: 3 },
        ],
      },
    ],
    ["${a} != ''", { question: 'a', answered: true }],
    ['string-length(${a}) > 0', { question: 'a', answered: true }],
    ['count-selected(${b}) >= 1', { question: 'b', answered: true }],
    ["selected(${b}, 'yes') = false()", { not: { question: 'b', includes: 'yes' } }],
    ["(${a} = 'yes')", { question: 'a', is: 'yes' }],
    ['true()', undefined],
  ])('%s is said in our conditions', (relevant, condition) => {
    expect(asked(relevant).showIf).toEqual(condition);
  });

  test.each([
    ['regex(${a}, "x")', 'regex()'],
    ["${zzz} = 'yes'", 'no question of this file'],
    ["${c} = 'yes'", 'comes later'],
    ["${a} = 'perhaps'", 'does not offer'],
    ['${n} + 1 > 3', 'compares what it has worked out'],
    ["${a} = 'yes", 'cannot be read'],
    ['../a = "yes"', 'by its path'],
    ['(((((', 'breaks off'],
    ['${n} > 1000', 'cannot be'],
  ])('%s cannot, which is said with its own text', (relevant, reason) => {
    const { showIf, notes } = asked(relevant);
    expect(showIf).toBeUndefined();
    expect(notes).toContain(reason);
    expect(notes).toContain(relevant);
  });

  test('the condition of a group is put on each of its questions', () => {
    const { draft } = imported(
      survey(
        ['select_one yes_no', 'a', 'A?'],
        ['begin_group', 'g', 'More', "${a} = 'yes'"],
        ['text', 'c', 'Why?'],
        ['end_group'],
        ['text', 'd', 'Last?'],
      ),
      choices,
    );
    expect(questionOf(draft, 'c').showIf).toEqual({ question: 'a', is: 'yes' });
    expect(questionOf(draft, 'd').showIf).toBeUndefined();
  });

  test('a condition that never holds leaves its question out and says so', () => {
    const { draft, report } = imported(survey(['text', 'a', 'A?'], ['text', 'b', 'B?', 'false()']));
    expect(questionsOf(draft).map(({ key }) => key)).toEqual(['a']);
    expect(itemOf(report, 'b').outcome).toBe('left-out');
  });
});

describe('what the kinds hold an answer to', () => {
  test('how many may be chosen, and the choice that stands alone', () => {
    const { draft } = imported(
      survey([
        'select_multiple three',
        'm',
        'Which?',
        '',
        "count-selected(.) <= 2 and not(selected(., 'none') and count-selected(.) > 1)",
      ]),
      aSheet('choices', [
        ['list_name', 'name', 'label'],
        ['three', 'a', 'A'],
        ['three', 'b', 'B'],
        ['three', 'none', 'None'],
      ]),
    );
    expect(questionOf(draft, 'm')).toMatchObject({
      max: 2,
      options: [{ code: 'a' }, { code: 'b' }, { code: 'none', exclusive: true }],
    });
  });

  test('what cannot be held is named with its own text', () => {
    const { draft, report } = imported(survey(['integer', 'n', 'How many?', '', '. >= 1 and . <= ${m}']));
    expect(questionOf(draft, 'n')).toMatchObject({ min: 1 });
    expect(notesOf(report, 'n')).toContain('. >= 1 and . <= ${m}');
  });
});

describe('lists that depend on an earlier answer', () => {
  const listed = aSheet('choices', [
    ['list_name', 'name', 'label', 'county'],
    ['county', '1', 'Avon', ''],
    ['county', '2', 'Kent', ''],
    ['town', 'a', 'Bristol', '1'],
    ['town', 'b', 'Bath', '1'],
    ['town', 'c', 'Dover', '2'],
    ['town', 'd', 'Deal', '2'],
    ['town', 'e', 'Nowhere', ''],
  ]);
  const form = (filter: string) =>
    imported(
      survey(
        ['select_one county', 'county_q', 'County?'],
        ['select_one town', 'town', 'Town?', '', '', filter],
        ['text', 'why', 'Why?', "${town} = 'c'"],
      ),
      listed,
    );

  test('become a question for each list, and conditions find the one that has the choice', () => {
    const { draft, report } = form('county = ${county_q}');
    expect(questionOf(draft, 'town_1')).toMatchObject({
      options: [{ code: 'a' }, { code: 'b' }],
      showIf: { question: 'county_q', is: '1' },
    });
    expect(questionOf(draft, 'town_2')).toMatchObject({ showIf: { question: 'county_q', is: '2' } });
    expect(questionOf(draft, 'why').showIf).toEqual({ question: 'town_2', is: 'c' });
    expect(notesOf(report, 'town')).toContain('2 questions');
    expect(itemOf(report, 'e').outcome).toBe('left-out');
    expect(itemOf(report, 'town (2)').key).toBe('town_2');
  });

  test.each([
    'county = ${county_q} or true()',
    'selected(${county_q}, county)',
    'county != ${county_q}',
    'county = ',
  ])('are shown whole by another filter, which is told: %s', (filter) => {
    const { draft, report } = form(filter);
    expect(questionOf(draft, 'town')).toMatchObject({ options: { length: 5 } });
    expect(notesOf(report, 'town')).toContain(filter.trim());
  });
});

test('“or other” is a choice with words beside it; of several choices, a question follows', () => {
  const { draft } = imported(
    survey(['select_one yes_no or_other', 'a', 'A?'], ['select_multiple yes_no or_other', 'b', 'B?']),
    choices,
  );
  expect(questionOf(draft, 'a')).toMatchObject({
    options: [{ code: 'yes' }, { code: 'no' }, { code: 'other' }],
    other: 'other',
  });
  expect(questionsOf(draft).at(-1)).toMatchObject({
    kind: 'open-text',
    showIf: { question: 'b', includes: 'other' },
  });
});

test.each([
  ['', '', { finest: 'day', mayBeFuture: true }],
  ['month-year', '. <= today()', { finest: 'month' }],
  ['w4 year', ". >= date('2015-01-01')", { finest: 'year', earliest: '2015-01-01', mayBeFuture: true }],
])('a date that looks like “%s” and must be “%s”', (appearance, constraint, asked) => {
  const { draft, report } = imported(
    aSheet('survey', [
      ['type', 'name', 'label', 'appearance', 'constraint'],
      ['date', 'w', 'When?', appearance, constraint],
    ]),
  );
  expect(questionOf(draft, 'w')).toEqual({ key: 'w', kind: 'part-date', label: { en: 'When?' }, ...asked });
  expect(itemOf(report, 'w').outcome).toBe('carried');
});

test('a time of day, and bounds of a date that are worked out, are told', () => {
  const { report } = imported(
    survey(['datetime', 'a', 'When?'], ['date', 'b', 'When?', '', '. > today() - 30']),
  );
  expect(notesOf(report, 'a')).toContain('not the time of day');
  expect(notesOf(report, 'b')).toContain('. > today() - 30');
});

test('choices in an order drawn for each person keep “other” where it is', () => {
  const { draft, report } = imported(
    aSheet('survey', [
      ['type', 'name', 'label', 'parameters'],
      ['select_one yes_no or_other', 'a', 'A?', 'randomize=true'],
    ]),
    choices,
  );
  expect(questionOf(draft, 'a')).toMatchObject({
    shuffle: true,
    options: [{ code: 'yes' }, { code: 'no' }, { code: 'other', pinned: true }],
  });
  expect(itemOf(report, 'a').outcome).toBe('carried');
});

test('an answer put into the words is put in here too, what is worked out is shown by name, markup is taken out', () => {
  const { draft, report } = imported(
    survey(
      ['text', 'name', 'Name?'],
      ['calculate', 'sum', ''],
      ['note', 'hello', '<h3>Hello</h3>**${name}**, ${sum}, age &lt; 5 &amp; more: x < 5'],
    ),
  );
  expect(questionOf(draft, 'hello')).toMatchObject({
    kind: 'information',
    label: { en: 'Hello' },
    paragraphs: [{ en: '{{name|…}}, [sum], age < 5 & more: x < 5' }],
  });
  expect(notesOf(report, 'hello')).toContain('${sum}');
  expect(notesOf(report, 'hello')).not.toContain('${name}');
});

test('a column nobody reads is named on each row that fills it', () => {
  const { report } = imported(
    aSheet('survey', [
      ['type', 'name', 'label', 'default', 'bind::odk:length', ''],
      ['text', 'a', 'A?', 'x', '7', 'stray'],
    ]),
  );
  expect(notesOf(report, 'a')).toMatch(/“default”.*x\n.*“bind::odk:length”.*7\n.*column 6.*stray/);
});

test('names unfit for keys are made fit, apart, and told', () => {
  const { draft, report } = imported(
    survey(['text', 'Ä-b c', 'One'], ['text', 'a_b_c', 'Two'], ['text', '1', 'Three']),
  );
  expect(questionsOf(draft).map(({ key }) => key)).toEqual(['a_b_c', 'a_b_c_2', 'q_1']);
  expect(itemOf(report, '1').key).toBe('q_1');
});

test('one is chosen from a list of hundreds; several from more than a page shows are asked in own words, and each choice says so', () => {
  const many = Array.from({ length: 537 }, (_, index) => ['long', `c${index}`, `Choice ${index}`]);
  const { draft, report } = imported(
    survey(['select_one long', 'a', 'A?'], ['select_multiple long', 'b', 'B?']),
    aSheet('choices', [['list_name', 'name', 'label'], ...many]),
  );
  const one = questionOf(draft, 'a');
  expect(one.kind === 'single-choice' && one.options).toHaveLength(537);
  expect(questionOf(draft, 'b').kind).toBe('open-text');
  expect(notesOf(report, 'b')).toContain('A list of 537 choices is more than the 200');
  const tooMany = Array.from({ length: 1001 }, (_, index) => ['long', `c${index}`, `Choice ${index}`]);
  const longer = imported(
    survey(['select_one long', 'a', 'A?']),
    aSheet('choices', [['list_name', 'name', 'label'], ...tooMany]),
  );
  expect(questionOf(longer.draft, 'a').kind).toBe('open-text');
  expect(
    longer.report.items.filter(({ what, outcome }) => what === 'choice' && outcome === 'left-out'),
  ).toHaveLength(1001);
});

test('several hundred questions are put together on pages, never beside one their condition asks about', () => {
  const rows = Array.from({ length: 320 }, (_, index) => [
    'integer',
    `n${index}`,
    `Number ${index}`,
    index % 3 === 1 ? `\${n${index - 1}} = 4` : '',
  ]);
  const { draft, report } = imported(survey(...rows));
  expect(questionsOf(draft)).toHaveLength(300);
  expect(draft.pages.length).toBeLessThanOrEqual(150);
  expect(report.items.filter(({ outcome }) => outcome === 'left-out')).toHaveLength(20);
  for (const { questions } of draft.pages) {
    const keys = questions.map(({ key }) => key);
    const asked = questions.map(({ showIf }) => (showIf && 'question' in showIf ? showIf.question : ''));
    expect(keys.filter((key) => asked.includes(key))).toEqual([]);
  }
});

test('a workbook without a survey sheet, or without its columns, is refused with the remedy', () => {
  expect(importXlsform([aSheet('Sheet1', [['a']])])).toMatchObject({
    ok: false,
    sentence: expect.stringContaining('“Sheet1”'),
  });
  expect(
    importXlsform([
      aSheet('survey', [
        ['type', 'label'],
        ['text', 'x'],
      ]),
    ]),
  ).toMatchObject({
    ok: false,
    place: 'sheet “survey”, row 1',
    sentence: expect.stringContaining('“name”'),
  });
});

describe('laws over any form', () => {
  const word = fc.constantFrom('', 'a', 'b', 'yes', 'Ж', '  ', '${a}', '<b>x</b>', '1', "it's", '-');
  const type = fc.constantFrom(
    ...Object.keys(xlsformTypes),
    'select_one l',
    'select_multiple l or_other',
    'rank l',
    'select_one nowhere',
    'nonsense',
    '',
  );
  const rule = fc.constantFrom(
    '',
    '',
    "${a} = 'yes'",
    'not(${b})',
    '${1} > 3',
    '. > 1',
    'if(',
    "selected(${a}, 'a') or false()",
  );
  const row = fc.tuple(type, word, word, rule, rule, word, word).map((cells) => [...cells]);
  const form = fc.record({
    rows: fc.array(row, { minLength: 1, maxLength: 25 }),
    choices: fc.array(fc.tuple(fc.constantFrom('l', 'm', ''), word, word), { maxLength: 8 }),
    settings: fc.array(word, { minLength: 2, maxLength: 2 }),
  });
  const sheetsOf = ({
    rows,
    choices: listed,
    settings,
  }: {
    rows: string[][];
    choices: string[][];
    settings: string[];
  }) => [
    survey(['note', 'first', 'Hello'], ...rows),
    aSheet('choices', [['list_name', 'name', 'label'], ...listed]),
    aSheet('settings', [['form_title', 'version'], settings]),
  ];

  test('whatever the form holds, the draft is one that can be stored, and every row stands in the report', () => {
    fc.assert(
      fc.property(form, (given) => {
        const sheets = sheetsOf(given);
        const { report } = imported(...sheets);
        const places = new Set(report.items.map(({ place }) => place));
        for (const sheet of sheets.slice(0, 2)) {
          for (const { number, cells } of sheet.rows.slice(1)) {
            if (/^end /.test(cells[0] ?? '') || cells.every((cell) => cell.trim() === '')) continue;
            expect(places).toContain(`${sheet.name}, row ${number}`);
          }
        }
        const names = report.items.map(({ name }) => name);
        for (const [index, name] of ['form_title', 'version'].entries())
          if (given.settings[index]!.trim() !== '') expect(names).toContain(name);
      }),
      { numRuns: 150 },
    );
  });

  test('an item that is in the draft names its key, and one that is not says why', () => {
    fc.assert(
      fc.property(form, (given) => {
        const { draft, report } = imported(...sheetsOf(given));
        const keys = new Set(questionsOf(draft).map(({ key }) => key));
        for (const item of report.items.filter(({ what }) => what === 'question')) {
          if (item.outcome === 'left-out') expect(item.notes.length).toBeGreaterThan(0);
          else expect(keys).toContain(item.key);
        }
        const told = new Set(report.items.map(({ key }) => key));
        for (const key of keys) if (key !== 'question_1') expect(told).toContain(key);
      }),
      { numRuns: 150 },
    );
  });
});
