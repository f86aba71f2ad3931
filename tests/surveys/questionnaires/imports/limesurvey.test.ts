import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importLimesurvey } from '../../../../surveys/questionnaires/imports/limesurvey';
import type { LimesurveyFile } from '../../../../surveys/questionnaires/imports/limesurvey-file';
import { limesurveyTypes } from '../../../../surveys/questionnaires/imports/limesurvey-types';
import { itemOf, notesOf, questionOf, questionsOf, taken } from './builders';

type Row = Record<string, string>;

const file = (tables: Record<string, Row[]>, more: Partial<LimesurveyFile> = {}): LimesurveyFile => ({
  kind: 'Survey',
  version: '350',
  languages: ['en'],
  tables: {
    surveys: [{ sid: '1', language: 'en', format: 'G' }],
    surveys_languagesettings: [
      {
        surveyls_survey_id: '1',
        surveyls_language: 'en',
        surveyls_title: 'Survey',
        surveyls_endtext: 'Thanks!',
      },
    ],
    groups: [{ gid: '10', group_name: 'Group', language: 'en', group_order: '1' }],
    ...tables,
  },
  others: {},
  ...more,
});
const question = (qid: string, type: string, title: string, more: Row = {}): Row => ({
  qid,
  parent_qid: '0',
  gid: '10',
  type,
  title,
  question: `Question ${title}?`,
  language: 'en',
  question_order: qid,
  relevance: '1',
  ...more,
});
const sub = (parent: string, title: string, more: Row = {}): Row => ({
  qid: `${parent}${title.length}${title}`,
  parent_qid: parent,
  title,
  question: `Part ${title}`,
  language: 'en',
  ...more,
});
const answer = (qid: string, code: string, more: Row = {}): Row => ({
  qid,
  code,
  answer: `Answer ${code}`,
  language: 'en',
  ...more,
});

test('questions, their answers and relevance come over, in the order of groups and questions', () => {
  const { draft, report } = taken(
    importLimesurvey(
      file({
        questions: [
          question('2', 'N', 'weeks', { relevance: "well.NAOK == 'N'" }),
          question('1', 'Y', 'well'),
        ],
        question_attributes: [
          { qid: '2', attribute: 'min_num_value_n', value: '0' },
          { qid: '2', attribute: 'max_num_value_n', value: '52' },
          { qid: '2', attribute: 'num_value_int_only', value: '1' },
          { qid: '2', attribute: 'cssclass', value: 'wide' },
        ],
      }),
    ),
  );
  expect(draft).toMatchObject({ title: { en: 'Survey' }, thanks: { en: 'Thanks!' } });
  expect(questionsOf(draft)).toMatchObject([
    { key: 'well', options: [{ code: 'y' }, { code: 'n' }] },
    { key: 'weeks', kind: 'number', min: 0, max: 52, decimals: 0, showIf: { question: 'well', is: 'n' } },
  ]);
  expect(notesOf(report, 'weeks')).toContain('cssclass: wide');
  expect(itemOf(report, 'format').outcome).toBe('left-out');
});

test('newer files keep the words apart, in several languages', () => {
  const { draft } = taken(
    importLimesurvey(
      file({
        surveys: [{ sid: '1', language: 'pl', additional_languages: 'en' }],
        groups: [{ gid: '10', group_order: '1' }],
        group_l10ns: [{ gid: '10', group_name: 'Grupa', language: 'pl' }],
        questions: [
          {
            qid: '1',
            parent_qid: '0',
            gid: '10',
            type: 'L',
            title: 'Q1',
            question_order: '1',
            relevance: '',
          },
        ],
        question_l10ns: [
          { qid: '1', question: '<p>Jak się masz?</p>', help: 'Krótko', language: 'pl' },
          { qid: '1', question: 'How are you?', help: '', language: 'en' },
        ],
        answers: [
          { aid: '5', qid: '1', code: 'A1', sortorder: '1' },
          { aid: '6', qid: '1', code: 'A2', sortorder: '0' },
        ],
        answer_l10ns: [
          { aid: '5', answer: 'Dobrze', language: 'pl' },
          { aid: '5', answer: 'Well', language: 'en' },
          { aid: '6', answer: 'Źle', language: 'pl' },
        ],
      }),
    ),
  );
  expect(draft.languages).toEqual(['en', 'pl']);
  expect(questionOf(draft, 'q1')).toMatchObject({
    label: { pl: 'Jak się masz?', en: 'How are you?' },
    hint: { pl: 'Krótko', en: 'Krótko' },
    options: [
      { code: 'a2', label: { en: 'Źle', pl: 'Źle' } },
      { code: 'a1', label: { en: 'Well', pl: 'Dobrze' } },
    ],
  });
});

