import { expect, test } from 'vitest';
import { codebookOf } from '../../../../surveys/questionnaires/codebook';
import { type PaperPart, paperOf } from '../../../../surveys/questionnaires/exports/paper';
import type { Question } from '../../../../surveys/questions/answers';
import { answers } from '../../../../surveys/questions/answers';
import { aPage, aQuestionnaire, comment, information, yesOrNo } from '../builders';

type Asked = Extract<PaperPart, { is: 'question' }>;
const asked = (question: Question, ...before: Question[]): Asked => {
  const { parts } = paperOf(aQuestionnaire([...before, question].map((one) => aPage(one))), 'en');
  return parts.at(-1) as Asked;
};

test('a choice is ticked, with the codes of the data file and the reasons not to answer under it', () => {
  expect(
    asked(yesOrNo('well', { hint: { en: 'Today.' }, whyWeAsk: { en: 'To plan.' }, offers: ['dont-know'] })),
  ).toEqual({
    is: 'question',
    number: 1,
    code: 'well',
    label: 'Is it well?',
    hint: 'Today.',
    why: 'To plan.',
    how: 'Tick one box.',
    answers: [
      {
        by: 'tick',
        items: [
          { words: 'Yes', code: 'yes' },
          { words: 'No', code: 'no' },
          { words: 'I do not know', code: 'dont-know' },
        ],
      },
    ],
  });
});

test('a total is shared with a number beside each, a box for the total, and a way round', () => {
  const part = asked(answers['constant-sum'].example.question);
  expect(part.how).toContain('Share out 100 points');
  expect(part.answers[0]).toMatchObject({
    by: 'box',
    total: 'Total: comes to 100',
    items: [{ code: 'share_gp' }, {}, {}],
  });
  expect(part.answers[1]).toMatchObject({ by: 'tick', items: [{ words: 'I cannot say' }] });
});

test.each([
  [{ max: 2 }, 'Tick up to 2 boxes.'],
  [{ min: 2, max: 2 }, 'Tick 2 boxes.'],
  [{ min: 1 }, 'Tick at least 1.'],
  [{}, 'Tick all that apply.'],
])('several choices %j: %s', (limits, how) => {
  const { max: _max, ...question } = answers['multiple-choice'].example.question;
  expect(asked({ ...question, ...limits }).how).toBe(how);
});

test('who answers is said by the number of the question and the words of the answer, as its kind prints it', () => {
  const showIf = {
    all: [
      { question: 'a', is: 'no' },
      {
        any: [
          { question: 'used', includes: 'gp' },
          { question: 'a', answered: false },
        ],
      },
    ],
  };
  const used = { ...answers['multiple-choice'].example.question, offers: [] };
  expect(asked(comment('c', { showIf }), information('i'), yesOrNo('a'), used).who).toBe(
    'Answer this only if you answered “No” to question 1, and (you ticked “A GP surgery” in question 2 or you left out question 1).',
  );
});

test('law: every question has its place on paper, and every code of one answer its box, for every kind', () => {
  const survey = aQuestionnaire(Object.values(answers).map(({ example }) => aPage(example.question)));
  const paper = JSON.stringify(paperOf(survey, 'en'));
  // Worked out from the answer, not written by anyone.
  const worked = /_(scaled|even)$/;
  for (const { name, question, categories } of codebookOf(survey)) {
    if (worked.test(name)) continue;
    expect(paper, name).toContain(`"code":"${question}"`);
    const isOne = name === question;
    if (isOne)
      for (const { code } of categories ?? []) expect(paper, `${name} ${code}`).toContain(`"code":"${code}"`);
  }
});

test('the sheet’s own words are those of the reader’s language, the codes the same in each', () => {
  const survey = aQuestionnaire(
    [aPage(yesOrNo('well')), aPage(comment('why', { showIf: { question: 'well', is: 'no' } }))],
    { languages: ['en', 'pl', 'ur'] },
  );
  const partsIn = (language: string) => paperOf(survey, language).parts as readonly Asked[];
  expect(partsIn('pl')[0]?.how).toBe('Zaznacz jedno pole.');
  expect(partsIn('pl')[1]?.who).toBe('Odpowiedz tylko wtedy, gdy odpowiedź na pytanie 1 to „No”.');
  expect(partsIn('ur')[0]?.how).toBe('ایک خانے پر نشان لگائیں۔');
  const codes = (language: string) =>
    partsIn(language).map(({ code, answers: given }) => [
      code,
      given.flatMap((answer) => ('items' in answer ? answer.items.map((item) => item.code) : [])),
    ]);
  expect(codes('ur')).toEqual(codes('en'));
});

