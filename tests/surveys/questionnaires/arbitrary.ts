// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm names answers so
/** Questionnaires of every kind with settings of every sort, as fast-check makes them. */
import fc from 'fast-check';
import { parseQuestionnaire } from '../../../surveys/questionnaires/definition';
import type { Condition } from '../../../surveys/questionnaires/show-if';
import type { Page, Questionnaire } from '../../../surveys/questionnaires/types';
import { answers, type Question } from '../../../surveys/questions/answers';
import type { Words } from '../../../surveys/vocabulary';
import { aQuestionnaire } from './builders';

const text = fc
  .oneof(
    fc.constantFrom(
      'How are you?',
      'Yes',
      '=1+1',
      'a _x0041_ b',
      '${a} {{a}}',
      'line\nnext',
      '<b>5 < 6 & 7</b>',
    ),
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  )
  .map((said) => said.trim())
  // What XML cannot hold no workbook can show; words with it are never typed.
  .filter(
    (said) => said !== '' && /^[\n\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(said),
  );

const words: fc.Arbitrary<Words> = fc
  .record({ en: text, pl: text, ur: text }, { requiredKeys: ['en'] })
  .map((said) => ({ ...said }));

/** A list with the codes it had and words of its own. */
const worded = <Part extends { readonly label: Words }>(parts: readonly Part[]): fc.Arbitrary<Part[]> =>
  fc.tuple(...parts.map((part) => words.map((label): Part => ({ ...part, label }))));

const base = fc.record(
  {
    hint: words,
    sensitive: fc.boolean(),
    whyWeAsk: words,
    dontKnowWords: words,
    shuffle: fc.boolean(),
    crucial: fc.boolean(),
    source: text,
    special: fc.constantFrom('health' as const, 'ethnicity' as const),
    ground: fc.constant({ purpose: 'To plan care', basis: 'public-task' as const }),
    benchmark: fc.constant({ source: 'A survey', geography: 'England', groups: { Good: ['yes'] } }),
    offers: fc.subarray(['dont-know' as const, 'prefer-not-to-say' as const]),
  },
  { requiredKeys: [] },
);

/** The example of its kind under a key, with other words and settings. */
function questionOf(key: string, kind: keyof typeof answers): fc.Arbitrary<Question> {
  const example: Question = answers[kind].example.question;
  const lists = (['options', 'items', 'points'] as const).flatMap((list) => {
    const parts = (example as unknown as Record<string, unknown>)[list];
    return Array.isArray(parts) ? [worded(parts).map((said) => ({ [list]: said }))] : [];
  });
  return fc
    .tuple(words, base, ...lists)
    .map(([label, settings, ...said]) => Object.assign({}, example, settings, ...said, { key, label }));
}

const numberWithUnit = (key: string): fc.Arbitrary<Question> =>
  fc.tuple(words, words, fc.integer({ min: 0, max: 4 })).map(([label, unit, decimals]) => ({
    key,
    kind: 'number',
    label,
    unit,
    min: 0,
    max: 9,
    usualMax: 5,
    decimals,
  }));

const condition = (key: string): fc.Arbitrary<Condition> =>
  fc.constantFrom<Condition>(
    { question: key, answered: true },
    { not: { question: key, is: 'yes' } },
    { any: [{ known: 'carer' }, { split: 'ab', arm: 'b' }] },
  );

/**
 * Questionnaires of two to six questions of any kinds, some of them together on a page or asked of some only, with what
 * stands around them: each has the shape of a stored one.
 */
export const questionnaires: fc.Arbitrary<Questionnaire> = fc
  .array(fc.constantFrom('unit' as const, ...(Object.keys(answers) as (keyof typeof answers)[])), {
    minLength: 2,
    maxLength: 6,
  })
  .chain((kinds) =>
    fc.record({
      questions: fc.tuple(
        ...kinds.map((kind, index) =>
          kind === 'unit' ? numberWithUnit(`q${index}`) : questionOf(`q${index}`, kind),
        ),
      ),
      showIf: fc.array(fc.option(condition('q0')), { minLength: 6, maxLength: 6 }),
      together: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      title: words,
      purpose: words,
      thanks: words,
      minutes: fc.integer({ min: 1, max: 120 }),
      languages: fc.subarray(['pl', 'ur']),
      hasLogic: fc.boolean(),
    }),
  )
  .map(({ questions, showIf, together, languages, hasLogic, ...whole }) => {
    const pages: Page[] = [];
    for (const [index, question] of questions.entries()) {
      const who = index > 0 && showIf[index];
      const asked = { ...question, ...(who && { showIf: who }) };
      const before = pages.at(-1);
      if (before && together[index])
        pages[pages.length - 1] = { ...before, questions: [...before.questions, asked] };
      else pages.push({ key: `page_${index}`, questions: [asked], ...(hasLogic && { section: 'one' }) });
    }
    const draft = aQuestionnaire(hasLogic ? [...pages, { key: 'empty', questions: [] }] : pages, {
      ...whole,
      languages: ['en', ...languages],
      ...(hasLogic && logic),
    });
    const parsed = parseQuestionnaire(draft);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    return parsed.value;
  });

const logic: Partial<Questionnaire> = {
  ground: { purpose: 'To plan care', basis: 'public-task' },
  known: { carer: { profile: 'carer', codes: ['yes'] } },
  splits: [
    {
      key: 'ab',
      arms: [
        { code: 'a', parts: 1 },
        { code: 'b', parts: 2 },
      ],
    },
  ],
  ends: [
    { key: 'out', kind: 'screened-out', title: { en: 'Thank you' }, paragraphs: [{ en: 'Not this time.' }] },
  ],
  safety: [
    {
      key: 'harm',
      words: ['hurt'],
      lines: [{ name: { en: 'Samaritans' }, telephone: '116 123' }],
      task: 'Call',
    },
  ],
};
