import type { Mounted } from './mount';
import { accessStation } from './staff/access';
import { messagesStation } from './staff/messages';
import { pathwaysStation } from './staff/pathways';
import { themesStation } from './staff/themes';
import { updatesStation } from './staff/updates';

/** Every operation of the product with its handler, station by station. */
export const stations: readonly Mounted[] = [
  ...accessStation,
  ...messagesStation,
  ...themesStation,
  ...pathwaysStation,
  ...updatesStation,
];
