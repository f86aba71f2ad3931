import type { en } from '../en';
import type { Wording } from '../entry';
import * as onPhone from './on-phone';

export const ur: Wording<typeof en> = { ...onPhone };
