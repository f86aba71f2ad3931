import type { en } from '../en';
import type { Wording } from '../entry';
import { easyRead } from './easy-read';
import * as onPhone from './on-phone';

export const ur: Wording<typeof en> = { ...onPhone, easyRead };
