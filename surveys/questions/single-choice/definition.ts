import type { z } from 'zod';
import { code, options, question } from '../definition';
import type { SingleChoice } from './answer';

export const singleChoiceDefinition = question('single-choice', {
  options,
  other: code.optional(),
}) satisfies z.ZodType<SingleChoice>;
