import { accessibility, privacy } from './document';
import { group } from './group';
import { footprints, getInvolved, home, results } from './home';
import { paper } from './paper';
import { result } from './result';
import { update, updates } from './updates';

/** Every public screen, and the sheet to print, by name. None needs a script. */
export const publicScreens = {
  footprints,
  home,
  results,
  result,
  updates,
  update,
  group,
  'get-involved': getInvolved,
  accessibility,
  privacy,
  paper,
} as const;
