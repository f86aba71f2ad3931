import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importJson } from '../../../../surveys/questionnaires/imports/json';
import { itemOf, notesOf, questionOf, questionsOf, taken } from './builders';

const radio = (id: string, more: object = {}) => ({
  id,
  type: 'Radio',
  mandatory: true,
  options: [
    { label: 'Yes', value: 'Yes' },
    { label: 'No', value: 'No' },
  ],
  ...more,
});
const block = (id: string, answers: object[], more: object = {}) => ({
  id,
  type: 'Question',
  question: { id: `${id}-question`, title: `About ${id}?`, type: 'General', answers },
  ...more,
});
const file = (...blocks: object[]) => ({
  title: 'Survey',
  language: 'en',
  theme: 'ons',
  sections: [{ id: 's', title: 'Section', groups: [{ id: 'g', blocks }] }],
});
const is = (identifier: string, value: string) => ({ in: [{ identifier, source: 'answers' }, [value]] });

test('blocks become questions, and a jump becomes who is asked what it passes over', () => {
  const { draft, report } = taken(
    importJson(
      file(
        block('well', [radio('a1')], {
          routing_rules: [{ block: 'last', when: is('a1', 'Yes') }, { block: 'why' }],
        }),
        block('why', [{ id: 'a2', type: 'TextArea', mandatory: false, max_length: 500 }]),
        block('last', [radio('a3')]),
      ),
    ),
  );
  expect(questionsOf(draft).map(({ key, kind, showIf }) => ({ key, kind, showIf }))).toEqual([
    { key: 'well', kind: 'single-choice', showIf: undefined },
    { key: 'why', kind: 'open-text', showIf: { not: { question: 'well', is: 'yes' } } },
    { key: 'last', kind: 'single-choice', showIf: undefined },
  ]);
  expect(itemOf(report, 'theme').outcome).toBe('left-out');
  expect(itemOf(report, 'a1')).toMatchObject({ outcome: 'carried', key: 'well' });
});

test('boxes and the box that clears them are one question, and conditions on either find it', () => {
  const exclusive = {
    id: 'used',
    type: 'Question',
    question: {
      id: 'q',
      title: 'Used?',
      type: 'MutuallyExclusive',
      answers: [
        {
          id: 'some',
          type: 'Checkbox',
          options: [
            { label: 'GP', value: 'GP' },
            { label: '111', value: '111' },
          ],
        },
        { id: 'none', type: 'Checkbox', options: [{ label: 'None', value: 'None' }] },
      ],
    },
  };
  const { draft } = taken(
    importJson(
      file(
        exclusive,
        block('after', [radio('a')], {
          skip_conditions: { when: { '!=': [{ source: 'answers', identifier: 'none' }, null] } },
        }),
      ),
    ),
  );
  expect(questionOf(draft, 'used')).toMatchObject({
    kind: 'multiple-choice',
    options: [{ code: 'gp' }, { code: '111' }, { code: 'none', exclusive: true }],
  });
  expect(questionOf(draft, 'after').showIf).toEqual({ not: { question: 'used', includes: 'none' } });
});

test('a box to tick alone becomes yes or no, and “not ticked” is said of it', () => {
  const tick = block('agree', [{ id: 't', type: 'Checkbox', options: [{ label: 'Go on', value: 'Go on' }] }]);
  const { draft } = taken(
    importJson(
      file(
        tick,
        block('after', [radio('a')], {
          skip_conditions: { when: { '==': [{ source: 'answers', identifier: 't' }, null] } },
        }),
      ),
    ),
  );
  expect(questionOf(draft, 'agree')).toMatchObject({ options: [{ code: 'go_on' }, { code: 'no' }] });
  expect(questionOf(draft, 'after').showIf).toEqual({ question: 'agree', is: 'go_on' });
});

test('variants are questions each, for those whom no earlier variant was for', () => {
  const variants = {
    id: 'v',
    type: 'Question',
    question_variants: [
      {
        when: is('a1', 'Yes'),
        question: { id: 'q', title: 'And you?', type: 'General', answers: [radio('a2')] },
      },
      {
        when: is('a1', 'No'),
        question: { id: 'q', title: 'And they?', type: 'General', answers: [radio('a2')] },
      },
    ],
  };
  const { draft } = taken(
    importJson(
      file(
        block('first', [radio('a1')]),
        variants,
        block('z', [radio('a3')], { skip_conditions: { when: is('a2', 'No') } }),
      ),
    ),
  );
  expect(questionsOf(draft).map(({ key }) => key)).toEqual(['first', 'v', 'v_2', 'z']);
  expect(questionOf(draft, 'v').showIf).toEqual({ question: 'first', is: 'yes' });
  expect(questionOf(draft, 'z').showIf).toEqual({
    not: {
      any: [
        { question: 'v', is: 'no' },
        { question: 'v_2', is: 'no' },
      ],
    },
  });
});

test('what asks about the person is reported with its own text, and the question is asked of everyone', () => {
  const when = { '==': [{ source: 'metadata', identifier: 'WAVE' }, '1'] };
  const { draft, report } = taken(importJson(file(block('a', [radio('a1')], { skip_conditions: { when } }))));
  expect(questionOf(draft, 'a').showIf).toBeUndefined();
  expect(notesOf(report, 'a1')).toContain('“metadata” (WAVE)');
  expect(notesOf(report, 'a1')).toContain(JSON.stringify(when));
});

