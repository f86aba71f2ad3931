/** What each kind of question becomes in an XLSForm: rows, lists of choices, and what other programs cannot be told. */
import { kindOf, type Question } from '../../questions/answers';
import { offersOf } from '../../questions/parts';
import type { Option } from '../../questions/question-kind';
import type { Words } from '../../vocabulary';

export type SurveyRow = {
  readonly type: string;
  readonly name: string;
  readonly label?: Words;
  readonly hint?: Words;
  readonly relevant?: string;
  readonly constraint?: string;
  readonly appearance?: string;
  readonly parameters?: string;
};
export type Choice = { readonly list: string; readonly name: string; readonly label: Words };

/** What a kind becomes: rows, lists of choices, and what the form cannot say of it. */
export type Written = {
  readonly rows: readonly SurveyRow[];
  readonly choices?: readonly Choice[];
  readonly unsaid?: readonly string[];
};
type WriterOf<Kind extends Question['kind']> = (question: Extract<Question, { kind: Kind }>) => Written;

/** Kind → rows of the form. A new kind is one row; until it has one, each of its columns is a row of the form. */
const writers: { readonly [Kind in Question['kind']]?: WriterOf<Kind> } = {
  'single-choice': (question) => selectOf(question, 'select_one', question.options),
  'multiple-choice': (question) => {
    const exclusive = question.options.filter((option) => option.exclusive).map(({ code }) => code);
    const limits = [
      ...(question.min === undefined ? [] : [`count-selected(.) >= ${question.min}`]),
      ...(question.max === undefined ? [] : [`count-selected(.) <= ${question.max}`]),
      ...[...exclusive, ...(question.offers ?? [])].map(
        (code) => `not(selected(., '${code}') and count-selected(.) > 1)`,
      ),
    ];
    return selectOf(question, 'select_multiple', question.options, limits.join(' and '));
  },
  scale: (question) =>
    question.style === 'labelled'
      ? { ...selectOf(question, 'select_one', question.points), unsaid: ['that its choices are a scale'] }
      : {
          rows: [
            {
              ...rowOf(question, 'range'),
              hint: withEnds(question),
              parameters: `start=${question.from} end=${question.to} step=1`,
            },
          ],
          unsaid: reasons(question),
        },
  number: (question) => ({
    rows: [
      {
        ...rowOf(question, question.decimals === 0 ? 'integer' : 'decimal'),

        constraint: `. >= ${question.min} and . <= ${question.max}`,
        ...(question.unit && { hint: joinWords(question.hint, question.unit) }),
      },
    ],
    unsaid: reasons(question),
  }),
  ranking: (question) => {
    const { rows, choices } = selectOf({ ...question, offers: [] }, 'rank', question.options);
    const unsaid =
      question.top < question.options.length ? [`that only the first ${question.top} are put in order`] : [];
    return { rows, ...(choices && { choices }), unsaid: [...unsaid, ...reasons(question)] };
  },
  'constant-sum': (question) => {
    const { items, total, key, label, hint } = question;
    const name = (code: string) => `${key}_${code.replace(/-/g, '_')}`;
    const others = items.slice(0, -1).map(({ code }) => `coalesce(\${${name(code)}}, 0)`);
    return {
      rows: [
        { type: 'begin_group', name: key, label, appearance: 'field-list' },
        ...(hint ? [{ type: 'note', name: `${key}_hint`, label: hint }] : []),
        ...items.map(({ code, label: words }, index) => ({
          type: 'integer',
          name: name(code),
          label: words,
          constraint:
            index < items.length - 1
              ? `. >= 0 and . <= ${total}`
              : `. >= 0 and . <= ${total} and ${[...others, '.'].join(' + ')} = ${total}`,
        })),
        { type: 'end_group', name: key },
      ],
      unsaid: ['that its items are shares of one total', ...reasons(question)],
    };
  },
  'open-text': (question) => ({
    rows: [
      {
        ...rowOf(question, 'text'),
        constraint: `string-length(.) <= ${question.maxLength}`,
        ...(question.maxLength > 200 && { appearance: 'multiline' }),
      },
    ],
    unsaid: [...(question.askQuote ? ['whether the words may be quoted'] : []), ...reasons(question)],
  }),
  information: (question) => ({
    rows: [
      {
        type: 'note',
        name: question.key,
        label: question.paragraphs.reduce<Words>(
          (words, paragraph) => joinWords(words, paragraph),
          question.label,
        ),
      },
    ],
  }),
};

/** The rows and choices of one question. */
export function writeKind(question: Question): Written {
  // A row is found by the question’s own kind, so it is the one made for that question.
  const writer = writers[question.kind] as ((question: Question) => Written) | undefined;
  return writer ? writer(question) : byColumns(question);
}

/** Any kind as what its data file has of it: one row of the form a column. */
function byColumns(question: Question): Written {
  const { key, label, hint } = question;
  const columns = kindOf(question).columns(question);
  const typeOf = { numeric: 'decimal', text: 'text', nominal: 'select_one', ordinal: 'select_one' } as const;
  const choices = columns.flatMap(({ name, categories }) =>
    (categories ?? []).map((category) => ({
      list: name,
      name: category.code,
      label: { en: category.label },
    })),
  );
  const asked = columns.map(({ name, label: words, measure, categories }) => ({
    type: categories ? `select_one ${name}` : typeOf[measure] === 'select_one' ? 'text' : typeOf[measure],
    name,
    label: { en: words },
  }));
  return {
    rows: [
      { type: 'begin_group', name: `${key}_group`, label, ...(hint && { hint }) },
      ...asked,
      { type: 'end_group', name: `${key}_group` },
    ],
    choices,
    unsaid: [`how it is shown (“${kindOf(question).label}”)`, ...reasons(question)],
  };
}

const reasons = (question: Question) =>
  (question.offers ?? []).map((offer) => `that “${offer}” may be answered`);

function rowOf({ key, label, hint }: Pick<Question, 'key' | 'label' | 'hint'>, type: string): SurveyRow {
  return { type, name: key, label, ...(hint && { hint }) };
}

function selectOf(
  question: Question,
  type: 'select_one' | 'select_multiple' | 'rank',
  options: readonly Option[],
  constraint = '',
): Written {
  const offered = offersOf(question).map(({ offer, label }) => ({ name: offer, label }));
  const listed = [...options.map(({ code, label }) => ({ name: code, label })), ...offered];
  return {
    rows: [{ ...rowOf(question, `${type} ${question.key}`), ...(constraint !== '' && { constraint }) }],
    choices: listed.map((one) => ({ list: question.key, ...one })),
  };
}

function withEnds(question: Extract<Question, { kind: 'scale'; style: 'numeric' }>): Words {
  const end = (number: number, words: Words): Words => mapWords(words, (text) => `${number} = ${text}`);
  return joinWords(
    question.hint,
    joinWords(end(question.from, question.fromWords), end(question.to, question.toWords)),
  );
}

function mapWords(words: Words, change: (text: string) => string): Words {
  const changed: Record<string, string> = {};
  for (const [language, text] of Object.entries(words))
    if (text !== undefined) changed[language] = change(text);
  return { ...changed, en: change(words.en) };
}

/** One under the other, in the languages that either has. */
function joinWords(first: Words | undefined, second: Words): Words {
  if (first === undefined) return second;
  const languages = new Set([...Object.keys(first), ...Object.keys(second)]);
  const joined: Record<string, string> = {};
  for (const language of languages)
    joined[language] = `${first[language] ?? first.en}\n${second[language] ?? second.en}`;
  return { ...joined, en: `${first.en}\n${second.en}` };
}
