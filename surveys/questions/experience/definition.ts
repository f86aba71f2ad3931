import type { z } from 'zod';
import { options, question, words } from '../definition';
import { dateRules } from '../part-date/definition';
import type { Experience } from './answer';

export const experienceDefinition = question('experience', {
  ...dateRules,
  options,
  points: options.max(11),
  whereWords: words.optional(),
  whenWords: words.optional(),
  howWords: words.optional(),
}) satisfies z.ZodType<Experience>;
