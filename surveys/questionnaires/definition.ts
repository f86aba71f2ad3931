/** The zod shape of a stored or edited questionnaire. Server only; the plain types stand in types.ts. */
import { z } from 'zod';
import { condition, key, words } from '../questions/definition';
import { type Parsed, parseWith, questionDefinition } from '../questions/definitions';
import type { Questionnaire } from './types';

const share = z.number().gt(0).max(1);

export const questionnaireDefinition = z.strictObject({
  title: words,
  purpose: words,
  minutes: z.int().min(1).max(120),
  languages: z
    .array(z.string().min(2).max(20))
    .min(1)
    .max(40)
    .refine((tags) => tags.includes('en'), 'name “en” among the languages'),
  pages: z
    .array(
      z.strictObject({ key, questions: z.array(questionDefinition).max(20), showIf: condition.optional() }),
    )
    .min(1, 'add a page')
    .max(150)
    .refine((pages) => pages.flatMap((page) => page.questions).length <= 300, 'ask at most 300 questions'),
  thanks: words,
  completeness: z
    .strictObject({ partialFrom: share, completeFrom: share })
    .refine(
      (rule) => rule.partialFrom <= rule.completeFrom,
      'let “partialFrom” be no higher than “completeFrom”',
    ),
}) satisfies z.ZodType<Questionnaire>;

/**
 * Parses a questionnaire as stored or as edited: its shape only. What does not hold together in it (keys used twice,
 * conditions that can never be met) is found by review.ts, so that a draft can be saved and mended.
 * @returns the questionnaire, or what does not fit, each with its path (`pages[1].questions[0].options`)
 */
export function parseQuestionnaire(data: unknown): Parsed<Questionnaire> {
  return parseWith(questionnaireDefinition, data);
}
