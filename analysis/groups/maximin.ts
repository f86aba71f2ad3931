import type { DrawMethod } from './method';
import { searchLottery } from './search';

/** Only the lowest chance counts: quicker to explain, and those above it may be treated unevenly. */
export const maximin: DrawMethod = {
  name: 'maximin',
  label: 'Highest lowest chance (MAXIMIN)',
  promise: 'The lowest chance of anyone is as high as the quotas allow; nothing is promised above it.',
  loses:
    'Those above the lowest chance may be treated unevenly: some may have less than they could have had at no one else’s cost.',
  boundsLowest: true,
  search: (solver, pool, limits) => searchLottery(solver, pool, limits, 1),
};
