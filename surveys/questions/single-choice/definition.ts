import type { z } from 'zod';
import { code, longOptions, question } from '../definition';
import type { SingleChoice } from './answer';

export const singleChoiceDefinition = question('single-choice', {
  options: longOptions,
  other: code.optional(),
}) satisfies z.ZodType<SingleChoice>;
