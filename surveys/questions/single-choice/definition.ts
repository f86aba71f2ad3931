import type { z } from 'zod';
import { options, question } from '../definition';
import type { SingleChoice } from './answer';

export const singleChoiceDefinition = question('single-choice', {
  options,
}) satisfies z.ZodType<SingleChoice>;
