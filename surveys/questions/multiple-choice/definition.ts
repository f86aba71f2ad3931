import { z } from 'zod';
import { question, severalOptions } from '../definition';
import type { MultipleChoice } from './answer';

export const multipleChoiceDefinition = question('multiple-choice', {
  options: severalOptions,
  min: z.int().min(0).max(60).optional(),
  max: z.int().min(0).max(60).optional(),
}) satisfies z.ZodType<MultipleChoice>;
