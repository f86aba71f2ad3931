import { z } from 'zod';
import { options, question, words } from '../definition';
import type { Scale } from './answer';

const labelled = question('scale', { style: z.literal('labelled'), points: options });
const numeric = question('scale', {
  style: z.literal('numeric'),
  from: z.int().min(-100).max(100),
  to: z.int().min(-100).max(100),
  fromWords: words,
  toWords: words,
});

export const scaleDefinition = z.discriminatedUnion('style', [labelled, numeric]) satisfies z.ZodType<Scale>;