describe('types', () => {
  test('several choices: conditions name one box of it', () => {
    const { draft } = taken(
      importLimesurvey(
        file({
          questions: [
            question('1', 'M', 'used', { other: 'Y' }),
            question('2', 'S', 'why', { relevance: 'used_gp.NAOK == "Y" and used_none != "Y"' }),
          ],
          subquestions: [sub('1', 'gp'), sub('1', 'none')],
          question_attributes: [{ qid: '1', attribute: 'exclude_all_others', value: 'none' }],
        }),
      ),
    );
    expect(questionOf(draft, 'used')).toMatchObject({
      kind: 'multiple-choice',
      options: [{ code: 'gp' }, { code: 'none', exclusive: true }, { code: 'oth' }],
    });
    expect(questionOf(draft, 'used_other')).toMatchObject({
      kind: 'open-text',
      showIf: { question: 'used', includes: 'oth' },
    });
    expect(questionOf(draft, 'why').showIf).toEqual({
      all: [{ question: 'used', includes: 'gp' }, { not: { question: 'used', includes: 'none' } }],
    });
  });

  test('numbers that must come to a total are shared out', () => {
    const { draft } = taken(
      importLimesurvey(
        file({
          questions: [question('1', 'K', 'share'), question('2', 'S', 'why', { relevance: 'share_gp > 50' })],
          subquestions: [sub('1', 'gp'), sub('1', 'hosp')],
          question_attributes: [{ qid: '1', attribute: 'equals_num_value', value: '100' }],
        }),
      ),
    );
    expect(questionOf(draft, 'share')).toMatchObject({
      kind: 'constant-sum',
      total: 100,
      items: [{ code: 'gp' }, { code: 'hosp' }],
    });
    expect(questionOf(draft, 'why').showIf).toEqual({ question: 'share', item: 'gp', atLeast: 51 });
  });

  const gridOf = (rows: readonly string[], relevance: string, type = 'F') =>
    taken(
      importLimesurvey(
        file({
          questions: [question('1', type, 'trust'), question('2', 'S', 'why', { relevance })],
          subquestions: rows.map((row) => sub('1', row)),
          answers: [answer('1', 'A1'), answer('1', 'A2')],
        }),
      ),
    );

  test('an array becomes one grid, and a condition on a row finds what was said of it', () => {
    const { draft, report } = gridOf(['gp', 'hosp'], "trust_gp == 'A1'");
    expect(questionsOf(draft).map(({ key }) => key)).toEqual(['trust', 'why']);
    expect(questionOf(draft, 'trust')).toMatchObject({
      kind: 'grid',
      items: [{ code: 'gp' }, { code: 'hosp' }],
      points: [{ code: 'a1' }, { code: 'a2' }],
    });
    expect(questionOf(draft, 'why').showIf).toEqual({ question: 'trust', item: 'gp', is: 'a1' });
    expect(itemOf(report, 'trust_gp').outcome).toBe('carried');
  });

  test('an array of numbers from 1 to 5 is a grid of five points, compared as numbers', () => {
    const { draft } = gridOf(['gp', 'hosp'], 'trust_gp >= 4', 'A');
    expect(questionOf(draft, 'trust')).toMatchObject({ points: { length: 5 } });
    expect(questionOf(draft, 'why').showIf).toEqual({
      any: [
        { question: 'trust', item: 'gp', is: '4' },
        { question: 'trust', item: 'gp', is: '5' },
      ],
    });
  });

  test('an array with more rows than a grid takes becomes a question a row', () => {
    const rows = Array.from({ length: 21 }, (_, at) => `r${at}`);
    const { draft, report } = gridOf(rows, "trust_r0 == 'A1'");
    expect(questionsOf(draft)).toHaveLength(22);
    expect(questionOf(draft, 'why').showIf).toEqual({ question: 'trust_r0', is: 'a1' });
    expect(notesOf(report, 'trust')).toContain('21 rows');
  });

  test('an array of two scales becomes a grid for each, under its own heading', () => {
    const { draft } = taken(
      importLimesurvey(
        file({
          questions: [
            question('1', '1', 'care'),
            question('2', 'S', 'why', { relevance: "care_gp_1 == 'B1'" }),
          ],
          subquestions: [sub('1', 'gp'), sub('1', 'hosp')],
          answers: [
            answer('1', 'A1', { scale_id: '0' }),
            answer('1', 'A2', { scale_id: '0' }),
            answer('1', 'B1', { scale_id: '1' }),
            answer('1', 'B2', { scale_id: '1' }),
          ],
          question_attributes: [{ qid: '1', attribute: 'dualscale_headerB', value: 'Use' }],
        }),
      ),
    );
    expect(questionsOf(draft).map(({ key }) => key)).toEqual(['care_0', 'care_1', 'why']);
    expect(questionOf(draft, 'care_1').label.en).toContain('Use');
    expect(questionOf(draft, 'why').showIf).toEqual({ question: 'care_1', item: 'gp', is: 'b1' });
  });

  test('a date is asked as precisely as its format, within dates that are written out', () => {
    const asked = (attributes: Readonly<Record<string, string>>) =>
      taken(
        importLimesurvey(
          file({
            questions: [question('1', 'D', 'when')],
            question_attributes: Object.entries(attributes).map(([attribute, value]) => ({
              qid: '1',
              attribute,
              value,
            })),
          }),
        ),
      );
    const dated = (attributes: Readonly<Record<string, string>>) =>
      questionOf(asked(attributes).draft, 'when');
    expect(dated({})).toMatchObject({ kind: 'part-date', finest: 'day', mayBeFuture: true });
    expect(dated({ date_format: 'mm/yyyy', date_min: '2015-01-01', date_max: 'today' })).toEqual({
      key: 'when',
      kind: 'part-date',
      label: { en: 'Question when?' },
      finest: 'month',
      earliest: '2015-01-01',
    });
    const moved = asked({ date_min: '-1 month', date_max: '+1 day' });
    expect(questionOf(moved.draft, 'when')).toMatchObject({ mayBeFuture: true });
    expect(itemOf(moved.report, 'when').outcome).toBe('changed');
    for (const limit of ['date_min', 'date_max']) expect(notesOf(moved.report, 'when')).toContain(limit);
  });
});

