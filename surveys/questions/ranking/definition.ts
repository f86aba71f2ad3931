import { z } from 'zod';
import { question, severalOptions } from '../definition';
import type { Ranking } from './answer';

export const rankingDefinition = question('ranking', {
  options: severalOptions,
  top: z.int().min(1).max(20),
}) satisfies z.ZodType<Ranking>;
