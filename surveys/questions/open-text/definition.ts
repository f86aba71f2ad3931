import { z } from 'zod';
import { question } from '../definition';
import type { OpenText } from './answer';

export const openTextDefinition = question('open-text', {
  maxLength: z.int().min(1).max(10_000),
  isShort: z.boolean().optional(),
  askQuote: z.boolean(),
}) satisfies z.ZodType<OpenText>;