describe('order and what is offered', () => {
  const filtered = (rows: readonly string[], attributes: readonly (readonly [string, string])[]) =>
    taken(
      importLimesurvey(
        file({
          questions: [question('1', 'M', 'used'), question('2', 'F', 'good')],
          subquestions: [...['gp', 'hosp'].map((row) => sub('1', row)), ...rows.map((row) => sub('2', row))],
          answers: [answer('2', 'A1'), answer('2', 'A2')],
          question_attributes: attributes.map(([attribute, value]) => ({ qid: '2', attribute, value })),
        }),
      ),
    );

  test('only what was chosen before is offered here too, and what was not offered there stands', () => {
    const { draft, report } = filtered(['gp', 'hosp', 'home'], [['array_filter', 'used']]);
    expect(questionOf(draft, 'good')).toMatchObject({
      kind: 'grid',
      carryFrom: 'used',
      items: [{ code: 'gp' }, { code: 'hosp' }, { code: 'home', pinned: true }],
    });
    expect(itemOf(report, 'good').outcome).toBe('carried');
  });

  test('what was chosen before stands on an earlier page, also where questions must share pages', () => {
    const many = Array.from({ length: 160 }, (_, at) => question(`${at + 10}`, 'N', `n${at}`));
    const { draft } = taken(
      importLimesurvey(
        file({
          questions: [question('1', 'M', 'used'), question('2', 'F', 'good'), ...many],
          subquestions: ['1', '2'].flatMap((qid) => ['gp', 'hosp'].map((row) => sub(qid, row))),
          answers: [answer('2', 'A1'), answer('2', 'A2')],
          question_attributes: [{ qid: '2', attribute: 'array_filter', value: 'used' }],
        }),
      ),
    );
    const pageOf = (key: string) =>
      draft.pages.findIndex(({ questions }) => questions.some((one) => one.key === key));
    expect(questionOf(draft, 'good')).toMatchObject({ carryFrom: 'used' });
    expect(pageOf('good')).toBeGreaterThan(pageOf('used'));
  });

  test('an order drawn for each person is drawn here too', () => {
    const { draft } = filtered(['gp', 'hosp'], [['random_order', '1']]);
    expect(questionOf(draft, 'good')).toMatchObject({ shuffle: true });
  });

  test('a filter by a question that is not there, or of several, is told with its text', () => {
    for (const filter of ['none', 'used;other']) {
      const { draft, report } = filtered(['gp', 'hosp'], [['array_filter', filter]]);
      expect(questionOf(draft, 'good')).not.toHaveProperty('carryFrom');
      expect(notesOf(report, 'good')).toContain(filter);
    }
  });

  test('rows that become questions of their own keep no order, which is told', () => {
    const rows = Array.from({ length: 21 }, (_, at) => `r${at}`);
    const { report } = filtered(rows, [['random_order', '1']]);
    expect(notesOf(report, 'good')).toContain('ordered or held back');
  });
});

