/** The zod shape of a stored or edited questionnaire. Server only; the plain types stand in types.ts. */
import { z } from 'zod';
import { clip, code, condition, key, legalGround, words } from '../questions/definition';
import { type Parsed, parseWith, questionDefinition } from '../questions/definitions';
import type { Questionnaire } from './types';

const share = z.number().gt(0).max(1);

const jump = z.union([
  z.strictObject({ if: condition.optional(), to: key }),
  z.strictObject({ if: condition.optional(), end: key }),
]);

const page = z.strictObject({
  key,
  questions: z.array(questionDefinition).max(20),
  showIf: condition.optional(),
  section: key.optional(),
  jumps: z.array(jump).max(20).optional(),
  checks: z
    .array(z.strictObject({ if: condition, at: key, words, soft: z.boolean().optional() }))
    .max(20)
    .optional(),
});

const line = z.strictObject({
  name: words,
  telephone: z.string().trim().min(3).max(40).optional(),
  about: words.optional(),
});

const logic = {
  ground: legalGround.optional(),
  change: z
    .strictObject({ reason: z.string().trim().min(1).max(1000), isWordingOnly: z.boolean() })
    .optional(),
  known: z
    .record(
      key,
      z.union([
        z.strictObject({ profile: key, codes: z.array(z.string().min(1).max(60)).min(1).max(100) }),
        z.strictObject({ cohort: z.array(z.string().min(1).max(200)).min(1).max(100) }),
        z.strictObject({ earlier: condition }),
      ]),
    )
    .optional(),
  splits: z
    .array(
      z.strictObject({
        key,
        arms: z
          .array(z.strictObject({ code, parts: z.int().min(1).max(1000) }))
          .min(2)
          .max(20),
      }),
    )
    .max(10)
    .optional(),
  loops: z
    .array(
      z.strictObject({ key, over: key, pages: z.array(key).min(1).max(20), most: z.int().min(1).max(20) }),
    )
    .max(10)
    .optional(),
  ends: z
    .array(
      z.strictObject({
        key,
        kind: z.enum(['screened-out', 'thanks', 'help']),
        title: words,
        paragraphs: z.array(words).max(10),
        lines: z.array(line).max(10).optional(),
      }),
    )
    .max(20)
    .optional(),
  safety: z
    .array(
      z.strictObject({
        key,
        if: condition.optional(),
        words: z.array(z.string().trim().min(2).max(60)).max(200).optional(),
        lines: z.array(line).min(1).max(10),
        task: z.string().trim().min(1).max(1000),
      }),
    )
    .max(20)
    .optional(),
};

/** What both versions of a questionnaire have. */
const version = {
  title: words,
  purpose: words,
  bsl: clip.optional(),
  minutes: z.int().min(1).max(120),
  pages: z
    .array(page)
    .min(1, 'add a page')
    .max(150)
    .refine((pages) => pages.flatMap((page) => page.questions).length <= 300, 'ask at most 300 questions'),
  thanks: words,
};

export const questionnaireDefinition = z.strictObject({
  ...version,
  languages: z
    .array(z.string().min(2).max(20))
    .min(1)
    .max(40)
    .refine((tags) => tags.includes('en'), 'name “en” among the languages'),
  ...logic,
  easyRead: z
    .strictObject({ ...version, loops: logic.loops, ends: logic.ends, safety: logic.safety })
    .optional(),
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
