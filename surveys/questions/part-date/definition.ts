import { z } from 'zod';
import { question } from '../definition';
import type { PartDate } from './answer';

const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'write a date as 2015, 2015-06 or 2015-06-30');

/** What a question that asks for a date adds. */
export const dateRules = {
  finest: z.enum(['year', 'month', 'day']),
  earliest: date.optional(),
  latest: date.optional(),
  mayBeFuture: z.boolean().optional(),
};

export const partDateDefinition = question('part-date', dateRules) satisfies z.ZodType<PartDate>;