test('an answer shown in the words is shown here too; what is worked out is told', () => {
  const words = 'You said {name.shown}, {later} and {name + 1}.';
  const { draft, report } = taken(
    importLimesurvey(
      file({
        questions: [
          question('1', 'S', 'name'),
          question('2', 'S', 'why', { question: words }),
          question('3', 'S', 'later'),
        ],
      }),
    ),
  );
  expect(questionOf(draft, 'why').label.en).toBe('You said {{name|…}}, [later] and [name + 1].');
  expect(notesOf(report, 'why')).toContain('{name + 1}');
});

describe('who is asked', () => {
  const asked = (relevance: string, conditions: Row[] = []) => {
    const { draft, report } = taken(
      importLimesurvey(
        file({
          questions: [
            question('1', 'Y', 'a'),
            question('2', 'N', 'n'),
            question('3', 'S', 'c', { relevance }),
          ],
          conditions,
        }),
      ),
    );
    return { showIf: questionOf(draft, 'c').showIf, notes: notesOf(report, 'c') };
  };

  test.each([
    ['!is_empty(a)', { question: 'a', answered: true }],
    [
      'a.NAOK=="Y" || n.NAOK le 3',
      {
        any: [
          { question: 'a', is: 'y' },
          { question: 'n', atMost: 3 },
        ],
      },
    ],
    ['((a.NAOK == "Y"))', { question: 'a', is: 'y' }],
    ["1X10X1.NAOK == 'Y'", { question: 'a', is: 'y' }],
    ['n >= 3', { question: 'n', atLeast: 3 }],
  ])('%s', (relevance, condition) => {
    expect(asked(relevance).showIf).toEqual(condition);
  });

  test('the older table of conditions is read where there is no relevance', () => {
    const row = (value: string, scenario = '1') => ({
      qid: '3',
      scenario,
      cqid: '1',
      cfieldname: '1X10X1',
      method: '==',
      value,
    });
    expect(asked('1', [row('Y'), row('N')]).showIf).toEqual({
      any: [
        { question: 'a', is: 'y' },
        { question: 'a', is: 'n' },
      ],
    });
    expect(asked('1', [{ ...row('^x'), method: 'RX' }]).notes).toContain('pattern');
  });

  test('what cannot be said is told with its own text', () => {
    expect(asked('count(a, n) > 1 and rand(1,2)==1').notes).toContain('count(a, n) > 1 and rand(1,2)==1');
  });
});

