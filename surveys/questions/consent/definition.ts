import { z } from 'zod';
import { purposes } from '../../panel/consent';
import { question } from '../definition';
import type { Consent } from './answer';

export const consentDefinition = question('consent', {
  purpose: z.enum(purposes),
  textVersion: z.string().trim().min(1).max(40),
  mustAnswer: z.boolean().optional(),
}) satisfies z.ZodType<Consent>;