const explained = (label: string) => ({
  label,
  value: label,
  detail_answer: { id: `d-${label}`, type: 'TextField', label: `Please describe ${label}` },
});

test('words asked for beside one option are written there', () => {
  const { draft, report } = taken(
    importJson(
      file(block('a', [radio('a1', { options: [{ label: 'Yes', value: 'Yes' }, explained('Other')] })])),
    ),
  );
  expect(questionOf(draft, 'a')).toMatchObject({ kind: 'single-choice', other: 'other' });
  expect(itemOf(report, 'd-Other')).toMatchObject({ outcome: 'changed', key: 'a' });
});

test('words asked for beside several options bring a question after each', () => {
  const { draft } = taken(
    importJson(file(block('a', [radio('a1', { options: [explained('Yes'), explained('Other')] })]))),
  );
  expect(questionOf(draft, 'd_other')).toMatchObject({
    label: { en: 'Please describe Other' },
    showIf: { question: 'a', is: 'other' },
  });
});

test('dates are asked as precisely as the type says, up to now where it says so', () => {
  const dated = (type: string, more: object = {}) =>
    questionOf(taken(importJson(file(block('w', [{ id: 'w1', type, label: 'When?', ...more }])))).draft, 'w');
  expect(dated('Date', { maximum: { value: 'now' } })).toMatchObject({ kind: 'part-date', finest: 'day' });
  expect(dated('Date', { maximum: { value: 'now' } })).not.toHaveProperty('mayBeFuture');
  expect(dated('MonthYearDate', { minimum: { value: '2019-01' } })).toMatchObject({
    finest: 'month',
    earliest: '2019-01',
    mayBeFuture: true,
  });
  expect(dated('YearDate')).toMatchObject({ finest: 'year' });
  const moved = { maximum: { value: 'now', offset_by: { years: -16 } } };
  const { report } = taken(
    importJson(file(block('w', [{ id: 'w1', type: 'Date', label: 'When?', ...moved }]))),
  );
  expect(itemOf(report, 'w1').outcome).toBe('changed');
});

test('an earlier answer in the words is put in here too, in newer files and older', () => {
  const title = {
    text: 'How was {service}, {first_name}?',
    placeholders: [
      { placeholder: 'service', value: { source: 'answers', identifier: 'a1' } },
      { placeholder: 'first_name', transforms: [{ transform: 'concatenate_list' }] },
    ],
  };
  const asked = (label: unknown) =>
    questionOf(
      taken(
        importJson(
          file(
            block('a', [{ id: 'a1', type: 'TextField', label: 'Which?' }]),
            block('b', [], {
              question: { id: 'q', title: label, answers: [{ id: 'b1', type: 'TextField' }] },
            }),
          ),
        ),
      ).draft,
      'b',
    ).label.en;
  expect(asked(title)).toContain('How was {{a|…}}, [first_name]?');
  expect(asked("How was {{ answers['a1'] }}?")).toContain('How was {{a|…}}?');
});

const online = JSON.parse(
  readFileSync(join(import.meta.dirname, 'files', 'ons_online_household_study_lms_1.eq.json'), 'utf8'),
);

test('the ONS Online Household Study comes over whole: every id and option of it stands in the report', () => {
  const { draft, report } = taken(importJson(online));
  const names = new Set(report.items.map(({ name }) => name));
  const missing: string[] = [];
  const look = (part: unknown, under: string): void => {
    if (Array.isArray(part)) for (const each of part) look(each, under);
    else if (typeof part === 'object' && part !== null) {
      const { id, value } = part as { id?: unknown; value?: unknown };
      const isItem = ['sections', 'groups', 'blocks', 'answers', 'detail_answer'].includes(under);
      if (isItem && typeof id === 'string' && !names.has(id)) missing.push(`${under} ${id}`);
      if (under === 'options' && typeof value === 'string' && !names.has(value)) missing.push(value);
      for (const [name, each] of Object.entries(part)) look(each, name);
    }
  };
  look(online.sections, 'sections');
  expect(missing).toEqual([]);
  expect(Object.keys(online).filter((name) => name !== 'sections' && !names.has(name))).toEqual([]);
  expect(questionOf(draft, 'white_ethnic_group').showIf).toEqual({ question: 'ethnic_group', is: 'white' });
  expect(itemOf(report, 'household-relationships-answer').outcome).toBe('left-out');
  expect(notesOf(report, 'everyone-at-address-confirmation')).toContain('leads back');
});

test.each([
  ['a SurveyJS file', { title: 'x', pages: [{ elements: [] }] }, '“title”, “pages”'],
  ['a list', [], 'no names'],
  ['nothing', null, 'no names'],
])('%s is refused with what it has', (_, data, found) => {
  expect(importJson(data)).toMatchObject({ ok: false, sentence: expect.stringContaining(found) });
});

test('parts that are not what they should be are passed over without a fault', () => {
  for (const odd of [
    null,
    7,
    'x',
    [],
    {},
    [null],
    { answers: [[], 3, { type: 'Radio', options: 'none' }] },
  ]) {
    const given = file({
      id: 'b',
      type: 'Question',
      question: odd,
      routing_rules: odd,
      skip_conditions: odd,
    });
    taken(importJson(given));
    taken(
      importJson({
        ...file(block('a', [radio('a1')])),
        answer_codes: odd,
        post_submission: odd,
        metadata: odd,
      }),
    );
  }
});
