import type { Mounted } from './mount';
import { accessStation } from './staff/access';
import { messagesStation } from './staff/messages';

/** Every operation of the product with its handler, station by station. */
export const stations: readonly Mounted[] = [...accessStation, ...messagesStation];
