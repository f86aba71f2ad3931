import type { DrawMethod } from './method';
import { searchLottery } from './search';

/** R28: nobody eligible is shut out, and the least likely person is as likely as can be. */
export const leximin: DrawMethod = {
  name: 'leximin',
  label: 'Fairest draw (LEXIMIN)',
  promise:
    'The lowest chance of anyone is as high as the quotas allow; then the second lowest, and so on to the highest.',
  loses: null,
  boundsLowest: true,
  search: (solver, pool, limits) => searchLottery(solver, pool, limits),
};