test('choices too many to tick stand in a list at the end, and a box takes the code', () => {
  const towns = Array.from({ length: 30 }, (_, index) => ({
    code: `t${index}`,
    label: { en: `Town ${index}` },
  }));
  const sheet = paperOf(aQuestionnaire([aPage(yesOrNo('town', { options: towns }))]), 'en');
  const [part] = sheet.parts as readonly Asked[];
  expect(part?.how).toBe('Find your answer in list 1 at the end, and write its code in the box.');
  expect(part?.answers).toEqual([{ by: 'box', items: [{ words: '', code: 'town' }] }]);
  expect(sheet.lists).toMatchObject([{ list: 1, number: 1 }]);
  expect(sheet.lists[0]?.items[29]).toEqual({ words: 'Town 29', code: 't29' });
});

test('a jump is said after its page: to which question, for whom, or that it is the end, in the end’s words', () => {
  const survey = aQuestionnaire(
    [aPage(yesOrNo('a')), aPage(yesOrNo('b')), aPage(information('i')), aPage(comment('c'))],
    {
      ends: [
        {
          key: 'out',
          kind: 'help',
          title: { en: 'Thank you, that is all.' },
          paragraphs: [],
          lines: [{ name: { en: 'Samaritans' }, telephone: '116 123' }],
        },
      ],
    },
  );
  const pages = survey.pages.map((page, at) => {
    if (at === 0)
      return {
        ...page,
        jumps: [
          { if: { question: 'a', is: 'no' }, end: 'out' },
          { if: { question: 'a', answered: false }, to: survey.pages[2]!.key },
        ],
      };
    return at === 1 ? { ...page, jumps: [{ to: 'last' }] } : at === 3 ? { ...page, section: 'last' } : page;
  });
  const { parts } = paperOf({ ...survey, pages }, 'en');
  expect(parts.map((part) => (part.is === 'jumps' ? part.sentences : part.is))).toEqual([
    'question',
    [
      'If you answered “No” to question 1, this is the end for you. Thank you, that is all. Samaritans 116 123',
      'If you left out question 1, go to question 3.',
    ],
    'question',
    ['Now go to question 3.'],
    'words',
    'question',
  ]);
});

test('a loop is written out: a question for each choice, under its own words and code, and whom it is for', () => {
  const used = {
    ...yesOrNo('used', {
      options: [
        { code: 'gp', label: { en: 'a GP' } },
        { code: 'dentist', label: { en: 'a dentist' } },
      ],
    }),
    kind: 'multiple-choice',
  } as Question;
  const good = yesOrNo('good', { label: { en: 'Was {{item}} good?' } });
  const survey = aQuestionnaire([aPage(used), aPage(good), aPage(comment('why'))], {
    loops: [{ key: 'each', over: 'used', pages: ['page_good'], most: 2 }],
  });
  const pages = survey.pages.map((page, at) => (at === 1 ? { ...page, key: 'page_good' } : page));
  const { parts } = paperOf({ ...survey, pages }, 'en');
  expect(
    (parts as readonly Asked[]).map(({ number, code, label, who }) => [number, code, label, who]),
  ).toEqual([
    [1, 'used', 'Is it used?', undefined],
    [2, 'good_gp', 'Was a GP good?', 'Answer this only if you ticked “a GP” in question 1.'],
    [3, 'good_dentist', 'Was a dentist good?', 'Answer this only if you ticked “a dentist” in question 1.'],
    [4, 'why', expect.any(String), undefined],
  ]);
});

test('where words would say an earlier answer, paper has the words for who gave none', () => {
  const spoken = yesOrNo('again', { label: { en: 'You used {{well|a service}}. Would you go back?' } });
  expect(asked(spoken, yesOrNo('well')).label).toBe('You used a service. Would you go back?');
});
