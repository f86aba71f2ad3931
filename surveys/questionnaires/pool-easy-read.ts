import { kindOf, type Question } from '../questions/answers';
import { own } from '../questions/fields';
import type { Stored } from '../vocabulary';
import { easyReadOf } from './easy-read';
import type { Answers } from './show-if';
import type { Questionnaire } from './types';
import { unfold } from './unfold';

/**
 * What is wrong with how an Easy Read question counts in the standard one, as sentences for staff; none where its answers can be
 * pooled. A scale that is not mapped is no fault: its answers are kept apart.
 * @example mappingFaults({ ...easy, mapped: { good: 'fine' } }, standard)[0] // 'Its answer “good” counts as “fine”, which …'
 */
export function mappingFaults(easy: Question, standard: Question): readonly string[] {
  const { mapped } = easy;
  if (mapped === undefined) return [];
  if (easy.kind === 'open-text')
    return ['Own words are read under the question they were written for. Count it apart.'];
  const [here, there] = [kindOf(easy).domain(easy), kindOf(standard).domain(standard)];
  const codes = here.codes ?? [];
  const others = there.codes ?? [];
  const about = `“${standard.key}”`;
  if (mapped === 'same') {
    if (
      easy.kind !== standard.kind ||
      here.numbers?.min !== there.numbers?.min ||
      here.numbers?.max !== there.numbers?.max
    )
      return [
        `It is answered in another way than ${about}, so its answers are not the same. Say how each counts, or count it apart.`,
      ];
    const strange = [...codes, ...(here.items ?? [])].filter(
      (code) => ![...others, ...(there.items ?? [])].includes(code),
    );
    return strange.map(
      (code) => `Its answer “${code}” is not one of ${about}. Use the same codes, or say how each counts.`,
    );
  }
  if (codes.length === 0 || others.length === 0 || here.items || there.items)
    return [`Its answers cannot be told by code in ${about}. Count it as the same, or apart.`];
  if (here.several === true && there.several !== true)
    return [`Several can be chosen here and one in ${about}. Count it apart.`];
  return [
    ...Object.keys(mapped)
      .filter((code) => !codes.includes(code))
      .map((code) => `It says how “${code}” counts, which is not one of its answers. Remove it.`),
    ...codes.flatMap((code) => {
      const counts = own(mapped, code);
      if (counts === undefined)
        return [
          `Its answer “${code}” counts as nothing in ${about}. Choose what it counts as, or count the question apart.`,
        ];
      return others.includes(counts)
        ? []
        : [`Its answer “${code}” counts as “${counts}”, which ${about} does not offer. Choose another.`];
    }),
  ];
}

/** A question of the Easy Read version, and the standard question in which its answers count. */
export type Pooled = { readonly easy: Question; readonly standard: Question };

/**
 * The questions whose answers in both versions are one variable: those with a mapping that holds. Of two Easy Read
 * questions for one standard question the first counts.
 */
export function pooledQuestions(questionnaire: Questionnaire): readonly Pooled[] {
  const standards = unfold(questionnaire).pages.flatMap((page) => page.questions);
  const pooled = new Map<string, Pooled>();
  for (const easy of easyQuestions(questionnaire)) {
    const standard = standards.find(({ key }) => key === easy.of);
    if (
      standard &&
      easy.mapped !== undefined &&
      !pooled.has(standard.key) &&
      mappingFaults(easy, standard).length === 0
    )
      pooled.set(standard.key, { easy, standard });
  }
  return [...pooled.values()];
}

/** The questions of the Easy Read version that are variables of their own, with who helped among them. */
export function questionsApart(questionnaire: Questionnaire): readonly Question[] {
  const together = new Set(pooledQuestions(questionnaire).map(({ easy }) => easy.key));
  return easyQuestions(questionnaire).filter(({ key }) => !together.has(key));
}

/**
 * An answer in Easy Read as an answer to the standard question. A stated reason for none stays the same reason; what the
 * standard question could not have been answered with reads as not asked, and so counts for nothing.
 * @example mappedAnswer({ easy, standard }, { value: 'ok' }) // { value: 'fair' }
 */
export function mappedAnswer({ easy, standard }: Pooled, stored: Stored | undefined): Stored {
  if (stored === undefined) return { missing: 'not-asked' };
  if ('missing' in stored) return stored;
  const value = valueIn(easy, stored.value);
  return value !== undefined && kindOf(standard).check(standard, value, 'typed-in') === null
    ? { value }
    : { missing: 'not-asked' };
}

function valueIn({ mapped }: Question, value: unknown): unknown {
  if (mapped === 'same' || mapped === undefined) return value;
  if (typeof value === 'string') return own(mapped, value);
  if (Array.isArray(value)) {
    const codes = value.map((code) => own(mapped, String(code)));
    return codes.includes(undefined) ? undefined : [...new Set(codes)];
  }
  return typeof value === 'object' && value !== null && 'code' in value
    ? own(mapped, String(value.code))
    : undefined;
}

/**
 * What someone answered in Easy Read, under the keys of the standard version: mapped answers, and not asked for all others.
 * @param answers as they count in the Easy Read version (routing.ts)
 */
export function pooledAnswers(questionnaire: Questionnaire, answers: Answers): Answers {
  const pooled = pooledQuestions(questionnaire);
  const standards = unfold(questionnaire).pages.flatMap((page) => page.questions);
  return Object.fromEntries(
    standards.map(({ key }): [string, Stored] => {
      const pair = pooled.find(({ standard }) => standard.key === key);
      return [key, pair ? mappedAnswer(pair, own(answers, pair.easy.key)) : { missing: 'not-asked' }];
    }),
  );
}

function easyQuestions(questionnaire: Questionnaire): readonly Question[] {
  const version = easyReadOf(questionnaire);
  return version ? unfold(version).pages.flatMap((page) => page.questions) : [];
}
