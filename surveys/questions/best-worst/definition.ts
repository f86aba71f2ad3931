import { z } from 'zod';
import { code, options, question } from '../definition';
import type { BestWorst } from './answer';

export const bestWorstDefinition = question('best-worst', {
  options,
  sets: z.array(z.array(code).min(3).max(8)).min(1).max(20),
}) satisfies z.ZodType<BestWorst>;
