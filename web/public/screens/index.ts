import { accessibility, privacy } from './document';
import { group } from './group';
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
  group,
  'get-involved': getInvolved,
  accessibility,
  privacy,
} as const;
