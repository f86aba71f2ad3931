import { z } from 'zod';
import { options, question } from '../definition';
import type { MultipleChoice } from './answer';

export const multipleChoiceDefinition = question('multiple-choice', {
  options,
  min: z.int().min(0).max(60).optional(),
  max: z.int().min(0).max(60).optional(),
}) satisfies z.ZodType<MultipleChoice>;
