/**
 * LimeSurvey structures of our own making, in the layouts its versions write, none of them anyone's questionnaire: 1.9 to 2
 * (a row for each language), 3 (subquestions apart, words still in the rows), 4 to 6 (words in tables of their own).
 */
type Row = Readonly<Record<string, string>>;

const escaped = (text: string) => `<![CDATA[${text}]]>`;

/** As LimeSurvey writes it: the names of fields first, then rows. */
export function lss(version: string, tables: Readonly<Record<string, readonly Row[]>>, languages = ['en']) {
  const table = ([name, rows]: [string, readonly Row[]]) =>
    [
      ` <${name}>`,
      '  <fields>',
      ...[...new Set(rows.flatMap((row) => Object.keys(row)))].map(
        (field) => `   <fieldname>${field}</fieldname>`,
      ),
      '  </fields>',
      '  <rows>',
      ...rows.map(
        (row) =>
          `   <row>${Object.entries(row)
            .map(([field, text]) => (text === '' ? `<${field}/>` : `<${field}>${escaped(text)}</${field}>`))
            .join('')}</row>`,
      ),
      '  </rows>',
      ` </${name}>`,
    ].join('\n');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<document>',
    ' <LimeSurveyDocType>Survey</LimeSurveyDocType>',
    ` <DBVersion>${version}</DBVersion>`,
    ' <languages>',
    ...languages.map((language) => `  <language>${language}</language>`),
    ' </languages>',
    ...Object.entries(tables).map(table),
    ' <themes><theme><sid>1</sid><template_name>fruity</template_name></theme></themes>',
    '</document>',
  ].join('\n');
}

const survey = (language = 'en', additional = ''): Record<string, readonly Row[]> => ({
  surveys: [{ sid: '1', language, additional_languages: additional, format: 'G', anonymized: 'Y' }],
  surveys_languagesettings: [
    {
      surveyls_survey_id: '1',
      surveyls_language: language,
      surveyls_title: 'Care <b>near you</b>',
      surveyls_welcometext: '<p>Welcome {TOKEN:FIRSTNAME}</p>',
      surveyls_endtext: 'Thank you',
      surveyls_email_invite: 'Dear {FIRSTNAME}',
    },
  ],
});

const question = (qid: string, type: string, title: string, more: Row = {}): Row => ({
  qid,
  parent_qid: '0',
  sid: '1',
  gid: '1',
  type,
  title,
  question: `What of ${title}?`,
  preg: '',
  help: '',
  other: 'N',
  mandatory: 'N',
  question_order: qid,
  language: 'en',
  scale_id: '0',
  relevance: '1',
  ...more,
});
const part = (qid: string, parent: string, title: string, more: Row = {}): Row => ({
  ...question(qid, 'T', title),
  parent_qid: parent,
  question: `Part ${title} of it`,
  ...more,
});
const answer = (qid: string, code: string, words: string, more: Row = {}): Row => ({
  qid,
  code,
  answer: words,
  sortorder: code.replace(/\D/g, '') || '0',
  assessment_value: '0',
  language: 'en',
  scale_id: '0',
  ...more,
});
const attribute = (qid: string, name: string, value: string, more: Row = {}): Row => ({
  qid,
  attribute: name,
  value,
  language: '',
  ...more,
});
const group: Row = {
  gid: '1',
  sid: '1',
  group_name: 'Care',
  group_order: '1',
  description: '',
  language: 'en',
};

/** Words taken out of rows into the tables that versions from 4 have. */
function apart(rows: readonly Row[], key: string, fields: readonly string[]) {
  const words = rows.map(
    (row, n): Row => ({
      id: String(n + 1),
      [key]: row[key] ?? '',
      ...Object.fromEntries(fields.map((field) => [field, row[field] ?? ''])),
      language: row.language ?? 'en',
    }),
  );
  const bare = rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([field]) => ![...fields, 'language'].includes(field))),
  );
  return [bare, words] as const;
}

