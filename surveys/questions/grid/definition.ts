import type { z } from 'zod';
import { options, question, words } from '../definition';
import type { Grid } from './answer';

export const gridDefinition = question('grid', {
  items: options.max(20),
  points: options.max(11),
  itemWord: words.optional(),
}) satisfies z.ZodType<Grid>;
