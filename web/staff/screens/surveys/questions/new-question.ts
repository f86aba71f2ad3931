import { unwritten } from '../../../../../surveys/questionnaires/unwritten';
import { kindOf, type Question } from '../../../../../surveys/questions/answers';

const yesNo = [
  { code: 'yes', label: { en: 'Yes' } },
  { code: 'no', label: { en: 'No' } },
];

/** To be written over: a list of what someone chooses or orders is never “Yes” and “No”. */
const things = [
  { code: 'option_1', label: { en: unwritten.firstThing } },
  { code: 'option_2', label: { en: unwritten.secondThing } },
];

/** A first draft of each kind, under a key of its own, whole enough to be saved at once. */
export function newQuestion(kind: Question['kind'], key: string): Question {
  const base = { key, label: { en: unwritten.question } };
  switch (kind) {
    case 'single-choice':
      return { ...base, kind, options: yesNo, offers: ['prefer-not-to-say'] };
    case 'multiple-choice':
      return {
        ...base,
        kind,
        options: [...things, { code: 'none', label: { en: 'None of these' }, exclusive: true }],
      };
    case 'scale':
      return {
        ...base,
        kind,
        style: 'numeric',
        from: 0,
        to: 10,
        fromWords: { en: 'Not at all' },
        toWords: { en: 'Completely' },
      };
    case 'number':
      return { ...base, kind, min: 0, max: 100, decimals: 0 };
    case 'ranking':
      return {
        ...base,
        kind,
        options: [...things, { code: 'option_3', label: { en: unwritten.thirdThing } }],
        top: 2,
      };
    case 'constant-sum':
      return {
        ...base,
        kind,
        items: [
          { code: 'item_1', label: { en: unwritten.firstThing } },
          { code: 'item_2', label: { en: unwritten.secondThing } },
        ],
        total: 100,
        unit: { one: { en: 'point' }, many: { en: 'points' } },
        step: 5,
        offers: ['dont-know'],
      };
    case 'open-text':
      return { ...base, kind, maxLength: 2000, askQuote: true, crucial: false };
    case 'information':
      return {
        ...base,
        label: { en: unwritten.heading },
        kind,
        paragraphs: [{ en: unwritten.paragraph }],
      };
    default:
      // The worked example of a kind is whole: what stands in it is changed afterwards.
      return { ...kindOf({ kind }).example.question, ...base };
  }
}

/** A key that no page and no question has yet. */
export function freeKey(beginning: string, taken: readonly string[]): string {
  for (let n = 1; ; n += 1) if (!taken.includes(`${beginning}_${n}`)) return `${beginning}_${n}`;
}
