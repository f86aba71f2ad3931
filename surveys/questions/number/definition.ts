import { z } from 'zod';
import { question, words } from '../definition';
import type { NumberQuestion } from './answer';

const bound = z.number().min(-1e9).max(1e9);

export const numberDefinition = question('number', {
  unit: words.optional(),
  min: bound,
  max: bound,
  usualMin: bound.optional(),
  usualMax: bound.optional(),
  decimals: z.int().min(0).max(4),
}) satisfies z.ZodType<NumberQuestion>;
