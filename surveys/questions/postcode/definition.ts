import { z } from 'zod';
import { question } from '../definition';
import { areaLevels, type Postcode } from './answer';

export const postcodeDefinition = question('postcode', {
  keeps: z.enum(['district', 'sector', 'whole', 'area']),
  level: z.enum(areaLevels).optional(),
  areas: z
    .array(z.strictObject({ code: z.string().max(12), name: z.string().max(200) }))
    .max(2000)
    .optional(),
  home: z.boolean().optional(),
}) satisfies z.ZodType<Postcode>;
