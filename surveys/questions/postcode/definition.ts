import { z } from 'zod';
import { question } from '../definition';
import type { Postcode } from './answer';

export const postcodeDefinition = question('postcode', {
  keeps: z.enum(['district', 'sector', 'whole']),
}) satisfies z.ZodType<Postcode>;
