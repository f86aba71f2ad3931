import { easyRead } from './easy-read';
import * as onPhone from './on-phone';

/** English, the model: the other languages have the same parts. */
export const en = { ...onPhone, easyRead };
