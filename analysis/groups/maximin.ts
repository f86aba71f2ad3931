import type { DrawMethod } from './method';
import { searchLottery } from './search';

/** Only the lowest chance counts: quicker to explain, and those above it may be treated unevenly. */
export const maximin: DrawMethod = {
  name: 'maximin',
  label: 'Highest lowest chance (MAXIMIN)',
  promise: 'The lowest chance of anyone is as high as the quotas allow; nothing is promised above it.',
  search: (solver, pool, limits) => searchLottery(solver, pool, limits, 1),
};