const everyType = [
  question('10', 'L', 'list', { other: 'Y', mandatory: 'Y' }),
  question('11', '!', 'drop'),
  question('12', 'O', 'listcomment'),
  question('13', 'M', 'many', { other: 'Y', relevance: "list == 'A1'" }),
  question('14', 'P', 'manycomments'),
  question('15', 'F', 'grid', { relevance: "many_S1.NAOK == 'Y'" }),
  question('16', 'H', 'bycolumn'),
  question('17', '1', 'dual'),
  question('18', 'A', 'five'),
  question('19', 'B', 'ten'),
  question('20', 'C', 'yesno3'),
  question('21', 'E', 'changes'),
  question('22', 'R', 'order'),
  question('23', 'S', 'short', { preg: '/^[A-Z]+$/' }),
  question('24', 'T', 'long', { mandatory: 'S' }),
  question('25', 'U', 'huge'),
  question('26', 'N', 'number'),
  question('27', 'K', 'numbers'),
  question('28', 'D', 'day'),
  question('29', 'G', 'sex'),
  question('30', 'Y', 'yn', {
    relevance: '!is_empty(list.NAOK) && (number.NAOK >= 3 or many_S2.NAOK == "Y")',
  }),
  question('31', 'X', 'told', { question: '<p>You said {list.shown} and {INSERTANS:1X1X26}.</p>' }),
  question('32', ';', 'texts'),
  question('33', ':', 'figures'),
  question('34', '*', 'sum', { question: '{number + 1}' }),
  question('35', '|', 'upload'),
  question('36', 'I', 'language'),
  question('37', '5', 'stars'),
  question('38', 'Q', 'lines'),
  question('39', '?', 'unknown'),
];
const everyPart = ['13', '14', '15', '16', '17', '18', '19', '20', '21', '27', '32', '33', '38'].flatMap(
  (qid) => [
    part(`${qid}1`, qid, 'S1'),
    part(`${qid}2`, qid, 'S2', { relevance: qid === '15' ? "list == 'A1'" : '1' }),
  ],
);
const columns = ['32', '33'].flatMap((qid) => [
  part(`${qid}8`, qid, 'C1', { scale_id: '1' }),
  part(`${qid}9`, qid, 'C2', { scale_id: '1' }),
]);
const everyAnswer = ['10', '11', '12', '15', '16', '17', '22'].flatMap((qid) => [
  answer(qid, 'A1', 'The first'),
  answer(qid, 'A2', 'The second <em>one</em>'),
  ...(qid === '17'
    ? [answer(qid, 'B1', 'On the right', { scale_id: '1' }), answer(qid, 'B2', 'Too', { scale_id: '1' })]
    : []),
]);
const attributes = [
  attribute('10', 'random_order', '1'),
  attribute('13', 'max_answers', '2'),
  attribute('13', 'exclude_all_others', 'S2'),
  attribute('15', 'array_filter', 'many'),
  attribute('26', 'min_num_value_n', '0'),
  attribute('26', 'max_num_value_n', '{number2}'),
  attribute('23', 'maximum_chars', '30'),
  attribute('28', 'date_format', 'yyyy'),
  attribute('28', 'date_max', 'today'),
  attribute('11', 'random_group', 'block1'),
  attribute('12', 'hide_tip', '1'),
  attribute('33', 'multiflexible_max', '5'),
];

const [bareQuestions, questionWords] = apart([...everyType, ...everyPart, ...columns], 'qid', [
  'question',
  'help',
]);
const numbered = everyAnswer.map((row, n) => ({ aid: String(n + 1), ...row }));
const [bareAnswers, answerWords] = apart(numbered, 'aid', ['answer']);
const [bareGroups, groupWords] = apart([group], 'gid', ['group_name', 'description']);

const inTwo = (rows: readonly Row[], field: string) =>
  rows.flatMap((row) => [row, { ...row, language: 'pl', [field]: `PL ${row[field]}` }]);

