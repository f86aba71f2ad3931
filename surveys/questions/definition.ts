/** The zod shapes that all kinds share: words, codes, options, conditions, and the base of a question. Server only. */
import { z } from 'zod';
import type { Clip } from '../media/media';
import { lawfulBases, specialConditions } from '../panel/consent';
import type { Condition } from '../questionnaires/show-if';
import { specialCategories } from './question-kind';

const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Wording by language tag; English must be there. */
export const words = z
  .object({ en: z.string().trim().min(1).max(4000) })
  .catchall(z.string().trim().min(1).max(4000))
  .superRefine((value, context) => {
    for (const tag of Object.keys(value)) {
      if (!languageTag.test(tag)) {
        context.addIssue({
          code: 'custom',
          path: [tag],
          message: `“${tag.slice(0, 20)}” is not a language tag such as “ur” or “zh-Hans”`,
        });
      }
    }
  });

/** The id of an uploaded file. Whether it is there, and of the kind wanted, is found by the server. */
const media = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'choose an uploaded file');

/** A clip in use, with captions by language. */
export const clip = z.strictObject({
  media,
  width: z.int().min(1).max(10_000).optional(),
  height: z.int().min(1).max(10_000).optional(),
  captions: z
    .array(
      z.strictObject({ language: z.string().regex(languageTag, 'write a language tag such as “en”'), media }),
    )
    .max(20)
    .refine(
      (list) => new Set(list.map(({ language }) => language)).size === list.length,
      'give each language one captions file',
    )
    .optional(),
  transcript: words.optional(),
}) satisfies z.ZodType<Clip>;

/** A question's or a page's key: it names columns in data files, so only what SPSS, R and Excel all read. */
export const key = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'use up to 40 small letters, figures and _, beginning with a letter');

/** An option's or item's code. */
export const code = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_-]{0,39}$/,
    'use up to 40 small letters, figures, _ and -, beginning with a letter or figure',
  );

const picture = z.strictObject({ media, alt: words.optional() });

export const option = z.strictObject({
  code,
  label: words,
  picture: picture.optional(),
  exclusive: z.boolean().optional(),
  pinned: z.boolean().optional(),
});
export const options = z.array(option).min(2).max(60);
/** Of which several are ticked or put in order: long lists come from other programs, and the dry run asks for shorter ones. */
export const severalOptions = z.array(option).min(2).max(200);
/** Of which one is chosen from a box to unfold. */
export const longOptions = z.array(option).min(2).max(1000);

/** A code of a choice, or a number. */
const comparable = z.union([z.string().min(1).max(60), z.number()]);
const about = { question: key, item: code.optional() };

/** Show-if as data: see questionnaires/show-if.ts. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1).max(20) }),
    z.strictObject({ any: z.array(condition).min(1).max(20) }),
    z.strictObject({ not: condition }),
    z.strictObject({ ...about, is: comparable }),
    z.strictObject({ ...about, isNot: comparable }),
    z.strictObject({ ...about, atLeast: z.number() }),
    z.strictObject({ ...about, atMost: z.number() }),
    z.strictObject({ ...about, includes: code, within: z.int().min(1).max(60).optional() }),
    z.strictObject({ ...about, answered: z.boolean() }),
    z.strictObject({ known: key }),
    z.strictObject({ split: key, arm: code }),
    z.strictObject({ sum: z.array(key).min(1).max(20), atLeast: z.number() }),
    z.strictObject({ sum: z.array(key).min(1).max(20), atMost: z.number() }),
  ]),
);

export const legalGround = z.strictObject({
  purpose: z.string().trim().min(1).max(1000),
  basis: z.enum(lawfulBases),
  condition: z.enum(specialConditions).optional(),
});

const base = {
  key,
  label: words,
  hint: words.optional(),
  sensitive: z.boolean().optional(),
  special: z.enum(specialCategories).optional(),
  ground: legalGround.optional(),
  whyWeAsk: words.optional(),
  bsl: clip.optional(),
  offers: z
    .array(z.enum(['dont-know', 'prefer-not-to-say']))
    .max(2)
    .optional(),
  dontKnowWords: words.optional(),
  showIf: condition.optional(),
  shuffle: z.boolean().optional(),
  carryFrom: key.optional(),
  crucial: z.boolean().optional(),
  source: z.string().min(1).max(1000).optional(),
  benchmark: z
    .strictObject({
      // Left empty while it is being written; the dry run says so, and nothing is issued without.
      source: z.string().max(1000),
      geography: z.string().max(200),
      groups: z.record(z.string().min(1).max(200), z.array(code).min(1)),
    })
    .optional(),
  picture: picture.optional(),
  of: key.optional(),
  mapped: z.union([z.literal('same'), z.record(code, code)]).optional(),
};

/**
 * The shape of one kind of question: what all questions have, and what this kind adds. Unknown fields are refused.
 * @param kind its name, as in answers.ts
 * @param settings zod fields of its own
 */
export function question<const Kind extends string, Settings extends z.ZodRawShape>(
  kind: Kind,
  settings: Settings,
) {
  return z.strictObject({ kind: z.literal(kind), ...base, ...settings });
}
