import { z } from 'zod';
import { options, question } from '../definition';
import type { Ranking } from './answer';

export const rankingDefinition = question('ranking', {
  options,
  top: z.int().min(1).max(20),
}) satisfies z.ZodType<Ranking>;
