import { accessibility, privacy } from './document';
import { footprints, getInvolved, home, results } from './home';
import { result } from './result';
import { update, updates } from './updates';

/** Every public screen, by name. None needs a script. */
export const publicScreens = {
  footprints,
  home,
  results,
  result,
  updates,
  update,
  'get-involved': getInvolved,
  accessibility,
  privacy,
} as const;