export const limesurveys = [
  {
    what: 'version 2: every type, words in the rows, two languages',
    text: lss(
      '177',
      {
        ...survey('en', 'pl'),
        groups: inTwo([group], 'group_name'),
        questions: inTwo([...everyType, ...everyPart, ...columns], 'question'),
        answers: inTwo(everyAnswer, 'answer'),
        question_attributes: attributes,
        conditions: [
          { cid: '1', qid: '23', cqid: '10', cfieldname: '1X1X10', method: '==', value: 'A2', scenario: '1' },
          { cid: '2', qid: '24', cqid: '26', cfieldname: '1X1X26', method: '<', value: '5', scenario: '1' },
        ],
        quota: [{ id: '1', sid: '1', name: 'Women', qlimit: '100', action: '1', active: '1' }],
        quota_members: [{ id: '1', sid: '1', qid: '29', quota_id: '1', code: 'F' }],
      },
      ['en', 'pl'],
    ),
  },
  {
    what: 'version 3: subquestions in a table of their own',
    text: lss('355', {
      ...survey(),
      groups: [{ ...group, randomization_group: 'g1', grelevance: "list == 'A1'" }],
      questions: everyType,
      subquestions: [...everyPart, ...columns],
      answers: everyAnswer,
      question_attributes: attributes,
    }),
  },
  {
    what: 'version 5: words in tables of their own',
    text: lss('445', {
      ...survey(),
      groups: bareGroups,
      group_l10ns: groupWords,
      questions: bareQuestions.filter((row) => row.parent_qid === '0'),
      subquestions: bareQuestions.filter((row) => row.parent_qid !== '0'),
      question_l10ns: questionWords,
      answers: bareAnswers,
      answer_l10ns: answerWords,
      question_attributes: attributes,
      assessments: [
        { id: '1', sid: '1', scope: 'T', name: 'Sum', minimum: '0', maximum: '5', message: 'Well' },
      ],
    }),
  },
  {
    what: 'version 6: scripts beside words, random answers, empty parts',
    text: lss('623', {
      ...survey('de-informal', 'en'),
      groups: [
        ...bareGroups,
        { gid: '2', sid: '1', group_order: '2', randomization_group: '', grelevance: '' },
      ],
      group_l10ns: groupWords,
      questions: [
        ...bareQuestions.filter((row) => row.parent_qid === '0'),
        {
          qid: '90',
          parent_qid: '0',
          gid: '2',
          type: 'L',
          title: 'none',
          question_order: '1',
          relevance: '0',
        },
        {
          qid: '91',
          parent_qid: '0',
          gid: '2',
          type: 'F',
          title: 'norows',
          question_order: '2',
          relevance: '',
        },
        {
          qid: '92',
          parent_qid: '0',
          gid: '7',
          type: 'S',
          title: 'stray',
          question_order: '3',
          relevance: '',
        },
      ],
      subquestions: bareQuestions.filter((row) => row.parent_qid !== '0'),
      question_l10ns: [
        ...questionWords.map((row) => ({ ...row, script: row.qid === '23' ? 'alert(1)' : '' })),
        { id: '900', qid: '92', question: 'Lost?', help: '', script: '', language: 'en' },
      ],
      answers: [...bareAnswers, { aid: '990', qid: '999', code: 'Z', sortorder: '1', scale_id: '0' }],
      answer_l10ns: [...answerWords, { id: '991', aid: '990', answer: 'Of nothing', language: 'en' }],
      question_attributes: [
        ...attributes,
        attribute('10', 'answer_order', 'random'),
        attribute('22', 'max_answers', '1'),
      ],
      defaultvalues: [{ dvid: '1', qid: '10', scale_id: '0', sqid: '0', specialtype: '' }],
      defaultvalue_l10ns: [{ id: '1', dvid: '1', language: 'en', defaultvalue: 'A1' }],
    }),
  },
  {
    what: 'conditions of every spelling',
    text: lss('355', {
      ...survey(),
      groups: [group],
      questions: [
        question('10', 'L', 'a'),
        question('11', 'N', 'n'),
        question('12', 'M', 'm'),
        ...[
          'a.NAOK == "A1"',
          "a ne 'A1'",
          '(a == "A1") && !(n.NAOK < 3)',
          'n > 3 and n le 9',
          'is_empty(a)',
          'count(m_S1, m_S2) > 1',
          'count(that.m.NAOK) >= 2',
          '((a.NAOK == "A1" or a.NAOK == "A2"))',
          'regexMatch("/x/", a)',
          'if(n > 3, 1, 0)',
          'TOKEN:ATTRIBUTE_1 == "x"',
          '1X1X10 == "A2"',
          '1X1X12S1.NAOK == "Y"',
          'a == n',
          'n + 1 > 4',
          '((',
          '0',
          'true',
          'a.NAOK == "A1" && a.NAOK == "A2"',
          'in_array(a, "A1", "A2")',
          'm_S1 == ""',
          'self.NAOK > 1',
        ].map((relevance, n) => question(String(20 + n), 'S', `q${n}`, { relevance })),
      ],
      subquestions: [part('121', '12', 'S1'), part('122', '12', 'S2')],
      answers: [answer('10', 'A1', 'One'), answer('10', 'A2', 'Two')],
    }),
  },
  {
    what: 'codes that meet, and words that are missing',
    text: lss('355', {
      ...survey(),
      groups: [group],
      questions: [
        question('10', 'L', 'Q1', { question: '' }),
        question('11', 'M', 'Q1_other'),
        question('12', 'L', 'q1', { other: 'Y' }),
        question('13', 'R', 'rank'),
        question('14', 'S', ''),
        question('15', 'L', 'one'),
      ],
      subquestions: [part('111', '11', '1'), part('112', '11', '1', { question: '' })],
      answers: [
        answer('10', '1', ''),
        answer('10', '-1', 'Below'),
        answer('12', 'a', 'Small'),
        answer('12', 'A', 'Large'),
        answer('13', '1', 'Alone'),
        answer('15', '1', 'Only one'),
      ],
    }),
  },
];