test('a file of another kind is refused with the remedy', () => {
  expect(importLimesurvey(file({}, { kind: 'Label set' }))).toMatchObject({
    ok: false,
    sentence: expect.stringContaining('(.lss)'),
  });
  expect(importLimesurvey(file({}))).toMatchObject({ ok: false, place: 'questions' });
});

test('law: every question, part, answer, group and setting stands in the report, whatever the types', () => {
  const type = fc.constantFrom(...Object.keys(limesurveyTypes), 'z', '');
  const names = fc.constantFrom('gp', 'a', '1', 'Ж');
  const given = fc.array(
    fc.record({
      type,
      other: fc.constantFrom('Y', 'N'),
      relevance: fc.constantFrom('1', '', 'q1 == "a"', 'q1_gp == "Y"', '(('),
      subs: fc.array(fc.tuple(names, fc.constantFrom('0', '1')), { maxLength: 4 }),
      answers: fc.array(fc.tuple(names, fc.constantFrom('0', '1')), { maxLength: 4 }),
      total: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(given, (list) => {
      const tables = {
        questions: list.map(({ type: letter, other, relevance }, index) =>
          question(`${index + 1}`, letter, `q${index + 1}`, { other, relevance }),
        ),
        subquestions: list.flatMap(({ subs }, index) =>
          subs.map(
            ([title, scale_id], at): Row => ({
              ...sub(`${index + 1}`, title, { scale_id }),
              qid: `s${index}-${at}`,
            }),
          ),
        ),
        answers: list.flatMap(({ answers }, index) =>
          answers.map(([code, scale_id], at) =>
            answer(`${index + 1}`, code, { scale_id, aid: `a${index}-${at}` }),
          ),
        ),
        question_attributes: list.flatMap(({ total }, index) =>
          total ? [{ qid: `${index + 1}`, attribute: 'equals_num_value', value: '100' }] : [],
        ),
        assessments: [{ id: '1' }],
      };
      const { report } = taken(importLimesurvey(file(tables)));
      const found = (name: string) =>
        report.items.some(
          (item) =>
            item.name === name || item.name.startsWith(`${name}_`) || item.name.startsWith(`${name} `),
        );
      for (const row of tables.questions) expect(found(row.title!), row.title).toBe(true);
      for (const row of tables.subquestions)
        expect(
          found(`q${row.parent_qid}_${row.title}`) || found(`q${row.parent_qid} ${row.title}`),
          `${row.parent_qid} ${row.title}`,
        ).toBe(true);
      for (const row of tables.answers)
        expect(found(`q${row.qid} ${row.code}`), `${row.qid} ${row.code}`).toBe(true);
      for (const name of ['Group', 'format', 'surveyls_title', 'assessments']) expect(found(name)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a welcome beside a description is a page to read at the beginning, not a setting', () => {
  const { draft, report } = taken(
    importLimesurvey(
      file({
        surveys_languagesettings: [
          {
            surveyls_survey_id: '1',
            surveyls_language: 'en',
            surveyls_title: 'Survey',
            surveyls_description: 'On care',
            surveyls_welcometext: '<p>Welcome!</p>',
          },
        ],
        questions: [question('1', 'Y', 'well')],
      }),
    ),
  );
  expect(draft.purpose).toEqual({ en: 'On care' });
  expect(questionsOf(draft)).toMatchObject([{ key: 'welcome', kind: 'information' }, { key: 'well' }]);
  expect(JSON.stringify(questionsOf(draft)[0])).toContain('Welcome!');
  expect(itemOf(report, 'surveyls_welcometext')).toMatchObject({ outcome: 'carried' });
});
