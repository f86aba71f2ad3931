import { z } from 'zod';
import { question, words } from '../definition';
import type { Information } from './answer';

export const informationDefinition = question('information', {
  paragraphs: z.array(words).min(1).max(10),
}) satisfies z.ZodType<Information>;
