import { z } from 'zod';
import { options, question, words } from '../definition';
import type { ConstantSum } from './answer';

export const constantSumDefinition = question('constant-sum', {
  items: options.max(20),
  total: z.int().min(2).max(100_000),
  unit: z.strictObject({ one: words, many: words }),
  step: z.int().min(1).max(100_000),
  orderInstead: z.boolean().optional(),
}) satisfies z.ZodType<ConstantSum>;
