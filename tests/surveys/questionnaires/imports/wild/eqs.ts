/** ONS questionnaires (eq schema) of our own making, in the older and the newer form of routing; nobody's questionnaire. */
const radio = (id: string, ...labels: string[]) => ({
  id,
  type: 'Radio',
  mandatory: true,
  options: labels.map((label) => ({ label, value: label })),
});
const ask = (id: string, title: unknown, answers: unknown[], more: object = {}) => ({
  id,
  type: 'Question',
  question: { id: `${id}-question`, type: 'General', title, answers },
  ...more,
});
const is = (identifier: string, value: string) => ({ '==': [{ source: 'answers', identifier }, value] });

export const eqs = [
  {
    what: 'newer: JSON logic, variants, placeholders, calculated and list blocks',
    data: {
      mime_type: 'application/json/ons/eq',
      language: 'en',
      schema_version: '0.0.3',
      data_version: '0.0.3',
      survey_id: '999',
      title: 'Care near you',
      theme: 'health',
      metadata: [{ name: 'user_id', type: 'string' }],
      questionnaire_flow: { type: 'Linear', options: { summary: { collapsible: false } } },
      sections: [
        {
          id: 'care',
          title: 'Care',
          summary: { show_on_completion: true },
          groups: [
            {
              id: 'g',
              title: 'About care',
              blocks: [
                {
                  id: 'intro',
                  type: 'Introduction',
                  primary_content: [{ id: 'p', contents: [{ description: 'Welcome.' }] }],
                },
                ask('seen', 'Have you seen a GP?', [radio('seen-answer', 'Yes', 'No')], {
                  routing_rules: [{ block: 'none', when: is('seen-answer', 'No') }, { block: 'often' }],
                }),
                ask(
                  'often',
                  {
                    text: 'How often did {name} see one?',
                    placeholders: [
                      { placeholder: 'name', value: { source: 'metadata', identifier: 'user_id' } },
                    ],
                  },
                  [
                    {
                      id: 'often-answer',
                      type: 'Number',
                      minimum: { value: 0 },
                      maximum: { value: { source: 'answers', identifier: 'seen-answer' } },
                      mandatory: false,
                    },
                  ],
                ),
                {
                  id: 'good',
                  type: 'Question',
                  question_variants: [
                    {
                      when: is('seen-answer', 'Yes'),
                      question: {
                        id: 'good-1',
                        type: 'General',
                        title: 'Was it good?',
                        answers: [radio('good-answer', 'Yes', 'No', 'Don’t know')],
                      },
                    },
                    {
                      when: { not: [is('seen-answer', 'Yes')] },
                      question: {
                        id: 'good-2',
                        type: 'General',
                        title: 'Would it be good?',
                        answers: [radio('good-answer', 'Yes', 'No')],
                      },
                    },
                  ],
                },
                ask(
                  'none',
                  'Why not?',
                  [
                    {
                      id: 'why',
                      type: 'Checkbox',
                      mandatory: false,
                      options: [
                        { label: 'Far', value: 'Far' },
                        {
                          label: 'Other',
                          value: 'Other',
                          detail_answer: { id: 'why-other', type: 'TextField', label: 'Which?' },
                        },
                      ],
                    },
                    {
                      id: 'why-none',
                      type: 'Checkbox',
                      mandatory: false,
                      options: [{ label: 'None of these', value: 'None of these' }],
                    },
                  ],
                  { skip_conditions: { when: is('seen-answer', 'Yes') } },
                ),
                {
                  id: 'total',
                  type: 'CalculatedSummary',
                  title: 'You said {total}',
                  calculation: {
                    operation: { '+': [{ source: 'answers', identifier: 'often-answer' }] },
                    title: 'Sum',
                  },
                },
              ],
            },
          ],
        },
        {
          id: 'people',
          title: 'People',
          enabled: { when: { '>': [{ source: 'answers', identifier: 'often-answer' }, 0] } },
          groups: [
            {
              id: 'g2',
              blocks: [
                {
                  id: 'driving',
                  type: 'ListCollectorDrivingQuestion',
                  for_list: 'people',
                  question: {
                    id: 'dq',
                    type: 'General',
                    title: 'Does anyone else live here?',
                    answers: [radio('anyone', 'Yes', 'No')],
                  },
                },
                {
                  id: 'collector',
                  type: 'ListCollector',
                  for_list: 'people',
                  question: {
                    id: 'cq',
                    type: 'General',
                    title: 'Anyone else?',
                    answers: [radio('more', 'Yes', 'No')],
                  },
                  add_block: {
                    id: 'add',
                    type: 'ListAddQuestion',
                    question: {
                      id: 'aq',
                      type: 'General',
                      title: 'Who?',
                      answers: [{ id: 'first-name', type: 'TextField', label: 'First name' }],
                    },
                  },
                  edit_block: { id: 'edit', type: 'ListEditQuestion' },
                  remove_block: { id: 'remove', type: 'ListRemoveQuestion' },
                  summary: { title: 'Household' },
                },
                ask('when', 'When was it?', [
                  {
                    id: 'date',
                    type: 'Date',
                    label: 'Day',
                    mandatory: false,
                    minimum: { value: '2020-01-01' },
                  },
                  { id: 'month', type: 'MonthYearDate', mandatory: false },
                  { id: 'year', type: 'YearDate', mandatory: false },
                  { id: 'how-long', type: 'Duration', units: ['years', 'months'] },
                  { id: 'cost', type: 'Currency', currency: 'GBP', decimal_places: 2 },
                  { id: 'weight', type: 'Unit', unit: 'mass-kilogram', unit_length: 'short' },
                  { id: 'share', type: 'Percentage', maximum: { value: 100 } },
                  { id: 'tel', type: 'MobileNumber' },
                  { id: 'kin', type: 'Relationship', options: [{ label: 'Parent', value: 'Parent' }] },
                  { id: 'new', type: 'Hologram' },
                  { id: 'text', type: 'TextArea', max_length: 200, rows: 8 },
                  {
                    id: 'pick',
                    type: 'Dropdown',
                    placeholder: 'Choose',
                    options: [
                      { label: 'A', value: 'A' },
                      { label: 'B', value: 'B' },
                    ],
                  },
                ]),
                { id: 'summary', type: 'Summary' },
              ],
            },
          ],
        },
      ],
      submission: { button: 'Send', title: 'Check', guidance: 'Send it' },
      post_submission: { view_response: true, guidance: { contents: [{ description: 'Thanks' }] } },
    },
  },
  {
    what: 'older: routing with goto, skip conditions, piped texts',
    data: {
      mime_type: 'application/json/ons/eq',
      schema_version: '0.0.1',
      survey_id: '144',
      title: 'Older',
      description: 'A survey',
      sections: [
        {
          id: 's1',
          groups: [
            {
              id: 'g1',
              title: 'One',
              skip_conditions: [{ when: [{ meta: 'region_code', condition: 'equals', value: 'GB-WLS' }] }],
              routing_rules: [{ repeat: { type: 'answer_value', answer_id: 'people' } }],
              blocks: [
                {
                  type: 'Questionnaire',
                  id: 'b0',
                  title: 'People',
                  questions: [
                    {
                      id: 'q0',
                      type: 'General',
                      titles: [
                        {
                          value: 'How many are you, {{ metadata.name }}?',
                          when: [{ id: 'x', condition: 'set' }],
                        },
                        { value: 'How many are you?' },
                      ],
                      answers: [
                        {
                          id: 'people',
                          type: 'Number',
                          mandatory: true,
                          max_value: { value: 9 },
                          q_code: '1',
                        },
                      ],
                    },
                  ],
                  routing_rules: [
                    { goto: { block: 'b2', when: [{ id: 'people', condition: 'less than', value: 2 }] } },
                    { goto: { group: 'g2', when: [{ id: 'people', condition: 'greater than', value: 8 }] } },
                    { goto: { block: 'b0', when: [{ id: 'people', condition: 'not set' }] } },
                    { goto: { block: 'nowhere' } },
                  ],
                },
                {
                  type: 'Question',
                  id: 'b1',
                  questions: [
                    {
                      id: 'q1',
                      type: 'MutuallyExclusive',
                      title: 'You are {{ answers["people"] }}. Which?',
                      guidance: { content: [{ title: 'Include', list: ['this', 'that'] }] },
                      definitions: [{ title: 'People', content: [{ description: 'All who live here' }] }],
                      answers: [
                        {
                          id: 'w1',
                          type: 'Checkbox',
                          options: [
                            { label: 'A', value: 'A' },
                            { label: 'B', value: 'B' },
                          ],
                        },
                        { id: 'w2', type: 'Checkbox', options: [{ label: 'None', value: 'None' }] },
                      ],
                    },
                  ],
                  skip_conditions: [
                    { when: [{ id: 'people', condition: 'equals', value: 0 }] },
                    {
                      when: [
                        { id: 'people', condition: 'contains any', values: ['x'] },
                        { id: 'gone', condition: 'set' },
                      ],
                    },
                  ],
                },
                { type: 'Interstitial', id: 'b2', title: 'Nearly there', description: '<p>One more</p>' },
              ],
            },
            {
              id: 'g2',
              title: 'Two',
              blocks: [
                {
                  type: 'ConfirmationQuestion',
                  id: 'b3',
                  questions: [
                    {
                      id: 'q3',
                      type: 'General',
                      title: 'Are you sure?',
                      answers: [radio('sure', 'Yes', 'No')],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  },
  {
    what: 'newer in Welsh, with words of several forms and nothing to ask in one section',
    data: {
      language: 'cy',
      title: 'Gofal',
      sections: [
        { id: 'empty', groups: [{ id: 'e', blocks: [] }] },
        {
          id: 's',
          groups: [
            {
              id: 'g',
              blocks: [
                ask(
                  'b',
                  {
                    text_plural: {
                      forms: { one: 'Un person', other: '{n} o bobl' },
                      count: { source: 'answers', identifier: 'n' },
                    },
                  },
                  [radio('a', 'Ie', 'Na')],
                ),
                {
                  id: 'c',
                  type: 'Interstitial',
                  content_variants: [
                    { when: is('a', 'Ie'), content: { title: 'Da iawn' } },
                    { when: true, content: { title: 'Diolch' } },
                  ],
                },
                { id: 'odd', type: 'Question' },
                { type: 'Question', question: { title: 'Dim id', answers: [{ type: 'TextField' }] } },
              ],
            },
          ],
        },
      ],
    },
  },
];
