import type { z } from 'zod';
import { options, question } from '../definition';
import type { Statements } from './answer';

export const statementsDefinition = question('statements', {
  items: options.max(40),
}) satisfies z.ZodType<Statements>;
