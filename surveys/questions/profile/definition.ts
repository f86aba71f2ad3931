import type { z } from 'zod';
import { key, options, question } from '../definition';
import type { Profile } from './answer';

export const profileDefinition = question('profile', { variable: key, options }) satisfies z.ZodType<Profile>;
